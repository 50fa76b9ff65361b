"""The words of an Akoma Ntoso element, with the notes called in it; and what of a file is no text.

In: elements. Out: text, with the places where notes are called. Not here: which elements are blocks (akn_walk).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec
from lxml import etree

from foedera.model.document import Omission
from foedera.reading.formats.xml import all_text, local
from foedera.text.counting import letters_and_digits

METADATA, FOREIGN, TOC, DELETED, MARK, UNCALLED = (
    "metadata",
    "another vocabulary",
    "table of contents",
    "deleted text",
    "mark of a note",
    "note that nothing calls",
)
_REASONS = {
    METADATA: "it is said of the text, not in it",
    FOREIGN: "it is data about the text, such as RDF",
    TOC: "it repeats headings",
    DELETED: "the file marks it as deleted",
    MARK: "the note follows its passage",
    UNCALLED: "no mark in the text leads to it",
}
LEFT_OUT = {"meta": METADATA, "toc": TOC, "tocItem": TOC, "del": DELETED}
"""What elements are left out as."""
_SHOWN = ("akomaNtoso", "legaldocml", "akn", "1999/xhtml", "Math/MathML", "2000/svg", "metalex")
"""What the namespaces hold whose elements are text: the standard's, its profiles' and those it lets in."""
_APART = frozenset({
    "p", "block", "num", "heading", "subheading", "crossHeading", "content", "intro", "wrapUp", "wrap", "td", "th",
    "tr", "li", "item", "article", "paragraph", "subparagraph", "alinea", "point", "indent", "list", "clause",
    "section",
    "chapter", "part", "title", "quotedStructure", "listIntroduction", "listWrapUp", "level", "ol", "ul", "table",
    "caption", "from", "embeddedStructure", "formula", "recital", "citation",
})  # fmt: skip
"""Elements whose words do not run on into those beside them."""


def left_out_as(element: etree._Element) -> str | None:
    """What an element is left out as: by its name, or as data of a vocabulary in which nobody writes texts."""
    space = str(element.tag).partition("}")[0] if isinstance(element.tag, str) and element.tag[:1] == "{" else ""
    root = str(element.getroottree().getroot().tag).partition("}")[0]
    if space and space != root and not any(known in space for known in _SHOWN):
        return FOREIGN
    return LEFT_OUT.get(local(element))


class Call(msgspec.Struct, frozen=True):
    """Where a note is called."""

    at: int
    """In the text it is called in."""
    mark: str
    note: etree._Element


class Text(msgspec.Struct, frozen=True):
    """Words, and the notes called in them."""

    words: str
    calls: tuple[Call, ...] = ()


class Words:
    """Takes the words out of elements, and remembers how much was left out as what."""

    def __init__(self, root: etree._Element) -> None:
        self.left_out = Counter[str]()
        self.holders = set(_outermost(root))
        """What holds notes apart from the text."""
        self.uncalled: dict[etree._Element, None] = {}
        """Notes that stand apart from the text and were not called yet, in order."""
        self.notes: dict[str, etree._Element] = {}
        for holder in self.holders:
            apart = [note for note in holder if local(note) == "note"]
            self.left_out[METADATA] += letters_and_digits(all_text(holder)) - sum(
                letters_and_digits(all_text(note)) for note in apart
            )
            self.uncalled |= dict.fromkeys(apart)
            for note in apart:
                self.notes.setdefault(f"#{eid_of(note)}", note)

    def of(self, element: etree._Element) -> Text:
        """The words in an element."""
        return self.joined([element.text or "", *element])

    def joined(self, parts: list[str | etree._Element]) -> Text:
        """The words of pieces of text and elements, each element with what follows it."""
        words: list[str] = []
        calls: list[Call] = []
        length = 0
        for part in parts:
            text = Text(part) if isinstance(part, str) else self._inner(part, len(calls))
            calls += [Call(length + call.at, call.mark, call.note) for call in text.calls]
            for piece in (text.words, "" if isinstance(part, str) else part.tail or ""):
                words.append(piece)
                length += len(piece)
        return Text("".join(words), tuple(calls))

    def _inner(self, element: etree._Element, before: int) -> Text:
        """The words of an element in a text, `before` notes after the text's beginning."""
        tag = local(element)
        note = element if tag == "authorialNote" else self.notes.get(element.get("href", ""))
        if tag in {"authorialNote", "noteRef"} and note is not None:
            self.left_out[MARK] += 0 if tag == "authorialNote" else letters_and_digits(all_text(element))
            self.uncalled.pop(note, None)
            mark = (element.get("marker") or note.get("marker") or str(before + 1)).strip("() ")
            return Text("", (Call(0, mark, note),))
        if tag in {"br", "eol"} or element in self.holders:
            return Text(" ")
        if left_out_as(element) is not None:
            self.leave_out(element)
            return Text("")
        inner = self.of(element)
        if tag not in _APART:
            return inner
        return Text(f" {inner.words} ", tuple(Call(call.at + 1, call.mark, call.note) for call in inner.calls))

    def leave_out(self, element: etree._Element) -> None:
        """Count an element that is no text; notes in it are counted when they are called, or at the end."""
        held = sum(letters_and_digits(all_text(holder)) for holder in _outermost(element) if holder in self.holders)
        self.left_out[left_out_as(element) or METADATA] += letters_and_digits(all_text(element)) - held

    def omissions(self) -> list[Omission]:
        """What was left out."""
        self.left_out[UNCALLED] += sum(letters_and_digits(all_text(note)) for note in self.uncalled)
        return [Omission(what=what, characters=self.left_out[what], reason=why) for what, why in _REASONS.items()]


def _outermost(element: etree._Element) -> Iterator[etree._Element]:
    """What holds notes in an element, and stands in no note itself."""
    for holder in element.iter("{*}notes", "notes"):
        if not any(local(above) in {"notes", "note", "authorialNote"} for above in holder.iterancestors()):
            yield holder


def eid_of(element: etree._Element) -> str | None:
    """The eId of an element; before version 1.0 it was called id."""
    return element.get("eId") or element.get("id")
