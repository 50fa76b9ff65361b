"""The time axis of a clause type as places on a drawing: a row a variant, a dot a passage, a line to its model.

In: a tree. Out: places in the units of the drawing. The drawing says nothing the list beside it does not.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import NamedTuple

from foedera.model.dates import first_day
from foedera.model.template import TemplateTree, WordedVariant

LEFT, WIDTH, RIGHT = 48, 700, 130
"""Room for letters, for time, and for the undated."""
ROW = 22
TOP = 30
FEWEST_DAYS = 30
"""Days an axis spans at least, so that two of one week do not stand at its ends."""
MOST_TICKS = 8


class Dot(NamedTuple):
    """A passage."""

    x: float
    y: float
    agreement: str
    date: str


class Row(NamedTuple):
    """A variant with the line from its model."""

    letter: str
    y: float
    dots: tuple[Dot, ...]
    model: tuple[float, float] | None
    """Where the model stands; None without one."""


class Axis(NamedTuple):
    """A drawing."""

    width: float
    height: float
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    """Places of days, and what is written there."""
    undated: float | None
    """Where those without a date stand; None where all have one."""


def axis_of(tree: TemplateTree) -> Axis | None:
    """The drawing of a tree; None where no passage has a date."""
    members = [member for worded in tree.variants for member in worded.variant.members]
    days = [first_day(member.signed) for member in members if member.signed]
    if not days:
        return None
    start = min(days)
    span = max((max(days) - start).days, FEWEST_DAYS)
    undated = LEFT + WIDTH + RIGHT / 2

    def x(date: str | None) -> float:
        return undated if date is None else round(LEFT + WIDTH * (first_day(date) - start).days / span, 1)

    heights = {worded.variant.letter: TOP + ROW * at for at, worded in enumerate(tree.variants)}
    dates = {member.segment.id: member.signed for member in members}
    rows = tuple(_row(worded, heights, dates, x) for worded in tree.variants)
    ticks = _ticks(start, span)
    lacking = any(member.signed is None for member in members)
    height = TOP + ROW * len(rows)
    width = LEFT + WIDTH + (RIGHT if lacking else 30)
    return Axis(width, height, rows, ticks, undated if lacking else None)


def _row(
    worded: WordedVariant, heights: Mapping[str, int], dates: Mapping[str, str | None], x: Callable[[str | None], float]
) -> Row:
    y = heights[worded.variant.letter]
    members = worded.variant.members
    dots = tuple(Dot(x(member.signed), y, member.segment.agreement, member.signed or "") for member in members)
    if worded.model is None or worded.model_segment is None:
        return Row(worded.variant.letter, y, dots, None)
    return Row(worded.variant.letter, y, dots, (x(dates[worded.model_segment.id]), heights[worded.model]))


def _ticks(start: datetime.date, span: int) -> tuple[tuple[float, str], ...]:
    """First days of years, or of months where the axis is short; some of them where they are many."""
    end = start + datetime.timedelta(days=span)
    years = [datetime.date(year, 1, 1) for year in range(start.year + 1, end.year + 1)]
    first = start.year * 12 + start.month
    months = [datetime.date(at // 12, at % 12 + 1, 1) for at in range(first, end.year * 12 + end.month)]
    days, form = (years, "%Y") if len(years) > 2 else (months, "%b %Y")
    some = days[:: -(-len(days) // MOST_TICKS) or 1]
    return tuple((round(LEFT + WIDTH * (day - start).days / span, 1), day.strftime(form)) for day in some if day <= end)
