"""Trying a codebook: what the coder would say of texts, with every passage, and which expressions do any work.

In: a codebook, texts with their provisions. Out: a Trial. Not here: recording anything; what is wrong with a codebook
by itself (foedera.coding.linting).
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from foedera.coding.coverage.area_evidence import EvidenceReader
from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.coverage.passage_hit import PassageHit
from foedera.coding.coverage.quoting import quoted
from foedera.coding.deadline import Deadline
from foedera.model.claim import Claim
from foedera.model.codebook import Area
from foedera.model.coverage import Coverage
from foedera.model.document import Document, Provision, ReadResult
from foedera.model.progress import Progress, silent
from foedera.model.properties import value_of
from foedera.model.trial import AreaTrial, Trial, TriedArea, TriedExpression, TriedPassage
from foedera.text.leads import Leads
from foedera.text.spans import locator_of

FIELDS = ("headings", "strong", "weak")
FEW = 5
"""Texts from which an expression that counts in all of them is worth a look."""
_NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)
"""The claims of a trial are thrown away."""


def try_codebook(
    lexicon: Lexicon, texts: Sequence[ReadResult], *, areas: Collection[str] = (), progress: Progress = silent
) -> Trial:
    """What a coder would say of texts.

    Args:
        lexicon: the coder, with its codebook.
        texts: the texts, each with the provisions to search.
        areas: ids of the areas to tell of; none for all.
        progress: told before each text.

    Raises:
        TextTooHard: a text takes longer than any text may.
    """
    book = lexicon.codebook
    shown = [area for area in book.areas if not areas or area.id in areas]
    reader = EvidenceReader(msgspec.structs.replace(book, areas=tuple(shown)))
    by_area: dict[str, list[TriedArea]] = {area.id: [] for area in shown}
    counts: Counter[TriedExpression] = Counter()
    searched, coder = 0, ""
    for done, text in enumerate(texts):
        progress(done, len(texts), text.document.id)
        deadline = Deadline(text.document.id)
        claims = lexicon.code(text.document, text.provisions, agreement="trial", recorded=_NEVER, deadline=deadline)
        evidence = reader.read(text.document, text.provisions, deadline=deadline)
        searched, coder = searched + bool(evidence.searched), claims[0].coder
        for area in shown:
            hits = evidence.hits[area.id]
            own = [claim for claim in claims if claim.value["area"] == area.id]
            by_area[area.id].append(_tried(own, text, hits))
            counts.update(_counting(area, hits))
    progress(len(texts), len(texts), "")
    every = [TriedExpression(area=a.id, field=f, expression=e) for a in shown for f in FIELDS for e in getattr(a, f)]
    return Trial(
        codebook=book.key,
        coder=coder,
        texts=tuple(text.document.id for text in texts),
        searched=searched,
        areas=tuple(
            AreaTrial(area=area.id, label=area.label, min_score=area.min_score, texts=tuple(by_area[area.id]))
            for area in shown
        ),
        never=tuple(expression for expression in every if searched and not counts[expression]),
        everywhere=tuple(expression for expression in every if FEW <= searched == counts[expression]),
    )


def _counting(area: Area, hits: Iterable[PassageHit]) -> set[TriedExpression]:
    """The expressions of an area that count in a text."""
    return {
        TriedExpression(area=area.id, field=field, expression=expression)
        for hit in hits
        for field, found in zip(FIELDS, ((*hit.titles, *hit.chapters), hit.strong, hit.weak), strict=True)
        for expression in found
    }


def _tried(claims: Sequence[Claim], text: ReadResult, hits: Sequence[PassageHit]) -> TriedArea:
    """What the claims on one area say of one text."""
    said = [(claim, value_of(claim, Coverage)) for claim in claims]
    best = said[0][1]
    provisions = {provision.id: provision for provision in text.provisions}
    words = {provision.id: hit.words for hit in hits for provision in hit.passage.provisions}
    passages = [
        TriedPassage(
            provision=claim.basis.span.provision,
            locator=locator_of(provisions[claim.basis.span.provision]),
            quote=claim.basis.span.said,
            score=coverage.score or 0,
            probability=coverage.probability,
            words=words.get(claim.basis.span.provision, ()),
            strength=coverage.strength,
            topics=coverage.topics,
        )
        for claim, coverage in said
        if claim.basis.span is not None
    ]
    return TriedArea(
        text=text.document.id,
        value=best.value,
        rule=(best.rule or "").partition(";")[0],
        score=best.score,
        passages=(*passages, *_misses(best, text.document, provisions)),
    )


def _misses(coverage: Coverage, document: Document, provisions: Mapping[str, Provision]) -> Iterator[TriedPassage]:
    leads = Leads(document, tuple(provisions.values()))
    for miss in coverage.misses:
        provision = provisions[miss.provision]
        yield TriedPassage(
            provision=miss.provision,
            locator=locator_of(provision),
            quote=quoted(document, provision, miss.words, leads).said,
            score=miss.score,
            probability=None,
            words=miss.words,
        )
