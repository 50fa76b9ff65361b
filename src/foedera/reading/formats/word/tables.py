"""Tables: their rows and cells, and those that only lay out a page.

In: a w:tbl. Out: rows of cells, through content controls and insertions, without what is deleted or hidden. Not here:
the text of a cell (body).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from foedera.reading.formats.word.lines import Lines
from foedera.reading.formats.word.story import LOOSE, removed
from foedera.reading.formats.word.tree import W, branch, held, name, value, whole
from foedera.reading.side_by_side import tongues
from foedera.reading.structure.headings import is_structural

_SENTENCE_WORDS = 8
_MANY = 8
"""So many sentences in paragraphs of their own are a text, whatever stands beside them in the row."""
_SOME = 3
"""So many are, where nothing does."""
_FEWEST = 2
"""Articles, and sentences, a column must hold to be a text."""


def rows(table: etree._Element, lines: Lines) -> list[list[etree._Element | None]]:
    """The cells of each row; None for a column the row leaves out at its beginning (w:gridBefore, 17.4.15)."""
    out: list[list[etree._Element | None]] = []
    for row in _within(table, "w:tr", lines):
        if name(row) in LOOSE:
            out.append([row])
            continue
        before = min(whole(value(row, "trPr/gridBefore")), 63)
        out.append([*[None] * before, *_within(row, "w:tc", lines)])
    return out


def _within(holder: etree._Element, wanted: str, lines: Lines) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, through whatever is wrapped around them; what is removed is left out."""
    for child in holder:
        kind = name(child)
        gone = removed(child, kind)
        if gone is not None:
            lines.changes["deleted"] += gone == "deleted text"
            lines.leave(child, gone)
        elif kind == wanted or kind in LOOSE:
            yield child
        elif kind == "mc:AlternateContent":
            chosen = branch(child)
            if chosen is not None:
                yield from _within(chosen, wanted, lines)
        elif kind.endswith("Pr"):
            lines.misplaced(child)
        else:
            yield from _within(child, wanted, lines)


def laid_out(table: list[list[etree._Element | None]]) -> list[etree._Element] | None:
    """The cells of a table that only lays out a page, in reading order; None for a table of data.

    Such a table is a frame around the text, with one column; or it holds articles: headings of them in cells, and
    sentences. Where articles stand in several columns, each is a text of its own, and they are read one after another;
    so are columns in different languages, as bilingual treaties have them.
    """
    cells = [[cell for cell in row if cell is not None] for row in table]
    if all(len(row) <= 1 for row in cells):
        return [cell for row in cells for cell in row]
    columns: dict[int, list[etree._Element]] = {}
    for row in cells:
        for at, cell in enumerate(row):
            columns.setdefault(at, []).append(cell)
    if tongues([[" ".join(_paragraphs(cell)) for cell in column] for column in columns.values()]) is not None:
        return [cell for at in columns for cell in columns[at]]
    headed = [column for column in columns.values() if any(map(_is_article, column))]
    if not headed or not all(_holds_articles(column) for column in headed):
        return None
    return [cell for row in cells for cell in row] if len(headed) == 1 else [c for at in columns for c in columns[at]]


def is_part_of_page(row: Sequence[etree._Element | None]) -> bool:
    """Whether a row of a table of data holds a text of its own, as forms and journals of judgments are made.

    A cell does with many sentences in paragraphs of their own, or with some where nothing stands beside it.
    """
    filled = [cell for cell in row if cell is not None and any(_paragraphs(cell))]
    most = max((sum(map(_says, _paragraphs(cell))) for cell in filled), default=0)
    return most >= _MANY or (len(filled) == 1 and most >= _SOME)


def _holds_articles(column: Sequence[etree._Element]) -> bool:
    """Whether a column has headings of articles, and sentences under them."""
    return sum(map(_is_article, column)) >= _FEWEST and sum(map(_says_much, column)) >= _FEWEST


def _paragraphs(cell: etree._Element) -> Iterator[str]:
    return (" ".join("".join(held(paragraph)).split()) for paragraph in cell.iter(f"{W}p"))


def _is_article(cell: etree._Element) -> bool:
    """Whether the first words of a cell are the heading of an article or the like."""
    return is_structural(next((text for text in _paragraphs(cell) if text), ""))


def _says_much(cell: etree._Element) -> bool:
    return any(map(_says, _paragraphs(cell)))


def _says(text: str) -> bool:
    return len(text.split()) >= _SENTENCE_WORDS and text.endswith((".", ";", ":"))
