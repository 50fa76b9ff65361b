"""PDF: the tag tree first, where there is one that holds the text; else the text layer and where its lines stand.

In: bytes. Out: blocks with page numbers (from 1) and lines of print; the offsets count in the text of those lines.
Running heads, feet, page numbers and what a tag tree calls artifacts are left out and reported.

    signs, page_objects    PDFium's view, in arrays                    turning     pages that are turned or mirrored
    runs, bidi, ligatures  signs → runs in reading order               text_layer  … → pages of fragments
    named_twice            letters the file names twice, once wrongly
    figure_names           fonts that name figures wrongly
    section_signs          '§' that recognition took for '8'
    tags                   the tag tree's view: elements with content ids
    tagged_content         elements with their text and notes          tagged      elements → blocks
    left_out: furniture, line_numbers, contents_list                   what is no text, by name
    columns, ruled_columns, zones, notes, side_notes, paragraphs                      layout      fragments → blocks
    grids, level_rules, aligned, cell_rows, table_pages                tables
    text_assembler         fragments → running text with the way back
    ocr                    pages that are images, when asked           picture     a page with lines marked
    opening, doubts        what is refused, and what is said of pages
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
import pypdfium2

from foedera.amounts import amount
from foedera.model.document import Omission, Problem
from foedera.reading.blocks import TracedBlock
from foedera.reading.formats.parsed import Parsed, omission, parsed
from foedera.reading.formats.pdf import layout, tagged
from foedera.reading.formats.pdf.doubts import (
    direction_doubts,
    doubts_of,
    figure_doubts,
    holds_pictured_text,
    unassigned_doubts,
    unruled_doubts,
    without_text,
)
from foedera.reading.formats.pdf.fragments import Page
from foedera.reading.formats.pdf.furniture import masked
from foedera.reading.formats.pdf.left_out import left_out
from foedera.reading.formats.pdf.ocr import GUESS, guess_told, language_of, recognised
from foedera.reading.formats.pdf.opening import opened
from foedera.reading.formats.pdf.section_signs import with_section_signs
from foedera.reading.formats.pdf.tagged_content import TaggedContent
from foedera.reading.formats.pdf.tags import PICTURES, Tree, tree_of
from foedera.reading.formats.pdf.text_assembler import TextAssembler
from foedera.reading.formats.pdf.text_layer import page_of
from foedera.reading.structure.legible import is_legible
from foedera.reading.structure.title import shown_title

_ENOUGH = 0.95
"""Share of the text a tag tree must hold to be followed."""
_MOST_IN_CELLS = 0.5
"""Share of the text in cells as long as columns of a page, of which a tree says nothing more."""
_NO_TITLE = re.compile(
    r"^(?:untitled|microsoft word\b)|[^\s.]\.[a-z]{2,5}\d?$|^(?:document|dokument)\d*$", re.IGNORECASE
)
"""What programs put where a title belongs."""
_REPEATED = "they are repeated where a table goes on on the next page"
_SKIPPED = (
    ("contents", "table of contents", "its titles come again in the text"),
    ("figure", "words inside of figures", "they are labels of a picture"),
)


def read(data: bytes, name: str, *, ocr: str | None = None) -> Parsed:
    """The blocks of a PDF; its title is the one it shows (structure.title), else the one in its properties.

    Args:
        data: the file.
        name: its name, for messages.
        ocr: language in which pages that are images are to be recognised, ISO 639-3; empty for the one the file names,
            else English, which is said; None leaves them unread, reported.

    Raises:
        UnreadableFile: when it is broken, encrypted, without pages or without text; when recognition fails.
    """
    document = opened(data, name)
    try:
        title = _title(str(document.get_metadata_value("Title") or ""))
        pages, problems = _pages(document, name, ocr)
    finally:
        document.close()
    if not any(page.fragments for page in pages):
        raise without_text(pages, name)
    unread = left_out(pages)
    problems += [*direction_doubts(pages, name), *unassigned_doubts(pages, name), *figure_doubts(data, name)]
    measured = {page.number for page in pages if page.recognised}
    assembler = TextAssembler((item for page in pages for item in page.fragments), measured)
    tags = tree_of(data)
    tree, unfit = (None, None) if tags is None else _followed(tags, pages, unread.where_tags_decide().ids)
    unread = unread if tree is None else unread.where_tags_decide()
    lines = unread.lines
    omissions = [*unread.omissions, *(item for page in pages for item in page.omissions), *_described(tags)]
    if tree is not None:
        blocks = tagged.blocks_of(tree, assembler)
        outside = tree.outside()
        lines += Counter(masked(item.text) for item in outside)
        omissions += [
            omission("artifacts", (item.text for item in outside), "the file's maker says they are no text"),
            *(omission(what, (item.text for item in tree.skipped(kind)), reason) for kind, what, reason in _SKIPPED),
        ]
    else:
        blocks, tables = layout.blocks_of(pages, unread.ids, assembler)
        omissions.append(omission("heads of tables", (item.text for item in tables.repeated), _REPEATED))
        problems += [Problem(code="tags-incomplete", where=name, text=f"{unfit}; read by layout")] if unfit else []
        problems += unruled_doubts(tables.unruled, name)
    problems += [
        Problem(code="page-furniture", where=name, text=f"left out {amount(count, 'time')}: {text}")
        for text, count in sorted(lines.items())
    ]
    return parsed(
        "pdf",
        assembler.original,
        blocks,
        title=shown_title([item.block for item in blocks]) or title,
        problems=problems,
        pages=len(pages),
        lines=assembler.lines,
        omissions=_merged([*omissions, *_marks(blocks)]),
        added=sum(page.added for page in pages),
    )


def _marks(blocks: Sequence[TracedBlock]) -> list[Omission]:
    """Marks of notes, where they are called and where the notes begin."""
    called = (mark for item in blocks for _, mark in item.block.marks)
    own = (item.block.number or "" for item in blocks if item.block.kind == "note")
    return [omission("mark of a note", (*called, *own), "the note follows its paragraph")]


def _merged(omissions: Sequence[Omission]) -> list[Omission]:
    """Each kind once."""
    found: dict[str, Omission] = {}
    for item in omissions:
        before = found.get(item.what)
        amount = item.characters + (before.characters if before else 0)
        found[item.what] = msgspec.structs.replace(item, characters=amount)
    return list(found.values())


def _title(said: str) -> str | None:
    """The title in the file's properties, unless it is the name of a file or of nothing, or no words."""
    said = said.strip()
    return None if _NO_TITLE.search(said) or not is_legible(said) else said


