"""The way back from clean text to its original: a map kept as break points, and text that carries its places along.

In: code point offsets. Out: code point offsets. All spans are half-open. Not here: what cleaning means (normalise).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from operator import sub

import msgspec


class OffsetMap(msgspec.Struct, frozen=True):
    """Maps places in a clean text to places in its original, both counted in code points.

    Between two break points both texts run in step; at a break point something was left out, put in or merged.
    The last break point pairs the end of the clean text with the end of what it was made from. Places never run
    backwards: a <= b implies place(a) <= place(b).
    """

    breaks: tuple[tuple[int, int], ...]
    """(clean, original) pairs, ordered by both; never empty."""

    @classmethod
    def from_places(cls, places: Sequence[int]) -> OffsetMap:
        """The map of a text whose code point i came from places[i]; the last entry is the end of the original.

        `places` is one longer than the text it describes and must not decrease.
        """
        last = len(places) - 1
        if isinstance(places, range):  # a text nothing was done to
            return cls(((0, places[0]), (last, places[-1])) if last else ((0, places[0]),))
        steps = enumerate(map(sub, islice(places, 1, None), places), start=1)
        kept = [(0, places[0]), *((clean, places[clean]) for clean, step in steps if step != 1 or clean == last)]
        return cls(tuple(kept))

    @property
    def length(self) -> int:
        """Code points of the clean text."""
        return self.breaks[-1][0]

    def place(self, clean: int) -> int:
        """The original place of the clean offset (0 to `length` inclusive).

        Raises:
            IndexError: for an offset outside the clean text.
        """
        if not 0 <= clean <= self.length:
            raise IndexError(f"offset {clean} is outside 0..{self.length}")
        start, original = self.breaks[bisect_right(self.breaks, clean, key=lambda pair: pair[0]) - 1]
        return original + clean - start

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


class Traced(msgspec.Struct, frozen=True):
    """A piece of text that knows where each of its code points stood in the original."""

    text: str
    places: Sequence[int]
    """One entry per code point and one for the end; never decreasing. A range of step 1 for a stretch left alone."""

    @classmethod
    def whole(cls, text: str) -> Traced:
        """The original itself."""
        return cls(text, range(len(text) + 1))

    @property
    def offsets(self) -> OffsetMap:
        """The map back to the original."""
        return OffsetMap.from_places(self.places)

    def cut(self, start: int, end: int) -> Traced:
        """The piece [start, end)."""
        if start == 0 and end == len(self.text):
            return self
        return Traced(self.text[start:end], self.places[start : end + 1])

    def keep(self, spans: Iterable[tuple[int, int]]) -> Traced:
        """Only the given spans (ordered, disjoint), run together."""
        parts = [self.cut(start, end) for start, end in spans]
        return join(parts, "") if parts else self.cut(0, 0)


def join(parts: Sequence[Traced], separator: str) -> Traced:
    """The parts in order with `separator` between them; its code points take the place where the part before ended."""
    if len(separator) == 1 and (whole := _stretch(parts)):
        return Traced(separator.join(part.text for part in parts), whole)
    text: list[str] = []
    places: list[int] = []
    for number, part in enumerate(parts):
        if number and separator:
            text.append(separator)
            places.extend([parts[number - 1].places[-1]] * len(separator))
        text.append(part.text)
        places.extend(part.places[:-1])
    return Traced("".join(text), [*places, parts[-1].places[-1]])


def _stretch(parts: Sequence[Traced]) -> range | None:
    """The places of parts left alone that stood one code point apart; None for all others."""
    places = [part.places for part in parts]
    if all(isinstance(each, range) for each in places) and all(a[-1] + 1 == b[0] for a, b in pairwise(places)):
        return range(places[0][0], places[-1][-1] + 1)
    return None
