"""The matrix as a table: pandas and polars take it through Arrow, one row a cell, with what each stands on."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pandas as pd
import polars as pl
import pytest
from hypothesis import given

from foedera.comparing.sets import sets_of
from foedera.errors import UsageError
from foedera.model.claim import Claim
from foedera.model.frame import COLUMNS
from foedera.model.matrix import Matrix, Spread
from foedera.workspace import Workspace
from tests.comparing.test_matrix import matrix_of, tables

Line = tuple[str | None, ...]


def lines(matrix: Matrix) -> list[Line]:
    """What the table holds, said from the cells themselves."""
    shorts = {column.agreement: column.short for column in matrix.columns}
    labels = {row.area: row.label for row in matrix.rows}
    return [
        (
            cell.agreement,
            shorts[cell.agreement],
            cell.area,
            labels[cell.area],
            cell.value.value,
            cell.strength and cell.strength.value,
            cell.rule,
            *(
                (None,) * 6
                if cell.winner is None
                else (
                    cell.winner.coder,
                    cell.winner.basis.source,
                    cell.winner.basis.locator,
                    cell.winner.basis.span and cell.winner.basis.span.quote,
                    cell.winner.basis.span and cell.winner.basis.span.lead and cell.winner.basis.span.lead.quote,
                    cell.winner.id,
                )
            ),
            "yes" if cell.machine_only else "no",
            "|".join(cell.topics) or None,
        )
        for cell in matrix
    ]


@pytest.fixture
def matrix(coded: Workspace) -> Matrix:
    """Every agreement, coded or not."""
    found = coded.matrix("eu-sdp-all")
    assert {cell.winner is None for cell in found} == {True, False}
    return found


def test_polars_takes_the_matrix_as_it_is(matrix: Matrix) -> None:
    """Through Arrow's interface, and so does it take the Arrow table."""
    frame = pl.DataFrame(matrix)
    assert frame.columns == list(COLUMNS)
    assert frame.rows() == lines(matrix)
    assert frame.equals(pl.DataFrame(matrix.to_arrow()))
    assert set(frame.dtypes) == {pl.String}


def test_pandas_takes_the_matrix_as_it_is(matrix: Matrix) -> None:
    """Through the same interface; `to_frame` needs nothing but pandas, and gives the same."""
    taken, frame = pd.DataFrame.from_arrow(matrix), matrix.to_frame()
    for one in (taken, frame):
        assert list(one.columns) == list(COLUMNS)
        filled = one.astype(object).where(one.notna(), None)
        assert list(filled.itertuples(index=False, name=None)) == lines(matrix)


@given(tables)
def test_kinds_of_areas_are_those_of_the_comparison(log: list[Claim]) -> None:
    """Common, shared, of one alone: by either way of counting, for any table."""
    matrix = matrix_of(log)
    for rule, in_place in (("covered", False), ("covered_or_in_place", True)):
        for spread in Spread:
            expected = tuple(standing.row for standing in sets_of(matrix, rule).of(spread))
            assert matrix.areas(spread, in_place=in_place) == expected
        kinds = (matrix.common, matrix.shared, matrix.unique)
        for kind, spread in zip(kinds, Spread, strict=False):
            assert kind(in_place=in_place) == matrix.areas(spread, in_place=in_place)


@pytest.mark.parametrize(("module", "make"), [("arro3.core", Matrix.to_arrow), ("pandas", Matrix.to_frame)])
def test_a_package_that_is_missing_is_named_with_how_to_get_it(
    matrix: Matrix, module: str, make: Callable[[Matrix], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither comes with the base installation."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError) as refused:
        make(matrix)
    assert "pip install" in str(refused.value.next_step)
