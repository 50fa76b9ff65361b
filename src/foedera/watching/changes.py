"""What changed: the difference of two states of a log, in sentences, each with its evidence.

In: the earlier and the later state (`Seen`). Out: changes, newest first. Every claim recorded between is in exactly one
of them (`Change.claims`); what only told again what was known is a change of its own kind. Cells and findings can
change without a claim of their own, where something else they rest on did. Not here: what happened in the world and
when (happened.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from foedera.amounts import amount
from foedera.ids import content_id
from foedera.model.change import Change, ChangeKind
from foedera.model.claim import Claim
from foedera.model.finding import Finding
from foedera.model.phrasing import plain
from foedera.watching.change_sentences import finished
from foedera.watching.changed_cells import changed_cells
from foedera.watching.changed_things import changed_things
from foedera.watching.span import Seen, Span

_ORDER = {kind: place for place, kind in enumerate(ChangeKind)}


def changes(earlier: Seen, later: Seen) -> tuple[Change, ...]:
    """What is different in the later state, newest day first, then by kind.

    Args:
        earlier: a state of the same log, or the empty one.
        later: the state that is compared with it.
    """
    span = Span(earlier, later)
    cells = [claim for claim in span.new if claim.property == "coverage"]
    anchors = [claim for claim in span.new if claim.property == "anchor"]
    things = [claim for claim in span.new if claim.property not in ("coverage", "anchor")]
    found = [
        *changed_cells(span, cells),
        *_carried(span, anchors),
        *changed_things(span, things),
        *_texts(span),
        *_codebooks(span),
        *_findings(span),
    ]
    by_kind = sorted(found, key=lambda change: (_ORDER[change.kind], change.sentence))
    return tuple(sorted(by_kind, key=lambda change: change.day, reverse=True))


def _carried(span: Span, anchors: Sequence[Claim]) -> Iterator[Change]:
    """What became of quotes in newer versions of their texts: one change for each version."""
    by_text: dict[str, list[Claim]] = defaultdict(list)
    for claim in anchors:
        by_text[str(claim.value["document"])].append(claim)
    for text, claims in by_text.items():
        counts = Counter(plain(claim.value["status"]) for claim in claims)
        places = ", ".join(f"{count} {status}" for status, count in counts.items())
        said = f"{span.name(_subject(span, text))}: {amount(len(claims), 'quote')} sought in the newer text: {places}"
        yield _without_thing(span, text, said, claims=claims)


def _texts(span: Span) -> Iterator[Change]:
    """The texts that were added."""
    there = {head.id for head in span.earlier.snapshot.texts.heads()}
    for head in span.later.snapshot.texts.heads():
        if head.id not in there:
            own = [claim for claim in span.new if head.source in (claim.subject, claim.basis.source)]
            version = head.id.partition("@")[2]
            what = f"version {version} of a text" if version else "a text"
            said = f"{span.name(head.subject)}: {what} was added ({head.id.rpartition('/')[2].partition('@')[0]})"
            yield _without_thing(span, head.id, said, texts=(head.id,), day=span.day(own))


def _codebooks(span: Span) -> Iterator[Change]:
    """The codebook versions that came."""
    for key, book in span.later.snapshot.codebooks.items():
        if key not in span.earlier.snapshot.codebooks:
            said = f"Codebook {book.title}, version {book.version}: {amount(len(book.areas), 'area')}"
            yield _without_thing(span, key, said, kind=ChangeKind.FACT)


def _subject(span: Span, text: str) -> str:
    heads = (head.subject for head in span.later.snapshot.texts.heads() if head.id == text)
    return next(heads, text)


def _without_thing(
    span: Span,
    subject: str,
    said: str,
    *,
    kind: ChangeKind = ChangeKind.TEXT,
    claims: Sequence[Claim] = (),
    texts: tuple[str, ...] = (),
    day: str | None = None,
) -> Change:
    ids = tuple(claim.id for claim in claims)
    of = _subject(span, subject)
    return Change(
        id=content_id("d", kind, subject, ids),
        kind=kind,
        day=day or span.day(claims),
        subject=of,
        about=tuple(dict.fromkeys((of, *span.belonging.parties(of), *span.belonging.of(claims)))),
        sentence=finished(said),
        claims=ids,
        evidence=ids,
        texts=texts,
    )


def _findings(span: Span) -> Iterator[Change]:
    """The findings that came, those that went, and those that say something else now."""
    before, now = ({finding.id: finding for finding in seen.findings} for seen in (span.earlier, span.later))
    for identifier, finding in now.items():
        known = before.get(identifier)
        if known is None:
            yield _finding(span, finding, "Found", after=finding.text)
        elif (known.text, known.severity) != (finding.text, finding.severity):
            yield _finding(span, finding, "Found otherwise", before=known.text, after=finding.text)
    for identifier, finding in before.items():
        if identifier not in now:
            yield _finding(span, finding, "No longer found", before=finding.text)


def _finding(span: Span, finding: Finding, said: str, *, before: str | None = None, after: str | None = None) -> Change:
    new = [span.by_id[one] for one in finding.claims if one in span.by_id]
    return Change(
        id=content_id("d", said, finding.id, before, after),
        kind=ChangeKind.FINDING,
        day=span.day(new) if after else span.end,
        subject=finding.id,
        about=(finding.id, *finding.about),
        sentence=finished(f"{said} ({finding.severity.in_words}): {finding.text}"),
        before=before,
        after=after,
        evidence=finding.claims,
    )
