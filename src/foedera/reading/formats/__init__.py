"""The formats texts come in: one declaration each, and one file each with a function `read(data, name) -> Parsed`.

To add one: its file, and an entry in `FORMATS`. Its suffixes, media types and signature are then known to whoever
reads, fetches or unpacks texts, and it has its line in docs/reference. A reader is loaded when the first file of its
format is read.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from foedera.reading.formats.parsed import Parsed

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|treaty|akomaNtoso)\b")


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """What the bytes of a file are, whatever its name says."""

    name: str
    signature: Callable[[bytes], bool]
    """Whether the beginning of a file says so."""
    binary: bool = False
    """Whether no text without the signature can be meant."""


PDF = Content(name="PDF", signature=lambda data: b"%PDF-" in data[:1024], binary=True)  # readers accept dirt before it
HTML = Content(name="HTML", signature=lambda data: _HTML.match(data[:4096]) is not None)
XML = Content(name="XML", signature=lambda data: _XML.match(data[:4096]) is not None)
ZIP = Content(name="ZIP", signature=lambda data: data.startswith(b"PK\x03\x04"), binary=True)


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format, and how its files are told and read."""

    name: str
    """What people call it."""
    suffixes: tuple[str, ...]
    """Of file names, in lower case; the first is the one a fetched file gets."""
    media_types: tuple[str, ...] = ()
    """By which servers call it."""
    content: Content | None = None
    """What its bytes are; None for text."""
    recognises: Callable[[bytes], bool] | None = None
    """Whether a file is of this format and of none declared later for the same suffix; None takes every file."""
    reader: str | None
    """'module:function' that takes bytes and file name apart; None for an archive, whose members are read instead."""
    census: str | None = None
    """'module:function' that takes bytes and counts the letters and digits they hold, by another way than the reader's;
    None where nobody wrote one yet."""
    options: tuple[str, ...] = ()
    """Keyword arguments its reader takes: ocr."""
    used: str
    """What of a file is read, in words."""
    left_out: str
    """What is left out on purpose, in words."""

    def read(self, data: bytes, name: str, *, ocr: str | None) -> Parsed:
        """A file's blocks; `ocr` as in formats.pdf, for a reader that takes it.

        Raises:
            UnreadableFile: the file is broken, or not what its name says.
        """
        reader = self.load()
        return reader(data, name, ocr=ocr) if "ocr" in self.options else reader(data, name)

    def counted(self, data: bytes) -> int | None:
        """The letters and digits of a file its reader took; None where the format has no census."""
        return None if self.census is None else int(_named(self.census)(data))

    def load(self) -> Callable[..., Parsed]:
        """Its reader, with all it needs."""
        return _named(self.reader or "")


def _named(function: str) -> Callable[..., Any]:
    module, _, name = function.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


FORMATS: dict[str, Format] = {
    "pdf": Format(
        name="PDF",
        suffixes=(".pdf",),
        media_types=("application/pdf",),
        content=PDF,
        reader="foedera.reading.formats.pdf:read",
        options=("ocr",),
        used=(
            "with tags, the tag tree: headings, paragraphs, lists, rows, notes; without, our own layout step: two "
            "columns, notes, ruled tables, hyphens, running heads; pages that are images with --ocr"
        ),
        left_out="what its maker calls artifacts; repeated heads and feet, page numbers",
    ),
    "docx": Format(
        name="Word",
        suffixes=(".docx",),
        media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        content=ZIP,
        reader="foedera.reading.formats.docx:read",
        used="the text, the numbers Word prints, tables, notes; tracked changes as accepted, and reported",
        left_out="headers, comments, text boxes",
    ),
    "html": Format(
        name="HTML",
        suffixes=(".html", ".htm", ".xhtml"),
        media_types=("text/html", "application/xhtml+xml"),
        content=HTML,
        reader="foedera.reading.formats.html:read",
        used="the text of the page; notes by their links; counted lists",
        left_out="menus, banners, scripts, by element, role and name",
    ),
    "akoma-ntoso": Format(
        name="Akoma Ntoso",
        suffixes=(".xml", ".akn"),
        media_types=("application/xml", "text/xml", "application/akn+xml"),
        content=XML,
        recognises=lambda data: b"<akomaNtoso" in data[:4096] or b":akomaNtoso" in data[:4096],
        reader="foedera.reading.formats.akoma_ntoso:read",
        used="structure and eIds as the file gives them",
        left_out="tables of contents",
    ),
    "tota": Format(
        name="ToTA XML",
        suffixes=(".xml",),
        content=XML,
        reader="foedera.reading.formats.tota:read",
        census="foedera.reading.census.tota:count",
        used="chapters and articles; parties, type and dates of Texts of Trade Agreements",
        left_out="what stands outside of chapters",
    ),
    "markdown": Format(
        name="Markdown",
        suffixes=(".md", ".markdown"),
        media_types=("text/markdown",),
        reader="foedera.reading.formats.markdown:read",
        used="headings, paragraphs, lists, tables, notes",
        left_out="marks of emphasis, the targets of links",
    ),
    "plain": Format(
        name="plain text",
        suffixes=(".txt", ".text"),
        media_types=("text/plain",),
        reader="foedera.reading.formats.plain:read",
        census="foedera.reading.census.plain:count",
        used="paragraphs by blank lines, indents and numbers; headings by their form; drawn tables",
        left_out="nothing",
    ),
    "zip": Format(
        name="ZIP archives of these",
        suffixes=(".zip",),
        media_types=("application/zip",),
        content=ZIP,
        reader=None,
        used="each text inside on its own, those of archives inside too (three deep)",
        left_out="hidden files, other formats, members with a password; each is named",
    ),
}
"""Every format by key, in the order documents list them and contents are tried.

Of formats that share a suffix, the first that recognises a file reads it.
"""


def suffixes() -> tuple[str, ...]:
    """The suffixes of files that are read, each once."""
    return tuple(dict.fromkeys(s for known in FORMATS.values() if known.reader for s in known.suffixes))


def formats_of(suffix: str) -> tuple[Format, ...]:
    """The formats whose files are read and end in that suffix, in lower case, in the order they are asked."""
    return tuple(known for known in FORMATS.values() if known.reader and suffix in known.suffixes)


def content_of(data: bytes) -> Content | None:
    """What the beginning of a file says it is, of what some format is; None for text and everything else."""
    contents = (known.content for known in FORMATS.values() if known.content)
    return next((content for content in contents if content.signature(data)), None)
