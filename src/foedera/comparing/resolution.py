"""The resolution rule: which of many claims on one cell is shown, and why.

A person's decision beats a primary text, which beats a secondary source, which beats a machine's proposal; within a
rank the later recorded wins. A machine that could not read its text yields to machines that read theirs. What lost
stays under the cell, and a flag says where claims contradict each other; what a machine finds in a digest of ours, or
does not find there, contradicts nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from foedera.comparing.contradiction import contradictory, readings_otherwise
from foedera.ids import method_name
from foedera.model.claim import Claim, Rank
from foedera.model.coverage import FOUND, Cell, CellValue, Coverage, Enforceability
from foedera.model.properties import value_of
from foedera.model.strength import Strength

_RULES = {
    Rank.PERSON: "a person's decision stands above all other claims",
    Rank.PRIMARY: "a primary text stands above secondary sources and machines",
    Rank.SECONDARY: "a secondary source stands above a machine's proposal",
    Rank.MACHINE: "only a machine's proposal is at hand",
}


NO_CLAIM = "no claim yet"

# At the same rank and moment, having found something beats not having found it.
_EVIDENCE = {
    CellValue.COVERED: 3,
    CellValue.IN_PLACE: 2,
    CellValue.UNCLEAR: 1,
}


def resolve(
    agreement: str,
    area: str,
    claims: Iterable[Claim],
    *,
    shaky: Collection[str] = (),
    outdated: Iterable[Claim] = (),
    digests: Collection[str] = (),
) -> Cell:
    """The cell of `agreement` in `area`.

    Args:
        agreement: agreement id.
        area: area id.
        claims: coverage claims on this cell, in any order.
        shaky: ids of claims whose quote was not carried over exactly into the newest version of its text.
        outdated: claims made before a codebook version changed the area; they decide nothing and are not lost.
        digests: ids of the sources that are digests in our own words.

    Returns:
        The cell; `not_coded` when there is no claim.
    """
    everything = sorted(claims, key=_weight, reverse=True)
    live = speaking(everything)
    before = sorted(outdated, key=_weight, reverse=True)
    waiting = _unanswered(before, everything, live)
    still = {claim.id for claim in live}
    silent = [claim for claim in everything if claim.id not in still]
    winner = value_of(live[0], Coverage) if live else None
    return Cell(
        agreement=agreement,
        area=area,
        value=CellValue.NOT_CODED if winner is None else winner.value,
        strength=_firmest(live),
        rule="; ".join(part for part in (_rule(live), _waits(waiting)) if part) or NO_CLAIM,
        claims=(*live, *silent, *before),
        live=len(live),
        conflict=contradictory(live, digests),
        otherwise=readings_otherwise(live, digests),
        unreviewed=bool(live) and live[0].id in shaky,
        enforceability=_enforceability(live) if winner is not None and winner.value in FOUND else None,
        waiting=tuple(claim.id for claim in waiting),
    )


def _firmest(live: list[Claim]) -> Strength | None:
    """The firmest strength the winner's voice gives to what it shows: a cell is as firm as its firmest passage."""
    value = value_of(live[0], Coverage).value if live else None
    said = [value_of(claim, Coverage) for claim in live if voice(claim) == voice(live[0])]
    strengths = [each.strength for each in said if each.value is value and each.strength is not None]
    return max(strengths, key=lambda strength: strength.step, default=None)


def _enforceability(live: list[Claim]) -> Enforceability | None:
    """The first proposal among claims that speak: a person's tick says that an area is covered, not how firmly."""
    proposals = (value_of(claim, Coverage).enforceability for claim in live)
    return next((proposal for proposal in proposals if proposal is not None), None)


def _unanswered(outdated: list[Claim], claims: list[Claim], live: list[Claim]) -> list[Claim]:
    """The outdated claims that still spoke and that nothing said since answers.

    An answer is a claim that carries one on, a person's, one of higher rank, or one of the same voice.
    """
    replaced = {claim.replaces for claim in claims}
    voices = {voice(claim) for claim in live}
    best = max((claim.rank for claim in live), default=Rank.MACHINE)
    if best is Rank.PERSON:
        return []
    return [
        claim
        for claim in _spoke(outdated)
        if claim.id not in replaced and voice(claim) not in voices and not best > claim.rank
    ]


def _spoke(outdated: list[Claim]) -> list[Claim]:
    """Of the outdated claims those that speak among the claims on the same area of the same codebook version."""
    cells: dict[tuple[str | None, str], list[Claim]] = {}
    for claim in outdated:
        cells.setdefault((claim.codebook, claim.value["area"]), []).append(claim)
    replaced = {claim.replaces for claim in outdated}
    return [claim for cell in cells.values() for claim in speaking(cell) if claim.id not in replaced]


def _waits(waiting: list[Claim]) -> str:
    """What a cell's rule says of claims that wait; empty where none does."""
    versions = ", ".join(sorted({claim.codebook or "" for claim in waiting}))
    return f"the area changed, and what was said under {versions} waits to be looked at again" if waiting else ""


def speaking(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that still speak, in the order given.

    A claim falls silent when another replaces it, or when the same voice said something later. A voice is
    one coder (a method whatever its version) reading one source; all it recorded at its latest moment speaks.
    """
    pool = list(claims)
    replaced = {claim.replaces for claim in pool}
    standing = [claim for claim in pool if claim.id not in replaced]
    latest: dict[tuple[str, str], Claim] = {}
    for claim in standing:
        own = voice(claim)
        if own not in latest or claim.recorded > latest[own].recorded:
            latest[own] = claim
    return [claim for claim in standing if claim.recorded == latest[voice(claim)].recorded]


def voice(claim: Claim) -> tuple[str, str]:
    """Whose claim it is: one coder, a method whatever its version, reading one source."""
    return method_name(claim.coder), claim.basis.source


def _weight(claim: Claim) -> tuple[object, ...]:
    coverage = value_of(claim, Coverage)
    step = 0 if coverage.strength is None else coverage.strength.step
    shown = coverage.probability or 0.0, coverage.score or 0, step  # of one voice, the passage that shows most is first
    return claim.rank, _has_read(claim), claim.recorded, _EVIDENCE.get(coverage.value, 0), shown, claim.id


def _has_read(claim: Claim) -> bool:
    """Whether the claim speaks of the area; False for a machine that could not read its text."""
    return claim.rank is not Rank.MACHINE or value_of(claim, Coverage).value is not CellValue.UNREADABLE


def _rule(live: list[Claim]) -> str:
    """The clause that decided among claims that speak; empty where none does."""
    if not live:
        return ""
    rule = _RULES[live[0].rank]
    if len(live) > 1 and live[1].rank == live[0].rank and live[1].recorded < live[0].recorded:
        return f"{rule}; of the same rank, the later recorded stands"
    return rule
