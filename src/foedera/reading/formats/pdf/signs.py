"""The signs of a page in columns: PDFium's answers, gathered into arrays with as few calls as there can be.

In: an open page. Out: arrays, in PDFium's order. What belongs to a text object (size, weight, direction, baseline,
marked-content id) is asked once for each. Not here: which signs make a fragment (text_layer).
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from itertools import repeat
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import pypdfium2.raw

from foedera.reading.formats.pdf.turning import Numbers, Turn

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types; what it returns is given one where it is taken
_BOLD_WEIGHT = 600
_BREAKS = (0x0A, 0x0D, 0)
_HYPHENS = (0x02, 0xAD, 0xFFFE)
"""How PDFium gives a hyphen at the end of a line."""
FILLER = 0x10FFFF
"""Stands for the second half of a pair; no letter has this number."""
_SPACES = (0x20, 0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, FILLER)
_SUPERIOR = 0.15
"""How far above the baseline, in sizes, the ink of a superior figure begins."""
_STRAIGHT = 0.09
"""Sine of the angle up to which text counts as running along the page: scans lie a little askew."""
_LEVEL = 0.02
"""How far, in sizes, the baseline of an object may rise and be taken as level."""
_INVISIBLE = 3
"""Text rendering mode of text that paints nothing (ISO 32000-1, 9.3.6)."""
ASLANT = -1


class Signs(msgspec.Struct, frozen=True):
    """The signs of one page; every array has an entry for each, in PDFium's order."""

    text: str
    """A code point a sign; FILLER for the second half of a pair of surrogates."""
    boxes: Numbers
    """(n, 4): left, bottom, right, top in points, on the page as it is shown. The heights are those fonts declare."""
    origins: Numbers
    """(n, 2): a point of the baseline each sign stands on, likewise."""
    size: Numbers
    """Of the type, in points."""
    bold: npt.NDArray[np.bool_]
    tag: npt.NDArray[np.int64]
    """Marked-content id; -1 where there is none."""
    quarters: npt.NDArray[np.int64]
    """Where its line runs: 0 to the right, 1 up, 2 to the left, 3 down; ASLANT for anything else."""
    visible: npt.NDArray[np.bool_]
    raised: npt.NDArray[np.bool_]
    """Whether it is a figure whose ink begins above the baseline."""
    inked: npt.NDArray[np.bool_]
    """Whether it is neither a space nor the end of a line."""
    made: npt.NDArray[np.bool_]
    """Whether PDFium put it in: it stands in no text object."""
    line: npt.NDArray[np.int64]
    """Which of PDFium's lines it stands in."""
    unknown: int
    """Signs of which the file does not say which letter they are."""


class _Look(msgspec.Struct, frozen=True):
    """What the signs of one text object have in common."""

    bold: bool
    tag: int
    size: float
    way: tuple[float, float]
    visible: bool
    unnamed: bool


