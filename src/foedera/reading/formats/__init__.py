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

from foedera.reading.decode import OLD_OFFICE, binary_kind

if TYPE_CHECKING:
    from foedera.reading.formats.parsed import Parsed

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|treaty|akomaNtoso)\b")

_FORMEX = re.compile(rb"<[A-Z.]+\s[^<>]*/formex-0|<BIB\.(?:INSTANCE|DOC|OJ)\b")
_AKOMA_NTOSO = re.compile(rb"<(?:[\w.-]{1,20}:)?akomaNtoso\b")


def _head(data: bytes) -> bytes:
    """The beginning of a file as if it were of one byte a sign: UTF-16 has NULs between those of names."""
    return data[:65536].replace(b"\0", b"")


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
OLE = Content(name=OLD_OFFICE, signature=lambda data: binary_kind(data) == OLD_OFFICE, binary=True)
RTF = Content(name="an RTF document", signature=lambda data: data.startswith(b"{\\rtf"), binary=True)
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
    None takes the reader's word, so every format here that gives a text has one."""
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
        census="foedera.reading.census.pdf:count",
        options=("ocr",),
        used=(
            "with tags, the tag tree: headings, paragraphs, lists, rows, notes; without, our own layout step: any "
            "number of columns, notes, ruled tables, hyphens; scripts that run to the left or downwards; the text "
            "under a scan; pages that are images with --ocr"
        ),
        left_out=(
            "what its maker calls artifacts; repeated heads and feet, page numbers, numbers of lines, tables of "
            "contents; words across or outside of the page"
        ),
    ),
    "docx": Format(
        name="Word",
        suffixes=(".docx", ".docm", ".dotx", ".dotm"),
        media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        content=ZIP,
        reader="foedera.reading.formats.docx:read",
        census="foedera.reading.census.docx:count",
        used=(
            "the text, the numbers Word prints, tables, text boxes, notes, imported HTML, RTF, text and Word; tracked "
            "changes as accepted, and reported; Markdown typed into it"
        ),
        left_out=(
            "headers, footers, comments, hidden text, tables of contents, words in charts and diagrams, descriptions "
            "of pictures"
        ),
    ),
    "html": Format(
        name="HTML",
        suffixes=(".html", ".htm", ".xhtml"),
        media_types=("text/html", "application/xhtml+xml"),
        content=HTML,
        reader="foedera.reading.formats.html:read",
        census="foedera.reading.census.html:letters",
        used=(
            "the text of the page; notes by their links; counted lists; title, articles, parts and recitals by the "
            "classes of EU publications"
        ),
        left_out=(
            "menus, banners, forms, scripts and hidden text, by element, role and name; descriptions of pictures; each "
            "kind named with its amount"
        ),
    ),
    "epub": Format(
        name="EPUB",
        suffixes=(".epub",),
        media_types=("application/epub+zip",),
        content=ZIP,
        reader="foedera.reading.formats.epub:read",
        census="foedera.reading.census.epub:letters",
        used="the pages of the book in the order of its spine, each as a web page; its title and language",
        left_out="as in web pages; tables of contents, pages outside of the spine, pictures",
    ),
    "akoma-ntoso": Format(
        name="Akoma Ntoso",
        suffixes=(".xml", ".akn"),
        media_types=("application/xml", "text/xml", "application/akn+xml"),
        content=XML,
        recognises=lambda data: _AKOMA_NTOSO.search(_head(data)) is not None,
        reader="foedera.reading.formats.akoma_ntoso:read",
        census="foedera.reading.census.xml:letters",
        used="structure and eIds as the file gives them",
        left_out="tables of contents",
    ),
    "formex": Format(
        name="Formex 4",
        suffixes=(".xml", ".fmx"),
        content=XML,
        recognises=lambda data: _FORMEX.search(_head(data)) is not None,
        reader="foedera.reading.formats.formex:read",
        census="foedera.reading.census.xml:letters",
        used="titles, recitals, divisions, articles, paragraphs, lists, tables, notes, by their elements",
        left_out="the record of the document, tables of contents, pictures (said)",
    ),
    "formex-package": Format(
        name="Formex 4 package",
        suffixes=(".fmx",),
        content=ZIP,
        reader="foedera.reading.formats.formex:read_package",
        census="foedera.reading.census.formex:letters",
        used="its documents, in the order its record gives: the act, then its annexes",
        left_out="the records of the documents and of the package, pictures (said)",
    ),
    "tota": Format(
        name="ToTA XML",
        suffixes=(".xml",),
        content=XML,
        reader="foedera.reading.formats.tota:read",
        census="foedera.reading.census.xml:letters",
        used="chapters and articles; parties, type and dates of Texts of Trade Agreements",
        left_out="what stands outside of chapters",
    ),
    "markdown": Format(
        name="Markdown",
        suffixes=(".md", ".markdown"),
        media_types=("text/markdown",),
        reader="foedera.reading.formats.markdown:read",
        census="foedera.reading.census.markdown:letters",
        used="headings, bold lines that are headings, paragraphs, lists, tables, notes; title and language in its head",
        left_out=(
            "marks of emphasis, the targets of links, HTML tags, comments, deleted text, a head of metadata; page "
            "numbers and heads that recur in text taken out of pages"
        ),
    ),
    "plain": Format(
        name="plain text",
        suffixes=(".txt", ".text"),
        media_types=("text/plain",),
        reader="foedera.reading.formats.plain:read",
        census="foedera.reading.census.plain:count",
        used=(
            "paragraphs by blank lines, indents and numbers; headings by their form; drawn tables; of text taken out "
            "of pages, sentences over their breaks, notes at their feet"
        ),
        left_out="page numbers and heads that recur in text taken out of pages",
    ),
    "doc": Format(
        name="Word 97 to 2003",
        suffixes=(".doc",),
        media_types=("application/msword",),
        content=OLE,
        reader="foedera.reading.formats.refused:office",
        used="through LibreOffice, where it is installed: the Word document it makes; else refused",
        left_out="as in Word documents, and what LibreOffice leaves out",
    ),
    "rtf": Format(
        name="Rich Text",
        suffixes=(".rtf",),
        media_types=("application/rtf", "text/rtf"),
        content=RTF,
        reader="foedera.reading.formats.refused:office",
        used="through LibreOffice, where it is installed: the Word document it makes; else refused",
        left_out="as in Word documents, and what LibreOffice leaves out",
    ),
    "odt": Format(
        name="OpenDocument text",
        suffixes=(".odt", ".ott"),
        media_types=("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template"),
        content=ZIP,
        reader="foedera.reading.formats.odt:read",
        census="foedera.reading.census.odt:letters",
        used="headings, numbers of lists as they are printed, tables, notes, text boxes; tracked changes as accepted",
        left_out="heads and feet of pages, comments, deleted and hidden text, tables of contents, objects put in",
    ),
    "message": Format(
        name="e-mail messages",
        suffixes=(".eml",),
        media_types=("message/rfc822",),
        reader=None,
        used="the text of the message, and each attachment of these formats, every one as a text of its own",
        left_out="its head, the same text in another form, attachments of other formats; each is named",
    ),
    "msg": Format(
        name="Outlook messages",
        suffixes=(".msg",),
        media_types=("application/vnd.ms-outlook",),
        content=OLE,
        reader=None,
        used="as of e-mail messages; a text there is as rich text only goes through LibreOffice",
        left_out="its head, the same text in another form, attachments of other formats; each is named",
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
