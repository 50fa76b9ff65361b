"""The signs of a page in columns: PDFium's answers, gathered into arrays with as few calls as there can be.

In: an open page. Out: arrays, in PDFium's order. What belongs to a text object (size, weight, direction, baseline,
marked-content id) is asked once for each. Not here: which signs make a fragment (text_layer).
"""

from __future__ import annotations

import ctypes
from collections import deque
from itertools import repeat
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import pypdfium2.raw

from foedera.reading.formats.pdf.bidi import holds_right_to_left
from foedera.reading.formats.pdf.text_objects import OBJECT, fast, looks_of, object_runs, origins_of, ways_of
from foedera.reading.formats.pdf.turning import Numbers, Turn

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types; what it returns is given one where it is taken
_BREAKS = (0x0A, 0x0D, 0)
_HYPHENS = (0x02, 0xAD, 0xFFFE)
"""How PDFium gives a hyphen at the end of a line."""
FILLER = 0x10FFFF
"""Stands for the second half of a pair; no letter has this number."""
_SPACES = (0x20, 0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, FILLER)
_ZERO = 0x30
_SUPERIOR = 0.15
"""How far above the baseline, in sizes, the ink of a superior figure begins."""


class Signs(msgspec.Struct, frozen=True):
    """The signs of one page; every array has an entry for each, in PDFium's order."""

    text: str
    """A code point a sign; FILLER for the second half of a pair of surrogates."""
    boxes: Numbers
    """(n, 4): left, bottom, right, top in points, on the page as it is shown. The heights are those fonts declare."""
    origins: Numbers
    """(n, 2): a point of the baseline each sign stands on, likewise; on a page that is put in order by place, the
    one each sign is set at."""
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