def _fast(name: str, gives: Any, *kinds: Any) -> Any:
    """A function of PDFium by its address, to be called with plain numbers: checking each argument takes longer."""
    address = ctypes.cast(getattr(_PDFIUM, name), ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(gives, ctypes.c_void_p, ctypes.c_int, *kinds)(address)


_UNICODE = _fast("FPDFText_GetUnicode", ctypes.c_uint)
_BOX = _fast("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_void_p)
_OBJECT = _fast("FPDFText_GetTextObject", ctypes.c_size_t)
_ORIGIN = _fast("FPDFText_GetCharOrigin", ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


def signs_of(textpage: Any, turn: Turn) -> Signs:
    """The signs of a page; `turn` leads from its own places to those it is shown with."""
    page = ctypes.cast(textpage, ctypes.c_void_p).value
    count = max(0, int(_PDFIUM.FPDFText_CountChars(textpage)))
    codes = _codes(textpage, page, count)
    holders = np.fromiter(map(_OBJECT, repeat(page), range(count)), np.uint64, count)
    starts = np.flatnonzero(np.r_[True, holders[1:] != holders[:-1]]) if count else np.zeros(0, np.int64)
    lengths = np.diff(np.r_[starts, count])
    looks = _looks(textpage, starts.tolist(), holders[starts].tolist())
    size = np.repeat(np.array([look.size for look in looks], np.float64), lengths)
    origins = _origins(page, starts, lengths, looks)
    breaks = np.isin(codes, _BREAKS)
    inked = ~breaks & ~np.isin(codes, _SPACES)
    way = _ways(looks, starts, lengths, origins, turn)
    return Signs(
        text=_text(codes),
        boxes=turn.boxes(_boxes(page, count)),
        origins=np.stack(turn.points(origins[:, 0], origins[:, 1]), axis=1),
        size=size,
        bold=np.repeat(np.array([look.bold for look in looks], np.bool_), lengths),
        tag=np.repeat(np.array([look.tag for look in looks], np.int64), lengths),
        quarters=np.repeat(way, lengths),
        visible=np.repeat(np.array([look.visible for look in looks], np.bool_), lengths),
        raised=_raised(textpage, codes, origins, size),
        inked=inked,
        made=holders == 0,
        line=np.cumsum(breaks),
        unknown=int(np.sum(_unknown(codes) | np.repeat(np.array([look.unnamed for look in looks], np.bool_), lengths))),
    )


def _unknown(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Which signs have no number, the one for the unknown, or a private one."""
    unknown: npt.NDArray[np.bool_] = (codes == 0) | (codes == 0xFFFD) | ((codes >= 0xE000) & (codes < 0xF900))
    return unknown


def _codes(textpage: Any, page: int | None, count: int) -> npt.NDArray[np.uint32]:
    """The code points, hyphens of line ends as hyphens; a pair of surrogates is one sign and FILLER."""
    units = np.zeros(count + 1, np.uint16)
    whole = _PDFIUM.FPDFText_GetText(textpage, 0, count, units.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort)))
    if whole == count + 1:
        codes = units[:count].astype(np.uint32)
    else:  # signs without a code are passed over there
        codes = np.fromiter(map(_UNICODE, repeat(page), range(count)), np.uint32, count)
    codes[np.isin(codes, _HYPHENS)] = 0x2D
    if ((codes >= 0xD800) & (codes < 0xE000)).any():
        _pair(codes)
    return codes


def _pair(codes: npt.NDArray[np.uint32]) -> None:
    """Put pairs of surrogates together; one without the other is no sign."""
    high = (codes[:-1] >= 0xD800) & (codes[:-1] < 0xDC00) & (codes[1:] >= 0xDC00) & (codes[1:] < 0xE000)
    at = np.flatnonzero(high)
    codes[at] = 0x10000 + ((codes[at] - 0xD800) << 10) + codes[at + 1] - 0xDC00
    codes[at + 1] = FILLER
    codes[(codes >= 0xD800) & (codes < 0xE000)] = 0xFFFD


def _text(codes: npt.NDArray[np.uint32]) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le")


def _boxes(page: int | None, count: int) -> Numbers:
    """Left, bottom, right, top of each sign in the page's own places."""
    found = np.zeros((max(count, 1), 4), np.float32)  # left, top, right, bottom, as FS_RECTF has them
    first = found.ctypes.data
    deque(map(_BOX, repeat(page), range(count), range(first, first + 16 * count, 16)), maxlen=0)
    return found[:count, [0, 3, 2, 1]].astype(np.float64)


def _looks(textpage: Any, starts: list[int], holders: list[int]) -> list[_Look]:
    known: dict[int, _Look] = {}
    fonts: dict[int, bool] = {}
    for at, holder in zip(starts, holders, strict=True):
        if holder not in known:
            known[holder] = _look(textpage, at, fonts)
    return [known[holder] for holder in holders]


def _look(textpage: Any, at: int, fonts: dict[int, bool]) -> _Look:
    """What a text object looks like, from its sign at `at`; `fonts` remembers which are bold."""
    holder = _PDFIUM.FPDFText_GetTextObject(textpage, at)
    font: Any = _PDFIUM.FPDFTextObj_GetFont(holder) if holder else 0
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts or not key:
        fonts[key] = _is_bold(textpage, at)
    matrix = _PDFIUM.FS_MATRIX()
    scale, way = 1.0, (1.0, 0.0)
    if _PDFIUM.FPDFText_GetMatrix(textpage, at, matrix):
        scale, way = math.hypot(matrix.c, matrix.d), (matrix.a, matrix.b)
    size = abs(_PDFIUM.FPDFText_GetFontSize(textpage, at) * (scale or 1.0)) or 1.0
    tag = int(_PDFIUM.FPDFPageObj_GetMarkedContentID(holder)) if holder else -1
    visible = not holder or _PDFIUM.FPDFTextObj_GetTextRenderMode(holder) != _INVISIBLE
    unnamed = bool(holder) and _PDFIUM.FPDFText_HasUnicodeMapError(textpage, at) == 1
    return _Look(fonts[key], tag, float(size), way, visible, unnamed)


def _is_bold(textpage: Any, at: int) -> bool:
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    _PDFIUM.FPDFText_GetFontInfo(textpage, at, name, 200, flags)
    low = name.value.lower()
    return _PDFIUM.FPDFText_GetFontWeight(textpage, at) >= _BOLD_WEIGHT or b"bold" in low or b"black" in low


def _origins(
    page: int | None, starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64], looks: list[_Look]
) -> Numbers:
    """A point of each sign's baseline, (n, 2): of a level object the first sign's, else each sign's own."""
    x, y = ctypes.c_double(), ctypes.c_double()
    into = ctypes.addressof(x), ctypes.addressof(y)
    pieces = []
    for start, length, look in zip(starts.tolist(), lengths.tolist(), looks, strict=True):
        asked = [start, start + length - 1] if length > 1 else [start]
        found = []
        for at in asked:
            _ORIGIN(page, at, *into)
            found.append((x.value, y.value))
        is_level = abs(found[0][1] - found[-1][1]) < _LEVEL * look.size
        if not is_level and length > 2:
            found = []
            for at in range(start, start + length):
                _ORIGIN(page, at, *into)
                found.append((x.value, y.value))
        pieces.append(np.array(found) if len(found) == length else np.repeat([found[0]], length, axis=0))
    return np.concatenate(pieces) if pieces else np.zeros((0, 2))


def _ways(
    looks: list[_Look], starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64], origins: Numbers, turn: Turn
) -> npt.NDArray[np.int64]:
    """Where the line of each text object runs on the page as shown: quarters, or ASLANT."""
    ways = np.array([look.way for look in looks], np.float64).reshape(-1, 2)
    if not len(ways):
        return np.zeros(0, np.int64)
    first, last = origins[starts], origins[starts + lengths - 1]
    size = np.array([look.size for look in looks])
    falls = (first[:, 1] - last[:, 1] > 0.5 * size) & (np.abs(first[:, 0] - last[:, 0]) < 0.5 * size)
    ways[falls] = (0.0, -1.0)  # set in vertical mode, or turned: either way it runs down
    x, y = turn.direction(ways[:, 0], ways[:, 1])
    angle = np.arctan2(y, x)
    quarters = np.round(angle / (math.pi / 2))
    is_straight = np.abs(np.sin(angle - quarters * math.pi / 2)) < _STRAIGHT
    return np.where(is_straight, quarters.astype(np.int64) % 4, ASLANT)


def _raised(textpage: Any, codes: npt.NDArray[np.uint32], origins: Numbers, size: Numbers) -> npt.NDArray[np.bool_]:
    raised = np.zeros(len(codes), np.bool_)
    tight = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
    for at in np.flatnonzero((codes >= 0x30) & (codes <= 0x39)).tolist():
        _PDFIUM.FPDFText_GetCharBox(textpage, at, *tight)
        raised[at] = tight[2].value - origins[at, 1] > _SUPERIOR * size[at]
    return raised
