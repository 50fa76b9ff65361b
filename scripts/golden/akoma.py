"""Agreements as Akoma Ntoso 3.0, in the plain manner and in that of the Union's own profile.

In: a Source and a manner. Out: the bytes of an XML file, and the eId of every piece that has one. The profile's manner
gives citations and numbered recitals their elements, and names lists in the eIds of points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.builder import ElementMaker

from scripts.golden.pieces import Branch, Piece, Run, Source, branches

_SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_E = ElementMaker(namespace=_SPACE, nsmap={None: _SPACE})
_NAMES = {"chapter": ("chapter", "chp"), "title": ("title", "title"), "part": ("part", "part"), "article": ("article",
    "art"), "artikel": ("article", "art"), "section": ("section", "sec"), "chapitre": ("chapter", "chp")}  # fmt: skip


@dataclass(frozen=True)
class Manner:
    """How the XML is written."""

    profile: bool = False
    """Whether in the manner of the Union's profile."""
    day: str = "2021-03-02"
    country: str = "xa"


class _Writer:
    def __init__(self, source: Source, manner: Manner) -> None:
        self.source = source
        self.manner = manner
        self.eids: dict[int, str] = {}
        self.counts: dict[tuple[str, str], int] = {}
        self.notes = 0

    def fill(self, element: etree._Element, runs: tuple[Run, ...]) -> etree._Element:
        """Put the words of runs into an element; footnotes go in where they are called."""
        last: etree._Element | None = None
        for run in runs:
            if run.style in {"plain", "inserted"}:
                if last is None:
                    element.text = (element.text or "") + run.text
                else:
                    last.tail = (last.tail or "") + run.text
                continue
            if run.style == "note":
                self.notes += 1
                attributes = {"marker": run.mark, "placement": "bottom", "eId": f"fn_{self.notes}"}
                last = _E("authorialNote", _E("p", run.text), attributes)
                element.append(last)
            elif run.style == "bold":
                last = _E("b", run.text)
                element.append(last)
        return element

    def paragraph(self, runs: tuple[Run, ...]) -> etree._Element:
        """A p with these words."""
        return self.fill(_E("p"), runs)

    def name(self, piece: Piece, base: str, above: str) -> str:
        """The eId of a piece: its number, or its place among its like, below that of its parent."""
        number = re.sub(r"\W", "", (piece.number or "").split(" ")[-1].rstrip("."))
        key = (above, base)
        self.counts[key] = self.counts.get(key, 0) + 1
        eid = f"{base}_{number or self.counts[key]}"
        eid = f"{above}__{eid}" if above else eid
        self.eids[id(piece)] = eid
        return eid

    def sections(self, found: list[Branch], above: str, level: int = 1) -> list[etree._Element]:
        """Headings with what stands below them; pieces before the first heading come first."""
        made: list[etree._Element] = []
        at = 0
        while at < len(found):
            if found[at].piece.kind != "heading":
                end = at + 1
                while end < len(found) and found[end].piece.kind != "heading":
                    end += 1
                made += self.blocks(found[at:end], above)
            else:
                end = at + 1
                while end < len(found) and not (
                    found[end].piece.kind == "heading" and found[end].piece.level <= found[at].piece.level
                ):
                    end += 1
                made.append(self.section(found[at].piece, found[at + 1 : end], above, level))
            at = end
        return made

    def section(self, piece: Piece, below: list[Branch], above: str, level: int) -> etree._Element:
        """A chapter, article … with its number, heading and contents."""
        word = (piece.number or "").split(" ")[0].lower()
        tag, short = _NAMES.get(word, ("section", "sec"))
        eid = self.name(piece, short, "" if short == "art" else above)
        element = _E(tag, {"eId": eid})
        if piece.number:
            element.append(_E("num", piece.number))
        if piece.words:
            element.append(self.fill(_E("heading"), piece.runs))
        element.extend(self.sections(below, eid, level + 1))
        return element

    def blocks(self, found: list[Branch], above: str) -> list[etree._Element]:
        """Paragraphs of an article; points at its own level hang below the words that announce them."""
        made: list[etree._Element] = []
        at = 0
        while at < len(found):
            branch = found[at]
            end = at + 1
            if branch.piece.kind == "table":
                while end < len(found) and found[end].piece.kind == "table":
                    end += 1
                made.append(self.table([item.piece for item in found[at:end]], above))
            else:
                points = list(branch.below)
                while branch.piece.number is None and end < len(found) and found[end].piece.kind == "item":
                    points.append(found[end])
                    end += 1
                made.append(self.numbered(branch.piece, points, "paragraph", "para", above))
            at = end
        return made

    def numbered(self, piece: Piece, below: list[Branch], tag: str, short: str, above: str) -> etree._Element:
        """A paragraph or point: its number, then its words, or a list with an intro."""
        eid = self.name(piece, short, above)
        element = _E(tag, {"eId": eid})
        if piece.number is not None:
            element.append(_E("num", piece.number))
        if not below:
            element.append(_E("content", self.paragraph(piece.runs)))
            return element
        inside = f"{eid}__list_1" if self.manner.profile else eid
        place = _E("list", {"eId": f"{eid}__list_1"})
        place.append(_E("intro", self.paragraph(piece.runs)))
        for item in below:
            dash = item.piece.number in {"–", "•"}
            names = ("indent", "indent") if dash else ("point", "point")
            place.append(self.numbered(item.piece, list(item.below), *names, inside))
        element.append(place)
        return element

    def table(self, rows: list[Piece], above: str) -> etree._Element:
        """Rows as a table in a paragraph of its own."""
        eid = self.name(Piece("table", ""), "para", above)
        table = _E("table")
        for row in rows:
            tag = "th" if row.header else "td"
            table.append(_E("tr", *(_E(tag, self.paragraph(cell)) for cell in row.cells)))
        return _E("paragraph", _E("content", table), {"eId": eid})

    def preamble(self) -> etree._Element:
        """The parties, citations, recitals and the formula."""
        element = _E("preamble")
        recitals: etree._Element | None = None
        for piece in self.source.part("preamble"):
            words = self.paragraph(piece.runs)
            if piece.number is not None and self.manner.profile:
                if recitals is None:
                    recitals = _E("recitals", {"eId": "recs_1"})
                    element.append(recitals)
                eid = self.name(piece, "rec", "")
                recitals.append(_E("recital", _E("num", piece.number), words, {"eId": eid}))
            elif self.manner.profile and piece.words.startswith("Having regard"):
                eid = self.name(piece, "cit", "")
                element.append(_E("citations", _E("citation", words, {"eId": eid}), {"eId": "cits_1"}))
            elif self.manner.profile and piece.words.isupper():
                pass
            else:
                element.append(words)
            if words.getparent() is None:
                element.append(_E("formula", words, {"name": "actingEntity" if recitals is None else "enactingTerms"}))
        return element

    def annexes(self) -> list[etree._Element]:
        """Each annex as a document of its own."""
        found: list[list[Piece]] = []
        for piece in self.source.part("annex"):
            if piece.kind == "heading" and piece.level == 1:
                found.append([])
            found[-1].append(piece)
        made = []
        for at, (head, *rest) in enumerate(found, 1):
            self.eids[id(head)] = f"att_{at}"
            preface = _E("preface", _E("p", _E("docTitle", head.number or "")))
            if head.words:
                preface.append(_E("p", _E("docPurpose", head.words)))
            body = _E("mainBody", *self.sections(list(branches(tuple(rest))), f"att_{at}"))
            document = _E("doc", _meta(self.source, self.manner, f"annex_{at}"), preface, body, {"name": "annex"})
            made.append(_E("attachment", document, {"eId": f"att_{at}"}))
        return made


