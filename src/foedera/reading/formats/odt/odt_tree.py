"""Names of OpenDocument (ODF 1.3, part 3): elements and attributes by the prefixes the standard writes.

In: an element. Out: 'text:p', an attribute by such a name. Not here: what they mean.
"""

from __future__ import annotations

from lxml import etree

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": f"{_ODF}office:1.0",
    "text": f"{_ODF}text:1.0",
    "table": f"{_ODF}table:1.0",
    "draw": f"{_ODF}drawing:1.0",
    "style": f"{_ODF}style:1.0",
    "svg": f"{_ODF}svg-compatible:1.0",
    "fo": f"{_ODF}xsl-fo-compatible:1.0",
    "manifest": f"{_ODF}manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
_PREFIXES = {space: prefix for prefix, space in _SPACES.items()}


def name(element: etree._Element) -> str:
    """An element's name with its prefix; '' for one of another standard."""
    space, _, own = element.tag.removeprefix("{").partition("}")  # comments and the like are not parsed (xml.root_of)
    return f"{_PREFIXES[space]}:{own}" if space in _PREFIXES else ""


def get(element: etree._Element, attribute: str) -> str:
    """An attribute by its name with a prefix; '' where it has none."""
    prefix, _, own = attribute.partition(":")
    return element.get(f"{{{_SPACES[prefix]}}}{own}", "")


def whole(text: str, otherwise: int = 0) -> int:
    """A count an attribute gives; `otherwise` where it gives none that could be one."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else otherwise
