"""What a browser prints before an item of a list: '3.', 'c.', or a bullet.

In: the list elements as they begin and end. Out: the number of each item. Not here: numbers printed in the text, which
decide where there are any (structure.markers).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from foedera.reading.formats.html.web_tree import Element
from foedera.reading.formats.numbering import written

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_SYMBOL = re.compile(r"(\W{0,2})([aAiI1])(\W{0,2})")
"""How Luxembourg's Legilux says in an attribute what its lists print: 'a)', '(i)', '1.'."""
_INTEGER = re.compile(r"\s*(-?\d{1,4})\s*")


class Lists:
    """The open lists of a page, the innermost last."""

    def __init__(self) -> None:
        self._open: list[CountedList | None] = []

    def begin(self, element: Element) -> None:
        """A list begins."""
        items = sum(child.tag == "li" for child in element.inside())
        self._open.append(CountedList(element.attributes, items) if element.tag == "ol" else None)

    def end(self) -> None:
        """The innermost ends."""
        if self._open:
            self._open.pop()

    def number(self, item: Element) -> str:
        """The number of the next item; '' for a bullet."""
        current = self._open[-1] if self._open else None
        return "" if current is None else current.number(item.get("value"))


class CountedList:
    """A numbered list (HTML Living Standard § 4.4.5 and 4.4.8: type, start, reversed, value)."""

    def __init__(self, attributes: Mapping[str, str], items: int) -> None:
        """Begin to count.

        Args:
            attributes: of the list element.
            items: how many it has.
        """
        style = _STYLE.search(attributes.get("style", ""))
        self.style = _STYLES.get(style[1].lower()) if style else _TYPES.get(attributes.get("type", ""))
        symbol = _SYMBOL.fullmatch(attributes.get("symbol", ""))
        self.before, self.after = (symbol[1], symbol[3]) if symbol else ("", ".")
        if symbol:
            self.style = _TYPES.get(symbol[2])
        self.hidden = style is not None and style[1].lower() == "none"
        self.step = -1 if "reversed" in attributes else 1
        self.next = _integer(attributes.get("start", ""), items if self.step < 0 else 1)

    def number(self, value: str) -> str:
        """The number of the next item, whose own attribute `value` may say it, and the count moved on."""
        count = _integer(value, self.next)
        self.next = count + self.step
        return "" if self.hidden or count < 0 else self.before + written(count, self.style or "decimal") + self.after


def _integer(text: str, other: int) -> int:
    found = _INTEGER.fullmatch(text)
    return other if found is None else int(found[1])
