"""Marks of notes: superior figures and signs in a row, and what a note's first row begins with.

In: rows and fragments. Out: marks. Not here: which rows are notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.text_rows import TextRow

SMALLER = 0.94
"""Notes are set in type of at most this share of the body's size."""
_SMALL = 0.82
"""A superior figure is of at most this share of its line's size …"""
_UP = 0.08
"""… and stands so far above its baseline, in sizes of the line; one drawn high by its font stands on it …"""
_LEVEL = 0.05
"""… which may differ by so much …"""
_NEAR = 0.3
"""… and begins so near the word it hangs on."""
_FIGURES = re.compile(r"[(]?\d{1,3}(?:\s?[,;/–-]\s?\d{1,3}){0,5}[)]?[,;/]?")
_POWERS = ("2", "3")
_METRES = re.compile(r"(?<![^\W\d_])[kcdm]?[mм]$")
_MARK = re.compile(r"\(?\s*(\d{1,3}|[*†‡]{1,3}|[a-z])\s*\)?[.:]?(?=\s|$)")
_CALL = re.compile(r"\(?\s*(?:\d{1,3}|[*†‡]{1,3}|[a-z])\s*\)?")
_LONGEST = 5
"""Signs of a mark with its brackets."""
_GLUED = re.compile(r"(\d{1,3}|[*†‡]{1,3})(?=[^\W\d_])")


def mark_of(row: TextRow) -> str | None:
    """The mark a note's first row begins with: a superior figure, '3', '(3)', '*'."""
    first = row.fragments[0]
    if is_raised(first, row) or first.raised:
        return bare(first.text)
    match = _MARK.match(row.text) or _GLUED.match(row.text)
    return match[1] if match else None


def marks_in(row: TextRow) -> list[str]:
    """The marks called in a row of text."""
    return [bare(item.text) for item in row.fragments[1:] if is_raised(item, row)]


def is_raised(fragment: Fragment, row: TextRow) -> bool:
    """Whether a fragment is a superior figure or sign of its row."""
    if fragment.raised:
        return True
    is_small = fragment.size < _SMALL * row.size
    return is_small and fragment.base > row.base + _UP * row.size and may_be_mark(fragment.text)


def stands_above(fragment: Fragment, before: Fragment) -> bool:
    """Whether a fragment of figures hangs above the end of the word before it, as marks, powers and numerators do."""
    if fragment.page != before.page or not _FIGURES.fullmatch(fragment.text):
        return False
    apart = max(fragment.box[0] - before.box[2], before.box[0] - fragment.box[2])
    up = fragment.base - before.base
    if apart > _NEAR * before.size or not -_LEVEL * before.size <= up < before.size:
        return False
    return fragment.raised or (fragment.size < _SMALL * before.size and up > _UP * before.size)


def is_power(fragment: Fragment, before: Fragment) -> bool:
    """Whether a raised figure makes an area or a volume of the unit before it: m², km³."""
    return fragment.text in _POWERS and _METRES.search(before.text) is not None


def may_be_mark(text: str) -> bool:
    """Whether a text is what notes are called by, if it stands above its line."""
    return len(text) <= _LONGEST and _CALL.fullmatch(text) is not None


def bare(text: str) -> str:
    """A mark without what it is set in: '(1).' → '1'."""
    return text.strip("() .:")


def without_mark(fragments: Sequence[Fragment], mark: str) -> list[Fragment]:
    """A note's fragments without the mark it begins with."""
    if not fragments or not mark:
        return list(fragments)
    first, rest = fragments[0], list(fragments[1:])
    if bare(first.text) == mark:
        return rest
    head = first.text.lstrip("( ")
    if not head.startswith(mark):
        return [first, *rest]
    return [msgspec.structs.replace(first, text=head[len(mark) :].lstrip("). :\u00a0")), *rest]
