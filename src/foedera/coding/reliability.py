"""Agreement of two codings: shares, Cohen's kappa, precision and recall.

Kappa after Cohen (1960): (observed − expected) / (1 − expected), expected from the marginals.
The interval is Wilson's (1927) for a binomial share.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from foedera.ids import split_cell
from foedera.model.reliability import AreaAgreement, Reliability

COVERED = ("covered", "in_place")
Z95 = 1.959963984540054
"""The normal deviate of a 95 % interval."""


def compare_codings(reference: Mapping[str, str], other: Mapping[str, str], *, areas: Sequence[str]) -> Reliability:
    """Compare two codings of cells.

    Args:
        reference: cell id → value, the coding measured against.
        other: cell id → value, the coding measured.
        areas: area ids, in the order of the report.
    """
    both = [cell for cell in reference if cell in other]
    pairs = {cell: (reference[cell] in COVERED, other[cell] in COVERED) for cell in both}
    agreed = sum(one == two for one, two in pairs.values())
    found = sum(two for _, two in pairs.values())
    wanted = sum(one for one, _ in pairs.values())
    hits = sum(one and two for one, two in pairs.values())
    return Reliability(
        areas=tuple(_area(area, pairs) for area in areas),
        cells=len(both),
        agreed=agreed,
        interval=wilson(agreed, len(both)),
        kappa=cohen(list(pairs.values())),
        precision=hits / found if found else None,
        recall=hits / wanted if wanted else None,
        uncoded=len(reference) - len(both),
    )


def cohen(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two yes/no codings; None where chance alone would agree fully, or without pairs."""
    if not pairs:
        return None
    count = len(pairs)
    observed = sum(one == two for one, two in pairs) / count
    yes, other_yes = (sum(pair[side] for pair in pairs) / count for side in (0, 1))
    expected = yes * other_yes + (1 - yes) * (1 - other_yes)
    return None if math.isclose(expected, 1) else (observed - expected) / (1 - expected)


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share; (0, 1) without trials."""
    if trials == 0:
        return 0.0, 1.0
    share, square = successes / trials, Z95**2
    centre = (share + square / (2 * trials)) / (1 + square / trials)
    half = Z95 / (1 + square / trials) * math.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    return max(0.0, centre - half), min(1.0, centre + half)


def _area(area: str, pairs: Mapping[str, tuple[bool, bool]]) -> AreaAgreement:
    own = {cell: pair for cell, pair in pairs.items() if split_cell(cell)[1] == area}
    return AreaAgreement(
        area=area,
        cells=len(own),
        agreed=sum(one == two for one, two in own.values()),
        missed=tuple(cell for cell, (one, two) in own.items() if one and not two),
        extra=tuple(cell for cell, (one, two) in own.items() if two and not one),
    )
