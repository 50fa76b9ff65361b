"""Instruments of a party on a time axis, as places on a drawing: a row an instrument, a dot a date with its role.

In: dates of instruments. Out: places in the units of the drawing, which says nothing the table beside it does not.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from foedera.amounts import amount
from foedera.model.around import InstrumentDate
from foedera.model.dates import first_day, written_out
from foedera.publishing.around import role_in_words

LEFT, WIDTH, RIGHT = 12, 900, 190
"""Room before the first day, for time, and for words beside the last dots."""
ROW, TOP, DROP = 44, 34, 20
"""Height of a row, where the first begins, and how far below its name its line runs."""
NEAR = 150
"""Units within which dots share their words, so that these do not cover each other."""
LETTER = 7.2
"""Units a letter of a label takes, about."""
FEWEST_DAYS, MOST_TICKS = 365, 10


class Dot(NamedTuple):
    """A date."""

    x: float
    role: str
    date: str
    unverified: bool

    @property
    def words(self) -> str:
        """Role and date."""
        return f"{self.role} {written_out(self.date)}"


class Label(NamedTuple):
    """Words beside dots."""

    x: float
    anchor: str
    """start or end, as SVG has it."""
    words: str


class Row(NamedTuple):
    """An instrument."""

    name: str
    y: float
    agreement: bool
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]


class Axis(NamedTuple):
    """A drawing."""

    width: float
    height: float
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    undated: int
    """Dates left out, as they are not on record."""


def axis_of(found: Sequence[InstrumentDate]) -> Axis | None:
    """The drawing; None where no date is on record."""
    dated = [one for one in found if one.date is not None]
    if not dated:
        return None
    days = [first_day(one.date or "") for one in dated]
    start = datetime.date(min(days).year, 1, 1)
    span = max((max(days) - start).days, FEWEST_DAYS)
    by_instrument: dict[str, list[InstrumentDate]] = {}
    for one in sorted(dated, key=lambda one: first_day(one.date or "")):
        by_instrument.setdefault(one.instrument, []).append(one)
    rows = tuple(_row(dates, TOP + ROW * at, start, span) for at, dates in enumerate(by_instrument.values()))
    return Axis(
        LEFT + WIDTH + RIGHT, TOP + ROW * len(rows), rows, _ticks(start, span), sum(one.date is None for one in found)
    )


def _row(dates: Sequence[InstrumentDate], y: float, start: datetime.date, span: int) -> Row:
    dots = tuple(
        Dot(_x(first_day(one.date), start, span), role_in_words(one), one.date, one.unverified)
        for one in dates
        if one.date is not None
    )
    return Row(dates[0].name, y, dates[0].agreement, dots, tuple(_labels(dots)))


def _labels(dots: Sequence[Dot]) -> list[Label]:
    """Words beside each run of near dots: behind it, or before it where there is no room behind."""
    runs: list[list[Dot]] = []
    for dot in dots:
        if runs and dot.x - runs[-1][-1].x < NEAR:
            runs[-1].append(dot)
        else:
            runs.append([dot])
    labels: list[Label] = []
    end = 0.0
    for run in runs:
        label = next(filter(None, (_beside(run, words, end) for words in _said(run))), None)
        if label is not None:
            labels.append(label)
        end = run[-1].x if label is None or label.anchor == "end" else label.x + LETTER * len(label.words)
    return labels


def _said(run: Sequence[Dot]) -> tuple[str, str, str]:
    """What can stand beside a run of dots, from the fullest words to the shortest."""
    roles = ", ".join(dict.fromkeys(dot.role for dot in run))
    years = "–".join(dict.fromkeys((run[0].date[:4], run[-1].date[:4])))
    return (
        "; ".join(dict.fromkeys(dot.words for dot in run)),
        f"{roles} {years}",
        f"{amount(len(run), 'date')}, {years}",
    )


def _beside(run: Sequence[Dot], words: str, end: float) -> Label | None:
    """Words behind a run, or before it from where others end; None where there is no room for them."""
    long = LETTER * len(words)
    if run[-1].x + 10 + long <= LEFT + WIDTH + RIGHT:
        return Label(run[-1].x + 10, "start", words)
    if run[0].x - 10 - long >= end:
        return Label(run[0].x - 10, "end", words)
    return None


def _x(day: datetime.date, start: datetime.date, span: int) -> float:
    return round(LEFT + WIDTH * (day - start).days / span, 1)


def _ticks(start: datetime.date, span: int) -> tuple[tuple[float, str], ...]:
    """First days of years; some of them where they are many."""
    end = start + datetime.timedelta(days=span)
    years = [datetime.date(year, 1, 1) for year in range(start.year, end.year + 1)]
    some = years[:: -(-len(years) // MOST_TICKS)]
    return tuple((_x(day, start, span), f"{day.year}") for day in some)
