"""Rows: two to four agreements side by side, one clause or a gap each.

In: sides. Out: an alignment. Every agreement is aligned with the first; what finds no place there is aligned with the
rows that lack it among those of the second, then of the third. So a row may join clauses by way of an earlier one, and
its links say which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedera.comparing.alignment.comparability import checked, incomparable, likeness_of
from foedera.comparing.alignment.matching import LEAST, Pair, best_first, is_part
from foedera.model.alignment import AlignedRow, Alignment, Link, LinkKind, Side, Unmatched, Why

METHOD = "aligner@2"

Place = tuple[int, int]
"""Which side, and which clause of it."""


class _Row:
    """A row while it is built."""

    def __init__(self, place: Place) -> None:
        self.first = place[0]
        self.at = dict((place,))
        self.links: list[Link] = []
        self.secondary: list[Link] = []


def align(sides: Sequence[Side]) -> Alignment:
    """Two to four agreements, clause by clause.

    Time and memory grow with the product of the numbers of clauses: 1,000 by 1,000 are a matter of seconds.

    Args:
        sides: in the order they are to be shown. The same agreement may stand there twice.

    Raises:
        UsageError: fewer than two or more than four.
    """
    return _Builder(checked(sides)).alignment()


def rows_of_area(alignment: Alignment, area: str) -> tuple[AlignedRow, ...]:
    """The rows with a clause coded for `area`, and what answers it though not coded; none where nobody covers it."""
    coded = {clause.id for side in alignment.sides for clause in side.clauses if area in clause.areas}
    return tuple(row for row in alignment.rows if not coded.isdisjoint(members(row)))


def members(row: AlignedRow) -> set[str]:
    """Ids of all clauses of a row, the ones attached on among them."""
    return {clause for clause in row.clauses if clause} | {end for link in row.secondary for end in (link.a, link.b)}


class _Builder:
    """Puts clauses into rows, agreement by agreement."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = sides
        self._row_of: dict[Place, _Row] = {}
        self._likeness = {
            (a, b): likeness
            for b in range(len(sides))
            for a in range(b)
            if (likeness := likeness_of(sides[a], sides[b])) is not None
        }

    def alignment(self) -> Alignment:
        """All of it."""
        for side in range(len(self._sides)):
            self._place(side)
        rows = self._ordered()
        unmatched = {id(row): left for row in rows if (left := self._left_over(row)) is not None}
        kept = [row for row in rows if row.at]
        return Alignment(
            sides=tuple(self._sides),
            rows=tuple(self._closed(row) for row in kept),
            unmatched=tuple(unmatched[id(row)] for row in kept if id(row) in unmatched and not row.secondary),
            method=METHOD,
        )

    def _place(self, side: int) -> None:
        """Give every clause of a side its row: beside clauses of earlier sides, else one of its own."""
        for earlier in range(side):
            for i, j in self._pairs(earlier, side):
                row = self._row_of[earlier, i]
                row.at[side] = j
                row.links.append(self._link((earlier, i), (side, j), LinkKind.ANSWERS))
                self._row_of[side, j] = row
        for clause in range(len(self._sides[side].clauses)):
            self._row_of.setdefault((side, clause), _Row((side, clause)))

    def _pairs(self, earlier: int, side: int) -> list[Pair]:
        """Who answers whom, among the clauses of `side` without a row and the rows that lack one."""
        likeness = self._likeness.get((earlier, side))
        if likeness is None:
            return []
        if earlier == 0:
            return best_first(likeness.odds)
        count = len(self._sides[earlier].clauses)
        rows = [clause for clause in range(count) if side not in self._row_of[earlier, clause].at]
        free = [clause for clause in range(len(self._sides[side].clauses)) if (side, clause) not in self._row_of]
        return best_first(likeness.odds, rows=rows, columns=free)

    def _ordered(self) -> list[_Row]:
        """The first side's rows in its order; what it lacks after the row that stands before it in its own text."""
        rows: list[_Row] = []
        for side, its in enumerate(self._sides):
            after = 0
            for clause in range(len(its.clauses)):
                row = self._row_of[side, clause]
                if row.first == side:
                    rows.insert(after, row)
                    after += 1
                else:
                    after = rows.index(row) + 1
        return rows

    def _left_over(self, row: _Row) -> Unmatched | None:
        """Of a clause alone in its row: attach it to the row of the clause most like it, or say why it is alone."""
        if len(row.at) > 1 or row.secondary:
            return None
        place = next(iter(row.at.items()))
        nearest = sorted(self._nearest(place), key=lambda found: -found[0].score)
        whole = next((found for found in nearest if self._is_part(place, found[1])), None)
        if whole is not None:
            self._attach(row, place, *whole)
            return None
        near = next(iter(nearest), None)
        why = incomparable(self._sides, place[0], self._likeness)
        if why is None:
            why = Why.UNLIKE if near is None or near[0].score < LEAST else self._why_not(place[0], near[1])
        clause = self._sides[place[0]].clauses[place[1]].id
        return Unmatched(clause=clause, why=why, nearest=None if near is None else near[0])

    def _why_not(self, side: int, home: Place) -> Why:
        """Why a clause of a side does not answer the one at `home`, likely as it is."""
        return Why.TAKEN if side in self._row_of[home].at else Why.LIKER

    def _is_part(self, place: Place, home: Place) -> bool:
        """Whether a clause alone says part of what the one at `home` says, beside the clause that answers it."""
        half = self._row_of[home].at.get(place[0])
        if half is None:
            return False
        (one, i), (other, j) = sorted((place, home))
        return is_part(self._likeness[one, other], i, j, half=half, first_left_over=place[0] == one)

    def _attach(self, row: _Row, place: Place, link: Link, home: Place) -> None:
        """Let a clause stand in the row of the one it is like; its own row is empty then."""
        self._row_of[home].secondary.append(link)
        self._row_of[place] = self._row_of[home]
        row.at.clear()

    def _nearest(self, place: Place) -> Iterator[tuple[Link, Place]]:
        """For each other side, the clause most like this one, with the link to it; the first of equals."""
        side, clause = place
        for (a, b), likeness in self._likeness.items():
            if side not in (a, b):
                continue
            scores = likeness.scores[clause] if side == a else likeness.scores[:, clause]
            best = int(scores.argmax())
            if scores[best] > 0:
                other = (b if side == a else a, best)
                one, two = (place, other) if side == a else (other, place)
                yield self._link(one, two, LinkKind.SECONDARY), other

    def _closed(self, row: _Row) -> AlignedRow:
        ids = [side.clauses[row.at[place]].id if place in row.at else None for place, side in enumerate(self._sides)]
        return AlignedRow(clauses=tuple(ids), links=tuple(row.links), secondary=tuple(row.secondary))

    def _link(self, one: Place, other: Place, kind: LinkKind) -> Link:
        likeness = self._likeness[one[0], other[0]]
        a, b = (self._sides[side].clauses[clause] for side, clause in (one, other))
        return Link(
            a=a.id,
            b=b.id,
            a_span=(a.start, a.end),
            b_span=(b.start, b.end),
            score=float(likeness.scores[one[1], other[1]]),
            parts=likeness.parts(one[1], other[1]),
            kind=kind,
            across=self._sides[one[0]].language != self._sides[other[0]].language,
        )
