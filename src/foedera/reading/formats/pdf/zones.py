"""Pages whose number of columns changes: a title across them, two columns, three, one.

In: the fragments of one page, and the gutters it has as a whole. Out: rows in reading order. A page is cut where a
blank between columns begins or ends; parts with other gutters than their neighbours are read one after the other. A
page that is the same all over, or of one column, is read as it was. Not here: which blanks are gutters (columns).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from foedera.reading.formats.pdf.columns import Gutters, gutters_in, ordered
from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.text_rows import TextRow

_MIN_LINES = 3
"""Lines with text at both sides of a blank, before it is more than chance."""
_BLANK = 0.6
"""Sizes two pieces of a line are apart at least, to have a blank between them."""
_HIGH = 0.6
"""Part of a type's size above its baseline that lines of one height share."""
_STEP = 4.0
"""Points between places looked at."""
_MANY = 3
"""A part every so manieth line of which crosses the gutters of the part before has others."""

_NEAR = 0.1
"""Part of a page's width within which blanks are one."""

_Line = list[Fragment]
_Part = tuple[list[_Line], Gutters]
_Mask = npt.NDArray[np.bool_]


def ordered_in_zones(fragments: Sequence[Fragment], gutters: Gutters) -> list[TextRow]:
    """The rows of a page in reading order; `gutters` are those of the whole page."""
    crossing = sum(any(item.box[0] < place < item.box[2] for place in gutters) for item in fragments)
    zones = _zones(_lines(fragments)) if crossing >= _MIN_LINES or not gutters else []
    if len(zones) < 2:
        return ordered(fragments, gutters)
    return [row for items, own in zones for row in ordered(items, own)]


def _lines(fragments: Sequence[Fragment]) -> list[_Line]:
    """What stands at one height, over all columns, from the top."""
    lines: list[_Line] = []
    low = 0.0
    for item in sorted(fragments, key=lambda item: -item.base - _HIGH * item.size):
        if not lines or item.base + _HIGH * item.size <= low:
            lines.append([])
            low = item.base
        lines[-1].append(item)
        low = min(low, item.base)
    return lines


def _zones(lines: Sequence[_Line]) -> list[tuple[list[Fragment], Gutters]]:
    """The parts of a page with their gutters; one or none where it is the same all over."""
    cuts = _cuts(lines) if sum(len(line) > 1 for line in lines) >= _MIN_LINES else []
    pairs = pairwise([0, *cuts, len(lines)] if cuts else [])
    parts = [(list(lines[start:end]), gutters_in(_items(lines[start:end]))) for start, end in pairs]
    while len(whole := _merged(parts)) < len(parts):
        parts = whole
    return [(_items(part), gutters) for part, gutters in parts]


def _items(lines: Sequence[_Line]) -> list[Fragment]:
    return [item for line in lines for item in line]


def _merged(parts: Sequence[_Part]) -> list[_Part]:
    """Parts with those before them, where nothing says that their columns are others."""
    out: list[_Part] = []
    for here, own in parts:
        before, gutters = out[-1] if out else ([], ())
        if out and (_keeps(here, gutters) if gutters else not own):
            out[-1] = ([*before, *here], gutters)
        elif out and len(gutters) in (0, len(own)) and _keeps(before, own):
            out[-1] = ([*before, *here], own)
        else:
            out.append((here, own))
    return out


def _keeps(lines: Sequence[_Line], gutters: Gutters) -> bool:
    """Whether most lines of a part stand beside gutters: then nothing says that it has others."""
    crossing = sum(any(item.box[0] < place < item.box[2] for item in line for place in gutters) for line in lines)
    return _MANY * crossing <= len(lines)


def _cuts(lines: Sequence[_Line]) -> list[int]:
    """The lines before which a blank between columns begins or behind which it ends.

    Of blanks near one another, as ragged lines leave them, the one beside most lines tells.
    """
    covered, both = _covered(lines)
    near = max(1, int(_NEAR * covered.shape[1]))
    kept: list[tuple[int, int, int]] = []
    for _, at, start, end in sorted(_blanks(covered, both), reverse=True):
        if all(abs(at - other) > near or end <= first or last <= start for other, first, last in kept):
            kept.append((at, start, end))
    return sorted({edge for _, *edges in kept for edge in edges} - {0, len(lines)})


def _blanks(covered: _Mask, both: _Mask) -> Iterator[tuple[int, int, int, int]]:
    """Places without text over several lines: lines with text at both sides, place, first line, the one behind."""
    last = -1
    for at in np.flatnonzero(both.sum(axis=0) >= _MIN_LINES).tolist():
        if at == last + 1 and (both[:, at] == both[:, last]).all() and (covered[:, at] == covered[:, last]).all():
            last = at  # nothing begins or ends between the two places
            continue
        last = at
        edges = np.flatnonzero(np.diff(np.r_[True, covered[:, at], True].astype(np.int8)))
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            beside = np.flatnonzero(both[start:end, at])
            if len(beside) >= _MIN_LINES:
                yield len(beside), at, start + int(beside[0]), end


def _covered(lines: Sequence[_Line]) -> tuple[_Mask, _Mask]:
    """For each line and place: whether text stands there; and whether it stands at both sides."""
    left = min(item.box[0] for line in lines for item in line)
    right = max(item.box[2] for line in lines for item in line)
    places = np.arange(left + _STEP, right, _STEP)
    covered = np.zeros((len(lines), len(places)), np.bool_)
    both = np.zeros((len(lines), len(places)), np.bool_)
    for at, line in enumerate(lines):
        starts, ends = [item.box[0] for item in line], [item.box[2] for item in line]
        for item in line:
            room = _BLANK * item.size / 2
            covered[at] |= (places > item.box[0] - room) & (places < item.box[2] + room)
        both[at] = (places > min(ends)) & (places < max(starts)) & ~covered[at]
    return covered, both
