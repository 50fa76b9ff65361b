"""Which pieces are headings: by style or outline level together with their shape.

In: pieces. Out: the level of each, 0 for text. A style says what somebody meant a paragraph to look like, and lawyers
give levels to numbered sentences too, for the navigation pane; so a sentence is text whatever its level. Not here:
headings without style or bold (structure).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from foedera.reading.formats.sentences import MAX_STYLED_CHARS, says_something
from foedera.reading.formats.word.pieces import Piece
from foedera.reading.structure.headings import is_structural, names_instrument

_MAX_HEADING_CHARS = 160
_ENDS_TEXT = re.compile(r"[.;,:。；，：、]$")
_NAMED = re.compile(r"(?:title|heading|headline|überschrift|titre|titel|intitulé|título|titolo|rubrik|kop)s?\b")
_NAMED_OTHERWISE = re.compile(r"table|figure|chart|toc|contents|index|page|header|footer|text|body|char|para|caption")
_LETTERED = re.compile(r"\(?[^\W_]{1,3}\)\s+\S")
"""'a) Seller', 'الف) فروشنده': a bold line that stands in an article, not beside it."""
_POINT = re.compile(r"\(?[a-zа-я]{1,5}[.)]|\(\d{1,3}\)|\d{1,3}\)")


def levels(pieces: Sequence[Piece]) -> list[int]:
    """The heading level of each piece."""
    told = [piece.level if piece.kind == "paragraph" else 0 for piece in pieces]
    said = [bool(level) and says(piece) for piece, level in zip(pieces, told, strict=True)]
    rows = _sentence_rows(pieces, said)
    styled = [
        0 if is_said or (_row(piece) in rows and not is_structural(piece.line)) else level
        for piece, level, is_said in zip(pieces, told, said, strict=True)
    ]
    bold_is_rare = _bold_is_rare(pieces)
    out = [
        level or _unstyled(piece, bold_is_rare=bold_is_rare and not piece.level)
        for piece, level in zip(pieces, styled, strict=True)
    ]
    return out if _has_text(pieces, out) else _with_text(pieces, out)


def says(piece: Piece) -> bool:
    """Whether a piece says something in a sentence, or is a point of one, so that it is no heading."""
    line = piece.line
    if is_structural(line) or (piece.is_title and names_instrument(line) and len(line) <= MAX_STYLED_CHARS):
        return False
    is_point = piece.printed is not None and (piece.printed == "" or _POINT.fullmatch(piece.printed) is not None)
    return says_something(piece.text, is_point=is_point)


def _row(piece: Piece) -> tuple[str, int, bool]:
    """What pieces of one row have in common: style, level, and that they are numbered."""
    return piece.style, piece.level, piece.printed is not None


def _sentence_rows(pieces: Sequence[Piece], said: Sequence[bool]) -> set[tuple[str, int, bool]]:
    """Rows of numbered pieces most of which are sentences: the short ones among them are of the same kind."""
    rows = Counter[tuple[str, int, bool]]()
    for piece, is_said in zip(pieces, said, strict=True):
        if piece.kind == "paragraph" and piece.level and piece.printed is not None:
            rows[_row(piece)] += 1 if is_said else -1
    return {row for row, more in rows.items() if more > 0}


def _bold_is_rare(pieces: Sequence[Piece]) -> bool:
    """Whether bold says something: where half of the text is set in it, it does not."""
    texts = [piece for piece in pieces if piece.kind == "paragraph"]
    bold = sum(len(piece.text) for piece in texts if piece.is_bold)
    return 2 * bold <= sum(len(piece.text) for piece in texts) or all(
        len(piece.text) <= _MAX_HEADING_CHARS for piece in texts if piece.is_bold
    )


def _unstyled(piece: Piece, *, bold_is_rare: bool) -> int:
    """The level of a heading that no style makes one: 6, by its words or by bold; 7 inside an article; 0 for text."""
    if piece.kind != "paragraph" or not piece.line:
        return 0
    line = piece.line
    is_short = len(line) <= _MAX_HEADING_CHARS and not _ENDS_TEXT.search(line)
    is_set_apart = (bold_is_rare and piece.is_bold) or _is_named(piece.style)
    if is_structural(line):
        return 6
    is_heading = is_short and is_set_apart and not says(piece)
    return (7 if _LETTERED.match(line) else 6) if is_heading else 0


def _is_named(style: str) -> bool:
    """Whether somebody's own style is for headings, by its name: 'Treaty title', 'Side heading'."""
    return _NAMED.search(style) is not None and _NAMED_OTHERWISE.search(style) is None


def _has_text(pieces: Sequence[Piece], levels: Sequence[int]) -> bool:
    return any(
        piece.text and not level for piece, level in zip(pieces, levels, strict=True) if piece.kind in _BODY_KINDS
    )


_BODY_KINDS = frozenset({"paragraph", "row", "imported"})


def _with_text(pieces: Sequence[Piece], levels: Sequence[int]) -> list[int]:
    """Where all are headings, none but the first of several and the structural ones are: a text says something."""
    first = next((at for at, level in enumerate(levels) if level), 0) if sum(map(bool, levels)) > 1 else None
    return [
        level if at == first or is_structural(piece.line) else 0
        for at, (piece, level) in enumerate(zip(pieces, levels, strict=True))
    ]
