"""One line of text out of a paragraph's runs: what Word prints of it, as if all changes were accepted.

In: a paragraph, or several that run into one another. Out: its text, the notes it calls, the boxes anchored in it; what
is left out goes to `Omitted`. Whatever is wrapped around runs (links, smart tags, content controls, fields,
insertions) is gone through: an element nobody knows loses no text. Not here: what stands between paragraphs (story).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from lxml import etree

from foedera.reading.formats.word.fields import Place, fields_of, is_counting, is_listing
from foedera.reading.formats.word.omitted import Omitted
from foedera.reading.formats.word.styles import Styles
from foedera.reading.formats.word.symbols import UNKNOWN, in_unicode
from foedera.reading.formats.word.tree import TEXTS, W, branch, held, name, says_inside, switch, symbol_of, value, whole
from foedera.text.counting import letters_and_digits

_CHANGES = {
    "w:ins": "inserted",
    "w:del": "deleted",
    "w:moveFrom": "moved away",
    "w:moveTo": "moved here",
}
_SIGNS = {"w:tab": " ", "w:ptab": " ", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "-"}
_BEFORE = {"m:den": "/", "m:sup": "^", "m:sub": "_", "m:deg": "√"}
"""Signs that keep the parts of a formula apart: without them, ½ would be 12."""
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Superscript figures stay apart from those before them: article 6¹ is not article 61 (w:vertAlign, 17.3.2.42)."""
_EMPTY = frozenset({*_SIGNS, *_NOTES, "w:fldChar", "w:sym"})


class Call:
    """Where a line calls a note."""

    __slots__ = ("at", "key", "kind", "mark")

    def __init__(self, at: int, kind: str, key: str) -> None:
        self.at = at
        self.kind = kind
        """footnote or endnote."""
        self.key = key
        """The note's id."""
        self.mark = ""
        """As it is typed; empty where Word counts."""


