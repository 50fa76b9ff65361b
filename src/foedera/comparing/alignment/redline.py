"""The redline of two clauses: what was deleted, inserted and moved, word by word.

In: two wordings, and places of each whose wording does not count (own numbers, names). Out: pieces that read like a
lawyer's redline: whole words, what goes before what comes, no confetti.
Not here: whether a redline of two texts means anything (`comparability.py`), and how it is drawn.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from foedera.comparing.alignment.edits import MOST_CELLS, Edit, edits
from foedera.comparing.alignment.moves import Move, moves
from foedera.comparing.alignment.tokens import LINE, NUMBER, WORD, Mask, Token, tokens
from foedera.model.alignment import Piece, PieceKind, Redline

_Part = tuple[PieceKind, int | None, str, str | None]
"""Kind, number of the move, text, and of the kind `same` how the earlier wording prints it."""

_NOTHING = Token("", "")


def redline(before: str, after: str, masks: tuple[Sequence[Mask], Sequence[Mask]] = ((), ())) -> Redline:
    """The way from one wording to the other; texts of more than some 20,000 words each are compared line by line.

    Args:
        before: the earlier wording.
        after: the later one.
        masks: places of each that equal one another by their keys; line by line nothing is masked.
    """
    unit = WORD
    a, b = tokens(before, masks=masks[0]), tokens(after, masks=masks[1])
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
        a0, b0 = _behind_numbers(a, b, edit)
        yield from _beside(a[edit.a0 : a0], b[edit.b0 : b0])
        for at in range(a0, edit.a1):
            number = gone.get(at)
            yield PieceKind.DELETE if number is None else PieceKind.MOVED_FROM, number, a[at].text, None
        for at in range(b0, edit.b1):
            number = come.get(at)
            yield PieceKind.INSERT if number is None else PieceKind.MOVED_TO, number, b[at].text, None


def _behind_numbers(a: Sequence[Token], b: Sequence[Token], edit: Edit) -> tuple[int, int]:
    """Where a change begins behind the own numbers at its head; of words only one side has, they are part of them."""
    a0, b0 = (
        next((at for at in range(start, end) if text[at].key != NUMBER), end)
        for text, start, end in ((a, edit.a0, edit.a1), (b, edit.b0, edit.b1))
    )
    one_sided = (a0 < edit.a1) != (b0 < edit.b1)
    return (edit.a0, edit.b0) if one_sided else (a0, b0)


def _beside(a: Sequence[Token], b: Sequence[Token]) -> Iterator[_Part]:
    """Words that stay, whatever is printed, one beside the other; white space that differs is a change."""
    for one, other in itertools.zip_longest(a, b, fillvalue=_NOTHING):
        if one.space != other.space:
            yield PieceKind.DELETE, None, one.space, None
            yield PieceKind.INSERT, None, other.space, None
        elif one.space:
            yield PieceKind.EQUAL, None, one.space, None
        if one.word == other.word:
            yield PieceKind.EQUAL, None, one.word, None
        else:
            yield PieceKind.SAME, None, other.word, one.word


def _equal(a: Sequence[Token], b: Sequence[Token]) -> Iterator[_Part]:
    """Equal words; white space that differs is deleted and inserted, so that nothing of either text is lost."""
    for one, other in zip(a, b, strict=True):
        if one == other:
            yield PieceKind.EQUAL, None, one.text, None
        else:
            yield from _beside((one,), (other,))


def _joined(parts: Iterable[_Part]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece; none is empty."""
    kind, move, texts = PieceKind.EQUAL, None, list[str]()
    for part_kind, part_move, text, before in parts:
        if (text or before) and (part_kind, part_move) != (kind, move):
            if texts:
                yield Piece(kind=kind, text="".join(texts), move=move)
            kind, move, texts = part_kind, part_move, []
        if before is not None:
            yield Piece(kind=kind, text=text, before=before)
        elif text:
            texts.append(text)
    if texts:
        yield Piece(kind=kind, text="".join(texts), move=move)
