"""Fragments → rows: what stands side by side on one line of one column, and what a whole page has in common.

In: fragments. Out: rows. Not here: columns, paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from foedera.reading.formats.pdf.bidi import reading_order, runs_left
from foedera.reading.formats.pdf.fragments import Fragment

_BAND = 10.0
"""Points."""
WORD_GAP = 0.12
"""How far apart, in sizes, two fragments of one line are separate words."""
_LEVEL = 0.05
"""How far, in sizes, two baselines may differ and be one."""
_MUCH = 0.45
"""Part of the commonest size's signs that makes another size one of the text."""


class TextRow(msgspec.Struct, frozen=True):
    """One line of one column, in reading order."""

    fragments: tuple[Fragment, ...]
    bounds: tuple[float, float]
    """Left and right edge of the column it stands in."""

    @property
    def text(self) -> str:
        """Its words, gaps as single spaces; a word set in two sizes, as small capitals are, is one word."""
        first = self.fragments[0].text
        if len(self.fragments) == 1:
            return first
        pairs = pairwise(self.fragments)
        return first + "".join(
            after.text if is_one_word(before, after) else f" {after.text}" for before, after in pairs
        )

    @property
    def page(self) -> int:
        """From 1."""
        return self.fragments[0].page

    @property
    def left(self) -> float:
        """Where its first sign begins."""
        if len(self.fragments) == 1:
            return self.fragments[0].box[0]
        return min(fragment.box[0] for fragment in self.fragments)

    @property
    def right(self) -> float:
        """Where its last sign ends."""
        if len(self.fragments) == 1:
            return self.fragments[0].box[2]
        return max(fragment.box[2] for fragment in self.fragments)

    @property
    def base(self) -> float:
        """The baseline of its largest type."""
        if len(self.fragments) == 1:
            return self.fragments[0].base
        return max(self.fragments, key=lambda fragment: fragment.size).base

    @property
    def size(self) -> float:
        """Its largest type, in points."""
        if len(self.fragments) == 1:
            return self.fragments[0].size
        return max(fragment.size for fragment in self.fragments)

    @property
    def bold(self) -> bool:
        """Whether all of its words are."""
        return all(fragment.bold for fragment in self.fragments if not fragment.raised)

    @property
    def runs_against(self) -> bool:
        """Whether it runs to the left on a page that runs to the right, or the other way round."""
        is_mirrored = self.fragments[0].turn.mirrors
        return _leftward(self.fragments, mirrored=is_mirrored) != is_mirrored


def rows(fragments: Iterable[Fragment], bounds: tuple[float, float]) -> list[TextRow]:
    """The rows of one column, from top to bottom; a superior figure goes with the line it hangs on."""
    fragments = list(fragments)
    if len(fragments) == 1:
        return [TextRow((fragments[0],), bounds)]
    bands: dict[int, list[list[Fragment]]] = {}
    """Groups by the height they stand at, so that a fragment is compared with its neighbours only."""
    groups: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=_largest_first):
        low, high = int(fragment.box[1] // _BAND), int(fragment.box[3] // _BAND)
        home = _home(bands, low, high, fragment)
        if home is not None:
            home.append(fragment)
            continue
        group = [fragment]
        groups.append(group)
        for band in range(low, high + 1):
            bands.setdefault(band, []).append(group)
    found = [TextRow(_in_order(group), bounds) for group in groups]
    return sorted(found, key=lambda row: -row.base)


def is_one_word(before: Fragment, after: Fragment) -> bool:
    """Whether a word goes on from one fragment of a line to the next: letters on one baseline without a gap."""
    if before.raised or after.raised or abs(before.base - after.base) > _LEVEL * before.size:
        return False
    apart = after.box[0] - before.box[2]
    is_next = after.box[0] > before.box[0] and apart < WORD_GAP * max(before.size, after.size)
    return is_next and before.text[-1:].isalnum() and after.text[:1].isalnum()


def _in_order(group: list[Fragment]) -> tuple[Fragment, ...]:
    """The fragments of a line as they are read."""
    if len(group) == 1:
        return (group[0],)
    group.sort(key=_left)
    mirrored = group[0].turn.mirrors
    if not (mirrored or any(item.leftward for item in group)):
        return tuple(group)
    left = _leftward(group, mirrored=mirrored)
    laid = group if left == mirrored else group[::-1]
    return tuple(laid[at] for at in reading_order([_class(item) for item in laid], left=left))


def _left(item: Fragment) -> float:
    return item.box[0]


def _leftward(group: Sequence[Fragment], *, mirrored: bool) -> bool:
    """Whether a line is read from the right: on a page that is, every line but those all in other letters."""
    if not mirrored:
        return any(item.leftward for item in group) and runs_left("".join(item.text for item in group))
    return any(item.leftward for item in group) or "L" not in map(_class, group)


def _class(item: Fragment) -> str:
    """As bidi.classes_of gives them: of the letters it holds, else of its digits."""
    if item.leftward:
        return "R"
    return "L" if any(map(str.isalpha, item.text)) else "N" if any(map(str.isdigit, item.text)) else "O"


def _largest_first(item: Fragment) -> tuple[float, float]:
    return -item.size, -item.base


def _home(bands: dict[int, list[list[Fragment]]], low: int, high: int, item: Fragment) -> list[Fragment] | None:
    """The group whose line a fragment shares: their heights overlap by more than half of the smaller's."""
    bottom, top, size = item.box[1], item.box[3], item.size
    for band in range(high, low - 1, -1):
        for group in bands.get(band, ()):
            first = group[0]
            overlap = min(first.box[3], top) - max(first.box[1], bottom)
            if overlap > 0.55 * min(first.size, size):
                return group
    return None


def body_size(fragments: Sequence[Fragment]) -> float:
    """The size the text is set in, in points: of the sizes much is set in, the largest; notes can be longer than it."""
    weighted = Counter[float]()
    for fragment in fragments:
        weighted[round(fragment.size, 1)] += len(fragment.text)
    much = _MUCH * max(weighted.values(), default=0)
    return max((size for size, weight in weighted.items() if weight >= much), default=1.0) or 1.0
