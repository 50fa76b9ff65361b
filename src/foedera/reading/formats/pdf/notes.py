"""Footnotes of a page without tags: small type at the bottom that begins with a mark the page's text calls.

In: the fragments of one page. Out: the notes' rows, and the rest. Not here: endnotes (they are paragraphs), joining.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from foedera.reading.formats.pdf.columns import Gutters, ordered
from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.note_marks import SMALLER, bare, mark_of, marks_in, may_be_mark
from foedera.reading.formats.pdf.text_rows import TextRow

_SIGN = re.compile(r"\(?(?:\d{1,3}|[*†‡]{1,3})[.)]?")


def notes_of(
    fragments: Sequence[Fragment],
    gutters: Gutters,
    body: float,
    *,
    last: str | None,
    pending: bool,
    called: Collection[str] = (),
) -> tuple[list[list[TextRow]], list[Fragment]]:
    """The rows of each note, and the fragments that are none.

    Args:
        fragments: of one page, without furniture and tables.
        gutters: between its columns.
        body: size of the body's type, in points.
        last: mark of the last note before; a note with the next number is one even where its call is on another page.
        pending: whether the last note of the page before is unfinished; small rows before the first mark then go on
            with it, as a first note without a mark.
        called: marks called in the page's tables.
    """
    high = [item for item in fragments if item.size > SMALLER * body and not _SIGN.fullmatch(item.text)]
    low = [item for item in fragments if item.size <= SMALLER * body and not _has_below(item, high)]
    if not low:
        return [], list(fragments)
    low += [item for item in fragments if item.size > SMALLER * body and _opens_note(item, low)]
    at_foot = set(map(id, low))
    calls = {*called, *(mark for item in fragments if id(item) not in at_foot for mark in _called(item))}
    small = [item for item in fragments if id(item) not in at_foot and may_be_mark(item.text)]
    calls |= {mark for row in ordered(high + small if small else [], gutters) for mark in marks_in(row)}
    found: list[list[TextRow]] = []
    rejected: list[TextRow] = []
    for row in ordered(low, gutters):
        mark = mark_of(row)
        if mark is not None and (mark in calls or _is_next(last, mark)):
            found.append([row])
            last = mark
        elif found:
            found[-1].append(row)
        elif pending:
            found.append([row])
        else:
            rejected.append(row)
    taken = {id(item) for note in found for row in note for item in row.fragments}
    return found, [item for item in fragments if id(item) not in taken]


def _is_next(last: str | None, mark: str) -> bool:
    """Whether a mark is the number after the last one."""
    return last is not None and last.isdecimal() and mark.isdecimal() and int(mark) == int(last) + 1


def _called(item: Fragment) -> list[str]:
    return [bare(item.text)] if item.raised else []


def _opens_note(item: Fragment, low: Sequence[Fragment]) -> bool:
    """Whether a mark set as large as the body stands right before small type on its line."""
    return bool(_SIGN.fullmatch(item.text)) and any(
        abs(item.base - other.base) < 0.4 * item.size and 0 <= other.box[0] - item.box[2] < 4 * item.size
        for other in low
    )


def _has_below(item: Fragment, high: Sequence[Fragment]) -> bool:
    """Whether body text stands under a fragment or beside it on its line."""
    return any(
        other.base < item.base + 0.6 * item.size and other.box[0] < item.box[2] + 4 and item.box[0] < other.box[2] + 4
        for other in high
    )
