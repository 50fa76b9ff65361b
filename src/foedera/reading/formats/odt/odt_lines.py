"""What stands in a paragraph of an OpenDocument text: words, the places of notes, boxes and what is left out.

In: a text:p or text:h. Out: a line. Deleted words do not stand in the text, they are kept apart (ODF 1.3, part 3, 5.5).
Not here: stories of paragraphs (odt_walk).
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from foedera.reading.formats.odt.odt_styles import Look, OdtStyles
from foedera.reading.formats.odt.odt_tree import get, name, whole
from foedera.reading.formats.word.lines import RAISED
from foedera.reading.formats.xml import all_text
from foedera.text.counting import letters_and_digits

_MOST_SPACES = 50
_SPACES = frozenset({"text:tab", "text:line-break", "text:soft-page-break"})
_LEFT_OUT = {
    "office:annotation": "comment",
    "text:script": "script",
    "text:tracked-changes": "deleted text",
    "svg:title": "description of a picture",
    "svg:desc": "description of a picture",
}


class OdtLine:
    """A paragraph's words."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[tuple[int, str]] = []
        self.notes: list[etree._Element] = []
        self.boxes: list[etree._Element] = []
        self.left_out = Counter[str]()
        self.plain = 0
        """Letters that are not bold."""

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)

    @property
    def is_bold(self) -> bool:
        """Whether every letter is set in bold."""
        return not self.plain and any(map(str.isalpha, self.text))

    def say(self, text: str | None, look: Look) -> None:
        """Take in words; hidden ones are left out."""
        if not text:
            return
        if look.hidden:
            self.left_out["hidden text"] += letters_and_digits(text)
            return
        self.parts.append(text.translate(RAISED) if look.raised else text)
        self.length += len(text)
        self.plain += 0 if look.bold else sum(map(str.isalpha, text))


def line_of(paragraph: etree._Element, styles: OdtStyles) -> OdtLine:
    """The line a paragraph makes."""
    line = OdtLine()
    look = styles.look("paragraph", get(paragraph, "text:style-name"))
    hides = any(name(each) == "text:hidden-paragraph" and get(each, "text:is-hidden") == "true" for each in paragraph)
    own = Look(bold=look.bold, hidden=look.hidden or hides, raised=look.raised)
    _inside(paragraph, own, line, styles)
    return line


def _inside(element: etree._Element, look: Look, line: OdtLine, styles: OdtStyles) -> None:
    line.say(element.text, look)
    for child in element:
        _child(child, look, line, styles)
        line.say(child.tail, look)


def _child(child: etree._Element, look: Look, line: OdtLine, styles: OdtStyles) -> None:
    kind = name(child)
    if kind in _LEFT_OUT:
        line.left_out[_LEFT_OUT[kind]] += letters_and_digits(all_text(child))
    elif kind == "text:note":
        mark = " ".join("".join(all_text(part) for part in child if name(part) == "text:note-citation").split())
        line.left_out["mark of a note"] += letters_and_digits(mark)
        line.marks.append((line.length, mark))
        line.notes.append(child)
    elif kind == "text:s":
        line.say(" " * min(whole(get(child, "text:c"), 1), _MOST_SPACES), look)
    elif kind in _SPACES:
        line.say(" ", look)
    elif kind == "text:ruby-text":
        line.left_out["reading aid"] += letters_and_digits(all_text(child))
    elif kind.startswith("draw:"):
        line.boxes.append(child)
    else:
        own = styles.look("text", get(child, "text:style-name")) if kind == "text:span" else Look()
        bold = look.bold if own.bold is None else own.bold
        raised = look.raised if own.raised is None else own.raised
        _inside(child, Look(bold=bold, hidden=look.hidden or own.hidden, raised=raised), line, styles)
