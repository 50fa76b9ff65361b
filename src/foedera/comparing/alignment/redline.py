"""The redline of two clauses: what was deleted, inserted and moved, word by word.

In: two wordings. Out: pieces that read like a lawyer's redline: whole words, what goes before what comes, no confetti.
Not here: whether a redline of two texts means anything (`comparability.py`), and how it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from foedera.comparing.alignment.edits import MOST_CELLS, Edit, edits
from foedera.comparing.alignment.moves import Move, moves
from foedera.comparing.alignment.tokens import LINE, WORD, Token, tokens
from foedera.model.alignment import Piece, PieceKind, Redline

_Part = tuple[PieceKind, int | None, str]


def redline(before: str, after: str) -> Redline:
    """The way from one wording to the other; texts of more than some 20,000 words each are compared line by line."""
    unit = WORD
    a, b = tokens(before), tokens(after)
    if len(a) * len(b) > MOST_CELLS:
        unit = LINE
        a, b = tokens(before, LINE), tokens(after, LINE)
    found = edits(a, b)
    moved = moves(a, b, found) if unit == WORD else []
    pieces = tuple(_joined(_parts(a, b, found, moved)))
    return Redline(pieces=pieces, unit=unit, kept=_kept(len(a) + len(b), found, moved))


def _kept(tokens_of_both: int, found: Sequence[Edit], moved: Sequence[Move]) -> float:
    stays = sum(edit.a1 - edit.a0 for edit in found if edit.stays) + sum(move.length for move in moved)
    return round(2 * stays / tokens_of_both, 4) if tokens_of_both else 1.0


def _parts(a: Sequence[Token], b: Sequence[Token], found: Sequence[Edit], moved: Sequence[Move]) -> Iterator[_Part]:
    """Token by token: what became of it, and its text."""
    gone = {at: number for number, move in enumerate(moved, 1) for at in range(move.a0, move.a0 + move.length)}
    come = {at: number for number, move in enumerate(moved, 1) for at in range(move.b0, move.b0 + move.length)}
    for edit in found:
        if edit.stays:
            yield from _equal(a[edit.a0 : edit.a1], b[edit.b0 : edit.b1])
            continue
        for at in range(edit.a0, edit.a1):
            number = gone.get(at)
            yield PieceKind.DELETE if number is None else PieceKind.MOVED_FROM, number, a[at].text
        for at in range(edit.b0, edit.b1):
            number = come.get(at)
            yield PieceKind.INSERT if number is None else PieceKind.MOVED_TO, number, b[at].text


def _equal(a: Sequence[Token], b: Sequence[Token]) -> Iterator[_Part]:
    """Equal words; white space that differs is deleted and inserted, so that nothing of either text is lost."""
    for one, other in zip(a, b, strict=True):
        if one.space == other.space:
            yield PieceKind.EQUAL, None, one.text
            continue
        yield PieceKind.DELETE, None, one.space
        yield PieceKind.INSERT, None, other.space
        yield PieceKind.EQUAL, None, one.key


def _joined(parts: Iterable[_Part]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece; none is empty."""
    kind, move, texts = PieceKind.EQUAL, None, list[str]()
    for part_kind, part_move, text in parts:
        if text and (part_kind, part_move) != (kind, move):
            if texts:
                yield Piece(kind=kind, text="".join(texts), move=move)
            kind, move, texts = part_kind, part_move, []
        if text:
            texts.append(text)
    if texts:
        yield Piece(kind=kind, text="".join(texts), move=move)
