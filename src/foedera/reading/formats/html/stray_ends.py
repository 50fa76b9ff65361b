"""End tags that close nothing, taken out before a page is parsed: the parser looks through all open tags for each.

In: the text of a page. Out: the same without them. A page of many open tags and as many stray end tags would cost the
product of both. What closes what is told as libxml2 does: an end tag closes the nearest open tag of its name, unless
one of a higher rank stands between. Tags that close others by opening are not followed, so that more count as open
here than do, and only what surely closes nothing goes. Not here: the tree (web_tree).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

_MANY = 5000
"""End tags from which on a page is looked at; with fewer, looking through all open tags costs little."""
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,60})|<!--")
_EMPTY = frozenset({
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta", "param",
    "source", "track", "wbr",
})  # fmt: skip
_RAW = frozenset({"script", "style"})
_RANKS = {
    "div": 150, "td": 160, "th": 160, "tr": 170, "thead": 180, "tbody": 180, "tfoot": 180, "table": 190, "head": 200,
    "body": 200, "html": 220,
}  # fmt: skip
"""libxml2's htmlEndPriority; all others have the lowest."""
_LOWEST = 100
_MAKES = frozenset({"p", "br"})
"""An end tag of these makes an element where none is open (HTML Living Standard, 13.2.6.4.7)."""


def without_stray_ends(text: str) -> str:
    """The text of a page without the end tags that close nothing, where it has many."""
    if text.count("</") < _MANY:
        return text
    kept: list[str] = []
    start = 0
    for low, high in _stray(text):
        kept.append(text[start:low])
        start = high
    return "".join([*kept, text[start:]])


def _stray(text: str) -> Iterator[tuple[int, int]]:
    """Where the end tags stand that close nothing."""
    opened = _Open()
    at = 0
    while (match := _TAG.search(text, at)) is not None:
        name = (match[2] or "").lower()
        end = text.find(">" if name else "-->", match.end())
        if end < 0:  # the parser takes the rest for one tag or comment
            return
        at = end + 1
        if match[1] and name:
            if name not in _MAKES and not opened.close(name):
                yield match.start(), at
        elif name and name not in _EMPTY and text[end - 1] != "/":
            opened.open(name)
            if name in _RAW:
                at = max(at, text.find(f"</{match[2]}", at))


class _Open:
    """The tags that are open."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.places = defaultdict[str, list[int]](list)
        self.ranked = {rank: list[int]() for rank in sorted(set(_RANKS.values()))}

    def open(self, name: str) -> None:
        """Open a tag inside the innermost one."""
        self.places[name].append(len(self.names))
        if name in _RANKS:
            self.ranked[_RANKS[name]].append(len(self.names))
        self.names.append(name)

    def close(self, name: str) -> bool:
        """Close the nearest tag of a name with all in it; False where none is open, or a higher one stands between."""
        places = self.places.get(name)
        if not places:
            return False
        own, rank = places[-1], _RANKS.get(name, _LOWEST)
        if any(row[-1] > own for higher, row in self.ranked.items() if higher > rank and row):
            return False
        while len(self.names) > own:
            gone = self.names.pop()
            self.places[gone].pop()
            if gone in _RANKS:
                self.ranked[_RANKS[gone]].pop()
        return True
