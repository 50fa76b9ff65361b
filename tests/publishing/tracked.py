"""Reads a Word document with tracked changes as Word would have it: all accepted, or all rejected.

Knows nothing of how the document was written: it goes by the marks of WordprocessingML (ECMA-376, part 1, 17.13.5).
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMING = {f"{W}ins", f"{W}moveTo"}
GOING = {f"{W}del", f"{W}moveFrom"}


def body_of(document: bytes) -> etree._Element:
    """The body of a .docx."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        found = etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")
    assert found is not None
    return found


def accepted(document: bytes) -> list[str]:
    """The paragraphs once every change is accepted."""
    return _paragraphs(body_of(document), gone=GOING)


def rejected(document: bytes) -> list[str]:
    """The paragraphs once every change is rejected."""
    return _paragraphs(body_of(document), gone=COMING)


def authors(document: bytes) -> set[tuple[str, str]]:
    """Who marks changes, and when."""
    marks = (one for one in body_of(document).iter() if one.tag in COMING | GOING)
    return {(one.get(f"{W}author", ""), one.get(f"{W}date", "")) for one in marks}


def _paragraphs(body: etree._Element, gone: set[str]) -> list[str]:
    """A paragraph whose end is gone runs on into the next; what holds nothing then is no paragraph of its own."""
    found, words = list[str](), ""
    for paragraph in body.findall(f"{W}p"):
        words += "".join(_words(paragraph, gone))
        if any(mark.tag in gone for mark in paragraph.findall(f"{W}pPr/{W}rPr/*")):
            continue
        found.append(words)
        words = ""
    assert not words, "the last paragraph of a document cannot go"
    return found


def _words(element: etree._Element, gone: set[str]) -> list[str]:
    if element.tag in gone:
        return []
    if element.tag in (f"{W}t", f"{W}delText"):
        return [element.text or ""]
    if element.tag == f"{W}tab":
        return ["\t"]
    return [words for child in element for words in _words(child, gone)]
