"""Goes through an Akoma Ntoso file once: divisions, numbered paragraphs, rows, texts, and the documents inside.

In: the root. Out: blocks with eIds. What an element is follows from its name where the standard gives it one meaning,
else from what it holds: a heading makes a division, a number a numbered text. Not here: words (akn_text).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from lxml import etree

from foedera.model.document import Omission, Problem
from foedera.reading.formats.akoma_ntoso.akn_text import Call, Text, Words, eid_of, left_out_as
from foedera.reading.formats.gathered import Gathered
from foedera.reading.formats.html.web_lists import CountedList
from foedera.reading.formats.xml import local
from foedera.reading.structure.headings import names_instrument
from foedera.reading.structure.signatures import CONCLUSIONS

_DIVISIONS = frozenset({
    "book", "tome", "part", "subpart", "title", "subtitle", "chapter", "subchapter", "section", "subsection",
    "division", "subdivision", "article", "rule", "subrule", "proviso", "transitional", "hcontainer", "container",
})  # fmt: skip
_BELOW = frozenset({"subsection", "subrule", "subdivision", "proviso"})
"""Divisions that are numbered text where they have no heading: section 2 (1) of an act."""
_NUMBERED = frozenset({
    "paragraph", "subparagraph", "clause", "subclause", "list", "sublist", "point", "indent", "alinea", "level",
    "recital", "citation", "item", "li", "formula",
})  # fmt: skip
_LISTS = frozenset({"list", "sublist"})
_WHOLE = frozenset({"p", "crossHeading", "longTitle", "from", "listIntroduction", "listWrapUp", "caption"})
"""Texts that are one block, whatever is quoted in them."""
_HEADINGS = frozenset({"crossHeading", "longTitle"})
_TITLES = ("heading", "subheading")
_LABELS = ("num", *_TITLES)
_REFERENCES = {"documentRef": "href", "componentRef": "src"}
_OWN_NUMBERS = frozenset({"tr", "component", "attachment", *_REFERENCES})
"""Elements that, like divisions, do not take the number of what they stand in."""
_INLINE = frozenset({
    "b", "i", "u", "sup", "sub", "span", "a", "ref", "mref", "rref", "ins", "def", "term", "date", "time", "person",
    "organization", "role", "location", "quantity", "concept", "object", "event", "process", "entity", "docTitle",
    "docNumber", "docType", "docPurpose", "docDate", "docProponent", "docStage", "docStatus", "docIntroducer",
    "docketNumber", "docAuthority", "docCommittee", "docJurisdiction", "shortTitle", "session", "legislature", "judge",
    "lawyer", "party", "witness", "neutralCitation", "courtType", "outcome", "signature", "affectedDocument",
    "relatedDocument", "change", "inline", "em", "strong", "abbr", "img", "br", "eol", "eop", "noteRef", "marker",
    "authorialNote", "mod", "mmod", "rmod", "quotedText", "embeddedText", "placeholder", "fillIn", "decoration",
    "omissis", "opinion", "argument", "remark", "recordedTime", "vote", "del",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "block", "ol", "ul", "li", "table", "tr", "list", "sublist", "blockList", "item", "point", "indent",
    "paragraph", "subparagraph", "alinea", "article", "content", "intro", "wrapUp", "tblock", "blockContainer", "toc",
    "attachments", "components", "num", "heading", "subheading",
})  # fmt: skip
"""Elements that end the text they stand in; others run on in it."""

_LONGEST_NAME = 300
"""Code points of a text that can name the document it opens."""


class Walk:
    """One walk through one file."""

    def __init__(self, root: etree._Element, name: str) -> None:
        self.root = root
        self.name = name
        self.out = Gathered()
        self.words = Words(root)
        self.title: str | None = None
        self.problems: list[Problem] = []
        parts = chain.from_iterable(root.iter("{*}components", "components"))
        self.components = {f"#{eid_of(part)}": part for part in parts if local(part) == "component"}
        self.placed: set[etree._Element] = set()
        """Components that were read where something called them."""
        found = Counter(eid_of(element) for element in root.iter() if isinstance(element.tag, str))
        self.repeated = {eid for eid, times in found.items() if eid and times > 1}
        self.inside = ""
        """The eId of the component or attachment that is being read."""
        self.told: set[etree._Element] = set()
        """Notes that were given."""
        self.items: dict[etree._Element, str] = {}
        """What a browser prints before items of lists ('' for a bullet)."""
        self.item: str | None = None
        """The same for the item whose first text is still to come."""
        self.opening = False
        """Whether a document inside the file has begun whose first text is still to come."""
        self.waiting: list[tuple[str, etree._Element]] = []
        """Notes called in a table that is not over, with their marks."""

    def run(self) -> None:
        """Read everything in the file."""
        self._whole(self.root, 0)
        self._give_notes()

    def omissions(self) -> list[Omission]:
        """What was left out, once all was read."""
        return self.words.omissions()

    def _children(
        self, element: etree._Element, depth: int, eid: str | None = None, number: Text | None = None
    ) -> None:
        """Everything inside an element; `number` goes before its first text."""
        for part in _parts(element):
            before = len(self.out.blocks)
            if isinstance(part, list):
                self._text(part, "", depth, eid, number)
            else:
                self._child(part, depth, eid, number)
            number = None if len(self.out.blocks) > before else number
        if number is not None:
            self._add("paragraph", number, eid=eid)

    def _child(self, child: etree._Element, depth: int, eid: str | None, number: Text | None) -> None:
        tag = local(child)
        if tag in _LABELS or child in self.words.holders:
            return  # said with the element they belong to, or where they are called
        if left_out_as(child) is not None:
            self.words.leave_out(child)
            return
        if number is not None and (tag in _OWN_NUMBERS or _is_division(child, tag)):
            self._add("paragraph", number, eid=eid)
            number = None
        self._read(child, tag, depth, eid, number)

    def _read(self, child: etree._Element, tag: str, depth: int, eid: str | None, number: Text | None) -> None:
        if tag in _REFERENCES:
            self._reference(child, depth)
        elif tag in {"component", "attachment"}:
            self._component(child, depth)
        elif tag == "tr":
            self._row(child)
        elif tag in _WHOLE:
            self._text([child.text or "", *child], tag, depth, eid, number)
        elif _is_division(child, tag):
            self._division(child, depth)
        elif tag in _NUMBERED or _has(child, "num"):
            self._numbered(child, depth, eid, number)
        else:
            if tag == CONCLUSIONS:
                own = self._eid(child) or tag
                eid = own if own.rpartition("__")[2].startswith(tag) else tag
            if tag in {"ol", "ul"}:
                self._list(child)
            self._children(child, depth, eid, number)

    def _list(self, element: etree._Element) -> None:
        """Number the items of a list as a browser would, those that print no number of their own."""
        items = [child for child in element if local(child) == "li"]
        counted = CountedList(
            {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}, len(items)
        )
        for item in items:
            self.items[item] = counted.number(item.get("value", "")) if local(element) == "ol" else ""

    def _division(self, element: etree._Element, depth: int) -> None:
        eid = self._eid(element)
        self._heading(element, depth, eid)
        self._children(element, depth + 1, eid)

    def _heading(self, element: etree._Element, depth: int, eid: str | None) -> None:
        """The number and the heading of an element as one heading."""
        number, words = self._label(element)
        printed = " ".join(number.words.split())
        dash = [Text(" – ")] if printed and words.words.strip() else []
        text = _joined([Text(printed, number.calls), *dash, words])
        self._add("heading", text, level=depth, printed=printed or None, eid=eid)

    def _numbered(self, element: etree._Element, depth: int, eid: str | None, above: Text | None) -> None:
        """A paragraph or point: its number stands before its text.

        What introduces a list belongs to the paragraph the list stands in.
        """
        number, _ = self._label(element)
        whole = _joined([above, Text(" "), number]) if above is not None else number
        own = eid if local(element) in _LISTS else self._eid(element)
        if not whole.words.strip():
            self.item = self.items.get(element)
        self._children(element, depth, own, whole if whole.words.strip() or whole.calls else None)

    def _label(self, element: etree._Element) -> tuple[Text, Text]:
        """The printed number of an element, and its heading with its subheading."""
        found = {tag: [self.words.of(child) for child in element if local(child) == tag] for tag in _LABELS}
        titles = [text for text in (*found["heading"], *found["subheading"]) if text.words.strip() or text.calls]
        dashed = [piece for title in titles for piece in (Text(" – "), title)][1:]
        return _joined([piece for text in found["num"] for piece in (Text(" "), text)]), _joined(dashed)

    def _reference(self, reference: etree._Element, depth: int) -> None:
        """A document that is named here: in its place where the file holds it, else said to be elsewhere."""
        target = reference.get(_REFERENCES[local(reference)], "")
        part = self.components.get(target)
        if part is not None:
            self._component(part, depth)
        else:
            named = " ".join(word for word in (reference.get("showAs"), target) if word) or "a document without a name"
            self.problems.append(Problem(code="part-elsewhere", where=self.name, text=f"{named} is not in the file"))
        self._whole(reference, depth)

    def _whole(self, element: etree._Element, depth: int) -> None:
        """An element that stands for itself, whatever it holds."""
        if _has(element, *_LABELS):
            self._division(element, depth)
        else:
            self._children(element, depth)

    def _component(self, part: etree._Element, depth: int) -> None:
        """A document inside the file, once."""
        if part in self.placed:
            return
        self.placed.add(part)
        outside, self.inside = self.inside, self._eid(part) or self.inside
        self.opening = not _has(part, *_LABELS)
        if not self.opening:
            self._heading(part, 1, None)
        self._children(part, max(2, depth))
        self.inside = outside

    def _text(
        self, run: list[str | etree._Element], tag: str, depth: int, eid: str | None, number: Text | None
    ) -> None:
        """A run of text, which may be a title."""
        text = self.words.joined(run)
        title = _title_in(run)
        if title is not None and self.title is None and not self.inside:
            counted = self.words.left_out.copy()  # what is left out of the title was counted with the text
            words = self.words.of(title) if local(title) == "docTitle" else text
            self.words.left_out = counted
            self.title = " ".join(words.words.split())
        opens, self.opening = self.opening and names_instrument(text.words), self.opening and not text.words.strip()
        if tag in _HEADINGS or title is not None or (opens and len(text.words) <= _LONGEST_NAME):
            self._add("heading", text, level=max(1, depth) if title is None and not opens else 1, number=number)
        else:
            self._add("paragraph", text, eid=eid, number=number)

    def _row(self, row: etree._Element) -> None:
        """A row; what stands before its first cell is a cell too."""
        before = _tidy(Text(row.text or ""))
        cells = [*([before] if before.words else []), *(_tidy(self.words.joined([child])) for child in row)]
        if any(cell.words or cell.calls for cell in cells):
            self._add("table", _joined([piece for cell in cells for piece in (Text(" | "), cell)][1:]))

    def _add(
        self,
        kind: str,
        text: Text,
        *,
        level: int = 0,
        printed: str | None = None,
        number: Text | None = None,
        eid: str | None = None,
    ) -> None:
        """Add a block, and behind it the notes called in it; those of a table wait for its end."""
        if not text.words.strip() and not text.calls:
            return
        if number is not None:
            printed = " ".join(number.words.split()) if kind == "paragraph" else printed
            text = _joined([number, Text(" "), text])
        if kind != "table":
            self._give_notes()
        marks = [(call.at, call.mark) for call in text.calls]
        if kind == "paragraph" and self.item is not None:
            kind, printed, self.item = "item", self.item or None, None
        self.out.add(kind, text.words, level=level, number=printed or None, marks=marks, eid=eid)
        self.waiting += [(call.mark, call.note) for call in text.calls]
        if kind != "table":
            self._give_notes()

    def _give_notes(self) -> None:
        """Give the notes that wait, each once, and those they call."""
        while self.waiting:
            mark, note = self.waiting.pop(0)
            if note not in self.told:
                self.told.add(note)
                text = self.words.of(note)
                self.out.add("note", " ".join(text.words.split()), number=mark)
                self.waiting += [(call.mark, call.note) for call in text.calls]

    def _eid(self, element: etree._Element) -> str | None:
        """An element's eId; where another document in the file has the same, with that of its own before it."""
        eid = eid_of(element)
        if eid is None or eid not in self.repeated or not self.inside or eid.startswith(self.inside):
            return eid
        return f"{self.inside}__{eid}"


