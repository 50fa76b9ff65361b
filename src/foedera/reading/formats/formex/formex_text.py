"""The words of a Formex element, with the notes called in it; and what of a file is no text.

In: elements. Out: text, with the places where notes are called. Quotation marks, which the file names by their code
point (QUOT.START and QUOT.END, CODE in hexadecimals), stand in the text as the journal prints them. Not here: which
elements are blocks (formex_walk).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
from lxml import etree

from foedera.model.document import Omission
from foedera.reading.formats.xml import all_text, local
from foedera.text.counting import letters_and_digits

RECORD, FORMULA, CONTENTS = "record of the document", "formula in LaTeX", "table of contents"
_REASONS = {
    RECORD: "it is said of the text, not in it",
    FORMULA: "the formula stands in the text in words of its own",
    CONTENTS: "it repeats headings",
}
LEFT_OUT = {
    "BIB.INSTANCE": RECORD, "BIB.INSTANCE.CONS": RECORD, "BIB.DATA": RECORD, "BIB.DOC": RECORD, "INFO.CONSLEG": RECORD,
    "INFO.PROD": RECORD, "FAM.COMP": RECORD, "FAM.COMP.CL": RECORD, "PUBLICATION.REF": RECORD, "DOC": RECORD,
    "PUBLICATION": RECORD, "LATEX": FORMULA, "TOC": CONTENTS,
}  # fmt: skip
"""What elements are left out as."""
RUNS = frozenset({
    "HT", "FT", "DATE", "IE", "NOTE", "REF.DOC", "REF.DOC.OJ", "REF.DOC.ECR", "REF.NP.ECR", "QUOT.START", "QUOT.END",
    "QUOT.S", "INCL.ELEMENT", "MARGIN", "FORMULA", "FORMULA.S", "EXPR", "IND", "OVER", "ROOT", "EXPONENT", "LINK",
    "ADDR.S", "KEYWORD", "ANCHOR", "BR", "UNIT", "LATEX",
})  # fmt: skip
"""Elements that run on in the text they stand in; quoted articles too, which are no articles of this text."""
_CLOSE = RUNS - {"QUOT.S", "FORMULA.S"}

_LONGEST_NAME = 100
"""Code points a file's name has at most; longer ones are the picture itself."""


class Call(msgspec.Struct, frozen=True):
    """Where a note is called."""

    at: int
    """In the text it is called in."""
    mark: str
    note: etree._Element
    """Without text where it only names one that was called before."""


class Text(msgspec.Struct, frozen=True):
    """Words, and the notes called in them."""

    words: str
    calls: tuple[Call, ...] = ()


def joined(parts: Sequence[Text]) -> Text:
    """Texts one behind the other."""
    calls: list[Call] = []
    length = 0
    for part in parts:
        calls += [Call(length + call.at, call.mark, call.note) for call in part.calls]
        length += len(part.words)
    return Text("".join(part.words for part in parts), tuple(calls))


class Words:
    """Takes the words out of elements, numbers the notes through, and remembers how much was left out as what."""

    def __init__(self) -> None:
        self.left_out = Counter[str]()
        self.marks: dict[str, str] = {}
        """Marks of notes by their ids."""
        self.pictures: list[str] = []
        """Files of pictures that stand in the text."""

    def of(self, element: etree._Element) -> Text:
        """The words in an element."""
        return self.run([element.text or "", *element])

    def run(self, parts: Sequence[str | etree._Element]) -> Text:
        """The words of pieces of text and elements, each element with what follows it."""
        found: list[Text] = []
        for part in parts:
            found += [Text(part)] if isinstance(part, str) else [self._inner(part), Text(part.tail or "")]
        return joined(found)

    def _inner(self, element: etree._Element) -> Text:
        tag = local(element)
        if tag == "NOTE":
            return Text("", (Call(0, self.mark(element), element),))
        if tag in {"QUOT.START", "QUOT.END"}:
            return joined([Text(_sign(element.get("CODE", ""))), self.of(element)])
        if tag in LEFT_OUT:
            self.leave_out(element)
            return Text("")
        if tag == "INCL.ELEMENT":
            file = element.get("FILEREF", "")
            self.pictures.append(file if 0 < len(file) < _LONGEST_NAME else "one without a name")
        inner = self.of(element)
        return inner if tag in _CLOSE else joined([Text(" "), inner, Text(" ")])

    def mark(self, note: etree._Element) -> str:
        """What the journal prints where a note is called: counted through, or a star."""
        key = note.get("NOTE.REF") or note.get("NOTE.ID") or ""
        if key in self.marks:
            return self.marks[key]
        counted = sum(mark.isdecimal() for mark in self.marks.values()) + 1
        mark = "*" if note.get("NUMBERING") == "STAR" else str(counted)
        self.marks[key or f"#{len(self.marks)}"] = mark
        return mark

    def leave_out(self, element: etree._Element) -> None:
        """Count an element that is no text."""
        self.left_out[LEFT_OUT[local(element)]] += letters_and_digits(all_text(element))

    def omissions(self) -> list[Omission]:
        """What was left out."""
        return [Omission(what=what, characters=self.left_out[what], reason=why) for what, why in _REASONS.items()]


def _sign(code: str) -> str:
    """The sign with a code point in hexadecimals; a plain quotation mark where the file names none."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return '"'
