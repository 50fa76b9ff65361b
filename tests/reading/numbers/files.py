"""Files of invented numbers; each says so."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

INVENTED = "invented numbers of an invented index, for a test"


def csv_file(rows: Sequence[Sequence[object]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    """A text of rows; a cell that holds the separator stands in quotation marks."""
    lines = []
    for row in rows:
        cells = [str(cell) for cell in row]
        lines.append(separator.join(f'"{cell}"' if separator in cell else cell for cell in cells))
    return "".join(f"{line}\n" for line in lines).encode(encoding)


def xlsx_file(
    rows: Sequence[Sequence[Any]], *, sheet: str = "Data", more: Sequence[str] = (), percent: bool = False
) -> bytes:
    """A spreadsheet; with `percent` its numbers are shown as percentages."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        style = book.add_format({"num_format": "0%"}) if percent else None
        page = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row, style)
        for name in more:
            book.add_worksheet(name)
    return held.getvalue()