_UNICODE = fast("FPDFText_GetUnicode", ctypes.c_uint, ctypes.c_int)
_BOX = fast("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_int, ctypes.c_void_p)


def signs_of(textpage: Any, turn: Turn) -> Signs:
    """The signs of a page; `turn` leads from its own places to those it is shown with."""
    page = ctypes.cast(textpage, ctypes.c_void_p).value or 0
    count = max(0, int(_PDFIUM.FPDFText_CountChars(textpage)))
    codes = _codes(textpage, page, count)
    text = _text(codes)
    breaks = np.isin(codes, _BREAKS)
    inked = ~breaks & ~np.isin(codes, _SPACES)
    by_place = holds_right_to_left(text)  # then spaces count by where they stand, too
    which = np.arange(count) if by_place else np.flatnonzero(inked)
    asked = which.tolist()
    boxes = _boxes(page, which)
    starts, holders = _runs(page, asked, boxes, each=by_place)
    lengths = np.diff(np.r_[starts, len(asked)])
    looks = looks_of(textpage, page, [asked[at] for at in starts.tolist()], holders)
    sizes = np.array([look.size for look in looks], np.float64)
    origins = origins_of(page, asked, starts, lengths, boxes, sizes, each=by_place)
    ways = ways_of(looks, origins, starts, lengths, turn)

    def spread(values: Any, kind: Any) -> Any:
        """A value for each object as one for each sign; those that were not asked for have zeros."""
        out = np.zeros(count, kind)
        out[which] = np.repeat(np.array(values, kind), lengths)
        return out

    size = spread(sizes, np.float64)
    places = np.zeros((count, 2))
    places[which] = origins
    frames = np.zeros((count, 4))
    frames[which] = boxes
    return Signs(
        text=text,
        boxes=turn.boxes(frames),
        origins=np.stack(turn.points(places[:, 0], places[:, 1]), axis=1),
        size=size,
        bold=spread([look.bold for look in looks], np.bool_),
        tag=spread([look.tag for look in looks], np.int64),
        quarters=spread(ways, np.int64),
        visible=spread([look.visible for look in looks], np.bool_),
        raised=_raised(textpage, codes, places, size),
        inked=inked,
        made=spread(np.array(holders, np.uint64) == 0, np.bool_),
        line=np.cumsum(breaks),
        unknown=int(np.sum(_unknown(codes) | spread([look.unnamed for look in looks], np.bool_))),
    )


def _runs(page: int, asked: list[int], boxes: Numbers, *, each: bool) -> tuple[npt.NDArray[np.int64], list[int]]:
    """Where runs of one object begin; where lines are put in another order than painted, each sign is asked."""
    if not each:
        return object_runs(page, asked, boxes)
    holders = np.fromiter(map(OBJECT, repeat(page), asked), np.uint64, len(asked))
    starts = np.flatnonzero(np.r_[True, holders[1:] != holders[:-1]])
    return starts, holders[starts].tolist()


def _unknown(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Which signs have no number, the one for the unknown, or a private one."""
    unknown: npt.NDArray[np.bool_] = (codes == 0) | (codes == 0xFFFD) | ((codes >= 0xE000) & (codes < 0xF900))
    return unknown


def _codes(textpage: Any, page: int, count: int) -> npt.NDArray[np.uint32]:
    """The code points, hyphens of line ends as hyphens; a pair of surrogates is one sign and FILLER."""
    units = np.zeros(count + 1, np.uint16)
    whole = _PDFIUM.FPDFText_GetText(textpage, 0, count, units.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort)))
    if whole == count + 1:
        codes = units[:count].astype(np.uint32)
    else:  # signs without a code are passed over there
        codes = np.fromiter(map(_UNICODE, repeat(page), range(count)), np.uint32, count)
    again = _hyphens_again(codes)
    codes[np.isin(codes, _HYPHENS)] = 0x2D
    codes[again] = FILLER
    if ((codes >= 0xD800) & (codes < 0xE000)).any():
        _pair(codes)
    return codes


def _hyphens_again(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Which signs say once more that there is a hyphen: some fonts name theirs '-', U+00AD and U+2010 all at once."""
    soft, named = codes == 0xAD, np.isin(codes, (0x2010, 0x2011))
    hyphen = soft | named | (codes == 0x2D)
    again: npt.NDArray[np.bool_] = np.zeros(len(codes), np.bool_)
    again[1:] = hyphen[:-1] & ((soft | named)[1:] | (soft[:-1] & hyphen[1:]))
    return again


def _pair(codes: npt.NDArray[np.uint32]) -> None:
    """Put pairs of surrogates together; one without the other is no sign."""
    high = (codes[:-1] >= 0xD800) & (codes[:-1] < 0xDC00) & (codes[1:] >= 0xDC00) & (codes[1:] < 0xE000)
    at = np.flatnonzero(high)
    codes[at] = 0x10000 + ((codes[at] - 0xD800) << 10) + codes[at + 1] - 0xDC00
    codes[at + 1] = FILLER
    codes[(codes >= 0xD800) & (codes < 0xE000)] = 0xFFFD


def _text(codes: npt.NDArray[np.uint32]) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le")


def _boxes(page: int, which: npt.NDArray[np.int64]) -> Numbers:
    """Left, bottom, right, top of the signs asked for, in the page's own places."""
    found = np.zeros((len(which) + 1, 4), np.float32)  # left, top, right, bottom, as FS_RECTF has them
    first = found.ctypes.data
    deque(map(_BOX, repeat(page), which.tolist(), range(first, first + 16 * len(which), 16)), maxlen=0)
    return found[:-1, [0, 3, 2, 1]].astype(np.float64)


def _raised(textpage: Any, codes: npt.NDArray[np.uint32], origins: Numbers, size: Numbers) -> npt.NDArray[np.bool_]:
    """Which signs are superior figures; a zero only beside another: Arabic fonts draw it as a dot above the line."""
    raised = np.zeros(len(codes), np.bool_)
    tight = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
    for at in np.flatnonzero((codes >= 0x30) & (codes <= 0x39)).tolist():
        _PDFIUM.FPDFText_GetCharBox(textpage, at, *tight)
        raised[at] = tight[2].value - origins[at, 1] > _SUPERIOR * size[at]
    for at in np.flatnonzero(raised & (codes == _ZERO)).tolist():
        raised[at] = raised[max(at - 1, 0)] or bool(raised[at + 1 : at + 2].any())
    return raised
