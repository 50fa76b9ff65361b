"""An extract as a spreadsheet: its own sheets, a row a clause and a column a variable, and our sentences beside.

In: an extract. Out: bytes of an .xlsx: heads that stay in view and filter, no merged cells, every cell a text. A text
longer than a cell goes on in the row below, which repeats the rest; `part` counts these rows, and nothing is lost.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from foedera.model.extract import Extract, Sheet

CELL = 16_000
"""Characters of a cell. Excel's limit is 32,767, counting signs beyond the first 65,536 code points twice."""
NARROW, WIDE = 9, 70
"""Characters of a column, at least and at most."""
PART = "part"


def to_xlsx(extract: Extract) -> bytes:
    """A workbook with the extract's sheets and 'notes'."""
    import xlsxwriter  # only this format needs it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": extract.title, "created": extract.recorded.replace(tzinfo=None)})
    head = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"valign": "top"})
    wrapped = book.add_format({"valign": "top", "text_wrap": True})
    for shown in (*extract.sheets, _notes(extract)):
        sheet = book.add_worksheet(shown.name)
        columns, rows = [*shown.columns, PART], [part for row in shown.rows for part in _parts(row)]
        for place, name in enumerate(columns):
            width = max([len(name) + 3, *(len(row[place]) + 1 for row in rows)])
            sheet.set_column(place, place, min(max(width, NARROW), WIDE))
            sheet.write_string(0, place, name, head)
            for line, row in enumerate(rows, start=1):
                sheet.write_string(line, place, row[place], wrapped if width > WIDE else plain)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    book.close()
    return out.getvalue()


def _parts(row: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The row; for one with a text longer than a cell as many as it takes, short cells in each of them."""
    for part in range(max(1, *(-(-len(cell) // CELL) for cell in row))):
        cut = slice(part * CELL, (part + 1) * CELL)
        yield (*(cell[cut] if len(cell) > CELL else cell for cell in row), str(part + 1))


def _notes(extract: Extract) -> Sheet:
    """What stands in the extract and is no clause, with the section it stands in."""
    notes = [(extract.title, line) for line in (*extract.lines, extract.address)]
    notes += [(section.heading, line) for section in extract.sections for line in section.lines]
    return Sheet(name="notes", columns=("section", "note"), rows=tuple(notes))
