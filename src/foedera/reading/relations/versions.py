"""Versions of one text: which provision became which, and where quotes of the old stand in the new.

In: documents with their provisions. Out: pairs, and new spans with how they were found. The text with the same id and
another hash is a new version: its provisions carry the version in their ids (…/eng@2/art_5), so what was cited stays.
Not here: recording.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
from rapidfuzz import fuzz, process

from foedera.ids import split_document
from foedera.model.anchor import Anchor, Placement
from foedera.model.claim import Lead, Span
from foedera.model.document import Document, Provision, ReadResult
from foedera.text.leads import Leads

_CONTEXT = 32
"""Code points of prefix and suffix a span carries (model.claim)."""
_MATCHES = 60.0
"""Likeness (0 to 100, rapidfuzz's normalised indel similarity) from which one provision can be the other, changed."""
_SAME_PLACE = 40.0
"""The same, for provisions of one eId."""
_CARRIES = 88.0
"""Likeness of the best-fitting passage from which a quote is carried over."""


def as_version(result: ReadResult, version: int) -> ReadResult:
    """The same reading under the ids of version `version` (2 and more) of its text."""
    old = result.document.id
    subject, language, _ = split_document(old)
    new = f"{subject}/{language}@{version}"

    def moved(identifier: str | None) -> str | None:
        return None if identifier is None else new + identifier.removeprefix(old)

    provisions = tuple(
        msgspec.structs.replace(
            provision,
            id=moved(provision.id),
            document=new,
            notes=tuple(msgspec.structs.replace(mark, note=moved(mark.note)) for mark in provision.notes),
        )
        for provision in result.provisions
    )
    document = msgspec.structs.replace(result.document, id=new)
    return msgspec.structs.replace(result, document=document, provisions=provisions)


def aligned(old: Document, olds: Sequence[Provision], new: Document, news: Sequence[Provision]) -> dict[str, str]:
    """Which provision of the old version became which of the new, by id; those that became none are left out.

    Equal texts first, then like texts at the same eId, then the likest of the rest.
    """
    texts = {p.id: old.text[p.start : p.end] for p in olds}
    others = {p.id: new.text[p.start : p.end] for p in news}
    pairs: dict[str, str] = {}
    _pair_equal(texts, others, pairs)
    places = {p.eid: p.id for p in news}
    for provision in olds:
        there = places.get(provision.eid)
        is_free = provision.id not in pairs and there is not None and there not in pairs.values()
        if there is not None and is_free and fuzz.ratio(texts[provision.id], others[there]) >= _SAME_PLACE:
            pairs[provision.id] = there
    _pair_likest(texts, others, pairs)
    return pairs


def _pair_equal(texts: Mapping[str, str], others: Mapping[str, str], pairs: dict[str, str]) -> None:
    """Pair texts that are there once in both."""
    once, once_there = Counter(map(_plain, texts.values())), Counter(map(_plain, others.values()))
    places = {_plain(text): identifier for identifier, text in others.items()}
    for identifier, text in texts.items():
        if once[_plain(text)] == once_there[_plain(text)] == 1:
            pairs[identifier] = places[_plain(text)]


def _pair_likest(texts: Mapping[str, str], others: Mapping[str, str], pairs: dict[str, str]) -> None:
    """Pair what is left, the likest first."""
    left = [identifier for identifier in texts if identifier not in pairs]
    taken = set(pairs.values())
    right = [identifier for identifier in others if identifier not in taken]
    if not left or not right:
        return
    scores = process.cdist([texts[i] for i in left], [others[i] for i in right], score_cutoff=_MATCHES)
    ranked = sorted(
        ((scores[i][j], -abs(i - j), i, j) for i in range(len(left)) for j in range(len(right)) if scores[i][j]),
        reverse=True,
    )
    for _, _, i, j in ranked:
        if left[i] not in pairs and right[j] not in taken:
            pairs[left[i]] = right[j]
            taken.add(right[j])


def anchor(
    span: Span, pairs: Mapping[str, str], new: Document, news: Mapping[str, Provision]
) -> tuple[Anchor, Span | None]:
    """What became of `span` in the version `new`, and its span there when it was carried over.

    Args:
        span: of the old version.
        pairs: as `aligned` gives them.
        new: the new version.
        news: its provisions by id.
    """
    home = news.get(pairs.get(span.provision, ""))
    places = [found.start() for found in re.finditer(re.escape(span.quote), new.text)] if span.quote else []
    framed = [at for at in places if _is_framed(span, new.text, at)]
    if len(framed) == 1:
        return _placed(Placement.EXACT, framed[0], framed[0] + len(span.quote), span, new, news)
    if home is None:
        status = Placement.NEEDS_PLACEMENT if places else Placement.DROPPED
        return Anchor(status=status, document=new.id), None
    inside = [at for at in places if home.start <= at < home.end]
    if len(inside) == 1:
        return _placed(Placement.CARRIED, inside[0], inside[0] + len(span.quote), span, new, news)
    fit = fuzz.partial_ratio_alignment(span.quote, new.text[home.start : home.end]) if not inside else None
    if fit is not None and fit.score >= _CARRIES and len(span.quote) <= home.end - home.start:
        start, end = _whole_words(new.text, home.start + fit.dest_start, home.start + fit.dest_end, home)
        return _placed(Placement.CARRIED, start, end, span, new, news)
    return Anchor(status=Placement.NEEDS_PLACEMENT, document=new.id, provision=home.id), None


def _placed(
    status: Placement, start: int, end: int, span: Span, new: Document, news: Mapping[str, Provision]
) -> tuple[Anchor, Span]:
    provision = next((p for p in news.values() if p.start <= start < p.end), None)
    identifier = span.provision if provision is None else provision.id
    lead = None if provision is None else _lead(span, new, news, provision, start)
    if status is Placement.EXACT and _plain(span.lead.quote if span.lead else "") != _plain(lead.quote if lead else ""):
        status = Placement.CARRIED  # the item stands as it did, what it completes does not
    found = Span(
        provision=identifier,
        start=start,
        end=end,
        quote=new.text[start:end],
        prefix=new.text[max(0, start - _CONTEXT) : start],
        suffix=new.text[end : end + _CONTEXT],
        page=None if provision is None else provision.page,
        sha256=new.sha256,
        lead=lead,
    )
    return Anchor(status=status, document=new.id, provision=identifier), found


def _lead(span: Span, new: Document, news: Mapping[str, Provision], provision: Provision, start: int) -> Lead | None:
    """What the quote completes in the new version; None also where its old span never said so."""
    found = Leads(new, tuple(news.values())).completed_at(provision, start) if span.lead is not None else None
    return None if found is None else Lead(start=found[0], end=found[1], quote=new.text[slice(*found)])


def _whole_words(text: str, start: int, end: int, home: Provision) -> tuple[int, int]:
    """The span widened to whole words, inside its provision: the best fit is as long as the quote and may cut one."""
    while start > home.start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < home.end and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _is_framed(span: Span, text: str, at: int) -> bool:
    """Whether the words before and after a place are the span's own."""
    end = at + len(span.quote)
    return text[max(0, at - len(span.prefix)) : at] == span.prefix and text[end : end + len(span.suffix)] == span.suffix


def _plain(text: str) -> str:
    return " ".join(text.split())
