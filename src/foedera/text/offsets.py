"""The way back from clean text to its original: a map kept as break points, and text that carries its places along.

In: code point offsets. Out: code point offsets. All spans are half-open. Not here: what cleaning means (normalise).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec


class OffsetMap(msgspec.Struct, frozen=True, gc=False):
    """Maps places in a clean text to places in its original, both counted in code points.

    Between two break points both texts run in step; at a break point something was left out, put in or merged.
    The last break point pairs the end of the clean text with the end of what it was made from. Places never run
    backwards: a <= b implies place(a) <= place(b).
    """

    breaks: tuple[tuple[int, int], ...]
    """(clean, original) pairs, ordered by both; never empty."""

    @classmethod
    def in_step(cls, start: int, length: int) -> OffsetMap:
        """The map of a text of `length` code points that stood in the original as it is, from `start` on."""
        return cls(((0, start), (length, start + length)) if length else ((0, start),))

    @classmethod
    def from_places(cls, places: Sequence[int]) -> OffsetMap:
        """The map of a text whose code point i came from places[i]; the last entry is the end of the original.

        `places` is one longer than the text it describes and must not decrease.
        """
        return cls(_breaking(enumerate(places)))

    @property
    def length(self) -> int:
        """Code points of the clean text."""
        return self.breaks[-1][0]

    @property
    def is_in_step(self) -> bool:
        """Whether the text stood in the original as it is, as most texts did."""
        (_, start), (length, end) = self.breaks[0], self.breaks[-1]
        return end - start == length and len(self.breaks) <= 2

    def place(self, clean: int) -> int:
        """The original place of the clean offset (0 to `length` inclusive).

        Raises:
            IndexError: for an offset outside the clean text.
        """
        if not 0 <= clean <= self.length:
            raise IndexError(f"offset {clean} is outside 0..{self.length}")
        start, original = self.breaks[bisect_left(self.breaks, (clean + 1,)) - 1]
        return original + clean - start

    def cut(self, start: int, end: int) -> OffsetMap:
        """The map of the clean span [start, end)."""
        if self.is_in_step:
            return OffsetMap.in_step(self.breaks[0][1] + start, end - start)
        return self.keep([(start, end)])

    def keep(self, spans: Iterable[tuple[int, int]]) -> OffsetMap:
        """The map of what the clean spans (ordered, disjoint, at least one) leave when they are run together."""
        breaks, pairs = self.breaks, list[tuple[int, int]]()
        ahead = breaks[0][1] if self.is_in_step else None
        at = end = 0
        for start, end in spans:
            if start < end and ahead is not None:
                pairs.append((at, ahead + start))
                at += end - start
            elif start < end:
                following = bisect_left(breaks, (start + 1,))
                clean, original = breaks[following - 1]
                pairs.append((at, original + start - clean))
                if breaks[following][0] < end:
                    inside = breaks[following : bisect_left(breaks, (end,))]
                    pairs += [(at + clean - start, original) for clean, original in inside]
                at += end - start
        return OffsetMap(_breaking([*pairs, (at, self.place(end))]))

    def landing(self, original: int) -> int:
        """The first clean offset whose place is `original` or stands behind it; the end where there is none."""
        return bisect_left(range(self.length), original, key=self.place)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of the clean span [start, end).

        Where several clean code points share one original place (a letter that was recomposed, a cell border), the
        span is widened to take all of them, so what it covers is never less than asked for.
        """
        stop = end
        while start < stop < self.length and self.place(stop) == self.place(stop - 1):
            stop += 1
        return self.place(start), self.place(stop)

    def places(self) -> list[int]:
        """The place of every clean offset, end included."""
        out: list[int] = []
        for (clean, original), (following, _) in pairwise(self.breaks):
            out.extend(range(original, original + following - clean))
        return [*out, self.breaks[-1][1]]


def pieces(breaks: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of the original that the clean span [start, end) came from, in the order of the clean text.

    For a text made of several parts, whose originals need not follow one another (a footnote stands between two halves
    of a paragraph); `breaks` are those of all parts, each part closed by its own last break.
    """
    out: list[tuple[int, int]] = []
    for (clean, original), (following, _) in pairwise(breaks):
        low, high = max(clean, start), min(following, end)
        if low < high:
            out.append((original + low - clean, original + high - clean))
    return out


def landed(breaks: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of the clean text that came from the original span [start, end), in the order of the clean text.

    The way forth to `pieces`, the way back; what was left out of the clean text lands nowhere.
    """
    out: list[tuple[int, int]] = []
    for (clean, original), (following, _) in pairwise(breaks):
        low, high = max(original, start), min(original + following - clean, end)
        if low < high:
            out.append((clean + low - original, clean + high - original))
    return out


class Traced(msgspec.Struct, frozen=True, gc=False):
    """A piece of text that knows where each of its code points stood in the original."""

    text: str
    offsets: OffsetMap
    """Of the same length as the text."""

    @classmethod
    def whole(cls, text: str) -> Traced:
        """The original itself."""
        return cls.at(text, 0)

    @classmethod
    def at(cls, text: str, start: int) -> Traced:
        """A stretch of the original, which stands there from `start` on."""
        return cls(text, OffsetMap.in_step(start, len(text)))

    @property
    def end(self) -> int:
        """The place in the original where it ends."""
        return self.offsets.breaks[-1][1]

    def cut(self, start: int, end: int) -> Traced:
        """The piece [start, end)."""
        if start == 0 and end == len(self.text):
            return self
        return Traced(self.text[start:end], self.offsets.cut(start, end))

    def keep(self, spans: Sequence[tuple[int, int]]) -> Traced:
        """Only the given spans (ordered, disjoint), run together."""
        spans = spans or [(0, 0)]
        return Traced("".join([self.text[start:end] for start, end in spans]), self.offsets.keep(spans))


def join(parts: Sequence[Traced], separator: str) -> Traced:
    """The parts in order with `separator` between them; its code points take the place where the part before ended."""
    if len(parts) == 1:
        return parts[0]
    if len(separator) == 1 and _are_neighbours(parts):
        return Traced.at(separator.join([part.text for part in parts]), parts[0].offsets.breaks[0][1])
    pairs: list[tuple[int, int]] = []
    at = 0
    for number, part in enumerate(parts):
        if number:
            pairs += [(at + index, parts[number - 1].end) for index in range(len(separator))]
            at += len(separator)
        pairs += [(at + clean, original) for clean, original in part.offsets.breaks[:-1]]
        at += len(part.text)
    offsets = OffsetMap(_breaking([*pairs, (at, parts[-1].end)]))
    return Traced(separator.join([part.text for part in parts]), offsets)


def _are_neighbours(parts: Sequence[Traced]) -> bool:
    """Whether parts stand in the original as they are with one sign between them, as the lines of a paragraph do."""
    expected = parts[0].offsets.breaks[0][1] if parts else -1
    for part in parts:
        if part.offsets.breaks[0][1] != expected or not part.text or not part.offsets.is_in_step:
            return False
        expected = part.end + 1
    return True


def _breaking(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Of (clean, original) pairs those that are out of step with the ones before them; and the last, the end."""
    found: list[tuple[int, int]] = []
    pair, step = (0, 0), None
    for pair in pairs:
        if pair[1] - pair[0] != step:
            found.append(pair)
            step = pair[1] - pair[0]
    if found[-1] != pair:
        found.append(pair)
    return tuple(found)
