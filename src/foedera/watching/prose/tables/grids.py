"""Tables of a draft as grids: which column or row stands for which partner, which row for which area or mission.

In: a table's cells and the names known. Out: a `Grid`. A header whose names stand a cell too far to the right, as
converters leave it, is moved back; a column without a name stays without one, and is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from foedera.model.prose import Block
from foedera.watching.prose.parts.dates import DateMention, dates_in
from foedera.watching.prose.parts.names import Names

TICKS, CROSSES = frozenset("✓✔☑"), frozenset("✗✘☒–—-")
_DASHES = frozenset("–—-")
_LABELS = re.compile(r"^(?:partners?|countr(?:y|ies)|states?)$", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:Table|Tab\.)\s(\d{1,2}|[A-Z])\b")
_CODE = re.compile(r"[A-Z]{3}")
_FIGURE = re.compile(r"-?\d{1,4}(?:[.,]\d{1,3})?")
_SHORT_LABEL = 4
"""Words up to which a label in words of one's own is read as an area's."""
_HEAD_ROWS = 2
"""Lines a head may have where partners stand over the columns."""
_LIKE = 88
"""Percent of likeness from which a row's label is an area's."""


class Grid(NamedTuple):
    """A table and what its rows and columns stand for."""

    block: Block
    number: str | None
    """As captioned: '2'; None without a caption."""
    title: str
    sentence: int
    """How many sentences stand before it."""
    head: tuple[tuple[str, ...], ...]
    body: tuple[tuple[str, ...], ...]
    columns: dict[int, str]
    """Column → partner."""
    rows: dict[int, str]
    """Row of the body → partner."""
    areas: dict[int, str]
    """Row of the body → area."""
    missions: dict[int, str]
    """Row of the body → mission."""
    unnamed: tuple[int, ...]
    """Columns of signs that no header names."""
    dates: dict[int, DateMention]
    """Column → the date its header gives."""

    @property
    def signs(self) -> bool:
        """Whether it is a table of ticks and crosses."""
        return bool(self.columns) and any(cell in TICKS for row in self.body for cell in row)

    def ticked(self, column: int) -> tuple[int, ...]:
        """Rows ticked in a column."""
        return tuple(n for n, row in enumerate(self.body) if column < len(row) and row[column] in TICKS)

    def number_at(self, row: int, column: int) -> float | None:
        """The number in a cell; None for none, or several."""
        cells = self.body[row]
        found = _FIGURE.findall(cells[column]) if column < len(cells) else []
        return float(found[0].replace(",", ".")) if len(found) >= 1 else None


def grid_of(block: Block, title: str, sentence: int, names: Names) -> Grid:
    """A table block as a grid."""
    rows = block.rows
    width = max(len(row) for row in rows)
    first = next((n for n, row in enumerate(rows) if n and _is_body(row)), 1)
    labelled = next((n for n, row in enumerate(rows) if n and (_partner(row, names) or names.missions(row[0]))), first)
    first = min(first, labelled)
    if first > _HEAD_ROWS and len({one.id for cell in rows[0] for one in names.parties(cell)}) > 1:
        first = 1  # lines of words under partners are lines of the table
    head, body = rows[:first], rows[first:]
    values = [column for column in range(width) if any(_is_value(row[column]) for row in body if column < len(row))]
    leading = next((c for c in values if any(row[c] in TICKS | CROSSES for row in body if c < len(row))), None)
    moved = [_moved_back(row, leading) for row in head]
    shift = any(one is not row for one, row in zip(moved, head, strict=True))
    columns: dict[int, str] = {}
    dates: dict[int, DateMention] = {}
    for row, original in zip(moved, head, strict=True):
        for column, cell in enumerate(row):
            named = [one for one in partners_in(cell, names) if one in names.register.agreement_of]
            if len(named) == 1:
                columns[column] = named[0]
        printed = {column: found[0] for column, cell in enumerate(original) if (found := dates_in(cell))}
        if len(printed) > 1 and leading is not None:
            back = 1 if shift and leading not in printed else 0
            dates = {column - back: date for column, date in printed.items()}
    signed = [c for c in values if leading is not None and c >= leading]
    caption = _CAPTION.match(title)
    return Grid(
        block=block,
        number=caption[1] if caption else None,
        title=title,
        sentence=sentence,
        head=tuple(head),
        body=tuple(body),
        columns=columns,
        rows={n: p for n, row in enumerate(body) if (p := _partner(row, names)) is not None},
        areas={n: area for n, row in enumerate(body) if (area := _area(row, names)) is not None},
        missions={n: known[0].id for n, row in enumerate(body) if (known := names.missions(row[0]))},
        unnamed=tuple(column for column in signed if column not in columns) if columns else (),
        dates=dates,
    )


def partners_in(text: str, names: Names) -> tuple[str, ...]:
    """Whom a label names, by name or by code, of those that have an agreement or instrument with the union."""
    known = names.register.bound
    found = [one.id for one in names.parties(text) if one.id in known]
    found += [code[0].lower() for code in [_CODE.fullmatch(text.strip("* "))] if code and code[0].lower() in known]
    return tuple(dict.fromkeys(found))


def _is_value(cell: str) -> bool:
    return bool(cell) and (cell in TICKS | CROSSES or _FIGURE.fullmatch(cell) is not None)


def _is_body(row: Sequence[str]) -> bool:
    """Whether half a row's cells are values, not all of them dashes."""
    values = [cell for cell in row if _is_value(cell)]
    return len(values) * 2 >= len(row) - 1 and any(cell not in _DASHES for cell in values)


def _moved_back(row: tuple[str, ...], leading: int | None) -> tuple[str, ...]:
    """The row without a label that stands where the first partner's name should."""
    if leading is None or leading >= len(row) or not _LABELS.match(row[leading]):
        return row
    return (*row[:leading], *row[leading + 1 :], "")


def _partner(row: Sequence[str], names: Names) -> str | None:
    found = [one.id for one in names.parties(row[0]) if one.id in names.register.agreement_of]
    return found[0] if len(found) == 1 else None


def _area(row: Sequence[str], names: Names) -> str | None:
    label = next((cell for cell in row[:2] if len(cell) > 3), "").rstrip("*").lower()
    if not label or names.missions(row[0]):
        return None
    scored = [(fuzz.ratio(label, area.label.rstrip("*").lower()), area.id) for area in names.register.codebook.areas]
    best, area = max(scored, default=(0, ""))
    if best >= _LIKE:
        return area
    meant = {one.id for one in names.area_mentions(label)} if len(label.split()) <= _SHORT_LABEL else set()
    return meant.pop() if len(meant) == 1 else None
