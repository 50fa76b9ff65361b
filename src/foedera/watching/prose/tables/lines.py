"""Lines of a draft's tables as statements: each cell with what stands over and before it, and whom it is about.

In: a draft, its tables as grids. Out: lines in order. Whom a line is about is told by the partner its label names (by
name or code), else by the partner over the column, else by the caption, the corner of the table or the heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from foedera.watching.prose.draft import Draft, Sentence
from foedera.watching.prose.parts.dates import dates_in
from foedera.watching.prose.parts.names import Names
from foedera.watching.prose.parts.things import dialogues_in
from foedera.watching.prose.parts.verbs import verbs_in
from foedera.watching.prose.tables.grids import Grid, partners_in


class Cell(NamedTuple):
    """A cell where it stands in its line."""

    start: int
    end: int
    column: int
    text: str
    head: str
    """What stands over it; in a table whose columns are partners, or whose lines are keys, what stands before it."""
    parties: tuple[str, ...]
    """Partners it is about."""


class Line(NamedTuple):
    """A line of a table's body."""

    grid: Grid
    row: int
    """Its number in the body of the grid."""
    sentence: Sentence
    """The line as it stands in the draft."""
    cells: tuple[Cell, ...]
    around: tuple[str, ...]
    """Corner, caption and heading of the table, the nearer first."""
    along: bool
    """Whether its cells are of one kind: columns that are partners, or a key with its value."""

    def beside(self, cell: Cell) -> str:
        """What the other cells of the line say."""
        return " | ".join(one.text for one in self.cells if one.column != cell.column)


def lines_of(draft: Draft, names: Names) -> tuple[Line, ...]:
    """The lines of every table, in order."""
    return tuple(line for grid in draft.tables for line in _lines(draft, grid, names))


def told_in(lines: Iterable[Line]) -> tuple[Sentence, ...]:
    """The lines of timelines and fact boxes as sentences: what was done stands in one cell, when in another."""
    return tuple(_as_sentence(line.sentence) for line in lines if _tells(line))


def _as_sentence(line: Sentence) -> Sentence:
    """A line about whom its own words name, else whom its table is about; of a year and its day the day alone."""
    named = tuple(dict.fromkeys(one.id for one in line.partners))
    days = tuple(one for one in line.dates if len(one.date) > 4)
    return line._replace(about=named or line.about, dates=days or line.dates)


def _tells(line: Line) -> bool:
    """Whether a cell holds a deed of somebody, or names a dialogue of theirs."""
    deeds = [one.start for one in verbs_in(line.sentence.text) if not one.noun]
    partners = [one.start for one in line.sentence.partners]
    for cell in line.cells:
        own = any(cell.start <= one < cell.end for one in partners)
        theirs = own or (line.along and len(line.grid.columns) < 2 and len(line.sentence.about) == 1)
        if (own and any(cell.start <= one < cell.end for one in deeds)) or (theirs and dialogues_in(cell.text)):
            return True
    return False


def _lines(draft: Draft, grid: Grid, names: Names) -> Iterator[Line]:
    block, heads = draft.blocks.index(grid.block), _heads(draft, grid)
    around = tuple(dict.fromkeys(filter(None, (_corner(grid), grid.title, *reversed(heads)))))
    label = _label_column(grid, names)
    general = next((found for text in around if len(found := partners_in(text, names)) == 1), ())
    written = draft.text[grid.block.start : grid.block.end].split("\n")
    at = grid.block.start
    for number, text in enumerate(written):
        row = number - len(grid.head)
        if row >= 0:
            yield _line(grid, row, text, at, block, heads, around, names, label, general)
        at += len(text) + 1


def _heads(draft: Draft, grid: Grid) -> tuple[str, ...]:
    before = draft.sentences[: grid.sentence]
    return before[-1].heads if before else ()


def _corner(grid: Grid) -> str:
    return grid.head[0][0] if grid.head and grid.head[0] else ""


def _label_column(grid: Grid, names: Names) -> int | None:
    """The first column most cells of which name one partner; None for none, and where missions are the labels.

    What tells of a deed ('Norway signs in Brussels') is no label.
    """
    if len(grid.missions) * 2 > len(grid.body):
        return None
    width = max((len(row) for row in grid.body), default=0)
    for column in range(width):
        cells = [row[column] for row in grid.body if column < len(row) and row[column]]
        named = [cell for cell in cells if len(partners_in(cell, names)) == 1]
        telling = sum(any(not verb.noun for verb in verbs_in(cell)) or bool(dialogues_in(cell)) for cell in named)
        if len(named) * 2 > len(cells) and telling * 2 < len(named):
            return column
    return None


def _line(
    grid: Grid,
    row: int,
    text: str,
    at: int,
    block: int,
    heads: tuple[str, ...],
    around: tuple[str, ...],
    names: Names,
    label: int | None,
    general: tuple[str, ...],
) -> Line:
    cells, place = [], 0
    body = grid.body[row]
    by_columns = len(grid.columns) > 1
    keys = not by_columns and label is None and len(body) == 2 and row not in grid.missions
    own = partners_in(body[label], names) if label is not None and label < len(body) else ()
    for column, written in enumerate(text.split("|")):
        inner = written.strip()
        start = place + len(written) - len(written.lstrip())
        head = " ".join(dict.fromkeys(one[column] for one in grid.head if column < len(one) and one[column]))
        if by_columns or (keys and column):
            head = body[0]
        parties = (grid.columns[column],) if by_columns and column in grid.columns else own or general
        if label is None or column != label:
            cells.append(Cell(start, start + len(inner), column, inner, head, parties))
        place += len(written) + 1
    sentence = _sentence(text, at, block, heads, names, own or general)
    return Line(grid, row, sentence, tuple(cells), around, by_columns or keys)


def _sentence(text: str, at: int, block: int, heads: tuple[str, ...], names: Names, about: tuple[str, ...]) -> Sentence:
    parties = names.parties(text)
    return Sentence(
        text=text,
        start=at,
        block=block,
        kind="line",
        heads=heads,
        parties=parties,
        partners=tuple(one for one in parties if one.id in names.register.agreement_of and one.how != "place"),
        about=about,
        sure=bool(about),
        missions=names.missions(text),
        people=names.people(text),
        instruments=names.instruments(text),
        dates=dates_in(text),
        section=(),
        spoken_of=None,
        last_instrument=None,
    )
