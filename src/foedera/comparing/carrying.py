"""Carries over what people and sources said under an older codebook version, where the meaning is kept.

    rename   everything that still speaks
    merge    what was found (covered before in place before unclear); 'not found' and the like where all areas say so
    split    'not found': what is not there as a whole is in none of its parts
    narrow   'not found', for the same reason
    widen    covered and in place: what is there is there in the wider sense too

It is all or nothing: where one voice on an old cell cannot be carried, none is, lest the cell show what that voice
overruled. What a machine proposed is never carried: it is asked again. A carried claim's value is always one that was
said; the claim cites what it carries on (`replaces`), keeps coder, rank and basis, and its note says what carried it.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from foedera.comparing.resolution import speaking, voice
from foedera.model.anchor import same_anchor
from foedera.model.claim import Claim, Rank, new_claim
from foedera.model.codebook import Codebook
from foedera.model.coverage import FOUND, CellValue
from foedera.model.lineage import Lineage
from foedera.model.migration import Merge, Narrow, Rename, Split, Step, Widen, step_name
from foedera.model.selection import anchors
from foedera.model.snapshot import Snapshot

_FIRST = (*FOUND, CellValue.UNCLEAR)
"""What one of several merged areas is enough for, in this order."""


def carried_claims(snapshot: Snapshot, book: Codebook, *, recorded: datetime.datetime) -> Iterator[Claim]:
    """The claims to append for a new codebook version: those carried over, each followed by its quote's anchor."""
    books = snapshot.codebooks
    if book.migration is None or book.migration.before not in books:
        return  # the first version here, whatever it came out of elsewhere
    before, became = Lineage(books[book.migration.before], books.values()), anchors(snapshot)
    for claim in carried(snapshot.of("coverage"), before, book, recorded=recorded):
        yield claim
        if claim.replaces in became:
            yield same_anchor(became[claim.replaces], claim, recorded)


def carried(
    claims: Iterable[Claim], before: Lineage, book: Codebook, *, recorded: datetime.datetime
) -> tuple[Claim, ...]:
    """The claims that carry over into `book` what was said under the version before.

    Args:
        claims: the log, or its coverage claims.
        before: the version before, with its older ones.
        book: the new version, with its migration; without one, nothing is carried.
        recorded: time of recording. What was said at different times is recorded some microseconds apart, earlier
            first and all before this, so that within a rank the later still stands above the earlier.
    """
    steps = () if book.migration is None else book.migration.steps
    pairs = list(_carried(claims, before, steps))
    moments = sorted({claim.recorded for claim, _, _ in pairs}, reverse=True)
    now = {moment: recorded - datetime.timedelta(microseconds=n) for n, moment in enumerate(moments)}
    return tuple(_new(claim, area, step, book, now[claim.recorded]) for claim, area, step in pairs)


def _carried(claims: Iterable[Claim], before: Lineage, steps: Iterable[Step]) -> Iterator[tuple[Claim, str, Step]]:
    """Claims to carry, each with the area it goes to and the step that carries it."""
    said: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        standing = before.of(claim)
        if standing.speaks:
            said[claim.subject, standing.areas[0]].append(claim)
    agreements = dict.fromkeys(agreement for agreement, _ in said)
    for step in steps:
        for agreement in agreements:
            live = {area: _standing(said[agreement, area]) for area in step.olds}
            for claim in _kept(step, live):
                yield from ((claim, area, step) for area in step.news)


def _standing(claims: list[Claim]) -> list[Claim]:
    return [claim for claim in speaking(claims) if claim.rank > Rank.MACHINE]


def _kept(step: Step, live: dict[str, list[Claim]]) -> list[Claim]:
    """Of the claims that still speak of a step's old areas, those to carry; none where the meaning of one is lost."""
    everything = [claim for claims in live.values() for claim in claims]
    values = {claim.value["value"] for claim in everything}
    match step:
        case Rename():
            return everything
        case Split() | Narrow() if values == {CellValue.NOT_FOUND}:
            return everything
        case Widen() if values <= set(FOUND):
            return everything
        case Merge():
            voices = [_merged(one, live) for one in dict.fromkeys(map(voice, everything))]
            return [claim for said in voices for claim in said] if all(voices) else []
        case _:
            return []


def _merged(one: tuple[str, str], live: dict[str, list[Claim]]) -> list[Claim]:
    """What one voice said of merged areas, as far as it says something of the area they became."""
    by_area = [[claim for claim in claims if voice(claim) == one] for claims in live.values()]
    everything = [claim for claims in by_area for claim in claims]
    values = {claim.value["value"] for claim in everything}
    decisive = next((value for value in _FIRST if value in values), None)
    if decisive is None and len(values) == 1 and all(by_area):
        return everything
    return [claim for claim in everything if claim.value["value"] == decisive]


def _new(claim: Claim, area: str, step: Step, book: Codebook, recorded: datetime.datetime) -> Claim:
    origin = f"carried over from {claim.codebook}, {claim.value['area']} ({step_name(step)})"
    value = {**claim.value, "area": area}
    shown = value.pop("topics", ())
    known = {topic.id for one in book.areas if one.id == area for topic in one.topics}
    if kept := [topic for topic in shown if topic in known]:
        value["topics"] = kept
    return new_claim(
        subject=claim.subject,
        property=claim.property,
        value=value,
        coder=claim.coder,
        rank=claim.rank,
        basis=claim.basis,
        recorded=recorded,
        confidence=claim.confidence,
        codebook=book.key,
        replaces=claim.id,
        note=origin if claim.note is None else f"{origin}; {claim.note}",
    )
