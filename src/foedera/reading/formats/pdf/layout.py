"""A PDF without a usable tag tree: blocks from where the fragments stand.

In: pages, and what is printed on them for decoration. Out: blocks in reading order, notes behind the paragraphs that
call them. Not here: how columns, tables, notes and paragraphs are found (their own modules).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from foedera.model.document import Box
from foedera.reading.blocks import TracedBlock
from foedera.reading.formats.pdf.aligned import with_aligned
from foedera.reading.formats.pdf.columns import Gutters, facing, gutters_of
from foedera.reading.formats.pdf.fragments import Fragment, Page
from foedera.reading.formats.pdf.grids import Grid, grids
from foedera.reading.formats.pdf.level_rules import level_grids
from foedera.reading.formats.pdf.note_marks import bare, is_power, is_raised, mark_of, marks_in, without_mark
from foedera.reading.formats.pdf.notes import notes_of
from foedera.reading.formats.pdf.paragraphs import TypeMeasure
from foedera.reading.formats.pdf.side_notes import side_notes, with_side_notes
from foedera.reading.formats.pdf.table_pages import TablePages, over_pages
from foedera.reading.formats.pdf.text_assembler import TextAssembler
from foedera.reading.formats.pdf.text_rows import TextRow, body_size
from foedera.reading.formats.pdf.zones import ordered_in_zones
from foedera.reading.formats.text_lines import titled


class _Note(msgspec.Struct):
    mark: str
    page: int
    rows: list[TextRow]
    is_placed: bool = False


def blocks_of(
    pages: Sequence[Page], left_out: Collection[int], assembler: TextAssembler
) -> tuple[list[TracedBlock], TablePages]:
    """The blocks of a document, and its tables; fragments whose id() is in `left_out` are passed over."""
    kept = [item for page in pages for item in page.fragments if id(item) not in left_out]
    body = body_size(kept)
    rows: list[TextRow | Grid] = []
    notes: list[_Note] = []
    sheets = [
        _tables([item for item in page.fragments if id(item) not in left_out and not item.aside], page.rules)
        for page in pages
    ]
    margins = [side_notes(rest, body) for _, rest, _ in sheets]
    by_page = gutters_of([rest for _, rest in margins], [gutters for _, _, gutters in sheets])
    for page, (found, *_), (beside, rest), gutters in zip(pages, sheets, margins, by_page, strict=True):
        pending = bool(notes) and notes[-1].page == page.number - 1 and not notes[-1].rows[-1].text.endswith((".", ")"))
        last = notes[-1].mark if notes else None
        in_tables = {mark for grid in found for row in grid.text_rows() for mark in marks_in(row)}
        lists, rest = notes_of(rest, gutters, body, last=last, pending=pending, called=in_tables)
        for note in lists:
            mark = mark_of(note[0])
            if mark is None:
                notes[-1].rows += note
            else:
                notes.append(_Note(mark, page.number, note))
        lines = with_side_notes([facing(row) for row in ordered_in_zones(rest, gutters)], beside)
        rows += [*_with_grids(lines, found), *_aside(page, left_out)]
    tables = over_pages(with_aligned(rows))
    lines = [row for row in tables.rows if isinstance(row, TextRow)]
    measure = TypeMeasure(lines, body, {page.number for page in pages if page.recognised})
    return titled(_written(tables.rows, notes, measure, assembler), "paragraph"), tables


def _tables(fragments: Sequence[Fragment], rules: Sequence[Box]) -> tuple[list[Grid], list[Fragment], Gutters]:
    """The tables of a page that lines are drawn for, the fragments outside, and lines between columns of its text."""
    found, rest, gutters = grids(fragments, rules)
    more, rest = level_grids(rest, rules)
    return [*found, *more], rest, gutters


def _aside(page: Page, left_out: Collection[int]) -> list[TextRow]:
    """What runs in other directions than the page's text, piece by piece: it is read after the page."""
    aside = [item for item in page.fragments if item.aside and id(item) not in left_out]
    return [TextRow((item,), (item.box[0], item.box[2])) for item in aside]


def _with_grids(rows: list[TextRow], found: Sequence[Grid]) -> list[TextRow | Grid]:
    """Tables put before the first row that stands under them, or else behind the last one above them."""
    out: list[TextRow | Grid] = list(rows)
    for grid in sorted(found, key=lambda grid: -grid.top):
        beside = [(at, row) for at, row in enumerate(out) if isinstance(row, TextRow) and _overlaps(row, grid)]
        under = next((at for at, row in beside if row.base < grid.top), None)
        out.insert(under if under is not None else beside[-1][0] + 1 if beside else len(out), grid)
    return out


def _overlaps(row: TextRow, grid: Grid) -> bool:
    """Whether a row stands in the columns a table takes up."""
    return row.bounds[0] < grid.sides[1] and grid.sides[0] < row.bounds[1]


def _written(
    rows: Sequence[TextRow | Grid], notes: list[_Note], measure: TypeMeasure, assembler: TextAssembler
) -> list[TracedBlock]:
    out: list[TracedBlock | None] = []
    run: list[TextRow] = []

    def flush() -> None:
        groups = measure.groups(run)
        for group, level in zip(groups, measure.levels(groups), strict=True):
            out.extend(_paragraph(group, level, notes, assembler))
        run.clear()

    late: list[_Note] = []
    """Notes called in a table, kept until it ends: they would cut it in two."""
    for row in (*rows, None):
        if isinstance(row, Grid):
            flush()
            calls = _calls(row.text_rows(), notes)
            out.extend(assembler.row([list(cell) for cell in cells], calls) for cells in row.cells)
            late += calls.values()
            continue
        out += [_note(note, assembler) for note in late]
        late.clear()
        if row is not None:
            run.append(row)
    flush()
    out += [_note(note, assembler) for note in notes if not note.is_placed]
    return [item for item in out if item is not None]


def _paragraph(
    group: Sequence[TextRow], level: int, notes: list[_Note], assembler: TextAssembler
) -> list[TracedBlock | None]:
    """The block of a group of rows of a level, and behind it the notes it calls."""
    calls = _calls(group, notes)
    fragments = [item for row in group for item in row.fragments]
    block = assembler.block("heading" if level else "paragraph", fragments, level=level, calls=calls)
    return [block, *(_note(note, assembler) for note in calls.values())]


def _calls(rows: Sequence[TextRow], notes: list[_Note]) -> dict[int, _Note]:
    """The notes called in rows, by the id() of the fragment that calls each; they are placed now."""
    calls: dict[int, _Note] = {}
    for row in rows:
        for before, item in zip((None, *row.fragments), row.fragments, strict=False):
            note = None if before is not None and is_power(item, before) else _called(item, row, notes)
            if note is not None and not note.is_placed:
                note.is_placed = True
                calls[id(item)] = note
    return calls


def _called(item: Fragment, row: TextRow, notes: list[_Note]) -> _Note | None:
    if not is_raised(item, row):
        return None
    mark = bare(item.text)
    same = [note for note in notes if note.mark == mark and abs(note.page - item.page) <= 1]
    here = [note for note in same if note.page == item.page]
    return next(iter(here or [note for note in same if not note.is_placed]), None)


def _note(note: _Note, assembler: TextAssembler) -> TracedBlock | None:
    """A note as a block: its mark is its number, not its text."""
    fragments = [item for row in note.rows for item in row.fragments]
    return assembler.block("note", without_mark(fragments, note.mark), number=note.mark)
