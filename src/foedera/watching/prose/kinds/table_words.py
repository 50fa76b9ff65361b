"""Prose against the draft's own tables: what a sentence that points to a table says must stand in it.

In: sentences that point to a table by number or place ('Table 2', 'the rows above'). Out: statements. A number, date,
place or rhythm said of one partner is looked for in the partner's line; a lowest or highest in the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.kinds.references import pointed_elsewhere
from foedera.watching.prose.parts.dates import dates_in
from foedera.watching.prose.parts.names import folded, seats
from foedera.watching.prose.parts.numbers import NumberMention, counts_in
from foedera.watching.prose.parts.rhythms import rhythm_in
from foedera.watching.prose.tables.grids import Grid
from foedera.watching.prose.tables.lines import Line

_TABLE = re.compile(r"\b[Tt]able\s(?P<number>\d{1,2}|[A-Z])\b(?!\w)")
_NEAR_TABLE = re.compile(
    r"\b(?:the |this |our )?(?P<what>table|rows?|lines?|columns?|list)\b(?:\s\w+){0,2}?\s(?P<side>above|below)\b"
    r"|\b(?P<side_b>above|below) (?:table|list)\b",
    re.IGNORECASE,
)
_LOW = re.compile(r"\b(?:low(?:est)? end|lowest|smallest|fewest|shortest|at the bottom|minimum|least)\b", re.IGNORECASE)
_HIGH = re.compile(r"\b(?:high(?:est)? end|highest|largest|most|longest|at the top|maximum)\b", re.IGNORECASE)
_REACH = 40
"""Code points between a number and the word that calls it the lowest or highest."""
_NOUN = re.compile(r"\s(?:\w+\s)?(?P<noun>[a-z]{4,14})\b")
_UNITS = re.compile(
    r"^\s(?:\w+\s)?(?:months?|weeks?|days?|years?|times?|per cent|%|meetings?|rounds?|missions?|partners?|countries)\b",
    re.IGNORECASE,
)


@kind(
    "own-line",
    reads="a table of the draft pointed to, one partner, and a number, date, place or rhythm",
    recomputed="the partner's line in that table",
)
def own_line(case: ProseCase) -> Iterator[Said]:
    """What prose says a table shows, against its line."""
    for place, sentence in enumerate(case.draft.sentences):
        grid = None if sentence.kind == "heading" or doubted(sentence.text) else pointed_to(case, sentence, place)
        if grid is None:
            continue
        yield from _ends(sentence, grid)
        yield from _numbers(case, sentence, grid)
        if len(sentence.about) == 1:
            own = [line for line in case.lines if line.grid is grid and _of(line) == sentence.about]
            yield from _compared(sentence, own)


def pointed_to(case: ProseCase, sentence: Sentence, place: int) -> Grid | None:
    """The table of the draft a sentence points to; None for none."""
    by_number = [
        one for one in _TABLE.finditer(sentence.text) if not pointed_elsewhere(sentence, one.start(), one.end())
    ]
    if by_number:
        return next((grid for grid in case.draft.tables if grid.number == by_number[0]["number"]), None)
    near = _NEAR_TABLE.search(sentence.text)
    if near is None:
        return None
    if (near["side"] or near["side_b"]).lower() == "below":
        return next((grid for grid in case.draft.tables if grid.sentence > place), None)
    return next((grid for grid in reversed(case.draft.tables) if grid.sentence <= place), None)


def _of(line: Line) -> tuple[str, ...]:
    return line.sentence.about


def _compared(sentence: Sentence, lines: Sequence[Line]) -> Iterator[Said]:
    """Each value of a sentence against the values of its kind in the lines of its partner."""
    text = sentence.text
    cells = [cell.text for line in lines for cell in line.cells]
    shown = [date for cell in cells for date in dates_in(cell)]
    if shown and len(sentence.dates) == 1 and not any(sentence.dates[0].meets(one.date) for one in shown):
        date = sentence.dates[0]
        if len(date.date) == 10 and not date.lent:
            yield _against(sentence, date.start, date.end, date.in_words, *lines)
    rhythms = {word for cell in cells if (word := rhythm_in(cell))}
    if rhythms and (word := rhythm_in(text)) and word not in rhythms:
        yield _against(sentence, 0, len(text), word.replace("_", " "), *lines)
    places = {name for name in seats() if folded(name) in folded(" | ".join(cells))}
    named = [one for one in sentence.parties if one.how == "place" and text[one.start : one.end] in seats()]
    if places and len(named) == 1 and text[named[0].start : named[0].end] not in places:
        one = named[0]
        yield _against(sentence, one.start, one.end, text[one.start : one.end], *lines)


def _numbers(case: ProseCase, sentence: Sentence, grid: Grid) -> Iterator[Said]:
    """Numbers of what a column counts, each against the line of the partner named last before it."""
    for number in counts_in(sentence.text):
        noun = _NOUN.match(sentence.text, number.end)
        before = [one for one in sentence.partners if one.end <= number.start]
        if noun is None or not before or not _bare(sentence, number):
            continue
        stem = noun["noun"].lower()[:4]
        for line in case.lines:
            cells = [one for one in line.cells if stem in one.head.lower() and counts_in(one.text)]
            if line.grid is not grid or line.sentence.about != (before[-1].id,) or not cells:
                continue
            if not any(number.value == value.value for one in cells for value in counts_in(one.text)):
                yield _against(sentence, number.start, noun.end(), sentence.text[number.start : noun.end()], line)


def _bare(sentence: Sentence, number: NumberMention) -> bool:
    """Whether a number can be one of a cell: no part of a date or of 'Table 2', no number of something else."""
    before = sentence.text[: number.start]
    if any(date.start <= number.start < date.end for date in sentence.dates) or number.value < 2:
        return False
    return not re.search(r"\b(?:[Tt]ables?|[Pp]age|of the|[Cc]olumns?|[Rr]ows?)\s$", before) and not _UNITS.match(
        sentence.text[number.end :]
    )


def _against(sentence: Sentence, start: int, end: int, says: str, *lines: Line) -> Said:
    why = f"the draft's own table has: {'; '.join(line.sentence.text for line in lines)}"
    return Said(sentence, start, end, f"the table shows {says}", Verdict.CONTRADICTS, why)


def _ends(sentence: Sentence, grid: Grid) -> Iterator[Said]:
    """The lowest and highest of a column, as the sentence puts them: the number just before the word, or behind it."""
    columns = _columns(grid)
    numbers = [n for n in counts_in(sentence.text) if _bare(sentence, n)]
    for shape, pick in ((_LOW, min), (_HIGH, max)):
        word = shape.search(sentence.text)
        near = [n for n in numbers if word and abs(n.start - word.start()) <= _REACH]
        before = [n for n in near if word and n.end <= word.start()]
        if not near or not columns:
            continue
        number = (before or near[:1])[-1]
        known = {pick(column) for column in columns}
        if number.value not in known and any(number.value in column for column in columns):
            told = " or ".join(f"{one:g}" for one in sorted(known))
            why = f"in the draft's own table it is {told}"
            says = f"{number.value:g} is at the {'low' if pick is min else 'high'} end"
            yield Said(sentence, number.start, number.end, says, Verdict.CONTRADICTS, why)


def _columns(grid: Grid) -> list[list[float]]:
    width = max((len(row) for row in grid.body), default=0)
    found = []
    for column in range(1, width):
        numbers = [
            grid.number_at(row, column) for row in range(len(grid.body)) if not dates_in(_cell(grid, row, column))
        ]
        own = [one for one in numbers if one is not None]
        if len(own) * 2 > len(grid.body):
            found.append(own)
    return found


def _cell(grid: Grid, row: int, column: int) -> str:
    return grid.body[row][column] if column < len(grid.body[row]) else ""


KINDS: tuple[Kind, ...] = (own_line,)