def _pages(document: Any, name: str, ocr: str | None) -> tuple[list[Page], list[Problem]]:
    """All pages, and a problem for each that is not simply read."""
    pages: list[Page] = []
    problems: list[Problem] = []
    language = (ocr or language_of(document)) if ocr is not None else None
    seen: list[Page] = []
    for index in range(len(document)):
        where = f"{name}, page {index + 1}"
        try:
            page = page_of(document, index)
        except pypdfium2.PdfiumError as fault:
            page = Page(index + 1, 0.0, 0.0, ())
            problems.append(Problem(code="page-broken", where=where, text=str(fault)))
        if holds_pictured_text(page) and ocr is not None:
            page, sure = recognised(document, page, language or GUESS, name)
            seen.append(page)
            text = f"the page is an image; its text was recognised, confidence {sure:.0f} of 100"
            problems.append(Problem(code="page-recognised", where=where, text=text))
        problems += doubts_of(page, where)
        pages.append(page)
    measured = {page.number for page in (*seen, *(page for page in pages if page.recognised))}
    pages, doubts = with_section_signs(pages, measured, name)
    return pages, problems + doubts + ([guess_told(seen, name)] if seen and language is None else [])


def _described(tags: Tree | None) -> Iterator[Omission]:
    """What a tag tree says for who does not see the page."""
    for role, text in [] if tags is None else tags.described:
        what = "description of a picture" if role in PICTURES else "description of a part of the page"
        yield omission(what, [text], "it is said for who does not see the page")


def _followed(tags: Tree, pages: Sequence[Page], left_out: Collection[int]) -> tuple[TaggedContent | None, str | None]:
    """The content of a tag tree that tells how the text is made up; else what is wrong with one that is not empty."""
    if not tags.elements:
        return None, None
    content = TaggedContent(tags.elements, pages, left_out)
    share = content.share()
    if share < _ENOUGH:
        return None, f"the tag tree holds {share:.0%} of the text"
    if content.in_long_cells() > _MOST_IN_CELLS:
        return None, "the tag tree holds whole columns of pages as cells of tables"
    return content, None