def _parts(element: etree._Element) -> Iterator[list[str | etree._Element] | etree._Element]:
    """What is inside an element, in order: runs of text with the elements that run on in it, and elements apart."""
    is_mixed = bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
    run: list[str | etree._Element] = [element.text or ""]
    for child in element:
        tag = local(child)
        if tag in _INLINE or (is_mixed and tag not in _BLOCKS):
            run.append(child)
        else:
            yield run
            yield child
            run = [child.tail or ""]
    yield run


def _title_in(run: Sequence[str | etree._Element]) -> etree._Element | None:
    """What names the document in a run of text; its title before its purpose."""
    elements = [inner for part in run if not isinstance(part, str) for inner in part.iter()]
    return next((found for name in ("docTitle", "docPurpose") for found in elements if local(found) == name), None)


def _is_division(element: etree._Element, tag: str) -> bool:
    """Whether an element has headings over what it holds; a subsection without one is a numbered text."""
    return (tag in _DIVISIONS and tag not in _BELOW) or _has(element, *_TITLES)


def _has(element: etree._Element, *tags: str) -> bool:
    """Whether an element with one of the names stands right inside."""
    return any(local(child) in tags for child in element)


def _joined(parts: Sequence[Text]) -> Text:
    """Texts one behind the other."""
    calls: list[Call] = []
    length = 0
    for part in parts:
        calls += [Call(length + call.at, call.mark, call.note) for call in part.calls]
        length += len(part.words)
    return Text("".join(part.words for part in parts), tuple(calls))


def _tidy(text: Text) -> Text:
    """A text on one line, its notes called at its end."""
    words = " ".join(text.words.split())
    return Text(words, tuple(Call(len(words), call.mark, call.note) for call in text.calls))
