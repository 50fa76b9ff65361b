"""Two coders compared: laws of every figure, which cells count, and what an interval stands on."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.coding.reliability.coefficients import kappa
from foedera.coding.reliability.common_cells import JUDGED, Cell, coder_pairs
from foedera.coding.reliability.jackknife import interval
from foedera.coding.reliability.measures import MEASURES
from foedera.coding.reliability.two_coders import compare_coders
from foedera.model.coverage import CellValue
from foedera.model.reliability import BetweenCoders, Coded, Measured
from foedera.model.strength import Strength

AREAS = ("x", "y", "z")
Codings = dict[Cell, Coded]


def coded(value: CellValue, strength: Strength | None = None) -> Coded:
    """What a coder says; the claim is of no matter here."""
    return Coded(value=value, strength=strength, claim="c-1")


def compared(first: Codings, second: Codings, **choices: object) -> BetweenCoders:
    """The two, on the areas of these tests."""
    areas = choices.pop("areas", AREAS)
    return compare_coders(first, second, coders=("one", "two"), areas=areas, codebook="b@1", **choices)  # type: ignore[arg-type]  # tests pass what they mean


def figures(found: BetweenCoders) -> dict[tuple[str | None, str], Measured]:
    """Every figure by area and measure."""
    return {(part.area, figure.measure): figure for part in (found.overall, *found.areas) for figure in part.figures}


says = st.builds(coded, st.sampled_from(CellValue), st.none() | st.sampled_from(Strength))
cells = st.tuples(st.sampled_from("abcdef"), st.sampled_from((*AREAS, "elsewhere")))
codings = st.dictionaries(cells, says, max_size=20)


@settings(max_examples=50)
@given(codings, codings)
def test_coders_are_interchangeable(first: Codings, second: Codings) -> None:
    """Swapped, they have the same figures, the same intervals, and mirrored differences."""
    one, two = compared(first, second), compared(second, first)
    assert figures(one) == figures(two)
    assert [cell.says for cell in one.differences] == [cell.says[::-1] for cell in two.differences]
    assert one.left_out.only == two.left_out.only[::-1]
    assert one.left_out.no_judgement == two.left_out.no_judgement


@settings(max_examples=50)
@given(codings, codings, st.randoms())
def test_the_order_of_the_log_does_not_matter(first: Codings, second: Codings, dice: Random) -> None:
    """The same cells in another order give the same comparison to the last digit."""
    items = list(first.items())
    dice.shuffle(items)
    assert compared(dict(items), second) == compared(first, second)


@settings(max_examples=50)
@given(codings)
def test_who_says_the_same_has_one_or_nothing(coding: Codings) -> None:
    """Identical coders: every figure that exists is 1, nothing differs, and what is missing says why."""
    found = compared(coding, coding)
    assert {figure.value for figure in figures(found).values()} <= {1.0, None}
    assert found.differences == ()
    varied = {say.value for (_, area), say in coding.items() if area in AREAS and say.value in JUDGED}
    assert (figures(found)[None, "alpha"].value == 1) == (len(varied) > 1)


@settings(max_examples=50)
@given(codings, codings, st.sampled_from(("stated", "found")))
def test_each_figure_has_its_n_and_an_interval_around_it_or_a_reason(
    first: Codings, second: Codings, values: str
) -> None:
    """Nothing is missing without a word; nothing is there without a number of cells."""
    found = compared(first, second, values=values)
    for (area, measure), figure in figures(found).items():
        assert (figure.value is None or figure.interval is None) == (figure.why is not None)
        assert (figure.interval is None) == (figure.interval_by is None)
        if figure.value is not None:
            assert figure.cells > 0
            assert 0 < figure.agreements <= min(figure.cells, found.overall.agreements)
        if figure.interval is not None and figure.value is not None:
            assert figure.interval[0] - 1e-12 <= figure.value <= figure.interval[1] + 1e-12
        assert not (area and MEASURES[measure].over_areas)


@settings(max_examples=50)
@given(codings, codings)
def test_every_cell_is_compared_or_left_out_for_a_reason(first: Codings, second: Codings) -> None:
    """Common cells, cells only one has, and cells of which one gives no judgement are all cells of the areas."""
    found = compared(first, second)
    everything = {cell for cell in first.keys() | second.keys() if cell[1] in AREAS}
    silent = {
        cell
        for cell in first.keys() & second.keys() & everything
        if not {first[cell].value, second[cell].value} <= JUDGED
    }
    assert found.overall.cells + sum(found.left_out.only) + len(silent) == len(everything)
    assert sum(part.cells for part in found.areas) == found.overall.cells
    assert bool(found.left_out.no_judgement) == bool(silent)


@settings(max_examples=50)
@given(codings, codings, st.sampled_from(sorted(set(CellValue) - JUDGED)))
def test_no_judgement_is_as_good_as_no_claim(first: Codings, second: Codings, value: CellValue) -> None:
    """A cell one coder calls unclear, unreadable … changes no figure: it is missing, not 'no'."""
    silent = {cell: coded(value) if place % 2 else say for place, (cell, say) in enumerate(first.items())}
    absent = {cell: say for cell, say in silent.items() if say.value in JUDGED}
    assert figures(compared(silent, second)) == figures(compared(absent, second))


@pytest.mark.parametrize(
    ("value", "counts"),
    [("covered", True), ("in_place", True), ("not_found", True), ("unclear", False), ("not_applicable", False),
     ("unreadable", False), ("not_coded", False)],
)  # fmt: skip
def test_three_values_are_judgements_and_four_are_not(value: str, counts: bool) -> None:
    """What counts is compared; what does not is counted apart, by its value."""
    assert len(CellValue) == 7
    found = compared({("a", "x"): coded(CellValue(value))}, {("a", "x"): coded(CellValue.COVERED)})
    assert found.overall.cells == counts
    assert found.left_out.no_judgement == ({} if counts else {value: 1})


def grid(agreements: int, areas: int, wrong: int) -> tuple[Codings, Codings, tuple[str, ...]]:
    """Two codings that agree but in every area of the first `wrong` agreements."""
    names = tuple(f"area-{number}" for number in range(areas))
    first = {
        (f"a-{number}", name): coded(CellValue.COVERED if number % 2 else CellValue.NOT_FOUND)
        for number in range(agreements)
        for name in names
    }
    other = {CellValue.COVERED: CellValue.NOT_FOUND, CellValue.NOT_FOUND: CellValue.COVERED}
    second = {cell: coded(other[say.value]) if int(cell[0][2:]) < wrong else say for cell, say in first.items()}
    return first, second, names


def test_cells_that_repeat_their_agreement_make_nothing_surer() -> None:
    """Thirty areas coded like one give the interval of one: agreements are left out, not cells."""
    one, thirty = (compared(*grid(12, areas, 3)[:2], areas=grid(12, areas, 3)[2]) for areas in (1, 30))
    assert (one.overall.cells, thirty.overall.cells) == (12, 360)
    for measure in ("percent_agreement", "kappa", "f1", "f1_macro"):
        narrow, wide = figures(one)[None, measure], figures(thirty)[None, measure]
        assert narrow.value == pytest.approx(wide.value)
        assert narrow.interval is not None
        assert narrow.interval == pytest.approx(wide.interval)
    assert figures(one)[None, "percent_agreement"].interval == pytest.approx((0.25, 1.0), abs=0.17)


def test_an_interval_is_that_of_the_codings_without_each_agreement() -> None:
    """Kappa's, taken again from codings from which the agreement was really taken out; and the same each time."""
    first, second, areas = grid(9, 4, 2)
    first["a-5", "area-1"] = coded(CellValue.NOT_FOUND)
    found = compared(first, second, areas=areas)
    assert found == compared(first, second, areas=areas)
    names = sorted({agreement for agreement, _ in first})
    without = [
        kappa(Counter((say.value, second[cell].value) for cell, say in first.items() if cell[0] != name))
        for name in names
    ]
    figure = figures(found)[None, "kappa"]
    assert figure.value is not None
    assert figure.interval == interval(figure.value, without, least=-1.0)
    assert figure.interval_by == "jackknife"


