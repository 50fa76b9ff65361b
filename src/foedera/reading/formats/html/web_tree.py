"""A web page as a tree that is cheap however deep: parsers cut a page after 255 open tags, this one keeps every letter.

In: the text of a page. Out: its elements in the page's order. The parser (libxml2, which takes tags apart as HTML
Living Standard § 13.2 does) only tells what it meets; the tree is ours. Not here: what the elements mean.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from lxml import etree, html

from foedera.reading.formats.html.stray_ends import without_stray_ends
from foedera.text.counting import letters_and_digits

if TYPE_CHECKING:
    from lxml.etree import ParserTarget

UNSHOWN = frozenset({"script", "style", "template", "head", "noscript", "title"})
"""Elements whose text a page never shows."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
GROUPING = HEADINGS | {"table", "ul", "ol", "dl"}
"""Elements that make a table cell a part of the page's layout."""


class Element:
    """An element of a page."""

    __slots__ = ("attributes", "children", "groups", "out", "parent", "shown", "size", "tag", "titled")

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.tag = tag
        """In lower case, without a namespace."""
        self.attributes = attributes
        self.children: list[Element | str] = []
        self.parent = parent
        self.shown = 0
        """Letters and digits it shows; those of scripts and the like are none."""
        self.size = 1
        """How many elements stand in it, itself counted."""
        self.groups = False
        """Whether a list, table or heading stands in it."""
        self.titled = False
        """Whether a heading of the first level stands in it."""
        self.out = ""
        """What it is left out as, with all that is in it; empty for what is read."""

    def get(self, name: str) -> str:
        """An attribute; empty where it has none."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return self.get("class").split()

    def inside(self) -> list[Element]:
        """The elements right inside it."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def description(self) -> str:
        """What a picture's `alt` says of it (HTML Living Standard, 4.8.3 and 4.8.13); empty for all else."""
        return self.get("alt") if self.tag in {"img", "area"} else ""

    def own_text(self) -> str:
        """The text right inside it."""
        return "".join(child for child in self.children if isinstance(child, str))


class _Target:
    """What the parser tells what it meets."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def start(self, tag: str | bytes, attrib: Mapping[str, str] | Mapping[bytes, bytes]) -> None:
        parent = self._here()
        attributes = {str(name): str(value) for name, value in attrib.items()}
        element = Element(str(tag).rpartition("}")[2].lower(), attributes, parent)
        if parent is not None:
            parent.children.append(element)
        self.elements.append(element)
        self.open.append(element)

    def end(self, _: str | bytes, /) -> None:
        if self.open:
            self.open.pop()

    def data(self, data: str | bytes) -> None:
        here = self._here()
        if here is not None:
            here.children.append(str(data))

    def _here(self) -> Element | None:
        """The innermost open element; what follows the page's end, as where two were put together, is in its root."""
        return self.open[-1] if self.open else next(iter(self.elements), None)

    def comment(self, _: str | bytes, /) -> None:
        """Nothing of a page."""

    def close(self) -> list[Element]:
        return self.elements


def elements_of(text: str) -> list[Element]:
    """Every element of a page, the outermost first; none for a text that holds nothing."""
    parser = html.HTMLParser(huge_tree=True, target=cast("ParserTarget", _Target()))
    try:
        elements: list[Element] = etree.fromstring(without_stray_ends(text), parser)  # type: ignore[assignment]  # what the target closes with
    except etree.XMLSyntaxError:  # nothing at all
        return []
    for element in reversed(elements):
        _add_up(element)
    return elements


def _add_up(element: Element) -> None:
    """What an element shows, once all inside it is known."""
    inside = element.inside()
    if element.tag not in UNSHOWN:
        element.shown = letters_and_digits(element.own_text()) + sum(child.shown for child in inside)
    element.size = 1 + sum(child.size for child in inside)
    element.groups = any(child.groups or child.tag in GROUPING for child in inside)
    element.titled = any(child.titled or child.tag == "h1" for child in inside)


def walked(top: Element) -> Iterator[tuple[str, Element | str]]:
    """Everything inside an element that is read, in order: 'start', 'end' and 'text' with what it is."""
    yield "start", top
    stack = [(top, iter(top.children))]
    while stack:
        element, rest = stack[-1]
        child = next(rest, None)
        if child is None:
            stack.pop()
            yield "end", element
        elif isinstance(child, str):
            yield "text", child
        elif not child.out:
            yield "start", child
            stack.append((child, iter(child.children)))


def standing_in(elements: Sequence[Element], tags: Collection[str]) -> set[Element]:
    """Those of a page's elements, which come in order, that stand in one with such a tag."""
    found = set[Element]()
    for element in elements:
        if element.parent is not None and (element.parent.tag in tags or element.parent in found):
            found.add(element)
    return found


def subtree(top: Element) -> Iterator[Element]:
    """An element and all elements inside it."""
    stack = [top]
    while stack:
        element = stack.pop()
        yield element
        stack += reversed(element.inside())


def text_of(top: Element) -> str:
    """The text an element shows, its white space reduced to single spaces."""
    parts = [what if isinstance(what, str) else " " for kind, what in walked(top) if kind == "text" or _breaks(what)]
    return " ".join("".join(parts).split())


def _breaks(what: Element | str) -> bool:
    return isinstance(what, Element) and what.tag in {"br", "p", "div", "li", "td", "th", "tr", "dt", "dd"}
