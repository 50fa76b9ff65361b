"""The numbers Word prints before paragraphs, which stand in no text: '1.', '(a)', 'Article 3'.

In: numbering.xml and styles.xml. Out: the printed number of each paragraph, counted in document order. Formats and
restarts are those of ECMA-376, 17.9; formats of other scripts come out as decimals. Not here: the text (docx).
"""

from __future__ import annotations

import re
from collections import defaultdict

import msgspec
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class _Level(msgspec.Struct, frozen=True):
    format: str
    text: str
    start: int


class Numbering:
    """Counts as Word counts: each list has a counter a level; a number on one level restarts the deeper ones."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self.levels: dict[str, dict[int, _Level]] = {}
        self.abstract: dict[str, str] = {}
        if numbering is not None:
            models = {
                model.get(f"{W}abstractNumId", ""): {
                    int(level.get(f"{W}ilvl", "0")): _level(level) for level in model.iterfind(f"{W}lvl")
                }
                for model in numbering.iterfind(f"{W}abstractNum")
            }
            for number in numbering.iterfind(f"{W}num"):
                self._list(number, models)
        self.counts = defaultdict[str, dict[int, int]](dict)

    def _list(self, number: etree._Element, models: dict[str, dict[int, _Level]]) -> None:
        key = number.get(f"{W}numId", "")
        model = _value(number.find(f"{W}abstractNumId")) or ""
        levels = dict(models.get(model, {}))
        restarts = False
        for change in number.iterfind(f"{W}lvlOverride"):
            at = int(change.get(f"{W}ilvl", "0"))
            own, start = change.find(f"{W}lvl"), _value(change.find(f"{W}startOverride"))
            if own is not None:
                levels[at] = _level(own)
            if start is not None and at in levels:
                levels[at] = msgspec.structs.replace(levels[at], start=int(start))
            restarts = restarts or start is not None
        self.levels[key] = levels
        self.abstract[key] = f"{model}/{key}" if restarts else model  # lists of one model count on together

    def next(self, number: str, level: int) -> str | None:
        """The number printed before the next paragraph of a list; '' for a bullet, None where nothing is printed."""
        levels = self.levels.get(number)
        if not levels or level not in levels:
            return None
        counts = self.counts[self.abstract[number]]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        own = levels[level]
        if own.format == "none":
            return None
        if own.format == "bullet":
            return ""

        def printed(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at not in levels:
                return ""
            return written(counts.get(at, levels[at].start), levels[at].format)

        return re.sub(r"%(\d)", printed, own.text).strip() or None


def _level(level: etree._Element) -> _Level:
    start = _value(level.find(f"{W}start")) or "1"
    return _Level(
        format=_value(level.find(f"{W}numFmt")) or "decimal",
        text=_value(level.find(f"{W}lvlText")) or "",
        start=int(start) if start.isdecimal() else 1,
    )


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def written(count: int, format: str) -> str:
    """A count as a list prints it; `format` is one of Word's names."""
    if format in {"lowerLetter", "upperLetter"} and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26)
        return letter if format == "lowerLetter" else letter.upper()
    if format in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        roman = _roman(count)
        return roman if format == "upperRoman" else roman.lower()
    if format == "decimalZero":
        return f"{count:02d}"
    return str(count)


def _roman(count: int) -> str:
    out = ""
    for worth, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        out += sign * (count // worth)
        count %= worth
    return out
