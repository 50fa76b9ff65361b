"""The signs of a page → runs: signs of one size on one baseline without a wide gap, in reading order.

In: signs in columns, and the turn that makes their lines run to the right. Out: runs, which become fragments. On a page
that holds Arabic, Hebrew or their kin, signs are put in order by where they stand (bidi), whatever order they are
painted in; on any other page PDFium's order is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from foedera.model.document import Box
from foedera.reading.formats.pdf.bidi import (
    brackets_meant,
    classes_of,
    holds_right_to_left,
    label_meant,
    letters_meant,
    reading_order,
)
from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.ligatures import reading_ranks
from foedera.reading.formats.pdf.margins import margin_numbers
from foedera.reading.formats.pdf.signs import FILLER, Signs
from foedera.reading.formats.pdf.turning import Numbers, Turn

_WIDE_GAP = 1.3
"""How many times its size apart two signs on one line belong to different runs."""
_RAISED = 0.12
"""How far, in sizes, a baseline moves before a sign stands raised or lowered."""
_SPACE = 0.15
"""How far apart, in sizes, signs of two words stand where the file has no space of its own between them."""
_PITCH = 0.7
"""How far apart, in sizes, the middles of two figures of one number stand at most; a space between adds to it."""
_MOST_WALLS = 400
"""Upright lines of one page that are asked for; a page with more is a drawing."""
_HALF = 0.5
"""Points a sign may reach over the line it stands beside."""
_OTHER_LINE = 0.5
"""How far, in sizes, a baseline moves before a sign stands on another line."""
_DESCENT = 0.22
"""Part of a type's size below its baseline; the boxes fonts declare are too often wrong."""
_GONE = str.maketrans(dict.fromkeys(("\r", "\n", "\0", chr(FILLER)), ""))

Places = npt.NDArray[np.int64]


class Run(msgspec.Struct, frozen=True, gc=False):
    """A piece of a line."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    tag: int
    raised: bool
    leftward: bool = False

    @property
    def box(self) -> Box:
        """From a little under the baseline to the height of the type."""
        return self.left, self.base - _DESCENT * self.size, self.right, self.base + (1 - _DESCENT) * self.size

    def fragment(self, page: int, back: Turn) -> Fragment:
        """As a fragment of a page; `back` leads to the page as it is shown."""
        return Fragment(
            self.text, page, self.box, self.base, self.size, self.bold, self.tag, self.raised, self.leftward, back
        )


class _Laid(msgspec.Struct, frozen=True):
    """The signs to be put into runs, as they stand on turned lines."""

    places: Places
    left: Numbers
    right: Numbers
    base: Numbers
    pen: Numbers
    """Where each sign is set: its ink begins there, or behind a gap that is the sign's own."""
    walls: tuple[Box, ...]
    """Upright lines, likewise."""

    def at(self, order: Places) -> _Laid:
        """In another order."""
        places, left, right = self.places[order], self.left[order], self.right[order]
        return _Laid(places, left, right, self.base[order], self.pen[order], self.walls)

    def gaps(self) -> Numbers:
        """How far each sign is set behind the one before it."""
        left, right = np.minimum(self.left, self.pen), np.maximum(self.right, self.pen)
        gaps: Numbers = left[1:] - right[:-1]
        return gaps


def runs_of(
    signs: Signs, which: npt.NDArray[np.bool_], turn: Turn, *, loose: bool = False, rules: Sequence[Box] = ()
) -> Iterator[Run]:
    """The runs of the signs in a mask, none through an upright line of a table.

    Args:
        signs: of the page.
        which: the signs asked for.
        turn: makes their lines run to the right.
        loose: whether lines run anywhere, so that only PDFium's order tells what goes on.
        rules: the page's ruling lines, as they stand after the turn.
    """
    if not which.any():
        return iter(())
    if loose or not holds_right_to_left(signs.text):
        laid = _laid(signs, which, turn, rules)
        return _in_order(signs, laid, loose=loose, turned=turn.a == 0.0)
    spaces = ~signs.inked & ~signs.made & np.array([sign.isspace() for sign in signs.text], np.bool_)
    return _by_place(signs, _laid(signs, which | spaces, turn, rules), mirrored=turn.mirrors)


