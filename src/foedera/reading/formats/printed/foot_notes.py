"""Notes at the foot of a text's pages, and the places that call them.

In: the lines of one page. Out: its notes. A note is one where it can be told: below a line drawn across the page, or
where it begins with a bare or raised figure or a star; always in a row that runs on, at the very foot, and called by
the page's text. Not here: endnotes, notes without calls (they stay paragraphs).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from foedera.reading.formats.printed.sheet_lines import SheetLine
from foedera.reading.structure.headings import is_structural, run_in

_DASHES_ONLY = re.compile(r"[\s_–—―─-]+")
_DASHES_IN_A_ROW = re.compile(r"[_–—―─-]{5}")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = str.maketrans(_RAISED, "0123456789")
_MARK = re.compile(
    rf"(?:\(\s?(\d{{1,3}}|\*{{1,3}})\s?\)|(\d{{1,3}})[.)]?(?=\s)|([{_RAISED}]{{1,3}})|(\*{{1,3}}|[†‡])(?!\*))\s*(?=\S)"
)
_SURE = re.compile(
    rf"(?:(\d{{1,3}})(?=\s+[^\W\d_a-z]|\s+[“\"«])|([{_RAISED}]{{1,3}})(?=\s*\S)|(\*{{1,3}}|[†‡])(?=\s*[^\W\d_]))\s*"
)
"""Marks that need no line above them: a bare figure before a capital, a raised one, a star."""
_DEEP = 25
"""Lines of a page's foot that can hold notes."""


class FootNote(msgspec.Struct, frozen=True):
    """A note at the foot of a page."""

    mark: str
    start: int
    """Where it begins in the text, its mark included."""
    body: int
    """Where it begins behind its mark."""
    end: int
    call: tuple[int, int] | None
    """Where the text calls it; None where it does so more than once."""


class Foot(msgspec.Struct, frozen=True):
    """The notes of a page, and the first line that is of them or above them."""

    low: int
    notes: tuple[FootNote, ...]


def foot_of(text: str, lines: Sequence[SheetLine], low: int, high: int, last: str, *, stars: bool) -> Foot:
    """The notes at the foot of the page whose lines are [low, high); `last` is the mark of the last note before.

    With `stars`, a star may be a mark; in Markdown it is one of emphasis or of a list.
    """
    first = max(low + 1, high - _DEEP)
    for at in range(first, high - 1):
        if _is_line_across(lines[at].text):
            notes = _notes(text, lines, low, at, at + 1, high, _MARK)
            return Foot(at, notes) if notes else Foot(high, ())
    for at in range(first, high):
        found = _SURE.match(text, lines[at].start, lines[at].end)
        if found is None or not (_may_follow(last, mark := _bare(found)) and (stars or mark.isdigit())):
            continue
        notes = _notes(text, lines, low, at, at, high, _SURE)
        if notes and all(note.call for note in notes):
            return Foot(at, notes)
    return Foot(high, ())


def _may_follow(last: str, mark: str) -> bool:
    """Whether a mark is the next, or the first of a page that counts anew."""
    return not mark.isdigit() or mark == "1" or (last.isdigit() and int(mark) == int(last) + 1)


def _notes(
    text: str, lines: Sequence[SheetLine], top: int, above: int, first: int, high: int, pattern: re.Pattern[str]
) -> tuple[FootNote, ...]:
    """The notes of the lines [first, high), called by the lines [top, above); none where they are no notes."""
    starts: list[tuple[int, re.Match[str]]] = []
    for at in range(first, high):
        if is_structural(lines[at].text) or run_in(lines[at].text):
            return ()
        match = pattern.match(text, lines[at].start, lines[at].end)
        if match is not None and (not starts or _is_next(_bare(starts[-1][1]), _bare(match))):
            starts.append((at, match))
    if not starts or starts[0][0] != first:
        return ()
    page = (lines[top].start, lines[above - 1].end)
    found: list[FootNote] = []
    for place, (at, match) in enumerate(starts):
        stop = starts[place + 1][0] if place + 1 < len(starts) else high
        calls = _calls(text, page, match)
        if place == 0 and not calls:
            return ()
        call = calls[0] if len(calls) == 1 else None
        found.append(FootNote(_bare(match), lines[at].start, match.end(), lines[stop - 1].end, call))
    return tuple(found)


def _bare(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group).translate(_FIGURES)


def _is_next(before: str, mark: str) -> bool:
    if mark.isdigit() and before.isdigit():
        return int(mark) == int(before) + 1
    return not mark.isdigit() and not before.isdigit() and (len(mark) == len(before) + 1 or mark in "†‡")


def _is_line_across(text: str) -> bool:
    return _DASHES_ONLY.fullmatch(text) is not None and _DASHES_IN_A_ROW.search(text) is not None


def _calls(text: str, page: tuple[int, int], match: re.Match[str]) -> list[tuple[int, int]]:
    """Where a page calls a mark: glued to a word or a stop, raised, or in brackets at the end of a clause."""
    mark = _bare(match)
    if not mark.isdigit():
        star = re.escape(mark)
        found = re.compile(rf"(?<=[^\W\d_]|[.,;:”\"»)]){star}(?!\*)|(?<=\S)\s?\({star}\)")
    elif match[0].lstrip().startswith("("):
        found = re.compile(rf"(?<=\S)\s?\(\s?{mark}\s?\)(?=[\s.,;:(]|$)")
    else:
        raised = "".join(_RAISED[int(figure)] for figure in mark)
        found = re.compile(rf"(?<=[^\W\d_]|[.,;:”\"»)]){mark}(?![^\W_])(?![.,]\d)|(?<=\S){raised}(?![{_RAISED}])")
    return [call.span() for call in found.finditer(text, *page)]
