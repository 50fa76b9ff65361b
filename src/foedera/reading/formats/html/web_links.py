"""Links of a web page to places in itself: lists made of them are its contents, signs before a heading lead back there.

In: the elements of a page. Out: those that are to be left out. Not here: notes, whose marks are such links too
(web_notes); tables of contents told by their names or by what their lines say (web_page, structure.contents).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from foedera.reading.formats.html.web_tree import Element

Standing = dict[Element, Element | None]
"""What each element stands in."""
_LISTS = frozenset({"ul", "ol"})
_TABLES = frozenset({"table"})
_ROWS = frozenset({"tr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEAST = 3
"""So many links make a list of contents."""
_LONGEST_NUMBER = 6
"""Letters and figures beside a link in its row: '§ 10-11', 'Art. 12'."""


def link_lists(elements: Sequence[Element]) -> set[Element]:
    """Lists and rows of tables in which all that is shown is links to different places of the page, which it has.

    In rows the number of what a link leads to may stand in a cell of its own: '§ 1 | Name'.

    Args:
        elements: of a page, in order.
    """
    places = {name for element in elements for name in (element.get("id"), element.get("name")) if name}
    links = [element for element in elements if _is_local(element) and element.get("href")[1:] in places]
    found = set[Element]()
    rows = _standing_in(elements, _ROWS)
    for above in (_standing_in(elements, _LISTS, outermost=True), _standing_in(elements, _TABLES)):
        inside: dict[Element, list[Element]] = {}
        for link in links:
            if (top := above[link]) is not None:
                inside.setdefault(top, []).append(link)
        for top, own in inside.items():
            if len({link.get("href") for link in own}) == len(own) >= _LEAST:
                found |= {top} if _shows_only(top, own) else _rows_of(own, rows)
    return found


def _shows_only(top: Element, links: Sequence[Element], more: int = 0) -> bool:
    return 0 < top.shown <= sum(link.shown for link in links) + more


def _rows_of(links: Sequence[Element], above: Standing) -> set[Element]:
    """The rows of links and their numbers, where there are enough."""
    rows = {row: link for link in links if (row := above[link]) is not None}
    alone = {row for row, link in rows.items() if _shows_only(row, [link], _LONGEST_NUMBER)}
    return alone if len(alone) >= _LEAST else set()


def ways_back(elements: Sequence[Element]) -> set[Element]:
    """Links of signs alone that stand before the words of a heading: '↑', '(_^_)'. Marks of notes stand behind them."""
    heads = (element for element in elements if element.tag in _HEADINGS)
    first = (next((child for child in head.children if child and not _is_blank(child)), None) for head in heads)
    return {child for child in first if isinstance(child, Element) and _is_local(child) and not child.shown}


def _is_local(element: Element) -> bool:
    return element.tag == "a" and element.get("href").startswith("#") and len(element.get("href")) > 1


def _is_blank(child: Element | str) -> bool:
    return isinstance(child, str) and not child.strip()


def _standing_in(elements: Sequence[Element], tags: Collection[str], *, outermost: bool = False) -> Standing:
    """The innermost element with such a tag that each one stands in, or the outermost."""
    found: Standing = {}
    for element in elements:
        above = element.parent
        further = found.get(above) if above is not None else None
        nearest = above if above is not None and above.tag in tags else None
        found[element] = (further or nearest) if outermost else (nearest or further)
    return found
