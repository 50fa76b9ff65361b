"""Which row a marker continues or opens: (i) after (h) is a letter, after a colon it opens a roman row.

In: the open rows of a place and a marker. Out: the rows with the marker's own place on top. Not here: eIds, headings.
"""

from __future__ import annotations

from functools import lru_cache

from foedera.reading.structure.drafts import Open
from foedera.reading.structure.markers import Marker, figure_of, ordinal
from foedera.reading.structure.outline import Node

"""What may stand behind the figures of a number: 5a."""
_MAX_RESTART_ROWS = 6
"""So deep may rows start anew inside one another; deeper, 1. (a) 1. (a) … is the same two rows again."""

Meanings = tuple[tuple[str, int], ...]
"""(kind, ordinal) of what a marker may mean, the likelier first."""
Member = tuple[int, str, int]
"""The place of a row among the open ones, and the kind and ordinal a marker has in it."""


class NumberedRow:
    """One open row of paragraphs or points, with its latest member."""

    __slots__ = ("colon", "is_titled", "kind", "last", "node", "style", "title")

    def __init__(self, kind: str, style: str, last: int, node: Node, *, colon: bool = False) -> None:
        self.kind = kind
        """plain (unnumbered), decimal, multi, dash, lower, upper, lower-roman or upper-roman."""
        self.style = style
        self.last = last
        """Ordinal of the latest member."""
        self.node = node
        """The place of the latest member."""
        self.colon = colon
        """Whether the latest member ends in a colon: it introduces the row that follows."""
        self.is_titled = False
        """Whether the latest member is only a title ('2.1 Members'): the text that follows is its own."""
        self.title: Open | None = None
        """That title, where it is a heading."""


def advance(rows: list[NumberedRow], marker: Marker, place: Node) -> tuple[list[NumberedRow], Node]:
    """The open rows after `marker`, and its new node; `place` is the article or division it stands in."""
    meanings = _meanings(marker)
    following = _next_in(rows, marker, meanings)
    told = _told(rows, marker) if marker.kind == "multi" or following is None else None
    match = (following or _of_style(rows, marker, meanings)) if told is None else None
    if told is not None:
        (kind, value), kept = meanings[0], rows[:told]
        parent = kept[-1].node if kept else place
    elif match is not None:
        index, kind, value = match
        parent = rows[index].node.parent or place
        kept = rows[:index]
    else:
        kind, value = meanings[0]
        kept = _parents(rows, kind)
        parent = kept[-1].node if kept else place
    node = _node(marker, parent, is_top=not kept)
    return [*kept, NumberedRow(kind, marker.style, value, node)], node


def _told(rows: list[NumberedRow], marker: Marker) -> int | None:
    """How many open rows stand above a number that tells its place itself; None for one that does not.

    3.2 is beside 3.1 and below 3, 3.2.1 is below 3.2, and 4 comes behind 3.2: no text between takes them in.
    """
    if marker.kind == "multi":
        told = None
        for index, row in enumerate(rows):
            if row.kind in {"multi", "decimal"} and _first(row.node) == marker.value.partition(".")[0]:
                if not marker.value.startswith(f"{row.node.value}."):
                    return index
                told = index + 1
        return _behind(rows, marker) if told is None else told
    if marker.kind == "decimal":
        return _behind(rows, marker)
    return None


def _behind(rows: list[NumberedRow], marker: Marker) -> int | None:
    """How many open rows stand above a number that comes behind a clause of several parts: 4 and 4.1 behind 3.2."""
    at = next((index for index, row in enumerate(rows) if row.kind == "multi"), None)
    if at is None:
        return None
    before, number = (figure_of(value.partition(".")[0]) for value in (rows[at].node.value, marker.value))
    if number < before or (number == before and not marker.is_put_in):
        return None
    return at - (at > 0 and rows[at - 1].node.value == _first(rows[at].node))


def _first(node: Node) -> str:
    return node.value.partition(".")[0]


@lru_cache(maxsize=4096)
def _meanings(marker: Marker) -> Meanings:
    """(kind, ordinal) of the marker, the likelier first."""
    if marker.kind == "dash":
        return (("dash", 0),)
    if marker.kind in {"decimal", "multi"}:
        return ((marker.kind, marker.figure),)
    roman, letter = ordinal(marker.value, roman=True), ordinal(marker.value, roman=False)
    meanings = [(f"{marker.kind}-roman", roman)] if roman is not None else []
    if letter is not None:
        at = 1 if roman == 1 or len(marker.value) > 1 else 0
        meanings.insert(at if meanings else 0, (marker.kind, letter))
    return tuple(meanings) or ((marker.kind, 0),)


def _of_style(rows: list[NumberedRow], marker: Marker, meanings: Meanings) -> Member | None:
    """The innermost row of its style that a marker which is next in none does not restart."""
    for index in range(len(rows) - 1, -1, -1):
        row = rows[index]
        kind, value = meanings[0]
        restarts = value <= row.last and index < len(rows) - 1 and len(rows) < _MAX_RESTART_ROWS
        if (row.kind, row.style) == (kind, marker.style) and not restarts:
            return index, kind, value
    return None


def _next_in(rows: list[NumberedRow], marker: Marker, meanings: Meanings) -> Member | None:
    """The innermost row the marker is next in: of its style first, so that '3.' goes on from '2.', not from '(2)'."""
    for in_style in (True, False):
        for index in range(len(rows) - 1, -1, -1):
            row = rows[index]
            for kind, value in meanings:
                fits = row.style == marker.style if in_style else value > 1
                next_one = row.last if marker.is_put_in else row.last + 1
                if row.kind == kind and fits and value in {next_one, 0}:
                    return index, kind, value
    return None


def resumes(interrupted: list[NumberedRow], rows: list[NumberedRow], marker: Marker) -> bool:
    """Whether the marker goes on with rows that unnumbered text interrupted: (b) after '(a) …' and a note."""
    if not interrupted:
        return False
    meanings = _meanings(marker)
    if marker.kind == "multi":
        return _above(interrupted, marker) > _above(rows, marker)
    if marker.kind == "dash" or _next_in(rows, marker, meanings) is not None:
        return False
    following = _next_in(interrupted, marker, meanings)
    return following is not None and following[2] > 1


def _above(rows: list[NumberedRow], marker: Marker) -> int:
    """How many parts the longest number of the rows has that a number begins with."""
    numbers = (row.node.value for row in rows if row.kind in {"multi", "decimal"})
    return max((value.count(".") + 1 for value in numbers if marker.value.startswith(f"{value}.")), default=0)


def _parents(rows: list[NumberedRow], kind: str) -> list[NumberedRow]:
    """The rows a new row of `kind` is nested in.

    Numbers stand beside unnumbered text, and nothing is nested in a dash, unless a colon hands over.
    """
    while kind != "dash" and rows and rows[-1].kind == "dash" and not rows[-1].colon:
        rows = rows[:-1]
    if kind in {"decimal", "multi"} and rows and all(row.kind == "plain" and not row.colon for row in rows):
        return []
    return rows


def _node(marker: Marker, parent: Node, *, is_top: bool) -> Node:
    if marker.kind == "dash":
        return Node("indent", parent.count("indent"), parent, printed=False)
    name = "para" if is_top and marker.kind in {"decimal", "multi"} else "point"
    return Node(name, marker.value, parent)
