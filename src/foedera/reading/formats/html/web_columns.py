"""Tables of a web page whose columns are texts in different languages: each column becomes a part of the page.

In: the elements of a page, which are changed. Out: nothing; the tables hold their columns one after the other. Not
here: which columns those are (side_by_side).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, zip_longest

from foedera.reading.formats.html.web_tree import Element, subtree, text_of
from foedera.reading.side_by_side import tongues
from foedera.text.counting import letters_and_digits

_CELLS = frozenset({"td", "th"})


def set_apart(elements: Sequence[Element]) -> None:
    """Turn the rows of each such table into columns; of tables inside one another the innermost are looked at."""
    around: dict[Element, Element | None] = {}
    for element in elements:
        above = element.parent
        around[element] = above if above is None or above.tag == "table" else around[above]
    tables = [element for element in elements if element.tag == "table" and not element.out]
    outer = {around[table] for table in tables}
    for table in tables:
        if table not in outer:
            _turn(table)


def _turn(table: Element) -> None:
    rows = [_cells(row) for row in subtree(table) if row.tag == "tr" and not row.out]
    columns = [[cell for cell in column if cell is not None] for column in zip_longest(*rows)]
    texts = [[text_of(cell) for cell in column] for column in columns]
    if tongues(texts) is None:
        return
    beside = [child for child in table.inside() if child.tag == "caption"]
    told = sum(map(letters_and_digits, chain(*texts, map(text_of, beside))))
    if told != letters_and_digits(text_of(table)):  # words outside of all cells belong to no column
        return
    table.tag = "div"
    table.children = [*beside, *(_column(cells, table) for cells in columns)]


def _column(cells: Sequence[Element], table: Element) -> Element:
    """A part of the page with the cells of a column in it."""
    column = Element("div", {}, table)
    column.children = list(cells)
    for cell in cells:
        cell.tag, cell.parent = "div", column
        column.shown += cell.shown
        column.size += cell.size
        column.groups = column.groups or cell.groups
    return column


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.inside() if cell.tag in _CELLS and not cell.out]
