"""The text objects of a page: what their signs have in common, asked once for each.

In: an open page and the signs asked for. Out: runs of signs of one object, and how each looks. Not here: which letter a
sign is, or where it stands (signs).
"""

from __future__ import annotations

import ctypes
import math
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import pypdfium2.raw

from foedera.reading.formats.pdf.turning import Numbers, Turn

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types; what it returns is given one where it is taken
_BOLD_WEIGHT = 600
_STRAIGHT = 0.09
"""Sine of the angle up to which text counts as running along the page: scans lie a little askew."""
_INVISIBLE = 3
"""Text rendering mode of text that paints nothing (ISO 32000-1, 9.3.6)."""
_LEVEL = 0.02
"""How far, in sizes, the boxes of an object's signs may rise and its baseline be taken as level."""
ASLANT = -1
_STACKED = 10
_MOSTLY = 0.6
"""Part of a page's signs, and how many at least, that stand under one another where lines run down sign by sign."""

Places = npt.NDArray[np.int64]


def fast(name: str, gives: Any, *kinds: Any) -> Any:
    """A function of PDFium by its address, to be called with plain numbers: checking each argument takes longer."""
    address = ctypes.cast(getattr(_PDFIUM, name), ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(gives, ctypes.c_void_p, *kinds)(address)


OBJECT = fast("FPDFText_GetTextObject", ctypes.c_size_t, ctypes.c_int)
_ORIGIN = fast("FPDFText_GetCharOrigin", ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_MATRIX = fast("FPDFText_GetMatrix", ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
_SIZE = fast("FPDFText_GetFontSize", ctypes.c_double, ctypes.c_int)
_UNNAMED = fast("FPDFText_HasUnicodeMapError", ctypes.c_int, ctypes.c_int)
_FONT = fast("FPDFTextObj_GetFont", ctypes.c_size_t)
_MODE = fast("FPDFTextObj_GetTextRenderMode", ctypes.c_int)
_MARK = fast("FPDFPageObj_GetMarkedContentID", ctypes.c_int)


class Look(msgspec.Struct, frozen=True, gc=False):
    """What the signs of one text object have in common."""

    bold: bool
    tag: int
    size: float
    way: tuple[float, float]
    """Where its matrix makes its line run."""
    visible: bool
    unnamed: bool
    """Whether its font does not say which letters its signs are."""


def object_runs(page: int, asked: list[int], boxes: Numbers) -> tuple[Places, list[int]]:
    """Where runs of signs of one object begin among those asked for, and the object of each.

    A new object of another size, font or baseline shows in the boxes; others are looked for in ever longer steps, which
    takes a call for dozens of signs.
    """
    heights = boxes[:, [1, 3]]
    bounds = [0, *(np.flatnonzero((heights[1:] != heights[:-1]).any(axis=1)) + 1).tolist(), len(asked)]
    starts: list[int] = []
    holders: list[int] = []
    for begin, end in pairwise(bounds):
        at = begin
        while at < end:
            holder = OBJECT(page, asked[at])
            if not starts or holders[-1] != holder or at == begin:
                starts.append(at)
                holders.append(holder)
            at = _last_of(page, asked, holder, at, end) + 1
    return np.array(starts, np.int64), holders


def _last_of(page: int, asked: list[int], holder: int, at: int, end: int) -> int:
    """The last sign of an object that is known to hold the one at `at`, before `end`."""
    if OBJECT(page, asked[end - 1]) == holder:
        return end - 1
    step = 1
    while at + step < end and OBJECT(page, asked[at + step]) == holder:
        at += step
        step *= 2
    low, high = at, min(at + step, end - 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if OBJECT(page, asked[middle]) == holder else (low, middle)
    return low


def looks_of(textpage: Any, page: int, places: list[int], holders: list[int]) -> list[Look]:
    """How each object looks, from a sign of it."""
    known: dict[int, Look] = {}
    fonts: dict[int, bool] = {}
    matrix = _PDFIUM.FS_MATRIX()
    for at, holder in zip(places, holders, strict=True):
        if holder in known:
            continue
        font = _FONT(holder) if holder else 0
        if font not in fonts or not font:
            fonts[font] = _is_bold(textpage, at)
        scale, way = 1.0, (1.0, 0.0)
        if _MATRIX(page, at, ctypes.addressof(matrix)):
            scale, way = math.hypot(matrix.c, matrix.d), (matrix.a, matrix.b)
        known[holder] = Look(
            fonts[font],
            _MARK(holder) if holder else -1,
            abs(_SIZE(page, at) * (scale or 1.0)) or 1.0,
            way,
            not holder or _MODE(holder) != _INVISIBLE,
            bool(holder) and _UNNAMED(page, at) == 1,
        )
    return [known[holder] for holder in holders]


def _is_bold(textpage: Any, at: int) -> bool:
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    _PDFIUM.FPDFText_GetFontInfo(textpage, at, name, 200, flags)
    low = name.value.lower()
    return _PDFIUM.FPDFText_GetFontWeight(textpage, at) >= _BOLD_WEIGHT or b"bold" in low or b"black" in low


def origins_of(
    page: int, asked: list[int], starts: Places, lengths: Places, boxes: Numbers, size: Numbers, *, each: bool
) -> Numbers:
    """A point of each sign's baseline, (n, 2): of a level object the first sign's, unless `each` is asked for."""
    x, y = ctypes.c_double(), ctypes.c_double()
    into = ctypes.addressof(x), ctypes.addressof(y)
    last = starts + lengths - 1
    level = ((np.abs(boxes[starts, 1] - boxes[last, 1]) < _LEVEL * size) & (not each)).tolist()
    found: list[tuple[float, float]] = []
    repeats: list[int] = []
    for start, length, is_level in zip(starts.tolist(), lengths.tolist(), level, strict=True):
        for at in range(start, start + (1 if is_level else length)):
            _ORIGIN(page, asked[at], *into)
            found.append((x.value, y.value))
            repeats.append(length if is_level else 1)
    return np.repeat(np.array(found, np.float64).reshape(-1, 2), repeats, axis=0)


def ways_of(looks: list[Look], origins: Numbers, starts: Places, lengths: Places, turn: Turn) -> Places:
    """Where the line of each text object runs on the page as shown: quarters, or ASLANT.

    Args:
        looks: of the objects.
        origins: where each sign stands, (n, 2).
        starts: the first sign of each object.
        lengths: how many signs each has.
        turn: from the page's own places to those it is shown with.
    """
    ways = np.array([look.way for look in looks], np.float64).reshape(-1, 2)
    size = np.array([look.size for look in looks], np.float64)
    first, last = origins[starts], origins[starts + lengths - 1]
    falls = (first[:, 1] - last[:, 1] > 0.5 * size) & (np.abs(first[:, 0] - last[:, 0]) < 0.5 * size)
    falls |= _fall_one_by_one(first, lengths, size)
    ways[falls] = (0.0, -1.0)  # set in vertical mode, or turned: either way it runs down
    x, y = turn.direction(ways[:, 0], ways[:, 1])
    angle = np.arctan2(y, x)
    quarters = np.round(angle / (math.pi / 2))
    is_straight = np.abs(np.sin(angle - quarters * math.pi / 2)) < _STRAIGHT
    return np.where(is_straight, quarters.astype(np.int64) % 4, ASLANT)


def _fall_one_by_one(first: Numbers, lengths: Places, size: Numbers) -> npt.NDArray[np.bool_]:
    """Which objects of one sign are set under one another, on a page most of whose signs are set so."""
    alone = lengths == 1
    step = first[:-1] - first[1:]
    below = (np.abs(step[:, 0]) < 0.3 * size[:-1]) & (step[:, 1] > 0.5 * size[:-1]) & (step[:, 1] < 2 * size[:-1])
    count = int(np.sum(below & alone[:-1] & alone[1:]))
    is_vertical = count >= _STACKED and count > _MOSTLY * int(lengths.sum())
    return alone if is_vertical else np.zeros(len(alone), np.bool_)
