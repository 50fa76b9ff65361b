"""The resolution rule: which of many claims on one cell is shown, and why.

A person's decision beats a primary text, which beats a secondary source, which beats a machine's proposal;
within a rank the later recorded wins (DESIGN §1). What lost stays under the cell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from foedera.ids import method_name
from foedera.model.claim import Claim, Rank
from foedera.model.matrix import Cell, CellValue, Coverage
from foedera.model.properties import value_of

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


def resolve(agreement: str, area: str, claims: Iterable[Claim], *, shaky: Collection[str] = ()) -> Cell:
    """The cell of `agreement` in `area`.

    Args:
        agreement: agreement id.
        area: area id.
        claims: coverage claims on this cell, in any order.
        shaky: ids of claims whose quote was not carried over exactly into the newest version of its text.

    Returns:
        The cell; `not_coded` when there is no claim.
    """
    everything = sorted(claims, key=_weight, reverse=True)
    live = speaking(everything)
    if not live:
        return Cell(
            agreement=agreement,
            area=area,
            value=CellValue.NOT_CODED,
            strength=None,
            rule=NO_CLAIM,
            claims=tuple(everything),
            live=0,
            conflict=False,
        )
    winner = value_of(live[0], Coverage)
    still = {claim.id for claim in live}
    silent = [claim for claim in everything if claim.id not in still]
    return Cell(
        agreement=agreement,
        area=area,
        value=winner.value,
        strength=winner.strength,
        rule=_rule(live),
        claims=(*live, *silent),
        live=len(live),
        conflict=len({value_of(claim, Coverage).value for claim in live}) > 1,
        unreviewed=live[0].id in shaky,
    )


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
        voice = _voice(claim)
        if voice not in latest or claim.recorded > latest[voice].recorded:
            latest[voice] = claim
    return [claim for claim in standing if claim.recorded == latest[_voice(claim)].recorded]


def _voice(claim: Claim) -> tuple[str, str]:
    return method_name(claim.coder), claim.basis.source


def _weight(claim: Claim) -> tuple[object, ...]:
    coverage = value_of(claim, Coverage)
    step = 0 if coverage.strength is None else coverage.strength.step
    return claim.rank, claim.recorded, _EVIDENCE.get(coverage.value, 0), step, claim.id


def _rule(live: list[Claim]) -> str:
    rule = _RULES[live[0].rank]
    if len(live) > 1 and live[1].rank == live[0].rank and live[1].recorded < live[0].recorded:
        return f"{rule}; of the same rank, the later recorded stands"
    return rule
