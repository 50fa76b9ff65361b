"""The numbers an OpenDocument text prints before its list items and headings, which stand in no text.

In: lists and numbered paragraphs, one after another. Out: the printed number of each. A list goes on with the counts of
another where it says so (text:continue-numbering, text:continue-list; ODF 1.3, part 3, 19.780 and 19.781), and an item
may begin anew (text:start-value, 19.868). Not here: how a count is written (numbering).
"""

from __future__ import annotations

import re
from itertools import count

from lxml import etree

from foedera.reading.formats.numbering import written
from foedera.reading.formats.odt.odt_styles import OUTLINE, ListLevel, OdtStyles
from foedera.reading.formats.odt.odt_tree import get, whole

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_NUMBER = re.compile(r"%(\d{1,2})%")


class Row:
    """A list under way: its style, and the counts it shares with those it goes on with."""

    def __init__(self, style: str, counts: dict[int, int]) -> None:
        self.style = style
        self.counts = counts


class OdtLists:
    """Counts as OpenDocument counts."""

    def __init__(self, styles: OdtStyles) -> None:
        self.styles = styles
        self.by_id: dict[str, Row] = {}
        self.last: dict[str, Row] = {}
        """The last outermost list of each style."""
        self.outline = Row(OUTLINE, {})
        self.unnamed = count()

    def begin(self, element: etree._Element) -> Row:
        """An outermost list begins."""
        style = get(element, "text:style-name")
        continued = self.by_id.get(get(element, "text:continue-list"))
        if continued is None and get(element, "text:continue-numbering") == "true":
            continued = self.last.get(style)
        row = Row(style, {} if continued is None else continued.counts)
        self.by_id[element.get(_ID) or f" {next(self.unnamed)}"] = self.last[style] = row
        return row

    def next(self, row: Row, style: str, level: int, start: str = "") -> str | None:
        """The number of the next item at a level, from 1: '' for a bullet, None where nothing is printed.

        Args:
            row: the list it stands in.
            style: the style its paragraph numbers it by, where the list names none; '' for none.
            level: how deep it stands.
            start: the number it begins anew with; '' where it goes on.
        """
        levels = self.styles.lists.get(row.style or style, {})
        own = levels.get(level)
        if own is None:
            return "" if row is not self.outline else None
        counts = row.counts
        counts[level] = whole(start, counts.get(level, own.start - 1) + 1)
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return "" if own.kind == "bullet" else _printed(own, levels, counts)


def _printed(own: ListLevel, levels: dict[int, ListLevel], counts: dict[int, int]) -> str | None:
    def number(found: re.Match[str]) -> str:
        level = levels.get(int(found[1]))
        if level is None or level.kind != "number" or level.format == "none":
            return ""
        return written(counts.get(int(found[1]), level.start), level.format)

    if own.format == "none":
        return None
    printed = _NUMBER.sub(number, own.pattern).strip().lstrip(".")  # a level above may have no number
    return printed if any(map(str.isalnum, printed)) else None
