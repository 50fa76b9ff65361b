"""The redline of two whole texts, made of the clauses that answer each other and the redline of each pair.

In: two texts with their clauses, and the alignment. Out: clauses and headings in the reading order of the second text,
what only the first has in its place; their pieces join to both texts exactly. Not here: which clause answers which.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec
from rapidfuzz.fuzz import token_set_ratio

from foedera.comparing.alignment.parts import Part, parts_of
from foedera.comparing.alignment.placing import Pair, in_order, staying
from foedera.comparing.alignment.redline import redline
from foedera.comparing.alignment.tokens import WORD
from foedera.model.alignment import AlignedRow, Alignment, Clause, Piece, PieceKind, Redline
from foedera.model.redlined_text import CHANGES, ComparedText, RedlinedClause, RedlinedText, Standing

LEAST_KEPT = 0.5
"""Share of the words of both that must be the same for a clause at another place to be called moved."""
LIKE_HEADINGS = 60
"""Of 100, how like two headings above answering clauses must be to be compared word by word."""

_Places = tuple[int, int]
"""First and last place of neighbours."""


class WholeText(msgspec.Struct, frozen=True, kw_only=True):
    """A text and its clauses."""

    told: ComparedText
    text: str
    """All that is compared; the clauses' places count in it."""
    clauses: tuple[Clause, ...]


def redlined_text(a: WholeText, b: WholeText, alignment: Alignment, names: Collection[str] = ()) -> RedlinedText:
    """The way from one text to the other.

    Args:
        a: the first text; its clauses are those of the alignment's first side.
        b: the second.
        alignment: which clause answers which.
        names: ids of the parties whose names count as equal.
    """
    return _Whole((a, b), alignment, frozenset(names)).redlined()


class _Whole:
    """Two texts while their redline is made."""

    def __init__(self, texts: tuple[WholeText, WholeText], alignment: Alignment, names: frozenset[str]) -> None:
        self._texts, self._alignment, self._names = texts, alignment, names
        rows = [row for row in alignment.rows if None not in row.clauses]
        found = [_compared(row, texts) for row in rows]
        self._parts = tuple(
            parts_of(text.text, text.clauses, [places[side] for places in found], names)
            for side, text in enumerate(texts)
        )
        self._scores = self._clause_pairs(rows)
        self._nearest = dict(_nearest(alignment))
        self._numbers = itertools.count(1)

    def redlined(self) -> RedlinedText:
        """All of it."""
        first, second = self._parts
        headings = list(_headings(first, second, self._scores))
        pairs = [*self._scores, *headings]
        stay = staying(pairs, [first[i].weight + second[j].weight for i, j in pairs])
        moved = {pair: found for pair in sorted(self._scores.keys() - stay) if (found := self._moved(pair))}
        left = {i: found[0] for (i, _), found in moved.items()}
        came = {j: found[1] for (_, j), found in moved.items()}
        clauses = [
            self._together((i, j))
            if i is not None and j is not None
            else (left.get(i) or self._alone(i, 0))
            if i is not None
            else (came.get(j or 0) or self._alone(j or 0, 1))
            for i, j in in_order(len(first), len(second), stay)
        ]
        return RedlinedText(
            a=self._texts[0].told,
            b=self._texts[1].told,
            clauses=tuple(clauses),
            names=tuple(sorted(self._names)),
            method=self._alignment.method,
        )

    def _clause_pairs(self, rows: Sequence[AlignedRow]) -> dict[Pair, float]:
        """Pairs of parts with the score of the link between them."""
        first, second = (
            {clause.id: place for place, part in enumerate(parts) for clause in part.clauses} for parts in self._parts
        )
        return {
            (first[row.clauses[0] or ""], second[row.clauses[1] or ""]): max(link.score for link in row.links)
            for row in rows
        }

    def _together(self, pair: Pair) -> RedlinedClause:
        """Of a pair that stays in its place."""
        drawn = self._drawn(pair)
        standing = Standing.CHANGED if _changes(drawn.pieces) else Standing.KEPT
        return self._clause(pair, standing, self._renumbered(drawn.pieces), unit=drawn.unit)

    def _moved(self, pair: Pair) -> tuple[RedlinedClause, RedlinedClause] | None:
        """Of a pair at two places: where it was and where it is; None where it kept too little to be called moved."""
        one, other = self._of(pair)
        line = redline(one.text, other.text, (one.masks, other.masks))
        if line.kept < LEAST_KEPT:
            return None
        number = next(self._numbers)
        was = _merged(_gone(piece, number) for piece in line.pieces if piece.earlier)
        now = _merged(_come(piece, number) for piece in line.pieces if piece.later)
        return (
            self._clause(pair, Standing.MOVED_FROM, was, unit=line.unit, move=number),
            self._clause(pair, Standing.MOVED_TO, now, unit=line.unit, move=number),
        )

    def _alone(self, place: int, side: int) -> RedlinedClause:
        """Of what only one text has, or has elsewhere in other words."""
        part = self._parts[side][place]
        kind = (PieceKind.DELETE, PieceKind.INSERT)[side]
        ids = tuple(clause.id for clause in part.clauses)
        answering = next((pair for pair in self._scores if pair[side] == place), None)
        near = self._nearest.get((side, ids[0])) if ids else None
        if answering is not None:
            near = self._parts[1 - side][answering[1 - side]].clauses[0].id
        return RedlinedClause(
            standing=(Standing.DELETED, Standing.INSERTED)[side],
            pieces=(Piece(kind=kind, text=part.text),) if part.text else (),
            a=ids if side == 0 else (),
            b=ids if side == 1 else (),
            areas=_areas(part),
            nearest=near,
        )

    def _clause(
        self, pair: Pair, standing: Standing, pieces: Sequence[Piece], *, unit: str, move: int | None = None
    ) -> RedlinedClause:
        one, other = self._of(pair)
        return RedlinedClause(
            standing=standing,
            pieces=tuple(pieces),
            a=tuple(clause.id for clause in one.clauses),
            b=tuple(clause.id for clause in other.clauses),
            areas=_areas(one, other),
            score=self._scores.get(pair),
            move=move,
            unit=unit,
        )

    def _drawn(self, pair: Pair) -> Redline:
        one, other = self._of(pair)
        if one.text == other.text:
            pieces = (Piece(kind=PieceKind.EQUAL, text=one.text),) if one.text else ()
            return Redline(pieces=pieces, unit=WORD, kept=1.0)
        return redline(one.text, other.text, (one.masks, other.masks))

    def _renumbered(self, pieces: Sequence[Piece]) -> list[Piece]:
        """With the moves inside of a clause counted on over the whole text."""
        numbers: dict[int | None, int] = defaultdict(lambda: next(self._numbers))
        return [
            piece if piece.move is None else msgspec.structs.replace(piece, move=numbers[piece.move])
            for piece in pieces
        ]

    def _of(self, pair: Pair) -> tuple[Part, Part]:
        return self._parts[0][pair[0]], self._parts[1][pair[1]]


