"""Fragments → running text: words joined over lines, hyphens undone, marks of notes taken out, the way back kept.

In: fragments in reading order. Out: pieces of one original text, the lines of print it is made of. A figure that stands
above its line is written as a raised one: 300 with a 1 above it is 300¹, not 3001. Not here: what is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

import msgspec

from foedera.model.document import Line
from foedera.reading.blocks import TracedBlock, make_block
from foedera.reading.formats.cut_words import is_compound, words_of
from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.note_marks import stands_above
from foedera.reading.formats.pdf.text_rows import WORD_GAP, rows
from foedera.reading.formats.pdf.turning import STRAIGHT
from foedera.reading.formats.word.lines import RAISED
from foedera.text.offsets import OffsetMap, Traced, join

_UNSPACED = re.compile("[\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Chinese and Japanese letters and signs: their lines are joined without a space."""
_CUT_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_SAME_LINE = 0.6
"""Sizes by which the baselines of one line differ at most, superior figures among them."""
_NEXT_WORD = re.compile(r"[^\W\d_]+")


class TextAssembler:
    """Collects the original text of a file, fragment by fragment, with the place of each on its page."""

    def __init__(self, fragments: Iterable[Fragment], measured: Collection[int] = ()) -> None:
        """`measured` are pages whose signs a machine measured, so that their heights say nothing."""
        self.measured = measured
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[Line] = []
        self.words = words_of(fragment.text for fragment in fragments)

    @property
    def original(self) -> str:
        """Everything put down so far, a fragment a line."""
        return "".join(self.parts)

    def put(self, fragment: Fragment) -> Traced:
        """Put a fragment down."""
        start, end = self.length, self.length + len(fragment.text)
        self.parts += [fragment.text, "\n"]
        self.length = end + 1
        box = fragment.box if fragment.turn is STRAIGHT else fragment.turn.box(fragment.box)
        box = (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
        self.lines.append(Line(start=start, end=end, page=fragment.page, box=box))
        return Traced.at(fragment.text, start)

    def block(
        self,
        kind: str,
        fragments: Sequence[Fragment],
        *,
        level: int = 0,
        number: str | None = None,
        calls: Collection[int] = (),
    ) -> TracedBlock | None:
        """A block of fragments; those whose id() is in `calls` are marks of notes and leave the text."""
        pieces: list[Traced] = []
        called: list[tuple[int, str]] = []
        last: Fragment | None = None
        for fragment in fragments:
            if id(fragment) in calls:
                called.append((self.put(fragment).offsets.place(0), fragment.text.strip("() .")))
                last = _reaching(last, fragment)
                continue
            piece = self.put(self._as_it_stands(fragment, last))
            if last is not None:
                pieces[-1], gap = self._joint(pieces[-1], last, fragment)
                pieces.append(Traced(gap, OffsetMap.from_places([pieces[-1].end] * (len(gap) + 1))))
            pieces.append(piece)
            last = fragment
        if last is None:
            return None
        item = make_block(kind, join(pieces, ""), level=level, number=number, page=fragments[0].page)
        return None if item is None else _with_marks(item, called)

    def row(self, cells: Sequence[Sequence[Fragment]], calls: Collection[int] = ()) -> TracedBlock | None:
        """A row of a table: its cells with ' | ' between them; `calls` as of a block."""
        pieces = [self.block("cell", reading_order(cell), calls=calls) if cell else None for cell in cells]
        page = next((fragment.page for cell in cells for fragment in cell), None)
        traces: list[Traced] = []
        called: list[tuple[int, str]] = []
        for piece in pieces:
            if piece is None:
                at = traces[-1].end if traces else self.lines[-1].start if self.lines else 0
                traces.append(Traced.at("", at))
            else:
                traces.append(piece.trace)
                called += ((piece.trace.offsets.place(place), mark) for place, mark in piece.block.marks)
        item = make_block("table", join(traces, " | "), page=page)
        return None if item is None else _with_marks(item, called)

    def _as_it_stands(self, fragment: Fragment, before: Fragment | None) -> Fragment:
        """A fragment, its figures raised where they stand above the word before them."""
        if before is None or fragment.page in self.measured or not stands_above(fragment, before):
            return fragment
        return msgspec.structs.replace(fragment, text=fragment.text.translate(RAISED))

    def _joint(self, before: Traced, last: Fragment, fragment: Fragment) -> tuple[Traced, str]:
        """The piece before, perhaps without its hyphen, and what stands between it and the next."""
        if (
            last.page == fragment.page
            and abs(last.base - fragment.base) < _SAME_LINE * max(last.size, fragment.size)
            and fragment.box[0] > last.box[0]
        ):
            hyphen = fragment.text == "-"
            return before, "" if hyphen or fragment.box[0] - last.box[2] < WORD_GAP * last.size else " "
        if before.text.endswith("/") or (_UNSPACED.match(before.text[-1:]) and _UNSPACED.match(fragment.text)):
            return before, ""
        cut, following = _CUT_WORD.search(before.text), _NEXT_WORD.match(fragment.text)
        lone = before.text == "-"
        if not (cut or lone) or following is None:
            return before, " "
        if is_compound(cut[1] if cut else "", following[0], self.words):
            return before, ""
        return before.cut(0, len(before.text) - 1), ""


def reading_order(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments of a cell, line by line."""
    return [item for row in rows(fragments, (0.0, 0.0)) for item in row.fragments]


def _reaching(last: Fragment | None, mark: Fragment) -> Fragment | None:
    """The word a mark hangs on, as wide as both: what follows the mark follows the word."""
    if last is None or last.page != mark.page:
        return last
    left, bottom, right, top = last.box
    return msgspec.structs.replace(last, box=(left, bottom, max(right, mark.box[2]), top))


def _with_marks(item: TracedBlock, called: Sequence[tuple[int, str]]) -> TracedBlock:
    """A block with the marks it calls, whose places are those of the original."""
    if not called:
        return item
    marks = tuple((_clean_place(item.trace, place), mark) for place, mark in called)
    return TracedBlock(msgspec.structs.replace(item.block, marks=marks), item.trace)


def _clean_place(trace: Traced, place: int) -> int:
    """The clean offset a mark stood at: the end of the word it hangs on."""
    at = trace.offsets.landing(place)
    return at - 1 if trace.text[at - 1 : at] == " " else at
