"""A PDF without a usable tag tree: blocks from where the fragments stand.

In: pages, and what is printed on them for decoration. Out: blocks in reading order, notes behind the paragraphs that
call them. Not here: how columns, tables, notes and paragraphs are found (their own modules).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

import msgspec

from foedera.reading.blocks import TracedBlock
from foedera.reading.formats.pdf.columns import facing, gutters_of, ordered
from foedera.reading.formats.pdf.fragments import Fragment, Page
from foedera.reading.formats.pdf.grids import Grid, grids
from foedera.reading.formats.pdf.note_marks import bare, is_raised, mark_of, without_mark
from foedera.reading.formats.pdf.notes import notes_of
from foedera.reading.formats.pdf.paragraphs import TypeMeasure
from foedera.reading.formats.pdf.side_notes import side_notes, with_side_notes
from foedera.reading.formats.pdf.text_assembler import TextAssembler
from foedera.reading.formats.pdf.text_rows import TextRow, body_size
from foedera.reading.formats.text_lines import is_lone_marker, titled

_MIN_ROWS = 3
_TOUCH = 4.0
"""Points two left edges may differ by."""


class _Note(msgspec.Struct):
    mark: str
    page: int
    rows: list[TextRow]
    is_placed: bool = False


def blocks_of(pages: Sequence[Page], left_out: Collection[int], assembler: TextAssembler) -> list[TracedBlock]:
    """The blocks of a document; fragments whose id() is in `left_out` are passed over."""
    kept = [item for page in pages for item in page.fragments if id(item) not in left_out]
    body = body_size(kept)
    rows: list[TextRow | Grid] = []
    notes: list[_Note] = []
    sheets = [
        grids([item for item in page.fragments if id(item) not in left_out and not item.aside], page.rules)
        for page in pages
    ]
    margins = [side_notes(rest, body) for _, rest in sheets]
    by_page = gutters_of([rest for _, rest in margins])
    for page, (found, _), (beside, rest), gutters in zip(pages, sheets, margins, by_page, strict=True):
        pending = bool(notes) and notes[-1].page == page.number - 1 and not notes[-1].rows[-1].text.endswith((".", ")"))
        last = notes[-1].mark if notes else None
        lists, rest = notes_of(rest, gutters, body, last=last, pending=pending)
        for note in lists:
            mark = mark_of(note[0])
            if mark is None:
                notes[-1].rows += note
            else:
                notes.append(_Note(mark, page.number, note))
        lines = with_side_notes([facing(row) for row in ordered(rest, gutters)], beside)
        rows += [*_with_aligned(_with_grids(lines, found)), *_aside(page, left_out)]
    lines = [row for row in rows if isinstance(row, TextRow)]
    measure = TypeMeasure(lines, body, {page.number for page in pages if page.recognised})
    return titled(_written(rows, notes, measure, assembler), "paragraph")


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


def _with_aligned(rows: Sequence[TextRow | Grid]) -> list[TextRow | Grid]:
    """The rows, with tables in the place of runs whose words stand under one another; tables found already stay.

    A row with words in one column only goes on with the cell above it. Two rows may be chance (a signature block, an
    address); three are a table.
    """
    out: list[TextRow | Grid] = []
    run: list[TextRow] = []
    for row in rows:
        if isinstance(row, TextRow) and run and _is_under(run, row):
            run.append(row)
            continue
        out += _aligned(run)
        run = []
        if isinstance(row, TextRow) and len(_cells(row)) > 1:
            run = [row]
        else:
            out.append(row)
    return [*out, *_aligned(run)]


def _is_under(run: Sequence[TextRow], row: TextRow) -> bool:
    """Whether a row has its words under those of the run: all of them, in one column at least."""
    first, before = run[0], run[-1]
    if row.page != before.page or row.bounds != before.bounds or not 0 < before.base - row.base < 3 * row.size:
        return False
    edges = [cell.box[0] for cell in _cells(first)]
    here = [cell.box[0] for cell in _cells(row)]
    return len(here) <= len(edges) and all(any(abs(left - edge) <= _TOUCH for edge in edges) for left in here)


def _cells(row: TextRow) -> list[Fragment]:
    """The fragments that begin a cell: those after a wide gap, the number of a paragraph aside."""
    starts = [row.fragments[0]]
    for before, fragment in pairwise(row.fragments):
        if fragment.box[0] - before.box[2] > row.size and not is_lone_marker(before.text):
            starts.append(fragment)
    return starts


def _aligned(run: Sequence[TextRow]) -> list[TextRow | Grid]:
    """A run as a table, when enough of its rows have all columns; else the rows they are."""
    if not run:
        return []
    edges = [cell.box[0] for cell in _cells(run[0])]
    full = [row for row in run if len(_cells(row)) == len(edges)]
    if len(full) < _MIN_ROWS or len(full) * 2 < len(run):
        return list(run)
    table: list[list[list[Fragment]]] = []
    for row in run:
        if row in full or not table:
            table.append([[] for _ in edges])
        for fragment in row.fragments:
            column = max((at for at, edge in enumerate(edges) if edge <= fragment.box[0] + _TOUCH), default=0)
            table[-1][column].append(fragment)
    cells = tuple(tuple(tuple(cell) for cell in cells) for cells in table)
    return [Grid(run[0].base + run[0].size, run[0].bounds, cells)]


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

    for row in rows:
        if isinstance(row, TextRow):
            run.append(row)
        else:
            flush()
            out.extend(_table(row, assembler))
    flush()
    out += [_note(note, assembler) for note in notes if not note.is_placed]
    return [item for item in out if item is not None]


def _paragraph(
    group: Sequence[TextRow], level: int, notes: list[_Note], assembler: TextAssembler
) -> list[TracedBlock | None]:
    """The block of a group of rows of a level, and behind it the notes it calls."""
    called: list[_Note] = []
    calls: set[int] = set()
    for row in group:
        for item in row.fragments:
            note = _called(item, row, notes)
            if note is not None and not note.is_placed:
                note.is_placed = True
                called.append(note)
                calls.add(id(item))
    fragments = [item for row in group for item in row.fragments]
    block = assembler.block("heading" if level else "paragraph", fragments, level=level, calls=calls)
    return [block, *(_note(note, assembler) for note in called)]


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


def _table(grid: Grid, assembler: TextAssembler) -> list[TracedBlock | None]:
    """A block a row, the cells apart."""
    return [assembler.row([list(cell) for cell in cells]) for cells in grid.cells]
