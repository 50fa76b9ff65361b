"""HTML pages: headings, paragraphs, list items and table rows; menus, headers, footers and scripts left out by name.

In: bytes. Out: blocks; the offsets count in the text taken out of the page. Not here: fetching, styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from foedera.errors import UnreadableFile
from foedera.model.document import Omission, Problem
from foedera.reading.blocks import TracedBlock
from foedera.reading.formats.gathered import Gathered
from foedera.reading.formats.html.html_walk import Walk
from foedera.reading.formats.html.web_page import HIDDEN, SCRIPTS, WebPage, prepared
from foedera.reading.formats.html.web_text import web_text
from foedera.reading.formats.html.web_tree import elements_of
from foedera.reading.formats.parsed import Parsed, parsed
from foedera.reading.formats.text_lines import with_markers
from foedera.reading.structure.headings import is_structural
from foedera.reading.structure.no_titles import is_no_title
from foedera.reading.structure.title import EARLY, names_text, shown_title, whole

_LEAST_HIDDEN = 100
_MUCH_HIDDEN = 0.05
"""Letters and digits a page hides, and the share of those it holds, that are worth a word: menus hide a few."""
_FILE_NAME = re.compile(r"\S+\.[A-Za-z]\w{1,4}|(?i:untitled.*|microsoft word - .*|(?:[^\W\d]|-)*+\d[\w-]*+)")


class ReadPage(msgspec.Struct, frozen=True):
    """What one page gives."""

    title: str | None
    language: str | None
    blocks: tuple[TracedBlock, ...]
    omissions: tuple[Omission, ...]
    problems: tuple[Problem, ...]


def read(data: bytes, name: str) -> Parsed:
    """The blocks of an HTML page.

    Its title is what a publication of the Official Journal marks as one, or its <title> where that is no file's name
    and no heading names an instrument, or its first heading.

    Raises:
        UnreadableFile: from decoding, or when the page holds no markup at all.
    """
    out = Gathered()
    page = page_of(data, name, out)
    scripts = sum(item.characters for item in page.omissions if item.what == SCRIPTS)
    if not page.blocks and scripts:
        raise UnreadableFile(
            "the page holds no text, only scripts that fetch it",
            where=name,
            expected="a page that holds its text",
            found=f"{scripts} letters and digits of scripts and nothing to read",
            next_step="open the page in a browser and print it to a PDF, or save it there with its text",
        )
    return parsed(
        "html",
        out.original,
        page.blocks,
        title=page.title,
        problems=page.problems,
        metadata={"language": page.language} if page.language else {},
        omissions=page.omissions,
    )


def page_of(data: bytes, name: str, out: Gathered, *, in_book: bool = False) -> ReadPage:
    """The blocks of a page of the web or of a book, whose text is put at the end of `out`.

    Raises:
        UnreadableFile: as `read` does.
    """
    text, problems = web_text(data, name)
    elements = elements_of(text)
    if not elements:
        raise UnreadableFile(
            "not readable as HTML",
            where=name,
            expected="an HTML page with text",
            found="no element",
            next_step="save the page again from a browser",
        )
    page = prepared(elements, in_book=in_book)
    start = len(out.blocks)
    walk = Walk(page, out)
    walk.run()
    blocks = tuple(with_markers(out.blocks[start:]))
    problems = (*problems, *_hidden(page, elements[0].shown, name))
    return ReadPage(_title(page.title, walk.title, blocks), page.language, blocks, page.omissions, problems)


def _hidden(page: WebPage, shown: int, name: str) -> Iterator[Problem]:
    """The problem of a page that hides much of what it holds."""
    hidden = sum(item.characters for item in page.omissions if item.what == HIDDEN)
    if hidden > max(_LEAST_HIDDEN, _MUCH_HIDDEN * shown):
        text = f"{hidden} letters and digits of the page are hidden and left out"
        yield Problem(code="hidden-text", where=name, text=text)


def _title(named: str | None, printed: str | None, blocks: tuple[TracedBlock, ...]) -> str | None:
    own = [item.block for item in blocks]
    at = next((at for at, block in enumerate(own) if block.kind == "heading" and not is_no_title(block.text)), None)
    first = None if at is None else whole([(block.text, block.kind) for block in own[at : at + EARLY]])
    if first is not None and is_structural(first):  # 'Article 5' names an article
        first = None
    shown = shown_title(own)
    if printed is None and shown is not None and names_text(shown):
        return shown
    if printed is not None or named is None or _FILE_NAME.fullmatch(named) or is_no_title(named):
        return printed or first or named
    return first if first is not None and names_text(first) else named
