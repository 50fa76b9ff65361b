"""Markdown typed into a Word document: '### 3 Price', '**Seller**', '| VIN | 123 |'.

In: pieces. Out: the same, the typed marks read as what they mean; no letter or digit goes. Texts written by a machine
are pasted into Word like this. Not here: Markdown files (markdown); lists ('* x'), whose signs are read as such anyway.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from foedera.reading.formats.word.pieces import Piece

_LEAST = 2
"""So many lines that begin with number signs are headings; one may be anything ('# 5 of the list')."""
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")
_TYPED_ROW = re.compile(r"\s*\|.*\|\s*")
_TYPED_BORDER = re.compile(r"[\s|:\-]*")
_TYPED_MARK = re.compile(r"\*\*|(?<!\s)\s+#+\s*$")
"""What makes words bold, and what may close a heading (CommonMark 0.31, 4.2 and 6.2)."""


def typed_marks_read(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, where several are headings by number signs: these as headings, rows as rows, without the signs."""
    headings = sum(_is_plain(piece) and _HEADING.match(piece.text) is not None for piece in pieces)
    if headings < _LEAST:
        return list(pieces)
    return [_read(piece) if _is_plain(piece) else piece for piece in pieces if not _is_drawn(piece)]


def _is_plain(piece: Piece) -> bool:
    return piece.kind == "paragraph" and piece.printed is None


def _is_drawn(piece: Piece) -> bool:
    """Whether it is a line that is drawn: between parts, or under the head of a table."""
    return _is_plain(piece) and bool(
        _RULE.fullmatch(piece.text) or ("---" in piece.text and _TYPED_BORDER.fullmatch(piece.text))
    )


def _read(piece: Piece) -> Piece:
    if _TYPED_ROW.fullmatch(piece.text):
        inside = piece.text.strip().strip("|")
        first = piece.text.find(inside)
        return _kept(msgspec.structs.replace(piece, kind="row"), first, first + len(inside))
    heading = _HEADING.match(piece.text)
    if heading is None:
        return _kept(piece, 0, len(piece.text))
    return _kept(msgspec.structs.replace(piece, level=len(heading[1])), heading.end(), len(piece.text))


def _kept(piece: Piece, first: int, end: int) -> Piece:
    """A piece with its text from `first` to `end`, without marks; the places of its notes move with the words."""
    gone = [
        (0, first),
        *(match.span() for match in _TYPED_MARK.finditer(piece.text, first, end)),
        (end, len(piece.text)),
    ]
    words = [piece.text[start:stop] for (_, start), (stop, _) in pairwise(gone)]
    moved = tuple((at - sum(max(0, min(at, stop) - start) for start, stop in gone), mark) for at, mark in piece.marks)
    return msgspec.structs.replace(piece, text="".join(words), marks=moved)
