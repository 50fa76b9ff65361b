"""The cells a coder gives another value than people, or than a source's table, each with the passage it is about.

In: what both say, and where the evidence stands. Out: records for a table. Not here: figures (workspace.evaluating).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from foedera.coding.coverage.area_evidence import Evidence
from foedera.coding.coverage.passage_hit import PassageHit, ranked
from foedera.coding.coverage.quoting import quoted
from foedera.coding.measuring import CoderAnswer
from foedera.ids import split_cell
from foedera.model.claim import Claim, Span
from foedera.model.coverage import CellValue, Coverage
from foedera.model.document import Document, Provision
from foedera.model.properties import value_of
from foedera.model.reliability import DisagreeingCell, Reliability
from foedera.model.snapshot import Snapshot
from foedera.text.leads import Leads
from foedera.text.spans import locator_of, span_of

Place = tuple[str, str]
"""(agreement id, area id)."""


class Nearest(msgspec.Struct, frozen=True, kw_only=True):
    """The passage of a text that comes nearest to an area."""

    score: int
    words: tuple[str, ...]
    locator: str
    quote: str


def nearest(document: Document, provisions: Sequence[Provision], evidence: Evidence) -> dict[str, Nearest]:
    """Area id → the best passage on it, of the areas of which any word was found."""
    leads = Leads(document, provisions)
    best = {area: ranked(hits)[0] for area, hits in evidence.hits.items() if hits}
    return {area: _nearest(document, hit, leads) for area, hit in best.items()}


def _nearest(document: Document, hit: PassageHit, leads: Leads) -> Nearest:
    if hit.told:
        told = hit.told[0]
        provision, span = told.provision, span_of(document, told.provision, told.start, told.end, lead=told.lead)
    else:
        provision = hit.passage.provisions[hit.best_provision]
        span = quoted(document, provision, hit.words, leads)
    return Nearest(score=hit.score, words=hit.words, locator=locator_of(provision), quote=span.said)


def against_people(
    people: Mapping[Place, bool],
    answers: Mapping[Place, CoderAnswer],
    passages: Mapping[Place, Nearest],
    quotes: Mapping[Place, str],
) -> tuple[DisagreeingCell, ...]:
    """The cells people and the coder judge differently, in the order people have them."""
    return tuple(
        DisagreeingCell(
            agreement=agreement,
            area=area,
            reference=_value(covered),
            coder=_value(not covered),
            rule=answers[agreement, area].rule,
            score=0 if passage is None else passage.score,
            probability=answers[agreement, area].probability,
            words=() if passage is None else passage.words,
            locator=None if passage is None else passage.locator,
            quote=None if passage is None else passage.quote,
            reference_quote=quotes.get((agreement, area)),
        )
        for (agreement, area), covered in people.items()
        if (agreement, area) in answers and answers[agreement, area].covered is not covered
        for passage in (passages.get((agreement, area)),)
    )


def against_source(
    snapshot: Snapshot, found: Reliability, source: Iterable[Claim], proposed: Sequence[Claim]
) -> tuple[DisagreeingCell, ...]:
    """The cells a source's table and a machine's reading of the source judge differently, area by area."""
    said = {(claim.subject, claim.value["area"]): claim for claim in source}
    claims: dict[Place, Claim] = {}
    for claim in proposed:
        claims.setdefault((claim.subject, claim.value["area"]), claim)
    differing = [split_cell(cell) for area in found.areas for cell in (*area.missed, *area.extra)]
    return tuple(_of_claims(snapshot, said[place], claims[place]) for place in differing)


def _of_claims(snapshot: Snapshot, stated: Claim, read: Claim) -> DisagreeingCell:
    reference, coverage = value_of(stated, Coverage), value_of(read, Coverage)
    span = read.basis.span
    if span is None and coverage.misses:
        span = _miss(snapshot, coverage)
    return DisagreeingCell(
        agreement=read.subject,
        area=coverage.area,
        reference=reference.value,
        coder=coverage.value,
        rule=coverage.rule or "",
        score=coverage.score or 0,
        probability=coverage.probability,
        words=coverage.misses[0].words if coverage.misses else (),
        locator=None if span is None else span.provision,
        quote=None if span is None else span.said,
        reference_quote=stated.basis.locator,
    )


def _miss(snapshot: Snapshot, coverage: Coverage) -> Span | None:
    """The sentence of the nearest miss; None where its text is not here any more."""
    identifier = coverage.misses[0].provision.rpartition("/")[0]
    provisions = {each.id: each for each in snapshot.texts.provisions(identifier)}
    provision, document = provisions.get(coverage.misses[0].provision), snapshot.texts.document(identifier)
    if provision is None or document is None:
        return None
    return quoted(document, provision, coverage.misses[0].words, Leads(document, tuple(provisions.values())))


def _value(covered: bool) -> CellValue:
    return CellValue.COVERED if covered else CellValue.NOT_FOUND
