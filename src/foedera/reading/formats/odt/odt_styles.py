"""The styles of an OpenDocument text: what paragraphs and words look like, how lists are numbered.

In: content.xml and styles.xml. Out: looks and levels of lists by style name. A style has what its parent has, unless it
says otherwise (ODF 1.3, part 3, 16.2). Not here: counting (odt_lists).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
from lxml import etree

from foedera.reading.formats.odt.odt_tree import get, name, whole

_DEEPEST = 20
"""Styles that are each other's parents."""
_TITLE = re.compile(r"(?:sub)?title|titel|untertitel|titre|sous-titre|título|titolo", re.IGNORECASE)
_LEVEL_KINDS = {
    "text:list-level-style-number": "number",
    "text:outline-level-style": "number",
    "text:list-level-style-bullet": "bullet",
    "text:list-level-style-image": "bullet",
}
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
"""ODF's formats (19.500) by Word's names, which numbering knows."""
OUTLINE = "outline"
"""The list headings are numbered by, where they stand in no list (16.34)."""


class Look(msgspec.Struct, frozen=True):
    """What a style makes of a paragraph or of words; None where it says nothing."""

    named: str = ""
    """What people call it, or the style it comes from; in lower case."""
    is_title: bool = False
    bold: bool | None = None
    hidden: bool | None = None
    centred: bool | None = None
    raised: bool | None = None
    """Whether it sets words higher than the line (style:text-position, 20.399)."""
    listed: str | None = None
    """The list it numbers its paragraphs in; '' for none."""


class ListLevel(msgspec.Struct, frozen=True):
    """How one level of a list is numbered."""

    kind: str
    """number or bullet."""
    format: str
    """By Word's name; none where no number is printed."""
    pattern: str
    """What is printed, with %1% for the number of the first level."""
    start: int


class OdtStyles:
    """The styles of a document."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self.styles: dict[tuple[str, str], etree._Element] = {}
        self.lists: dict[str, dict[int, ListLevel]] = {}
        self.looks: dict[tuple[str, str], Look] = {}
        self.unknown = set[str]()
        """Formats whose numbers are written as decimals."""
        for root in roots:
            for holder in root:
                for style in holder if name(holder) in {"office:styles", "office:automatic-styles"} else ():
                    self._take(style)

    def _take(self, style: etree._Element) -> None:
        kind, own = name(style), get(style, "style:name")
        if kind == "style:style":
            self.styles[get(style, "style:family"), own] = style
        elif kind in {"text:list-style", "text:outline-style"}:
            self.lists[OUTLINE if kind == "text:outline-style" else own] = dict(map(self._level, style))

    def _level(self, level: etree._Element) -> tuple[int, ListLevel]:
        at, said = whole(get(level, "text:level"), 1), get(level, "style:num-format")
        if said not in _FORMATS:
            self.unknown.add(said)
        shown = range(at - min(at, whole(get(level, "text:display-levels"), 1)) + 1, at + 1)
        numbers = ".".join(f"%{each}%" for each in shown)
        pattern = get(level, "style:num-prefix") + numbers + get(level, "style:num-suffix")
        return at, ListLevel(
            kind=_LEVEL_KINDS.get(name(level), "bullet"),
            format=_FORMATS.get(said, "decimal"),
            pattern=get(level, "loext:num-list-format") or pattern,
            start=whole(get(level, "text:start-value"), 1),
        )

    def look(self, family: str, style: str) -> Look:
        """What a style of a family (paragraph, text) says, with what its parents say."""
        key = family, style
        if key not in self.looks:
            self.looks[key] = self._look(family, style, 0)
        return self.looks[key]

    def _look(self, family: str, style: str, depth: int) -> Look:
        found = self.styles.get((family, style))
        if found is None or depth > _DEEPEST:
            return Look(named=_called(style))
        above = self._look(family, get(found, "style:parent-style-name"), depth + 1)
        words, lines = (next((each for each in found if name(each) == f"style:{kind}-properties"), None)
                        for kind in ("text", "paragraph"))  # fmt: skip
        is_own = get(found, "style:class") != "" or get(found, "style:display-name") != "" or not above.named
        named = _called(get(found, "style:display-name") or style) if is_own else above.named
        listed = found.get(_LISTED)
        return Look(
            named=named,
            is_title=_TITLE.fullmatch(named) is not None or (above.is_title and not is_own),
            bold=_switch(words, "fo:font-weight", ("bold", "600", "700", "800", "900"), above.bold),
            hidden=_switch(words, "text:display", ("none",), above.hidden),
            centred=_switch(lines, "fo:text-align", ("center",), above.centred),
            raised=_raised(words, above.raised),
            listed=above.listed if listed is None else listed,
        )


_LISTED = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}list-style-name"


def _called(style: str) -> str:
    """A style's name as people write it: signs names may not have stand as _20_ (19.502)."""
    return re.sub(r"_([0-9a-f]{2})_", lambda found: chr(int(found[1], 16)), style).lower()


def _switch(
    properties: etree._Element | None, attribute: str, on: tuple[str, ...], otherwise: bool | None
) -> bool | None:
    said = "" if properties is None else get(properties, attribute)
    return said in on if said else otherwise


def _raised(properties: etree._Element | None, otherwise: bool | None) -> bool | None:
    said = "" if properties is None else get(properties, "style:text-position")
    return said.startswith("super") or said[:1] in set("123456789") if said else otherwise
