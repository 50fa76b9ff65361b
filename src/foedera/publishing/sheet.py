"""Rows as CSV and as a workbook: one dialect for every table that is written out."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Mapping, Sequence


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A header and its rows as CSV, lines ending in a line feed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def workbook(
    sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[object]]]], *, created: datetime.datetime
) -> bytes:
    """Sheets by name, each a header that stays in view and its rows, as an .xlsx.

    Args:
        sheets: what stands in each.
        created: written into the file, so that the same rows give the same bytes.
    """
    import xlsxwriter  # only this format needs it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    book.set_properties({"created": created.replace(tzinfo=None)})
    bold = book.add_format({"bold": True})
    for name, (header, rows) in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, header, bold)
        for line, row in enumerate(rows, start=1):
            sheet.write_row(line, 0, row)
        sheet.freeze_panes(1, 1)
        sheet.autofit()
    book.close()
    return out.getvalue()
