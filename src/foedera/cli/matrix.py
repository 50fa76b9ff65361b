"""foedera matrix: the table."""

from __future__ import annotations

from typing import Literal

from foedera.cli.session import console, opened, say, write_bytes
from foedera.model.dates import parse_day
from foedera.model.matrix import Matrix
from foedera.publishing import tables


def matrix(
    *,
    collection: str | None = None,
    codebook: str | None = None,
    as_of: str | None = None,
    format: Literal["table", "csv", "json", "markdown", "xlsx"] = "table",
) -> None:
    """Print the matrix: areas by agreements, every cell resolved.

    Example: foedera matrix --collection eu-sdp --format csv

    Parameters
    ----------
    collection
        Whose columns; the briefing's six and what was added, if left out.
    codebook
        Whose areas are the rows.
    as_of
        The log as it was on that day, YYYY-MM-DD.
    format
        table, csv, json, markdown or xlsx.
    """
    with opened() as workspace:
        found = workspace.matrix(collection, codebook=codebook, as_of=parse_day(as_of))
    match format:
        case "csv":
            print(tables.to_csv(found), end="")
        case "json":
            write_bytes(tables.to_json(found))
        case "markdown":
            print(tables.to_markdown(found), end="")
        case "xlsx":
            write_bytes(tables.to_xlsx(found))
        case "table":
            _print_table(found)


def _print_table(found: Matrix) -> None:
    from rich.table import Table

    table = Table(title=f"{found.codebook}, {len(found.columns)} agreements", title_justify="left")
    table.add_column("", justify="right")
    table.add_column("area")
    for column in found.columns:
        table.add_column(column.short, justify="center")
    for row, cells in zip(found.rows, found.cells, strict=True):
        signs = [tables.SYMBOLS[cell.value] + tables.flags(cell) for cell in cells]
        table.add_row(str(row.number), row.label, *signs)
    console().print(table)
    say(tables.legend(found))
