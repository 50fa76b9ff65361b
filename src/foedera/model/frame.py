"""The matrix as columns, one row a cell: what pandas, polars and DuckDB take.

Arrow's own interface (`__arrow_c_stream__`) does the handing over, so that no library has to know of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.errors import UsageError

if TYPE_CHECKING:
    import arro3.core
    import pandas as pd

    from foedera.model.coverage import Cell
    from foedera.model.matrix import Matrix

COLUMNS = (
    "agreement",
    "short",
    "area",
    "label",
    "value",
    "strength",
    "rule",
    "coder",
    "source",
    "locator",
    "quote",
    "lead",
    "claim",
    "machine_only",
    "topics",
)
"""Names of the columns, in order. All hold text; what a cell does not have is null."""


def columns_of(matrix: Matrix) -> dict[str, list[str | None]]:
    """The cells of a matrix, row by row: agreement and area with their labels, what stands there, and on what.

    `rule` is the clause of the resolution rule that decided. `coder`, `source`, `locator`, `quote`, `lead` and `claim`
    (its id) are those of the claim the value stands on; all are None where nothing was said, `quote` where no text is
    here, and `lead` (the words an item of a list completes) where the quote stands by itself.
    `machine_only` is "yes" where only machines have spoken, so that the value is a proposal nobody reviewed; else "no".
    `topics` are the ids of the area's topics that claims on the cell show, joined by `|`; None where none is shown.
    """
    heads = [(column.short, row.label) for row in matrix.rows for column in matrix.columns]
    lines = [_line(cell, *head) for cell, head in zip(matrix, heads, strict=True)]
    return {name: [line[place] for line in lines] for place, name in enumerate(COLUMNS)}


def to_arrow(matrix: Matrix) -> arro3.core.Table:
    """An Arrow table of those columns.

    Raises:
        UsageError: the extra `frames` is not installed.
    """
    try:
        from arro3.core import Array, DataType, Table
    except ImportError as error:
        raise _missing("arro3-core", "pip install foedera[frames]") from error
    text = DataType.utf8()
    return Table.from_pydict({name: Array(values, type=text) for name, values in columns_of(matrix).items()})


def to_frame(matrix: Matrix) -> pd.DataFrame:
    """A pandas DataFrame of those columns.

    Raises:
        UsageError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise _missing("pandas", "pip install pandas; with polars: polars.DataFrame(matrix)") from error
    return pd.DataFrame(columns_of(matrix), dtype="str")


def _line(cell: Cell, short: str, label: str) -> tuple[str | None, ...]:
    strength = None if cell.strength is None else cell.strength.value
    about = (cell.agreement, short, cell.area, label, cell.value.value, strength, cell.rule)
    if cell.winner is None:
        return (*about, *(None for _ in COLUMNS[len(about) + 2 :]), "no", None)
    basis = cell.winner.basis
    lead = None if basis.span is None or basis.span.lead is None else basis.span.lead.quote
    stands_on = (cell.winner.coder, basis.source, basis.locator, cell.quote, lead, cell.winner.id)
    return (*about, *stands_on, "yes" if cell.machine_only else "no", "|".join(cell.topics) or None)


def _missing(package: str, next_step: str) -> UsageError:
    return UsageError(
        "this table needs a package that is not installed",
        where=package,
        expected="the package",
        found="none",
        next_step=next_step,
    )