def _laid(signs: Signs, which: npt.NDArray[np.bool_], turn: Turn, rules: Sequence[Box]) -> _Laid:
    places = np.flatnonzero(which)
    boxes = turn.boxes(signs.boxes[places])
    pen, base = turn.points(signs.origins[places, 0], signs.origins[places, 1])
    walls = tuple(rule for rule in rules if rule[3] - rule[1] > rule[2] - rule[0])
    return _Laid(places, boxes[:, 0], boxes[:, 2], base, pen, walls if len(walls) <= _MOST_WALLS else ())


def _in_order(signs: Signs, laid: _Laid, *, loose: bool, turned: bool) -> Iterator[Run]:
    """Runs in PDFium's order, with its spaces."""
    places = laid.places
    new = np.diff(np.cumsum(signs.inked)[places]) != 1  # a sign of another kind stands between
    if not turned:
        new |= np.diff(signs.line[places]) != 0
    new |= _differ(signs, places) if loose else _differ(signs, places) | _apart(signs, laid)
    starts = np.r_[0, np.flatnonzero(new) + 1]
    starts = np.union1d(starts, margin_numbers(signs.text, signs.size, laid.places, laid.left, laid.right, starts))
    ends = np.r_[starts[1:], len(places)]
    texts = [signs.text[a : b + 1] for a, b in zip(places[starts].tolist(), places[ends - 1].tolist(), strict=True)]
    if turned or loose or chr(FILLER) in signs.text:
        texts = [text.translate(_GONE) for text in texts]
    return _runs(signs, laid, starts, texts, [False] * len(texts))


def _by_place(signs: Signs, laid: _Laid, *, mirrored: bool) -> Iterator[Run]:
    """Runs by where their signs stand; spaces where the file has its own, and where there are gaps."""
    order, line = _visual(signs, laid, mirrored=mirrored)
    inked = signs.inked[laid.places[order]]
    passed = np.cumsum(~inked)[inked]
    order, line = order[inked], line[inked]
    laid, places = _with_marks_on_letters(signs, laid.at(order), line), laid.places[order]
    starts = np.r_[0, np.flatnonzero((np.diff(line) != 0) | _differ(signs, places) | _apart(signs, laid)) + 1]
    gaps = (laid.gaps() > _SPACE * signs.size[places][:-1]) & ~_in_number(signs, laid)
    spaces = np.r_[False, gaps | (np.diff(passed) > 0)]
    texts: list[str] = []
    leftward: list[bool] = []
    for start, end in pairwise([*starts.tolist(), len(places)]):
        pieces = _pieces(signs.text, places[start:end].tolist(), spaces[start:end].tolist())
        holds = any(map(holds_right_to_left, pieces))
        leftward.append(holds)
        text = _read(pieces, mirrored=mirrored, holds=holds)
        begins = start == 0 or line[start] != line[start - 1]
        texts.append(label_meant(text) if mirrored and begins else text)
    return _runs(signs, laid, starts, texts, leftward)


def _in_number(signs: Signs, laid: _Laid) -> npt.NDArray[np.bool_]:
    """Where a number goes on, though its figures stand apart: a narrow one stands in the middle of a figure's width.

    Figures have one width, so their middles tell what the gaps between their edges do not.
    """
    places = laid.places
    kinds = np.array(list(classes_of("".join(signs.text[at] for at in places.tolist()))))
    is_figure = kinds == "N"
    middle = (laid.left + laid.right) / 2
    joins = np.isin(kinds, ("N", "S"))
    within: npt.NDArray[np.bool_] = joins[1:] & joins[:-1] & (is_figure[1:] | is_figure[:-1])
    within &= np.diff(middle) < _PITCH * signs.size[places][:-1]
    return within


def _with_marks_on_letters(signs: Signs, laid: _Laid, line: Places) -> _Laid:
    """The signs with each mark where its letter stands, so that it begins no run of its own."""
    kinds = classes_of("".join(signs.text[at] for at in laid.places.tolist()))
    left, right, base, pen = laid.left.copy(), laid.right.copy(), laid.base.copy(), laid.pen.copy()
    for at, kind in enumerate(kinds):
        if kind == "M" and at and line[at] == line[at - 1]:
            for row in (left, right, base, pen):
                row[at] = row[at - 1]
    return _Laid(laid.places, left, right, base, pen, laid.walls)


