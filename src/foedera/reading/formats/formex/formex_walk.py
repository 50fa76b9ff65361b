"""Goes through Formex documents once: titles, preamble, divisions, articles, numbered paragraphs, lists, tables, notes.

In: the roots. Out: blocks. The dashes and bullets of lists (LIST TYPE) stand before their items as the journal prints
them. Not here: words (formex_text); packages and records (formex).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from lxml import etree

from foedera.model.document import Problem
from foedera.reading.formats.formex.formex_text import LEFT_OUT, RUNS, Text, Words, joined
from foedera.reading.formats.gathered import Gathered
from foedera.reading.formats.xml import local
from foedera.reading.structure.headings import is_structural, names_instrument

_LEVELS = {"DIVISION": 3, "GR.SEQ": 5, "ARTICLE": 8, "BLK": 7, "TBL": 7}
"""Levels of what has a title of its own; inside one of its kind it stands a level deeper."""
_TITLES = ("NO.GR.SEQ", "TITLE", "TI.ART", "TI.BLK", "STI.ART", "STI.BLK")
_NUMBERED = {"PARAG": "NO.PARAG", "NP": "NO.P", "NP.ECR": "NO.P.ECR", "DLIST.ITEM": "TERM"}
"""Elements with a number, and where it stands."""
_SIGNS = {"DASH": "—", "NDASH": "–", "BULLET": "•", "DISC": "•", "CIRCLE": "•", "SQUARE": "•"}
_BLOCKS = frozenset({
    "P", "LIST", "DLIST", "ALINEA", "ITEM", "ROW", "TXT", "GR.NOTES", *_TITLES, *_LEVELS, *_NUMBERED,
    *_NUMBERED.values(),
})  # fmt: skip
"""Elements that end the text they stand in; others run on in it."""


class Walk:
    """One walk through the documents of one text."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.out = Gathered()
        self.words = Words()
        self.title: str | None = None
        self.label: list[Text] = []
        """Numbers, dashes and terms whose text is still to come."""
        self.waiting: list[tuple[str, etree._Element]] = []
        """Notes called in a table that is not over, with their marks."""

    def read(self, root: etree._Element) -> None:
        """Read one document."""
        self._child(root, 0)
        self._label_alone()
        self._give_notes()

    def problems(self) -> list[Problem]:
        """What could not be read."""
        if not self.words.pictures:
            return []
        files = ", ".join(self.words.pictures)
        return [Problem(code="picture-left-out", where=self.name, text=f"pictures in the text: {files}")]

    def _children(self, element: etree._Element, depth: int) -> None:
        for part in _parts(element):
            if isinstance(part, list):
                self._add("paragraph", self.words.run(part))
            else:
                self._child(part, depth)

    def _child(self, child: etree._Element, depth: int) -> None:
        tag = local(child)
        if tag in LEFT_OUT:
            self.words.leave_out(child)
        elif tag in _LEVELS:
            self._division(child, tag, depth)
        elif tag in _TITLES:
            self._title(child)
        elif tag in _NUMBERED:
            self._numbered(child, _NUMBERED[tag], depth)
        elif tag == "ITEM":
            self._item(child, depth)
        elif tag == "ROW":
            self._row(child)
        elif tag == "NOTE":
            self._note(child)
        else:
            self._children(child, depth)

    def _division(self, element: etree._Element, tag: str, depth: int) -> None:
        """What has a title: the title as headings, then the rest."""
        level = min(_LEVELS[tag] + depth, _LEVELS["ARTICLE"] - 1) if tag != "ARTICLE" else _LEVELS[tag]
        number = joined([self.words.of(child) for child in element if local(child) == "NO.GR.SEQ"])
        lines = [line for child in element if local(child) in _TITLES[1:] for line in self._lines(child)]
        if number.words.strip():
            lines[:1] = [joined([number, Text(" "), *lines[:1]])]
        for at, line in enumerate(lines):
            self._add("heading", line, level=level + min(at, 1))
        for part in _parts(element):
            if isinstance(part, list):
                self._add("paragraph", self.words.run(part))
            elif local(part) not in _TITLES:
                self._child(part, depth + 1)

    def _lines(self, title: etree._Element) -> list[Text]:
        """The heading and the subheading of a title; lines of one run on."""
        if local(title) != "TITLE":
            return [self.words.of(title)]
        loose = Text(title.text or "")
        return [
            text for text in (loose, *(self.words.run([child]) for child in title)) if text.words.strip() or text.calls
        ]

    def _title(self, element: etree._Element) -> None:
        """The title of a document: of the whole text, of an annex, of another instrument."""
        lines = self._lines(element)
        whole = " ".join(" ".join(line.words for line in lines).split())
        if not whole:
            self._add("heading", joined(lines), level=1)
            return
        level = 1 if self.title is None or names_instrument(whole) else 2
        self.title = self.title or whole
        first = " ".join(lines[0].words.split())
        if len(lines) > 1 and not is_structural(first):
            lines = [joined([piece for line in lines for piece in (line, Text(" "))])]
        for at, line in enumerate(lines):
            self._add("heading", line, level=level + min(at, 1))

    def _numbered(self, element: etree._Element, number: str, depth: int) -> None:
        """A numbered text: its number stands before its first words."""
        for part in _parts(element):
            if isinstance(part, list):
                self._add("paragraph", self.words.run(part))
            elif local(part) == number:
                text = self.words.of(part)
                stop = ":" if number == "TERM" and text.words.strip()[-1:].isalnum() else ""
                self.label += [text, Text(f"{stop} ")]
            else:
                self._child(part, depth)
        self._label_alone()

    def _item(self, item: etree._Element, depth: int) -> None:
        """An item of a list, with the sign of the list before it where it has no number of its own."""
        parent = item.getparent()
        sign = _SIGNS.get("" if parent is None else parent.get("TYPE", ""))
        if sign is not None and not any(local(child) == "NP" for child in item):
            self.label += [Text(f"{sign} ")]
        self._children(item, depth)
        self._label_alone()

    def _row(self, row: etree._Element) -> None:
        before = _tidy(Text(row.text or ""))
        cells = [*([before] if before.words else []), *(_tidy(self.words.run([child])) for child in row)]
        if any(cell.words or cell.calls for cell in cells):
            self._add("table", joined([piece for cell in cells for piece in (Text(" | "), cell)][1:]))

    def _note(self, note: etree._Element) -> None:
        """A note that stands apart, as below a table."""
        self.waiting.append((self.words.mark(note), note))

    def _label_alone(self) -> None:
        """A number nothing followed is a paragraph."""
        label, self.label = self.label, []
        self._add("paragraph", joined(label))

    def _add(self, kind: str, text: Text, *, level: int = 0) -> None:
        """Add a block, and behind it the notes called in it; those of a table wait for its end."""
        if not text.words.strip() and not text.calls:
            return
        if self.label and kind != "paragraph":
            self._label_alone()
        text, self.label = joined([*self.label, text]), []
        if kind != "table":
            self._give_notes()
        self.out.add(kind, text.words, level=level, marks=[(call.at, call.mark) for call in text.calls])
        self.waiting += [(call.mark, call.note) for call in text.calls]
        if kind != "table":
            self._give_notes()

    def _give_notes(self) -> None:
        """Give the notes that wait, and those they call; one that only names another has no words."""
        while self.waiting:
            mark, note = self.waiting.pop(0)
            text = self.words.of(note)
            self.out.add("note", " ".join(text.words.split()), number=mark)
            self.waiting += [(call.mark, call.note) for call in text.calls]


def _parts(element: etree._Element) -> Iterator[list[str | etree._Element] | etree._Element]:
    """What is inside an element, in order: runs of text with the elements that run on in it, and elements apart."""
    is_mixed = bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
    run: list[str | etree._Element] = [element.text or ""]
    for child in element:
        tag = local(child)
        if (tag in RUNS and (tag != "NOTE" or local(element) != "GR.NOTES")) or (is_mixed and tag not in _BLOCKS):
            run.append(child)
        else:
            yield run
            yield child
            run = [child.tail or ""]
    yield run


def _tidy(text: Text) -> Text:
    """A text on one line, its notes called at its end."""
    words = " ".join(text.words.split())
    return Text(words, tuple(msgspec.structs.replace(call, at=len(words)) for call in text.calls))
