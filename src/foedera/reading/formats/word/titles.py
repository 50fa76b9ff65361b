"""The title a text shows.

In: pieces and their levels. Out: the title, None where the text shows none. What the text shows goes before a
property of the file, which may be its template's. Not here: the property (docx).
"""

from __future__ import annotations

from collections.abc import Sequence

from foedera.reading.formats.word.pieces import Piece
from foedera.reading.formats.word.shape import says
from foedera.reading.structure.headings import classify
from foedera.reading.structure.markers import markers
from foedera.reading.structure.no_titles import is_no_title
from foedera.reading.structure.title import EARLY, LONGEST, names_text, whole

_MOST_BELOW = 4
"""Lines of a title below its noun."""


def shown_title(pieces: Sequence[Piece], levels: Sequence[int]) -> str | None:
    """The lines set as title; else the first heading above all sentences; else an early line naming an instrument."""
    told = [at for at, piece in enumerate(pieces) if piece.is_title and levels[at] and not is_no_title(piece.line)]
    if told:
        first = [pieces[at].line for step, at in enumerate(told) if at == told[0] + step]
        return " ".join(first)
    front = _front(pieces, levels)
    set_apart = [at for at, (piece, level) in enumerate(front) if level and _may_name(piece.line)]
    if set_apart:  # the line of a state or an office may stand above the one that names the text
        at = next((at for at in set_apart if names_text(front[at][0].line)), set_apart[0])
        return whole([(line.line, "heading") for line, other in front[at:] if other])
    named = next((at for at, piece in enumerate(pieces[:EARLY]) if _is_name(piece)), None)
    return None if named is None else _centred(pieces[named:EARLY])


def _may_name(line: str) -> bool:
    """Whether a line is neither a part of a text ('Rozdział I') nor what an office puts above it."""
    return classify(line).kind is None and not is_no_title(line)


def _centred(pieces: Sequence[Piece]) -> str:
    """A noun alone in the middle of its line with what stands below it there: 'STATUT / Stowarzyszenia „Elm”'.

    Another name of a text, a line that is filled in, or one as long as a sentence is of it no more.
    """
    first, lines = pieces[0], [pieces[0].line]
    if not first.is_centred:
        return whole([(piece.line, piece.kind) for piece in pieces if piece.line])
    for piece in pieces[1:] if " " not in first.line else ():
        ends = not piece.is_centred or not piece.line or names_text(piece.line) or not _may_name(piece.line)
        if ends or len(lines) > _MOST_BELOW or says(piece):
            break
        lines.append(piece.line)
    return " ".join(lines)


def _front(pieces: Sequence[Piece], levels: Sequence[int]) -> list[tuple[Piece, int]]:
    """The lines before the first sentence, numbered paragraph or structural heading."""
    out: list[tuple[Piece, int]] = []
    for piece, level in zip(pieces, levels, strict=True):
        is_body = piece.kind == "paragraph" and not level and (_is_sentence(piece) or piece.printed is not None)
        numbered = markers(piece.line) if level else ()
        is_body = is_body or (bool(numbered) and numbered[0].kind in {"decimal", "multi"})
        if is_body or piece.kind == "imported" or (level and classify(piece.line).kind is not None):
            break
        if piece.kind == "paragraph" and piece.text:
            out.append((piece, level))
    return out


def _is_sentence(piece: Piece) -> bool:
    """Whether a piece says something; the number an office gives a text ('Luật số: 36/2024/QH15') does not."""
    return says(piece) and not is_no_title(piece.line)


def _is_name(piece: Piece) -> bool:
    """Whether a piece can be the title by its words: not a sentence, and it begins an instrument."""
    is_line = piece.kind == "paragraph" and piece.printed is None and len(piece.text) <= LONGEST
    return is_line and not says(piece) and names_text(piece.line) and classify(piece.line).kind is None