def test_few_agreements_get_no_interval_but_wilsons() -> None:
    """Five agreements: no interval over all, and why; an area's percent agreement counts single cells."""
    first, second, areas = grid(5, 3, 2)
    found = figures(compared(first, second, areas=areas))
    assert {figure.interval_by for (area, _), figure in found.items() if area is None} == {None}
    assert "fewer than 6 agreements" in (found[None, "kappa"].why or "")
    assert found["area-0", "percent_agreement"].interval_by == "wilson"
    six = figures(compared(*grid(6, 3, 2)[:2], areas=areas))
    assert six[None, "kappa"].interval_by == "jackknife"


def test_in_place_is_a_value_of_its_own_unless_asked_otherwise() -> None:
    """As stated it differs from covered; as found it does not, and F1 never minds."""
    first = {("a", "x"): coded(CellValue.IN_PLACE), ("b", "x"): coded(CellValue.NOT_FOUND)}
    second = {("a", "x"): coded(CellValue.COVERED), ("b", "x"): coded(CellValue.NOT_FOUND)}
    stated, found = (compared(first, second, values=values) for values in ("stated", "found"))
    assert [figures(one)[None, "percent_agreement"].value for one in (stated, found)] == [0.5, 1.0]
    assert [figures(one)[None, "f1"].value for one in (stated, found)] == [1.0, 1.0]
    assert [len(one.differences) for one in (stated, found)] == [1, 0]
    assert stated.rules[1] != found.rules[1]


def test_strength_is_compared_where_both_state_one_and_has_its_own_n() -> None:
    """A cell with one strength is a common cell, and no cell of the strengths."""
    first = {(name, "x"): coded(CellValue.COVERED, Strength.FIRM) for name in "abc"}
    second = {
        ("a", "x"): coded(CellValue.COVERED, Strength.FIRM),
        ("b", "x"): coded(CellValue.COVERED, Strength.EXPLORED),
        ("c", "x"): coded(CellValue.COVERED),
    }
    found = compared(first, second)
    strength = figures(found)[None, "strength_alpha"]
    assert (found.overall.cells, strength.cells, strength.agreements) == (3, 2, 2)
    assert strength.value == 0  # one of two agrees; pooled, three firm and one explored
    assert [(cell.agreement, cell.says[1].strength) for cell in found.differences] == [("b", Strength.EXPLORED)]


def test_pairs_are_those_with_common_cells() -> None:
    """With their numbers, most cells first; a coder and its own reading of one source are none."""
    yes, no = coded(CellValue.COVERED), coded(CellValue.NOT_FOUND)
    codings = {
        "paper": {("a", "x"): yes, ("b", "x"): yes},
        "lexicon@1": {("a", "x"): yes, ("b", "x"): no},
        "lexicon@1/paper": {("a", "x"): yes},
        "press": {("c", "x"): yes, ("a", "y"): coded(CellValue.UNCLEAR)},
    }
    found = [(pair.coders, pair.cells, pair.differ, pair.agreements) for pair in coder_pairs(codings, AREAS)]
    assert found == [(("lexicon@1", "paper"), 2, 1, 2), (("lexicon@1/paper", "paper"), 1, 0, 1)]
