"""EPUB 2 and 3: the pages of a book in the order of its spine, each read as a web page.

In: bytes. Out: blocks; title and language as the package document says (EPUB 3.3, § 5.4 to 5.7). The offsets count in
the text taken out of all pages. Not here: pages (html); drawings, sound.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from posixpath import normpath

import msgspec
from lxml import etree

from foedera.errors import UnreadableFile
from foedera.model.document import Omission, Problem
from foedera.reading.blocks import TracedBlock
from foedera.reading.formats.gathered import Gathered
from foedera.reading.formats.html import page_of
from foedera.reading.formats.html.web_text import web_text
from foedera.reading.formats.html.web_tree import elements_of
from foedera.reading.formats.packed import Packed
from foedera.reading.formats.parsed import Parsed, parsed
from foedera.reading.formats.xml import local, root_of
from foedera.text.counting import letters_and_digits

_CONTAINER = "META-INF/container.xml"
_PAGES = (".xhtml", ".html", ".htm")
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")


class _Book(msgspec.Struct, frozen=True):
    """What the package document says."""

    title: str | None
    language: str | None
    pages: tuple[str, ...]
    """Members, in the order of reading."""
    contents: frozenset[str]
    """Of these, the table of contents."""


def read(data: bytes, name: str) -> Parsed:
    """The blocks of a book.

    Raises:
        UnreadableFile: the archive, the package document or a page is broken, or the book is locked.
    """
    packed = Packed(data, name)
    book = _book(packed, name)
    out, blocks, problems, gone = Gathered(), list[TracedBlock](), list[Problem](), Counter[str]()
    reasons: dict[str, str] = {}
    for member in book.pages:
        page = packed.read(member)
        if page is None:
            problems.append(
                Problem(code="part-elsewhere", where=name, text=f"{member} is named by the book and not in it")
            )
        elif member in book.contents:
            gone["table of contents"] += _all_letters(page, member)
        else:
            found = page_of(page, f"{name}/{member}", out, in_book=True)
            blocks += found.blocks
            problems += found.problems
            for item in found.omissions:
                gone[item.what] += item.characters
                reasons[item.what] = item.reason
    outside = [member for member in pages_of(packed) if member not in book.pages]
    gone["page outside of the order of reading"] = sum(_all_letters(packed.read(each) or b"", each) for each in outside)
    reasons |= {"table of contents": "it repeats headings", "page outside of the order of reading": "the book says so"}
    headings = (item.block.text for item in blocks if item.block.kind == "heading")
    return parsed(
        "epub",
        out.original,
        blocks,
        title=book.title or next(headings, None),
        problems=problems,
        metadata={"language": book.language} if book.language else {},
        omissions=[Omission(what=what, characters=amount, reason=reasons[what]) for what, amount in gone.items()],
    )


def pages_of(packed: Packed) -> list[str]:
    """The members that are pages by their names, each once."""
    return list(dict.fromkeys(member for member in packed.names if member.lower().endswith(_PAGES)))


def _book(packed: Packed, name: str) -> _Book:
    container = packed.read(_CONTAINER)
    where = None if container is None else _first(root_of(container, f"{name}/{_CONTAINER}"), "rootfile")
    path = "" if where is None else where.get("full-path", "")
    package = packed.read(path)
    if package is None:
        raise _refused(name, f"{_CONTAINER} that names the package document", path or "none")
    if packed.read("META-INF/encryption.xml") is not None and packed.read("META-INF/rights.xml") is not None:
        raise UnreadableFile(
            "the book is locked",
            where=name,
            expected="an EPUB without digital rights management",
            found="META-INF/rights.xml",
            next_step="get the text from whoever published it, as an open file",
        )
    root = root_of(package, f"{name}/{path}")
    items = {item.get("id", ""): item for item in root.iter("{*}item", "item")}
    spine = [items[ref.get("idref", "")] for ref in root.iter("{*}itemref", "itemref") if ref.get("idref") in items]
    pages = {item: _member(path, item.get("href", "")) for item in spine if _is_page(item)}
    if not pages:
        raise _refused(name, "a spine of pages", "none in its package document")
    title, language = _first(root, "title"), _first(root, "language")
    return _Book(
        title=None if title is None else " ".join((title.text or "").split()) or None,
        language=None if language is None else (language.text or "").strip() or None,
        pages=tuple(dict.fromkeys(pages.values())),
        contents=frozenset(page for item, page in pages.items() if "nav" in item.get("properties", "").split()),
    )


def _first(root: etree._Element, tag: str) -> etree._Element | None:
    return next((element for element in root.iter() if local(element) == tag), None)


def _is_page(item: etree._Element) -> bool:
    return "html" in item.get("media-type", "") or item.get("href", "").lower().endswith(_PAGES)


def _member(package: str, href: str) -> str:
    """The member an address in the package document leads to."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), href.partition("#")[0])
    try:
        plain = plain.encode("latin-1").decode("utf-8")
    except UnicodeError:  # it was not escaped
        plain = href.partition("#")[0]
    return normpath(str(PurePosixPath(package).parent / plain))


def _all_letters(page: bytes, member: str) -> int:
    """Letters and digits of a page that is not read."""
    text, _ = web_text(page, member)
    return sum(letters_and_digits(element.own_text() + element.description) for element in elements_of(text))


def _refused(name: str, expected: str, found: str) -> UnreadableFile:
    return UnreadableFile(
        "not readable as an EPUB",
        where=name,
        expected=expected,
        found=found,
        next_step="open the book in a reading program and save or print its text",
    )
