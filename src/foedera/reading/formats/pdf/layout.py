"""A PDF without a usable tag tree: blocks from where the fragments stand.

In: pages, and what is printed on them for decoration. Out: blocks in reading order, notes behind the paragraphs that
call them. Not here: how columns, tables, notes and paragraphs are found (their own modules).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from foedera.reading.formats.lines import titled
from foedera.reading.formats.parsed import TracedBlock
from foedera.reading.formats.pdf.aligned import with_aligned
from foedera.reading.formats.pdf.columns import gutters_of, ordered
from foedera.reading.formats.pdf.compose import Printed
from foedera.reading.formats.pdf.grids import Grid, grids
from foedera.reading.formats.pdf.notes import bare, is_raised, mark_of, notes_of, without_mark
from foedera.reading.formats.pdf.paragraphs import Measure
from foedera.reading.formats.pdf.rows import Row, body_size
from foedera.reading.formats.pdf.sheet import Fragment, Page


class _Note(msgspec.Struct):
    mark: str
    page: int
    rows: list[Row]
    is_placed: bool = False


def blocks_of(pages: Sequence[Page], left_out: Collection[int], printed: Printed) -> list[TracedBlock]:
    """The blocks of a document; fragments whose id() is in `left_out` are passed over."""
    kept = [item for page in pages for item in page.fragments if id(item) not in left_out]
    body = body_size(kept)
    rows: list[Row | Grid] = []
    notes: list[_Note] = []
    sheets = [grids([i for i in page.fragments if id(i) not in left_out], page.rules) for page in pages]
    gutters = gutters_of([rest for _, rest in sheets])
    for page, (found, rest), gutter in zip(pages, sheets, gutters, strict=True):
        pending = bool(notes) and notes[-1].page == page.number - 1 and not notes[-1].rows[-1].text.endswith((".", ")"))
        last = notes[-1].mark if notes else None
        lists, rest = notes_of(rest, gutter, body, last=last, pending=pending)
        for note in lists:
            mark = mark_of(note[0])
            if mark is None:
                notes[-1].rows += note
            else:
                notes.append(_Note(mark, page.number, note))
        rows += with_aligned(_with_grids(ordered(rest, gutter), found))
    return titled(_written(rows, notes, body, printed), "paragraph")


def _with_grids(rows: list[Row], found: Sequence[Grid]) -> list[Row | Grid]:
    """Tables put before the first row that stands under them, or else behind the last one above them."""
    out: list[Row | Grid] = list(rows)
    for grid in sorted(found, key=lambda grid: -grid.top):
        beside = [(at, row) for at, row in enumerate(out) if isinstance(row, Row) and _overlaps(row, grid)]
        under = next((at for at, row in beside if row.base < grid.top), None)
        out.insert(under if under is not None else beside[-1][0] + 1 if beside else len(out), grid)
    return out


def _overlaps(row: Row, grid: Grid) -> bool:
    """Whether a row stands in the columns a table takes up."""
    return row.bounds[0] < grid.sides[1] and grid.sides[0] < row.bounds[1]


def _written(rows: Sequence[Row | Grid], notes: list[_Note], body: float, printed: Printed) -> list[TracedBlock]:
    lines = [row for row in rows if isinstance(row, Row)]
    measure = Measure(lines, body)
    out: list[TracedBlock | None] = []
    run: list[Row] = []

    def flush() -> None:
        for group in measure.groups(run):
            out.extend(_paragraph(group, measure, notes, printed))
        run.clear()

    for row in rows:
        if isinstance(row, Row):
            run.append(row)
        else:
            flush()
            out.extend(_table(row, printed))
    flush()
    out += [_note(note, printed) for note in notes if not note.is_placed]
    return [item for item in out if item is not None]


def _paragraph(
    group: Sequence[Row], measure: Measure, notes: list[_Note], printed: Printed
) -> list[TracedBlock | None]:
    """The block of a group of rows, and behind it the notes it calls."""
    called: list[_Note] = []
    calls: set[int] = set()
    for row in group:
        for item in row.fragments:
            note = _called(item, row, notes)
            if note is not None and not note.is_placed:
                note.is_placed = True
                called.append(note)
                calls.add(id(item))
    level = measure.level(group)
    fragments = [item for row in group for item in row.fragments]
    block = printed.block("heading" if level else "paragraph", fragments, level=level, calls=calls)
    return [block, *(_note(note, printed) for note in called)]


def _called(item: Fragment, row: Row, notes: list[_Note]) -> _Note | None:
    if not is_raised(item, row):
        return None
    mark = bare(item.text)
    same = [note for note in notes if note.mark == mark and abs(note.page - item.page) <= 1]
    here = [note for note in same if note.page == item.page]
    return next(iter(here or [note for note in same if not note.is_placed]), None)


def _note(note: _Note, printed: Printed) -> TracedBlock | None:
    """A note as a block: its mark is its number, not its text."""
    fragments = [item for row in note.rows for item in row.fragments]
    return printed.block("note", without_mark(fragments, note.mark), number=note.mark)


def _table(grid: Grid, printed: Printed) -> list[TracedBlock | None]:
    """A block a row, the cells apart."""
    return [printed.row([list(cell) for cell in cells]) for cells in grid.cells]
