"""What Word's styles say of a paragraph or run: a heading, bold, hidden, numbered.

In: styles.xml and elements. Out: looks. Properties come from the element itself, else from its style and those it is
based on, else from the defaults; bold and hidden are toggles, which a character style turns over (ECMA-376, part 1,
17.7.2 and 17.7.3). Not here: what follows from it (shape).
"""

from __future__ import annotations

import re

import msgspec
from lxml import etree

from foedera.reading.formats.word.tree import W, is_on, name, switch, value, whole

_HEADING = re.compile(r"(?:heading|überschrift|titre|kop|título|titolo)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titel|titre|título|titolo)", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|contents|verzeichnis)\s*(?:\d|heading)|toa heading|index(?: heading|\s*\d)|"
    r"table of (?:figures|authorities)",
    re.IGNORECASE,
)
"""Names of the styles Word and LibreOffice give to the lines of tables of contents and indexes."""
_LONGEST_CHAIN = 20


class Listed(msgspec.Struct, frozen=True):
    """That a paragraph is numbered."""

    number: str
    """Id of the list."""
    level: int
    styles: tuple[str, ...] = ()
    """The styles that say so, the nearest first; none where the paragraph gives the level itself."""


class Look(msgspec.Struct, frozen=True):
    """What a style says, with those it is based on."""

    name: str = ""
    level: int = 0
    """Of a heading, 1 for the highest; 0 for text."""
    is_title: bool = False
    is_contents: bool = False
    """Whether it is for lines of a table of contents."""
    bold: bool = False
    hidden: bool = False
    raised: bool = False
    """Whether it sets figures as superscript (17.3.2.42)."""
    font: str = ""
    listed: Listed | None = None
    """The list it numbers its paragraphs in; its id is '0' where it says that it does not."""


class RunLook(msgspec.Struct, frozen=True, gc=False):
    """How a run is set."""

    bold: bool
    hidden: bool
    """Whether it is not to be printed."""
    font: str
    """Of its plain letters; '' where nothing is said."""
    raised: bool = False
    """Whether it is superscript."""


_PLAIN = Look()
_PROPERTIES = f"{W}rPr"


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: etree._Element | None) -> None:
        found = () if root is None else root.iterfind(f"{W}style")
        self.styles = {style.get(f"{W}styleId", ""): style for style in found}
        usual = (key for key, style in self.styles.items() if _is_usual(style))
        self.usual = next(usual, "")
        """The style of paragraphs that name none."""
        self.looks: dict[str, Look] = {}

    def look(self, style: str) -> Look:
        """What a style says; nothing where there is no such style."""
        if style not in self.looks:
            self.looks[style] = _look(self._chain(style))
        return self.looks[style]

    def _chain(self, style: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        at: str | None = style
        while at and at in self.styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self.styles[at])
            at = value(self.styles[at], "basedOn")
        return chain

    def style_of(self, paragraph: etree._Element) -> str:
        """The id of a paragraph's style."""
        return value(paragraph, "pPr/pStyle") or self.usual

    def level(self, paragraph: etree._Element) -> int:
        """The level its outline level or its style gives a paragraph; 0 for text."""
        outline = value(paragraph, "pPr/outlineLvl")
        return self.look(self.style_of(paragraph)).level if outline is None else _level(outline)

    def listed(self, paragraph: etree._Element) -> Listed | None:
        """The list and level a paragraph is numbered in; its own word before its style's (17.9.18)."""
        number, level = value(paragraph, "pPr/numPr/numId"), value(paragraph, "pPr/numPr/ilvl")
        found = self.look(self.style_of(paragraph)).listed
        if number is not None:
            found = Listed(number, whole(level))
        elif found is not None and level is not None:
            found = Listed(found.number, whole(level))
        return None if found is None or found.number == "0" else found

    def number_of(self, style: str) -> str | None:
        """The id of the list a numbering style stands for."""
        return value(self.styles.get(style), "pPr/numPr/numId")

    def of_run(self, run: etree._Element, style: str) -> RunLook:
        """How a run in a paragraph of that style is set; its own word before its character style's."""
        around = self.look(style)
        properties = run.find(_PROPERTIES)
        if properties is None:
            return RunLook(around.bold, around.hidden, around.font, around.raised)
        own = {child.tag: child for child in properties}
        named = own.get(f"{W}rStyle")
        inner = _PLAIN if named is None else self.look(named.get(f"{W}val", ""))
        bold, hidden, place = own.get(f"{W}b"), own.get(f"{W}vanish"), own.get(f"{W}vertAlign")
        return RunLook(
            bold=around.bold != inner.bold if bold is None else is_on(bold),
            hidden=around.hidden != inner.hidden if hidden is None else is_on(hidden),
            font=_font(own.get(f"{W}rFonts")) or inner.font or around.font,
            raised=inner.raised or around.raised if place is None else place.get(f"{W}val") == "superscript",
        )


def _is_usual(style: etree._Element) -> bool:
    kind = style.get(f"{W}type", "paragraph")
    return kind == "paragraph" and style.get(f"{W}default", "0") not in {"0", "false", "off"}


def _look(chain: list[etree._Element]) -> Look:
    names = [value(style, "name") or str(style.get(f"{W}styleId", "")) for style in chain]
    switches = {
        key: next((on for style in chain if (on := switch(style, f"rPr/{tag}")) is not None), False)
        for key, tag in (("bold", "b"), ("hidden", "vanish"))
    }
    return Look(
        name=names[0] if names else "",
        level=_heading_level(chain, names),
        is_title=any(map(_TITLE.fullmatch, names)),
        is_contents=bool(names and _CONTENTS.match(names[0])),
        font=next((font for style in chain if (font := _font(style.find(f"{W}rPr/{W}rFonts")))), ""),
        raised=next((place for style in chain if (place := value(style, "rPr/vertAlign"))), "") == "superscript",
        listed=_listed(chain),
        **switches,
    )


def _heading_level(chain: list[etree._Element], names: list[str]) -> int:
    for style, called in zip(chain, names, strict=True):
        match = _HEADING.match(called)
        if match:
            return int(match[1])
        if _TITLE.fullmatch(called):
            return 1
        outline = value(style, "pPr/outlineLvl")
        if outline is not None:
            return _level(outline)
    return 0


def _level(outline: str) -> int:
    """Levels 0 to 8 are headings, 9 is text (17.3.1.20)."""
    return int(outline) + 1 if outline.isdecimal() and int(outline) < 9 else 0


def _listed(chain: list[etree._Element]) -> Listed | None:
    """The list of a style: the nearest id, with the level that stands nearest."""
    level: str | None = None
    styles: list[str] = []
    for style in chain:
        if level is None:
            styles.append(style.get(f"{W}styleId", ""))
        number = value(style, "pPr/numPr/numId")
        level = level or value(style, "pPr/numPr/ilvl")
        if number is not None:
            return Listed(number, whole(level), tuple(styles))
    return None


def _font(fonts: etree._Element | None) -> str:
    keys = ("ascii", "hAnsi", "cs", "eastAsia")
    return "" if fonts is None else next((font for key in keys if (font := fonts.get(f"{W}{key}"))), "")


def is_gone(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph is deleted or moved away: it then runs on into the next (17.13.5.15, .20)."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(name(child) in {"w:del", "w:moveFrom"} for child in mark)


def is_run_on(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph is hidden, so that the next goes on in its line (17.3.2.41).

    Not so where it is a style separator (17.3.2.36): there a heading and the text on its line are two by intention.
    """
    return switch(paragraph, "pPr/rPr/vanish") is True and switch(paragraph, "pPr/rPr/specVanish") is not True