def _visual(signs: Signs, laid: _Laid, *, mirrored: bool) -> tuple[Places, Places]:
    """The order of signs as they stand, line by line, and the line of each then; marks go with their letter."""
    places = laid.places
    moved = np.abs(np.diff(laid.base)) > _OTHER_LINE * signs.size[places][:-1]
    line = np.cumsum(np.r_[0, (np.diff(signs.line[places]) != 0) | moved])
    middle = (laid.left + laid.right) / 2
    marks = np.flatnonzero([cls == "M" for cls in classes_of("".join(signs.text[at] for at in places.tolist()))])
    letters = np.setdiff1d(np.arange(len(places)), marks)
    for at in marks.tolist():
        near = letters[line[letters] == line[at]]
        if len(near):
            middle[at] = middle[near[np.abs(middle[near] - middle[at]).argmin()]]
    is_mark = np.zeros(len(places), np.bool_)
    is_mark[marks] = True
    ranks = reading_ranks(signs.text, signs.boxes)[places]
    order = np.lexsort((ranks if mirrored else -ranks, is_mark, middle, line))
    return order, line[order]


def _pieces(text: str, places: list[int], spaces: list[bool]) -> list[str]:
    """Letters with their marks, and the spaces between words, as they stand."""
    pieces: list[str] = []
    for count, (at, space) in enumerate(zip(places, spaces, strict=True)):
        sign = text[at]
        if pieces and classes_of(sign) == "M":
            pieces[-1] += sign
            continue
        if space and count:
            pieces.append(" ")
        pieces.append(sign)
    return pieces


def _read(pieces: list[str], *, mirrored: bool, holds: bool) -> str:
    """What stands on a line as it is read; the pieces are given from the right on a mirrored page."""
    classes = [classes_of(piece[0]) for piece in pieces]
    left = holds if mirrored else classes.count("R") > classes.count("L")
    if mirrored and not holds and "L" not in classes:  # numbers run to the right on any page
        left = True
    if left != mirrored:
        pieces, classes = pieces[::-1], classes[::-1]
    text = "".join(pieces[at] for at in reading_order(classes, left=left))
    return brackets_meant(letters_meant(text)) if holds or (mirrored and "L" not in classes) else text


def _differ(signs: Signs, places: Places) -> npt.NDArray[np.bool_]:
    """Where a sign is set otherwise than the one before."""
    size = signs.size[places]
    differ: npt.NDArray[np.bool_] = np.diff(signs.tag[places]) != 0
    differ |= np.diff(signs.raised[places]) != 0
    differ |= np.abs(np.diff(size)) > _RAISED * size[:-1]
    return differ


def _apart(signs: Signs, laid: _Laid) -> npt.NDArray[np.bool_]:
    """Where a sign does not stand right behind the one before."""
    size = signs.size[laid.places][:-1]
    apart: npt.NDArray[np.bool_] = np.abs(np.diff(laid.base)) > _RAISED * size
    apart |= laid.left[1:] - laid.right[:-1] > _WIDE_GAP * size
    apart |= laid.left[1:] < laid.left[:-1] - 0.5 * size
    for left, low, right, high in laid.walls:
        here = (laid.base[1:] > low) & (laid.base[1:] < high)
        apart |= here & (laid.right[:-1] < right + _HALF) & (laid.left[1:] > left - _HALF)
    return apart


def _runs(signs: Signs, laid: _Laid, starts: Places, texts: list[str], leftward: list[bool]) -> Iterator[Run]:
    places = laid.places
    first = places[starts]
    lengths = np.diff(np.r_[starts, len(places)])
    bold = np.add.reduceat(signs.bold[places].astype(np.int64), starts) * 2 > lengths
    columns: tuple[Any, ...] = (
        texts,
        np.minimum.reduceat(laid.left, starts).tolist(),
        np.maximum.reduceat(laid.right, starts).tolist(),
        laid.base[starts].tolist(),
        np.maximum.reduceat(signs.size[places], starts).tolist(),
        bold.tolist(),
        signs.tag[first].tolist(),
        signs.raised[first].tolist(),
        leftward,
    )
    return (Run(*values) for values in zip(*columns, strict=True))
