"""A coding measured against a reference: shares, Cohen's kappa, precision and recall.

In: two codings of the same cells. Out: their figures, area by area and over all. Not here: two coders of whom neither
is the reference (between).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedera.coding.reliability.coefficients import cohen
from foedera.coding.reliability.two_coders import figures_of
from foedera.ids import split_cell
from foedera.model.reliability import AreaAgreement, Reliability

COVERED = ("covered", "in_place")
OPEN = "unclear"
"""A question for a person, and no answer."""


def compare_codings(reference: Mapping[str, str], other: Mapping[str, str], *, areas: Sequence[str]) -> Reliability:
    """Compare two codings of cells.

    Args:
        reference: cell id → value, the coding measured against.
        other: cell id → value, the coding measured.
        areas: area ids, in the order of the report.
    """
    both = [cell for cell in reference if other.get(cell, OPEN) != OPEN]
    pairs = {cell: (reference[cell] in COVERED, other[cell] in COVERED) for cell in both}
    agreed = sum(one == two for one, two in pairs.values())
    found = sum(two for _, two in pairs.values())
    wanted = sum(one for one, _ in pairs.values())
    said = {split_cell(cell): (str(one), str(two)) for cell, (one, two) in pairs.items()}
    (share,) = figures_of(said, areas, measures=("percent_agreement",)).figures
    hits = sum(one and two for one, two in pairs.values())
    return Reliability(
        areas=tuple(_area(area, pairs) for area in areas),
        cells=len(both),
        agreed=agreed,
        interval=share.interval,
        why=share.why,
        kappa=cohen(list(pairs.values())),
        precision=hits / found if found else None,
        recall=hits / wanted if wanted else None,
        uncoded=len(reference) - len(both),
    )


def _area(area: str, pairs: Mapping[str, tuple[bool, bool]]) -> AreaAgreement:
    own = {cell: pair for cell, pair in pairs.items() if split_cell(cell)[1] == area}
    return AreaAgreement(
        area=area,
        cells=len(own),
        agreed=sum(one == two for one, two in own.values()),
        missed=tuple(cell for cell, (one, two) in own.items() if one and not two),
        extra=tuple(cell for cell, (one, two) in own.items() if two and not one),
    )
