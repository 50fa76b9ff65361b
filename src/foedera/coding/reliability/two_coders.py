"""Two coders compared, neither of them the reference: figures an area and over all, and the cells that differ.

In: what each coder says of each cell. Out: a BetweenCoders. Not here: choosing a coder's claims (workspace.codings).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from foedera.coding.reliability.coefficients import Table, wilson
from foedera.coding.reliability.common_cells import (
    SCOPE,
    VALUE_EQUIVALENCE,
    Cell,
    Coding,
    common_cells,
    left_out,
    read_as,
)
from foedera.coding.reliability.jackknife import LEAST_AGREEMENTS, interval, leaving_out, why_none
from foedera.coding.reliability.measures import MEASURES, AgreementMeasure
from foedera.model.reliability import BetweenCoders, Difference, Measured, Part

Said = Mapping[Cell, tuple[str, str]]
"""What the two say of a cell: values, or strengths."""

Places = dict[str, dict[tuple[str, str], list[int]]]
"""Area → pair → for each cell of that pair, the place of its agreement. Counting is a sum over such lists."""

Tables = dict[str, Table[str]]
"""Area → contingency table."""

Key = tuple[str | None, str]
"""(area or None for all, measure)."""

HOW_SURE = (
    "intervals are 95 % intervals by leaving out one whole agreement at a time, since cells of one agreement are not "
    "independent; in simulated codings of six agreements and more they held the truth in .92 to .95 of the cases; a "
    f"figure that rests on fewer than {LEAST_AGREEMENTS} agreements has none; the percent agreement of one area, one "
    "cell an agreement, has Wilson's"
)


def compare_coders(
    first: Coding,
    second: Coding,
    *,
    coders: tuple[str, str],
    areas: Sequence[str],
    codebook: str,
    values: str = "stated",
    measures: Collection[str] = tuple(MEASURES),
) -> BetweenCoders:
    """Compare two coders on the cells both judged.

    Args:
        first: what the first says.
        second: what the second says.
        coders: their names, in that order.
        areas: area ids, in the order of the report; cells of other areas are no part of it.
        codebook: the codebook's key, for the record.
        values: which values count as the same, a key of VALUE_EQUIVALENCE.
        measures: which of MEASURES are taken.
    """
    cells = common_cells(first, second, areas)
    said = {cell: (read_as(first[cell].value, values), read_as(second[cell].value, values)) for cell in cells}
    graded = _graded(first, second, cells)
    wanted = [measure for name, measure in MEASURES.items() if name in measures]
    overall, parts = _parts(said, graded, wanted, areas)
    differing = (cell for cell in cells if any(len(set(of.get(cell, ()))) > 1 for of in (said, graded)))
    return BetweenCoders(
        coders=coders,
        codebook=codebook,
        values=values,
        rules=(SCOPE, VALUE_EQUIVALENCE[values], HOW_SURE),
        overall=overall,
        areas=parts,
        differences=tuple(
            Difference(agreement=cell[0], area=cell[1], says=(first[cell], second[cell])) for cell in differing
        ),
        left_out=left_out(first, second, areas),
    )


def figures_of(said: Said, areas: Sequence[str], *, measures: Collection[str]) -> Part:
    """The figures over all areas of what two coders say in words of their own, such as levels of enforceability.

    Args:
        said: what the two say of each cell.
        areas: area ids; every cell's is one of them.
        measures: names in MEASURES that take any words.
    """
    wanted = [MEASURES[name] for name in measures]
    return _parts(said, {}, wanted, areas)[0]


def _graded(first: Coding, second: Coding, cells: Sequence[Cell]) -> dict[Cell, tuple[str, str]]:
    """The strengths of the cells for which both state one."""
    return {
        cell: (one.value, two.value)
        for cell in cells
        if (one := first[cell].strength) is not None and (two := second[cell].strength) is not None
    }


def _parts(
    said: Said, graded: Said, measures: Sequence[AgreementMeasure], areas: Sequence[str]
) -> tuple[Part, tuple[Part, ...]]:
    """The figures over all, and those of each area that has a cell."""
    agreements = sorted({agreement for agreement, _ in said})
    values, strengths = _places(said, areas, agreements), _places(graded, areas, agreements)
    plain = _figures(values, strengths, [1] * len(agreements), measures)
    series: dict[Key, list[float | None]] = defaultdict(list)
    for times in leaving_out(len(agreements)):
        for key, figure in _figures(values, strengths, times, measures).items():
            series[key].append(figure)

    def part(area: str | None) -> Part:
        figures = []
        for measure in measures:
            if area is None or not measure.over_areas:
                own = _own(strengths if measure.of_strength else values, area)
                key = (area, measure.name)
                figures.append(_measured(measure, area, own, plain.get(key), series[key]))
        cells, of = _extent(_own(values, area))
        return Part(area=area, cells=cells, agreements=of, figures=tuple(figures))

    return part(None), tuple(part(area) for area in values)


def _places(said: Said, areas: Sequence[str], agreements: Sequence[str]) -> Places:
    """Where cells of each pair lie, area by area; areas without a cell are left out."""
    number = {agreement: place for place, agreement in enumerate(agreements)}
    found: Places = {area: {} for area in areas}
    for (agreement, area), pair in said.items():
        found[area].setdefault(pair, []).append(number[agreement])
    return {area: pairs for area, pairs in found.items() if pairs}


def _figures(
    values: Places, strengths: Places, times: Sequence[int], measures: Sequence[AgreementMeasure]
) -> dict[Key, float | None]:
    """Every figure when each agreement counts so many times."""
    counted = [_counted(places, times) for places in (values, strengths)]
    found: dict[Key, float | None] = {}
    for measure in measures:
        tables = counted[measure.of_strength]
        found[None, measure.name] = measure.figure(list(tables.values()))
        if not measure.over_areas:
            found.update({(area, measure.name): measure.figure([table]) for area, table in tables.items()})
    return found


def _counted(places: Places, times: Sequence[int]) -> Tables:
    return {
        area: {pair: sum(map(times.__getitem__, own)) for pair, own in pairs.items()} for area, pairs in places.items()
    }


def _own(places: Places, area: str | None) -> list[tuple[tuple[str, str], int]]:
    """(pair, place) of every cell of an area, or of all."""
    chosen = places.values() if area is None else [places.get(area, {})]
    return [(pair, place) for pairs in chosen for pair, own in pairs.items() for place in own]


def _extent(own: Sequence[tuple[tuple[str, str], int]]) -> tuple[int, int]:
    """Cells, and agreements they belong to."""
    return len(own), len({place for _, place in own})


def _measured(
    measure: AgreementMeasure,
    area: str | None,
    own: Sequence[tuple[tuple[str, str], int]],
    value: float | None,
    left_out: Sequence[float | None],
) -> Measured:
    """A figure with its interval, or with why it has none; `left_out` has it without each agreement of all."""
    cells, agreements = _extent(own)
    without = [left_out[place] for place in sorted({place for _, place in own})] if left_out else []
    bounds, by, why = None, None, None
    if value is None:
        why = measure.undefined if cells else measure.without_cells
    elif area is not None and measure.name == "percent_agreement":
        bounds, by = wilson(sum(one == two for (one, two), _ in own), cells), "wilson"
    elif (why := why_none(value, without, least=measure.least)) is None:
        bounds, by = interval(value, without, least=measure.least), "jackknife"
    return Measured(
        measure=measure.name,
        value=value,
        interval=bounds,
        interval_by=by,
        cells=cells,
        agreements=agreements,
        why=why,
    )
