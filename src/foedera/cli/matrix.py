"""foedera matrix: the table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from rich.table import Table
from rich.text import Text

from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import Output, drawn, give, width
from foedera.cli.session import opened
from foedera.model.change import nothing_recorded_before
from foedera.model.dates import parse_day, written_out
from foedera.model.matrix import Matrix
from foedera.publishing import tables

WIDEST_HEAD = 14
"""Characters of an agreement's name on one line; longer ones go on below."""
WIDEST_LABEL = 44
"""The same of an area's name."""
MANY_BLOCKS = 3
"""With more tables than that below one another, another way to look at the matrix is proposed."""


def matrix(
    *,
    collection: str | None = None,
    codebook: str | None = None,
    as_of: str | None = None,
    format: Literal["table", "csv", "json", "markdown", "xlsx"] = "table",
    output: Output = None,
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
        view = workspace.view()
        chosen = meant.perhaps(view, collection, "collection")
        day, begun = parse_day(as_of), view.snapshot.begun
        found = view.matrix(chosen, codebook=meant.codebook(view, codebook), as_of=day)
    if day is not None and begun is not None and day < begun:
        say(f"{nothing_recorded_before(begun)} The table of {written_out(day.isoformat())} is therefore empty.")
    match format:
        case "csv":
            give(tables.to_csv(found).encode(), output)
        case "json":
            give(tables.to_json(found), output)
        case "markdown":
            give(tables.to_markdown(found), output)
        case "xlsx":
            give(tables.to_xlsx(found), output)
        case "table":
            _give_table(found, output)


def _give_table(found: Matrix, output: Path | None) -> None:
    """The table in as many blocks of columns as the width asks for, with the legend below."""
    blocks = list(_blocks(found, width(output)))
    shown = [drawn(_table(found, block, title), output) for block, title in blocks]
    give("\n".join([*shown, f"{tables.legend(found)}\n"]), output)
    if left_out := found.left_out().in_words:
        say(f"{left_out} where a page or file counts; they count once somebody has reviewed them: foedera review")
    if len(blocks) > MANY_BLOCKS:
        say(
            f"{len(found.columns)} agreements in {len(blocks)} tables; for fewer: --collection ID (foedera list "
            "collections); for a wide sheet: --format xlsx -o FILE; to scroll and filter: foedera serve"
        )


def _blocks(found: Matrix, room: int) -> Iterator[tuple[range, str]]:
    """Which columns stand side by side, and what is said above them."""
    label = min(WIDEST_LABEL, max((len(row.label) for row in found.rows), default=0))
    left = room - (len(str(len(found.rows))) + label + 7)  # borders and blanks of the two columns at the left
    whole, start, used = len(found.columns), 0, 0
    title = f"{found.codebook}, {whole} agreements"
    for at, column in enumerate(found.columns):
        wide = min(WIDEST_HEAD, max(3, len(column.short))) + 3
        if at > start and used + wide > left:
            yield range(start, at), f"{title}: {start + 1} to {at}"
            start, used = at, 0
        used += wide
    yield range(start, whole), title if start == 0 else f"{title}: {start + 1} to {whole}"


def _table(found: Matrix, block: range, title: str) -> Table:
    made = Table(title=Text(title), title_justify="left")
    made.add_column("", justify="right")
    made.add_column("area", max_width=WIDEST_LABEL)
    heads = tables.heads(found)
    for at in block:
        made.add_column(Text(heads[at]), justify="center", min_width=3, max_width=WIDEST_HEAD, overflow="fold")
    for row, cells in zip(found.rows, found.cells, strict=True):
        signs = (Text(tables.SYMBOLS[cells[at].value] + cells[at].flags) for at in block)
        made.add_row(str(row.number), Text(row.label), *signs)
    return made
