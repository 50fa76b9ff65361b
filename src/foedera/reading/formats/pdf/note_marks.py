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
    return fragment.size < 0.82 * row.size and fragment.base > row.base + 0.08 * row.size and may_be_mark(fragment.text)


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
