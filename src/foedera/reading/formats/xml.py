"""XML without its dangers: no document types, no entities, no network, no giant trees.

In: bytes. Out: the root element. Not here: what the elements mean.
"""

from __future__ import annotations

import re

from lxml import etree

from foedera.errors import UnreadableFile

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_DOCTYPE = re.compile("<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def root_of(data: bytes, name: str) -> etree._Element:
    """The root element of well-formed XML.

    Raises:
        UnreadableFile: when the XML is broken or declares a document type or entities.
    """
    if _DOCTYPE.search(data) or (
        data[:2] in {b"\xff\xfe", b"\xfe\xff"} and _WIDE_DOCTYPE.search(data.decode("utf-16", "replace"))
    ):
        raise _refused("the XML declares a document type", name, "XML without DOCTYPE and entities", "a DOCTYPE")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise _refused("the XML is broken", name, "well-formed XML", str(fault)) from fault
    return root


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def parent_of(element: etree._Element) -> etree._Element:
    """The element above; the root itself for the root."""
    parent = element.getparent()
    return element if parent is None else parent


def all_text(element: etree._Element) -> str:
    """All text inside an element."""
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""


def _refused(what: str, name: str, expected: str, found: str) -> UnreadableFile:
    return UnreadableFile(
        what,
        where=name,
        expected=expected,
        found=found,
        next_step="save the text as HTML, PDF or plain text and add that",
    )
