"""An extract as a spreadsheet: a row for each quote with its citation, and the sentences of ours on a sheet beside.

In: an extract. Out: bytes of an .xlsx. A quote longer than a cell goes on in the rows below; nothing of it is lost.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from foedera.model.extract import Extract, Quote

CELL = 16_000
"""Characters of a cell. Excel's limit is 32,767, counting signs beyond the first 65,536 code points twice."""
COLUMNS: tuple[str, ...] = (
    *("section", "label", "lead", "quote", "subject", "role", "language", "provision"),
    *("source", "title", "publisher", "locator", "address", "date"),
)


def to_xlsx(extract: Extract) -> bytes:
    """A workbook with the sheets 'quotes' and 'notes'."""
    import xlsxwriter  # only this format needs it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": extract.title, "created": extract.recorded.replace(tzinfo=None)})
    head, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheets: dict[str, list[tuple[str, ...]]] = {
        "quotes": [COLUMNS, *(row for section in extract.sections for row in _rows(section.heading, section.quotes))],
        "notes": [("section", "note"), *_notes(extract)],
    }
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for place, text in enumerate(row):
                sheet.write_string(line, place, text, wrap if line else head)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 1, 30)
        sheet.set_column(2, 2, 30)
        sheet.set_column(3, 3, 90)
    book.close()
    return out.getvalue()


def _rows(heading: str, quotes: tuple[Quote, ...]) -> Iterator[tuple[str, ...]]:
    for quote in quotes:
        excerpt, citation = quote.excerpt, quote.excerpt.citation
        where = (excerpt.subject, excerpt.role, excerpt.language, excerpt.provision, citation.source, citation.title)
        rest = (citation.publisher or "", citation.locator, citation.url or "", citation.date or "")
        for start in range(0, max(len(excerpt.text), 1), CELL):
            label = quote.label if start == 0 else "goes on"
            lead = excerpt.lead or "" if start == 0 else ""
            yield (heading, label, lead, excerpt.text[start : start + CELL], *where, *rest)


def _notes(extract: Extract) -> Iterator[tuple[str, str]]:
    for line in (*extract.lines, extract.address):
        yield extract.title, line[:CELL]
    for section in extract.sections:
        for line in section.lines:
            yield section.heading, line[:CELL]
