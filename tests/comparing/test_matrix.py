"""Matrices, counts and sets: laws on any log."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.counting import RULES, areas_of
from foedera.comparing.matrix import build_matrix
from foedera.comparing.sets import tally
from foedera.model.claim import Claim
from foedera.model.codebook import Area, Codebook
from foedera.model.matrix import Column, Matrix
from tests.comparing.claims import DAY, STATED, coverage

AGREEMENTS = ("eu-nor-sdp-2024", "eu-jpn-sdp-2024", "eu-kor-sdp-2024")
AREAS = ("space", "cyber", "training", "consular")

BOOK = Codebook(
    id="eu-sdp",
    version=2,
    title="Test",
    source="eprs",
    locator="Table 2",
    areas=tuple(
        Area(id=area, number=number, label=area, definition="", include="", exclude="")
        for number, area in enumerate(AREAS, start=1)
    ),
)
COLUMNS = [Column(agreement=agreement, short=agreement) for agreement in AGREEMENTS]

tables = st.lists(
    st.builds(
        coverage,
        st.sampled_from(STATED),
        agreement=st.sampled_from(AGREEMENTS),
        area=st.sampled_from(AREAS),
        day=st.integers(0, 3),
    ),
    max_size=20,
    unique_by=lambda claim: claim.id,
)


def matrix_of(log: list[Claim], *, columns: list[Column] = COLUMNS, as_of: datetime.date | None = None) -> Matrix:
    """The matrix of a log."""
    return build_matrix(columns, BOOK, log, as_of=as_of)


@given(tables)
def test_every_cell_is_there_and_in_its_place(log: list[Claim]) -> None:
    """Rows are the codebook's areas, columns those asked for, and each cell knows its own."""
    matrix = matrix_of(log)
    for row, cells in zip(matrix.rows, matrix.cells, strict=True):
        for column, cell in zip(matrix.columns, cells, strict=True):
            assert (cell.area, cell.agreement) == (row.area, column.agreement)


@given(tables, st.integers(0, 3))
def test_as_of_is_the_log_cut_off_at_that_day(log: list[Claim], days: int) -> None:
    """Replaying to a day is the same as never having recorded what came later."""
    day = (DAY + datetime.timedelta(days=days)).date()
    earlier = [claim for claim in log if claim.recorded.date() <= day]
    assert matrix_of(log, as_of=day).cells == matrix_of(earlier).cells


@given(tables)
def test_a_count_is_the_number_of_its_members(log: list[Claim]) -> None:
    """Every rule counts what it names, each once."""
    matrix = matrix_of(log)
    for name, rule in RULES.items():
        count = rule(matrix)
        assert (count.rule, count.number) == (name, len(set(count.members)))


@given(tables)
def test_counting_rules_nest(log: list[Claim]) -> None:
    """What all cover is also covered or in place everywhere; covered and 'not found' exclude each other."""
    counts = tally(matrix_of(log)).counts
    assert set(counts["rows_with_all_covered"].members) <= set(counts["rows_with_all_covered_or_in_place"].members)
    assert set(counts["cells_covered"].members) <= set(counts["cells_covered_or_in_place"].members)
    assert not set(counts["cells_covered"].members) & set(counts["cells_not_found"].members)
    assert not set(counts["rows_with_one_covered"].members) & set(counts["rows_with_none_covered"].members)


@given(tables)
def test_columns_add_up_to_the_whole(log: list[Claim]) -> None:
    """Areas counted by agreement and cells counted over the table are the same ticks."""
    matrix = matrix_of(log)
    by_column = sum(areas_of(matrix, agreement).number for agreement in AGREEMENTS)
    by_row = sum(len(held) for held in tally(matrix).holders.values())
    assert by_column == RULES["cells_covered"](matrix).number == by_row


@given(tables)
def test_adding_an_agreement_never_makes_more_common(log: list[Claim]) -> None:
    """Common areas can only be lost when the collection grows."""
    few = RULES["rows_with_all_covered"](matrix_of(log, columns=COLUMNS[:2]))
    more = RULES["rows_with_all_covered"](matrix_of(log))
    assert set(more.members) <= set(few.members)


def test_claims_under_another_codebook_do_not_count() -> None:
    """A claim made under other areas says nothing about these."""
    import msgspec

    foreign = msgspec.structs.replace(coverage(), codebook="trade@1")
    assert RULES["cells_covered"](matrix_of([foreign])).number == 0