def _compared(row: AlignedRow, texts: tuple[WholeText, WholeText]) -> tuple[_Places, _Places]:
    """The places of the clauses that are compared as one: those that answer, and the neighbours split off from them."""
    found: list[_Places] = []
    for side, text in enumerate(texts):
        of = {clause.id: place for place, clause in enumerate(text.clauses)}
        own, facing = row.clauses[side] or "", row.clauses[1 - side]
        also = {
            of[end[0]]
            for link in row.secondary
            if (end := (link.a, link.b) if side == 0 else (link.b, link.a))[1] == facing and end[0] in of
        }
        first = last = of[own]
        while first - 1 in also and _touch(text, first - 1):
            first -= 1
        while last + 1 in also and _touch(text, last):
            last += 1
        found.append((first, last))
    return found[0], found[1]


def _touch(text: WholeText, place: int) -> bool:
    """Whether no heading stands between a clause and the next."""
    return not text.text[text.clauses[place].end : text.clauses[place + 1].start].strip()


def _headings(first: Sequence[Part], second: Sequence[Part], clauses: Iterable[Pair]) -> Iterator[Pair]:
    """Headings of the same words, in order; then those alike above clauses that answer each other, and the titles."""
    free_a, free_b = ({at for at, part in enumerate(parts) if not part.clauses} for parts in (first, second))
    by_key: dict[str, list[int]] = defaultdict(list)
    for j in sorted(free_b):
        by_key[second[j].key].append(j)
    for i in sorted(free_a):
        if waiting := by_key[first[i].key]:
            j = waiting.pop(0)
            free_a.discard(i)
            free_b.discard(j)
            yield i, j
    for a, b in itertools.chain([(0, 0)] if {0} <= free_a & free_b else [], sorted(clauses)):
        above = [(i, j) for i in _above(first, a, free_a) for j in _above(second, b, free_b)]
        best = max(above, key=lambda pair: token_set_ratio(first[pair[0]].key, second[pair[1]].key), default=None)
        if (a, b) == (0, 0) and 0 in free_a:
            best = (0, 0)
        if best and (best == (0, 0) or token_set_ratio(first[best[0]].key, second[best[1]].key) >= LIKE_HEADINGS):
            free_a.discard(best[0])
            free_b.discard(best[1])
            yield best


def _above(parts: Sequence[Part], place: int, free: Collection[int]) -> list[int]:
    """The free headings right above a clause."""
    run = itertools.takewhile(lambda at: not parts[at].clauses, range(place - 1, -1, -1))
    return [at for at in run if at in free]


def _nearest(alignment: Alignment) -> Iterator[tuple[tuple[int, str], str]]:
    """Side and clause → the clause of the other side most like it."""
    of = [{clause.id for clause in side.clauses} for side in alignment.sides]
    rows = {clause: row for row in alignment.rows for clause in row.clauses if clause}
    for alone in alignment.unmatched:
        if alone.nearest is not None and alone.clause in rows:
            side = 0 if rows[alone.clause].clauses[0] == alone.clause else 1
            yield (side, alone.clause), alone.nearest.b if side == 0 else alone.nearest.a
    for row in alignment.rows:
        for link in row.secondary:
            side = 1 if link.a in row.clauses and link.b in of[1] else 0
            yield ((side, link.b), link.a) if side else ((side, link.a), link.b)


def _changes(pieces: Iterable[Piece]) -> bool:
    return any(piece.kind in CHANGES and piece.text.strip() for piece in pieces)


def _gone(piece: Piece, number: int) -> Piece:
    if piece.kind is PieceKind.DELETE:
        return piece
    return Piece(kind=PieceKind.MOVED_FROM, text=piece.earlier, move=number)


def _come(piece: Piece, number: int) -> Piece:
    if piece.kind is PieceKind.INSERT:
        return piece
    return Piece(kind=PieceKind.MOVED_TO, text=piece.later, move=number)


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one kind as one."""
    return [
        Piece(kind=kind, text="".join(piece.text for piece in run), move=move)
        for (kind, move), run in itertools.groupby(pieces, key=lambda piece: (piece.kind, piece.move))
    ]


def _areas(*parts: Part) -> tuple[str, ...]:
    return tuple(sorted({area for part in parts for clause in part.clauses for area in clause.areas}))
