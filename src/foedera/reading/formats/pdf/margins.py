"""Numbers that stand so close to the text that they look like its first or last word: those of lines in a margin.

In: the signs of a page and where its runs begin. Out: where runs begin, too, because a number in a margin ends or
starts there. A column of figures tells: under one another by an edge, apart from the text by more than a word's blank,
rising steadily. Whether they count lines is asked later (line_numbers).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

_APART = 0.55
"""How far, in sizes, a number stands from the text at least; a blank between words is half as wide."""
_UNDER = 2.0
"""Points the edges of numbers under one another differ by."""
_FEWEST = 5
_STEPS = (1, 2, 3, 4, 5, 10)
_STEADY = 0.8
"""Part of the numbers that stand under one another and rise by one step."""
_MOST_FIGURES = 4

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
_Found = tuple[int, float, float, int]
"""Where a run is to begin, the edges of the number beside it, and its value."""


def margin_numbers(text: str, size: Numbers, places: Places, left: Numbers, right: Numbers, starts: Places) -> Places:
    """The positions at which further runs begin, behind numbers in the left margin or at those in the right.

    Args:
        text: of the page.
        size: of each of its signs.
        places: of the signs of the runs in the text.
        left: the left edge of each of these.
        right: the right edge.
        starts: the positions at which runs begin so far.
    """
    apart = left[1:] - right[:-1] > _APART * size[places][:-1]
    if np.count_nonzero(apart) < _FEWEST:
        return np.zeros(0, np.int64)
    ends = [*starts[1:].tolist(), len(places)]
    before: list[_Found] = []
    behind: list[_Found] = []
    for start, end in zip(starts.tolist(), ends, strict=True):
        gaps = np.flatnonzero(apart[start : end - 1]) + start
        if not len(gaps):
            continue
        first, last = int(gaps[0]), int(gaps[-1])
        if (value := _number(text, places, start, first + 1)) is not None:
            before.append((first + 1, float(left[start]), float(right[first]), value))
        if (value := _number(text, places, last + 1, end)) is not None:
            behind.append((last + 1, float(left[last + 1]), float(right[end - 1]), value))
    found = [at for column in (before, behind) if _is_column(column) for at, *_ in column]
    return np.array(found, np.int64)


def _number(text: str, places: Places, start: int, end: int) -> int | None:
    """The number some signs in a row are; None where they are anything else."""
    if end - start > _MOST_FIGURES:
        return None
    figures = "".join(text[at] for at in places[start:end].tolist())
    return int(figures) if figures.isascii() and figures.isdigit() else None


def _is_column(numbers: Sequence[_Found]) -> bool:
    """Whether numbers stand under one another and rise steadily."""
    if len(numbers) < _FEWEST:
        return False
    rises = Counter(other[3] - one[3] for one, other in pairwise(numbers))
    step, steady = rises.most_common(1)[0]
    under = max(_most_alike([number[side] for number in numbers]) for side in (1, 2))
    return step in _STEPS and steady >= _STEADY * (len(numbers) - 1) and under >= _STEADY * len(numbers)


def _most_alike(edges: Sequence[float]) -> int:
    """How many edges stand about where the median does."""
    middle = float(np.median(edges))
    return sum(abs(edge - middle) <= _UNDER for edge in edges)
