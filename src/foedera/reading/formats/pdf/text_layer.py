"""The text of a page: its signs as fragments, pieces of a line with their place, size, weight and marked-content id.

In: an open document. Out: pages of fragments and ruling lines, turned so that they read from the left and from the top.
What stands outside of the page, or is painted with nothing and over nothing, is left out and named. Not here: what is
a line, a column, a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
import pypdfium2.raw

from foedera.model.document import Box, Omission
from foedera.reading.formats.parsed import omission
from foedera.reading.formats.pdf.bidi import holds_right_to_left, runs_left
from foedera.reading.formats.pdf.fragments import Fragment, Page
from foedera.reading.formats.pdf.named_twice import without_wrong_names
from foedera.reading.formats.pdf.page_objects import rules_and_images
from foedera.reading.formats.pdf.pinned import PINNED, Pinned, pinned
from foedera.reading.formats.pdf.runs import runs_of
from foedera.reading.formats.pdf.signs import Signs, signs_of
from foedera.reading.formats.pdf.text_objects import ASLANT
from foedera.reading.formats.pdf.turning import STRAIGHT, Turn, mirrored, shown, upright

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types
_COVERED = 0.5
"""Part of a page its images cover when it is a scan."""
_LARGE = 0.1
"""Part of a page from which on an image may hold text."""


def page_of(document: Any, index: int) -> Page:
    """One page of the open document, counted from 0.

    Raises:
        PdfiumError: the page is broken.
    """
    page = document[index]
    try:
        straight, width, height = shown(_bounds(page), int(_PDFIUM.FPDFPage_GetRotation(page.raw)))
        signs = _signs(page, straight)
        added = without_wrong_names(document, index, page) if holds_right_to_left(signs.text) else None
        if added is not None:
            signs = _signs(page, straight)
        rules, images, shapes = rules_and_images(page.raw)
        notes, remarks = pinned(page.raw)
    finally:
        page.close()
    areas = [(b[2] - b[0]) * (b[3] - b[1]) / max(1.0, width * height) for b in images]
    is_scan = sum(areas) >= _COVERED
    kept, omissions = _seen(signs, width, height, is_scan=is_scan)
    main = _main_way(signs, kept)
    turn, width, height = upright(main, width, height) if main else (STRAIGHT, width, height)
    if runs_left(signs.text):
        turn = turn.then(mirrored(width))
    whole, back = straight.then(turn), STRAIGHT if turn is STRAIGHT else turn.back()
    ruled = tuple(whole.box(rule) for rule in rules)
    fragments = _fragments(signs, kept, main, turn, ruled, index + 1)
    fragments += [_pinned_fragment(note, whole.box(note.box), index + 1, back) for note in notes]
    return Page(
        number=index + 1,
        width=width,
        height=height,
        fragments=tuple(fragments),
        rules=ruled,
        images=sum(area > _LARGE for area in areas) or int(is_scan),
        shapes=shapes,
        omissions=(*omissions, *remarks),
        added=added or 0,
        recognised=is_scan and bool(np.sum(kept & ~signs.visible) * 2 > np.sum(kept)),
        unknown=signs.unknown,
    )


def _signs(page: Any, straight: Turn) -> Signs:
    textpage = page.get_textpage()
    try:
        return signs_of(textpage.raw, straight)
    finally:
        textpage.close()


def _pinned_fragment(note: Pinned, box: Box, page: int, back: Turn) -> Fragment:
    return Fragment(
        text=note.text,
        page=page,
        box=box,
        base=box[1] + 0.22 * note.size,
        size=note.size,
        bold=False,
        tag=PINNED,
        raised=False,
        leftward=holds_right_to_left(note.text),
        turn=back,
    )


def _bounds(page: Any) -> Box:
    """What of the page is shown, in its own places."""
    left, bottom, right, top = (float(side) for side in page.get_bbox())
    return left, bottom, right, top


def _seen(signs: Signs, width: float, height: float, *, is_scan: bool) -> tuple[npt.NDArray[np.bool_], list[Omission]]:
    """Which inked signs a reader of the page can see, the text under a scan among them; and what of others there is."""
    x = (signs.boxes[:, 0] + signs.boxes[:, 2]) / 2
    y = signs.origins[:, 1]
    inside = signs.inked & (x >= 0) & (x <= width) & (y >= -0.5 * signs.size) & (y <= height)
    shows = inside & (signs.visible | is_scan)
    if not shows.any():  # a page with nothing else on it
        shows = inside
    beyond, unpainted = signs.inked & ~inside, inside & ~shows
    outside = omission("outside of the page", [_text(signs, beyond)], "nobody can see it on the page")
    unseen = omission("invisible text", [_text(signs, unpainted)], "it is painted with nothing")
    return shows, [item for item in (outside, unseen) if item.characters]


def _text(signs: Signs, which: npt.NDArray[np.bool_]) -> str:
    return "" if not which.any() else "".join(signs.text[at] for at in np.flatnonzero(which).tolist())


def _main_way(signs: Signs, which: npt.NDArray[np.bool_]) -> int:
    """Where most lines run, in quarters."""
    ways = np.bincount(signs.quarters[which & (signs.quarters != ASLANT)], minlength=4)
    return int(ways.argmax()) if ways.max() > ways[0] else 0


def _fragments(
    signs: Signs, which: npt.NDArray[np.bool_], main: int, turn: Turn, rules: Sequence[Box], number: int
) -> list[Fragment]:
    """The fragments of a page in reading coordinates; those of lines that run elsewhere stand aside."""
    back = STRAIGHT if turn is STRAIGHT else turn.back()
    found: list[Fragment] = []
    for way in [main, *(way for way in np.unique(signs.quarters[which]).tolist() if way != main)]:
        here = which & (signs.quarters == way)
        if way == main:
            found += [run.fragment(number, back) for run in runs_of(signs, here, turn, rules=rules)]
            continue
        own = STRAIGHT if way == ASLANT else upright(way, 0.0, 0.0)[0]
        there = own.back().then(turn)
        for run in runs_of(signs, here, own, loose=way == ASLANT):
            box = there.box(run.box)
            piece = run.fragment(number, back)
            found.append(msgspec.structs.replace(piece, box=box, base=box[1], aside=True, aslant=way == ASLANT))
    return found
