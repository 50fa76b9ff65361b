"""The title a text shows.

In: pieces and their levels. Out: the title, None where the text shows none. What the text shows goes before a
property of the file, which may be its template's. Not here: the property (docx).
"""

from __future__ import annotations

from collections.abc import Sequence

from foedera.reading.formats.word.pieces import Piece
from foedera.reading.formats.word.shape import says
from foedera.reading.structure.headings import classify, names_instrument

_LONGEST = 300
_EARLY = 12
"""Pieces among which an instrument's name is its title."""


def shown_title(pieces: Sequence[Piece], levels: Sequence[int]) -> str | None:
    """The lines set as title; else the first heading above all text; else an early line that names an instrument."""
    told = [at for at, piece in enumerate(pieces) if piece.is_title and piece.text]
    if told:
        first = [pieces[at] for step, at in enumerate(told) if at == told[0] + step]
        return " ".join(piece.line for piece in first)
    texts = [(piece, level) for piece, level in zip(pieces, levels, strict=True) if piece.text]
    for piece, level in texts:
        if not level:
            break
        if classify(piece.line).kind is None:
            return piece.line
    named = (piece.line for piece, _ in texts[:_EARLY] if _is_name(piece))
    return next(named, None)


def _is_name(piece: Piece) -> bool:
    """Whether a piece can be the title by its words: not a sentence, and it begins an instrument."""
    is_line = piece.kind == "paragraph" and piece.printed is None and len(piece.text) <= _LONGEST
    return is_line and not says(piece) and names_instrument(piece.line) and classify(piece.line).kind is None
