"""What stands around the text of a web page: menus, banners, headers and footers, by their kind, role or name.

In: the elements of a page. Out: which of them do. A name is weak evidence: 'header' is as well the first row of a table
or the heading of an article, and a word in a sentence stands around nothing whatever its class. Not here: what is left
out for other reasons (web_page).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from foedera.reading.formats.html.web_tree import HEADINGS, Element, standing_in

_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|nav(?:bar|igation)?|menu|breadcrumbs?|masthead|sidebar|share|"
    r"sharing|social|skip(?:link)?|related|toolbar|banner|newsletter|language-?(?:switch|selector)?|search-?(?:box|form)|"
    r"pagination|advert\w*|promo|print-?button)(?:$|[\s_-])",
    re.IGNORECASE,
)
_EDGES = re.compile(r"(?:^|[\s_-])(?:header|footer)(?:$|[\s_-])", re.IGNORECASE)
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu"})
_CONTENT = frozenset({"body", "html", "main", "article", "h1"})
_SECTIONS = frozenset({"article", "section", "main", "blockquote", "details"})
_TABLE_PARTS = frozenset({"tr", "td", "th", "thead", "tfoot", "caption"})
_WORDS = frozenset({"span", "em", "strong", "b", "i", "u", "font", "small", "sup", "sub", "mark", "code", "q", "abbr"})
_RUNNING = HEADINGS | {"p", "dd", "dt", "summary"}
"""What holds running text, whose words stand around nothing."""
_MOST_DROPPED = 0.3
"""Share of a page's letters an element may hold to be thrown out by its name alone."""
_PARTS = 3
"""A page has one header; so many elements of one class are parts of the text."""


class Around:
    """Knows a page."""

    def __init__(self, elements: Sequence[Element]) -> None:
        body = next((element for element in elements if element.tag == "body"), elements[0])
        self.most = _MOST_DROPPED * body.shown
        """Letters and digits of what may be thrown out by its name alone."""
        self.inner = standing_in(elements, _SECTIONS)
        self.classes = Counter(element.get("class") for element in elements)

    def __contains__(self, element: Element) -> bool:
        """Whether an element stands around the text; one with the page's title does not.

        The header or footer of a part of the page, which may hold its title or its notes, does not either, nor does one
        known by its name alone that holds too much.
        """
        if element.tag in _CONTENT or element.titled:
            return False
        if element.tag in {"header", "footer"}:
            return element not in self.inner
        if element.tag == "aside":
            return not _holds_notes(element)
        if element.shown > self.most:
            return False
        return element.get("role").lower() in _ROLES or self._is_named(element)

    def _is_named(self, element: Element) -> bool:
        """Whether its names say so, and it can be what they say."""
        if element.tag in _WORDS and element.parent is not None and element.parent.tag in _RUNNING:
            return False
        names = f"{element.get('class')} {element.get('id')}"
        if _NAMES.search(names):
            return True
        if element.tag in _TABLE_PARTS or element.tag in HEADINGS or element in self.inner:
            return False
        own = element.get("class")
        is_repeated = _EDGES.search(own) is not None and self.classes[own] >= _PARTS
        return _EDGES.search(names) is not None and not is_repeated


def _holds_notes(element: Element) -> bool:
    named = f"{element.get('role')} {element.get('epub:type')}"
    return "note" in named
