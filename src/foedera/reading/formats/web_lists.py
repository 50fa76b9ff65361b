"""What a browser prints before an item of a list: '3.', 'c.', or a bullet.

In: the list elements as they begin and end. Out: the number of each item. Not here: numbers printed in the text, which
decide where there are any (structure.markers).
"""

from __future__ import annotations

import re

from foedera.reading.formats.numbering import written
from foedera.reading.formats.web_tree import Element

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_INTEGER = re.compile(r"\s*(-?\d{1,4})\s*")


class Lists:
    """The open lists of a page, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_List | None] = []

    def begin(self, element: Element) -> None:
        """A list begins."""
        self._open.append(_List(element) if element.tag == "ol" else None)

    def end(self) -> None:
        """The innermost ends."""
        if self._open:
            self._open.pop()

    def number(self, item: Element) -> str:
        """The number of the next item; '' for a bullet."""
        current = self._open[-1] if self._open else None
        return "" if current is None else current.number(item)


class _List:
    """A numbered list (HTML Living Standard § 4.4.5 and 4.4.8: type, start, reversed, value)."""

    def __init__(self, element: Element) -> None:
        style = _STYLE.search(element.get("style"))
        self.style = _STYLES.get(style[1].lower()) if style else _TYPES.get(element.get("type"))
        self.hidden = style is not None and style[1].lower() == "none"
        self.step = -1 if "reversed" in element.attributes else 1
        items = sum(child.tag == "li" for child in element.inside())
        self.next = _integer(element.get("start"), items if self.step < 0 else 1)

    def number(self, item: Element) -> str:
        """The number of an item, and the count moved on."""
        count = _integer(item.get("value"), self.next)
        self.next = count + self.step
        return "" if self.hidden or count < 0 else f"{written(count, self.style or 'decimal')}."


def _integer(text: str, other: int) -> int:
    found = _INTEGER.fullmatch(text)
    return other if found is None else int(found[1])