def render(source: Source, manner: Manner) -> tuple[bytes, list[str | None]]:
    """The agreement as XML, and the eIds of its pieces."""
    writer = _Writer(source, manner)
    act = _E("act", _meta(source, manner, "main"), {"name": "agreement", "contains": "originalVersion"})
    act.append(_E("preface", _E("longTitle", _E("p", _E("docTitle", source.title)))))
    if source.part("preamble"):
        act.append(writer.preamble())
    act.append(_E("body", *writer.sections(list(branches(source.part("body"))), "")))
    if closing := source.part("closing"):
        act.append(_E("conclusions", *(writer.paragraph(piece.runs) for piece in closing)))
    if source.part("annex"):
        act.append(_E("attachments", *writer.annexes()))
    root = _E("akomaNtoso", act)
    etree.indent(root, "  ")
    data = etree.tostring(_tight(root), xml_declaration=True, encoding="UTF-8")
    return data + b"\n", [writer.eids.get(id(piece)) for piece in source.pieces]


def _tight(root: etree._Element) -> etree._Element:
    """Words with notes in them stay on one line: indentation would put spaces into them."""
    for note in root.iter(f"{{{_SPACE}}}authorialNote"):
        note.text = None
        note[-1].tail = None
    return root


def _meta(source: Source, manner: Manner, part: str) -> etree._Element:
    work = f"/akn/{manner.country}/act/agreement/{manner.day}/{source.name}"
    language = {"en": "eng", "fr": "fra", "nl": "nld"}[source.language]
    expression = f"{work}/{language}@{manner.day}"

    def level(name: str, uri: str, *more: etree._Element) -> etree._Element:
        parts = [_E("FRBRthis", {"value": f"{uri}/!{part}"}), _E("FRBRuri", {"value": uri})]
        dated = _E("FRBRdate", {"date": manner.day, "name": "signature"})
        return _E(name, *parts, dated, _E("FRBRauthor", {"href": "#parties"}), *more)

    return _E(
        "meta",
        _E(
            "identification",
            level("FRBRWork", work, _E("FRBRcountry", {"value": manner.country})),
            level("FRBRExpression", expression, _E("FRBRlanguage", {"language": language})),
            level("FRBRManifestation", f"{expression}.xml"),
            {"source": "#foedera"},
        ),
        _E("references", _E("TLCOrganization", {"eId": "foedera", "href": "/ontology/foedera", "showAs": "Foedera"}),
           {"source": "#foedera"}),
    )  # fmt: skip