class Line:
    """The text of a paragraph, gathered piece by piece."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.calls: list[Call] = []
        self.boxes: list[etree._Element] = []
        """The contents of text boxes anchored in it."""
        self.left_out: set[str] = set()
        """What was left out of it."""
        self.bold = self.letters = 0
        """Letters and digits, those in bold and all."""

    @property
    def text(self) -> str:
        """The text as far as it is gathered."""
        return "".join(self.parts)

    @property
    def is_bold(self) -> bool:
        """Whether every letter is set in bold."""
        return 0 < self.letters == self.bold

    def without_brackets(self) -> Line:
        """The line; brackets that hold nothing but the mark of a note, as in 'the Act(a)', go with the mark."""
        text = self.text
        at = [call.at for call in self.calls if text[call.at - 1 : call.at + 1] in {"()", "[]"} and call.at]
        if at:
            gone = {place - 1 for place in at} | set(at)
            self.parts = ["".join(sign for place, sign in enumerate(text) if place not in gone)]
            edges = sorted(gone)
            for call in self.calls:
                call.at -= bisect_left(edges, call.at)
        return self

    def put(self, text: str, *, bold: bool = False) -> None:
        """Put a piece at the end."""
        count = letters_and_digits(text)
        self.letters += count
        self.bold += count if bold else 0
        self.parts.append(text)
        self.length += len(text)


class Lines:
    """Reads the lines of one part: the document, the notes."""

    def __init__(self, root: etree._Element | None, styles: Styles, omitted: Omitted) -> None:
        self.styles = styles
        self.omitted = omitted
        self.place = Place({} if root is None else fields_of(root))
        self.changes = Counter[str]()
        self.boxes = self.unknown = self.added = 0
        """Text boxes; signs nobody mapped; letters and digits the file does not hold as text."""
        self._line = Line()
        self._style = ""
        self._bold = self._raised = False
        self._font = ""
        self._awaited: Call | None = None
        """The call whose own mark is still to come."""

    def line(self, paragraphs: Sequence[tuple[etree._Element, str | None]]) -> Line:
        """The line several paragraphs make, of which all but the last have no end of their own.

        Args:
            paragraphs: each with what it is when it is no text of the agreement; its text is then left out.
        """
        outer = self._line
        self._line = line = Line()
        for paragraph, reason in paragraphs:
            self._style = self.styles.style_of(paragraph)
            if reason is None and self.styles.look(self._style).is_contents:
                reason = "table of contents"
            for child in paragraph if name(paragraph) == "w:p" else (paragraph,):
                self._take(child, reason)
        self._line = outer
        return line.without_brackets()

    def leave(self, element: etree._Element, what: str) -> None:
        """Leave out everything an element holds; fields that begin or end in it do so all the same."""
        for mark in element.iter(f"{W}fldChar"):
            self.place.pass_by(mark)
        self._leave(what, held(element))

    def _leave(self, what: str, texts: Iterable[str]) -> None:
        self._line.left_out.add(what)
        self.omitted.add(what, texts)

    def _take(self, element: etree._Element, reason: str | None) -> None:
        kind = name(element)
        if kind == "w:r":
            self._run(element, reason)
        elif kind in _CHANGES:
            self._changed(element, kind, reason)
        elif kind in _EMPTY or kind in TEXTS or kind.endswith("Pr"):
            self._small(element, kind, reason)
            if len(element):
                self.misplaced(element)
        else:
            self._other(element, kind, reason)

    def _small(self, element: etree._Element, kind: str, reason: str | None) -> None:
        """What has nothing under it: a text, a gap, a sign, a call, the mark of a field; properties say nothing."""
        if kind in TEXTS:
            self._text(element, kind, reason)
        elif kind in _SIGNS:
            self._line.put(_SIGNS[kind])
        elif kind in _NOTES:
            self._call(element, _NOTES[kind], reason)
        elif kind == "w:fldChar":
            self.place.pass_by(element)
            self._form(element, reason)
        elif kind == "w:sym":
            self._put(symbol_of(element), reason)

    def misplaced(self, element: etree._Element) -> None:
        """Count what stands in an element that holds no text: in properties, in a tab."""
        if says_inside(element):
            for child in element:
                self.leave(child, "misplaced text")

    def _other(self, element: etree._Element, kind: str, reason: str | None) -> None:
        """Alternatives, boxes, drawings, signs; whatever else is a wrapping to look into."""
        if kind == "mc:AlternateContent":
            chosen = branch(element)
            if chosen is not None:
                self._inside(chosen, reason)
        elif kind == "w:txbxContent":
            self._box(element, reason)
        elif kind == "w:rt":
            self.leave(element, reason or "reading aid")
        elif kind == "v:textpath":
            self.leave(element, reason or "drawing")
        elif kind == "w:fldSimple" and is_listing(element.get(f"{W}instr", "")):
            self.leave(element, reason or "table of contents")
        else:
            if kind == "w:fldSimple" and is_counting(element.get(f"{W}instr", "")) and not any(held(element)):
                self.place.uncounted += 1
            if kind in _BEFORE and any(held(element)):
                self._line.put(_BEFORE[kind])
            self._inside(element, reason)

    def _inside(self, element: etree._Element, reason: str | None) -> None:
        for child in element:
            self._take(child, reason)

    def _changed(self, element: etree._Element, kind: str, reason: str | None) -> None:
        self.changes[_CHANGES[kind]] += 1
        if kind in {"w:del", "w:moveFrom"}:
            self.leave(element, "deleted text")
        else:
            self._inside(element, reason)

    def _run(self, run: etree._Element, reason: str | None) -> None:
        outside = self._bold, self._font, self._raised
        look = self.styles.of_run(run, self._style)
        self._bold, self._font, self._raised = look.bold, look.font, look.raised
        if reason is None and look.hidden:
            reason = "hidden text"
        self._inside(run, reason)
        self._awaited = None
        self._bold, self._font, self._raised = outside

    def _text(self, element: etree._Element, kind: str, reason: str | None) -> None:
        if kind == "w:delText":
            self._leave("deleted text", [element.text or ""])
        elif kind in {"a:t", "c:v"}:
            self._leave(reason or "drawing", [element.text or ""])
        else:
            self._put(element.text or "", reason)

    def _put(self, text: str, reason: str | None) -> None:
        """Take a text in, or leave it out; a note's own mark is what follows its call in the run (17.11.14)."""
        reason = reason or self.place.reason
        if reason is not None:
            self._leave(reason, [text])
            return
        if self._awaited is not None and text.strip():
            self._awaited.mark, self._awaited = text.strip(), None
            self.omitted.add("mark of a note", [text])
            return
        shown = in_unicode(text, self._font)
        if shown != text:
            self.added += letters_and_digits(shown) - letters_and_digits(text)
        self.unknown += shown.count(UNKNOWN)
        self._line.put(shown.translate(RAISED) if self._raised else shown, bold=self._bold)

    def _call(self, element: etree._Element, kind: str, reason: str | None) -> None:
        if reason is None and self.place.reason is None:
            is_own = element.get(f"{W}customMarkFollows", "0") not in {"0", "false", "off"}
            call = Call(self._line.length, kind, element.get(f"{W}id", ""))
            self._line.calls.append(call)
            self._awaited = call if is_own else None

    def _box(self, box: etree._Element, reason: str | None) -> None:
        if reason or self.place.reason:
            self.leave(box, reason or self.place.reason or "")
        elif any(text.strip() for text in held(box)):
            self.boxes += 1
            self._line.boxes.append(box)

    def _form(self, mark: etree._Element, reason: str | None) -> None:
        """The entry a drop-down list shows, and a box to tick: they stand in no run (17.16.9, .7)."""
        choice, tick = mark.find(f"{W}ffData/{W}ddList"), mark.find(f"{W}ffData/{W}checkBox")
        if reason is not None or mark.get(f"{W}fldCharType") != "begin":
            return
        if choice is not None:
            entries = [entry.get(f"{W}val", "") for entry in choice.iterfind(f"{W}listEntry")]
            at = whole(value(choice, "result") or value(choice, "default"))
            shown = entries[at] if at < len(entries) else ""
            self.added += letters_and_digits(shown)
            self._line.put(shown)
        elif tick is not None:
            is_on = switch(tick, "checked")
            self._line.put("☒" if (switch(tick, "default") if is_on is None else is_on) else "☐")
