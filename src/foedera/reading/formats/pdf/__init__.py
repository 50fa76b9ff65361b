"""PDF: the tag tree first, where there is one that holds the text; else the text layer and where its lines stand.

In: bytes. Out: blocks with page numbers (from 1) and lines of print; the offsets count in the text of those lines.
Running heads, feet, page numbers and what a tag tree calls artifacts are left out and reported.

    text_layer      PDFium's view: fragments with place, size, weight
    tags            the tag tree's view: elements with content ids
    tagged_content  elements with their text and notes                 tagged      elements → blocks
    furniture       heads, feet, page numbers
    columns, grids, notes, paragraphs                                  layout      fragments → blocks
    text_assembler  fragments → running text with the way back
    ocr             pages that are images, when asked                  picture     a page with lines marked
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pypdfium2

from foedera.errors import UnreadableFile
from foedera.model.document import Problem
from foedera.reading.formats.parsed import Parsed, omission, parsed
from foedera.reading.formats.pdf import layout, tagged
from foedera.reading.formats.pdf.fragments import Page
from foedera.reading.formats.pdf.furniture import furniture
from foedera.reading.formats.pdf.ocr import recognised
from foedera.reading.formats.pdf.tagged_content import TaggedContent
from foedera.reading.formats.pdf.tags import elements
from foedera.reading.formats.pdf.text_assembler import TextAssembler
from foedera.reading.formats.pdf.text_layer import opened, page_of

_ENOUGH = 0.95
"""Share of the text a tag tree must hold to be followed."""


def read(data: bytes, name: str, *, ocr: str | None = None) -> Parsed:
    """The blocks of a PDF; its title is the one in its properties, or the first heading.

    Args:
        data: the file.
        name: its name, for messages.
        ocr: language in which pages that are images are to be recognised, ISO 639-3; None leaves them unread, reported.

    Raises:
        UnreadableFile: when it is broken, encrypted, without pages or without text; when recognition fails.
    """
    document = opened(data, name)
    try:
        title = str(document.get_metadata_value("Title") or "").strip() or None
        pages, problems = _pages(document, name, ocr)
    finally:
        document.close()
    if not any(page.fragments for page in pages):
        raise UnreadableFile(
            "the PDF has no text",
            where=name,
            expected="a PDF with a text layer",
            found=f"{len(pages)} page(s) without text",
            next_step="add it with --ocr, which recognises the text of images (OCR), or give the text as .txt",
        )
    heads, texts = furniture(pages)
    left_out = set(map(id, heads))
    assembler = TextAssembler(item for page in pages for item in page.fragments)
    tree, share = _tree(data, pages, left_out)
    if tree is not None:
        blocks, texts = tagged.blocks_of(tree, assembler), Counter(item.text for item in tree.outside())
    else:
        blocks = layout.blocks_of(pages, left_out, assembler)
        problems += [Problem(code="tags-incomplete", where=name, text=text) for text in _incomplete(share)]
    problems += [
        Problem(code="page-furniture", where=name, text=f"left out {count} time(s): {text}")
        for text, count in sorted(texts.items())
    ]
    first = next((item.block.text for item in blocks if item.block.kind == "heading"), None)
    return parsed(
        "pdf",
        assembler.original,
        blocks,
        title=title or first,
        problems=problems,
        pages=len(pages),
        lines=assembler.lines,
        omissions=[
            omission("page furniture", texts.elements(), "heads, feet, page numbers are no text of the agreement"),
            omission(
                "mark of a note",
                (mark for item in blocks for _, mark in item.block.marks),
                "the note follows its paragraph",
            ),
        ],
    )


def _pages(document: Any, name: str, ocr: str | None) -> tuple[list[Page], list[Problem]]:
    """All pages, and a problem for every one without text, or with text that was recognised."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for index in range(len(document)):
        where = f"{name}, page {index + 1}"
        try:
            page = page_of(document, index)
        except pypdfium2.PdfiumError as fault:
            page = Page(index + 1, 0.0, 0.0, (), (), 0)
            problems.append(Problem(code="page-broken", where=where, text=str(fault)))
        if page.images and not page.fragments and ocr is not None:
            page, sure = recognised(document, page, ocr, name)
            text = f"the page is an image; its text was recognised, confidence {sure:.0f} of 100"
            problems.append(Problem(code="page-recognised", where=where, text=text))
        if not page.fragments:
            text = "the page is an image; its text is unreadable without OCR" if page.images else "the page has no text"
            problems.append(Problem(code="page-image" if page.images else "page-empty", where=where, text=text))
        pages.append(page)
    return pages, problems


def _tree(data: bytes, pages: Sequence[Page], left_out: set[int]) -> tuple[TaggedContent | None, float | None]:
    """The tag tree's content, when it holds enough of the text; and the share it holds, None without a tree."""
    found = elements(data)
    if not found:
        return None, None
    content = TaggedContent(found, pages)
    share = content.share(left_out)
    return (content if share >= _ENOUGH else None), share


def _incomplete(share: float | None) -> list[str]:
    return [] if share is None else [f"the tag tree holds {share:.0%} of the text; read by layout"]
