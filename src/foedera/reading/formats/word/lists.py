"""The numbers Word prints before paragraphs, which stand in no text: '1.', '(a)', 'Article 3'.

In: numbering.xml, and the numbered paragraphs one after another. Out: the printed number of each. Lists, levels and
restarts are those of ECMA-376, part 1, 17.9: lists of one abstract list share its counts; what a list starts at
counts once, when the list is first used. Not here: how a count is written (numbering).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

import msgspec
from lxml import etree

from foedera.reading.formats.numbering import KNOWN, written
from foedera.reading.formats.word.styles import Listed
from foedera.reading.formats.word.tree import W, switch, value, whole


class _Level(msgspec.Struct, frozen=True):
    format: str
    text: str
    start: int
    restart: int | None
    """The level, from 1, whose numbers restart this one; None for any higher one, 0 for never (17.9.10)."""
    is_legal: bool
    """Whether it prints the numbers of all levels as decimals (17.9.4)."""
    style: str | None
    """The paragraph style it belongs to (17.9.23)."""


_LEVELS = 9
"""Levels of a list (17.9.6)."""


class Lists:
    """Counts as Word counts."""

    def __init__(self, root: etree._Element | None, number_of_style: Callable[[str], str | None]) -> None:
        """Take in numbering.xml; `number_of_style` gives the list a numbering style stands for."""
        self.models: dict[str, dict[int, _Level]] = {}
        self.links: dict[str, str] = {}
        self.levels: dict[str, dict[int, _Level]] = {}
        self.model: dict[str, str] = {}
        self.starts: dict[tuple[str, int], int] = {}
        """What a list, at a level, starts at when it is first used."""
        self.counts = defaultdict[str, dict[int, int]](dict)
        """By abstract list, then by level."""
        self.unknown = set[str]()
        """Formats whose numbers were written as decimals."""
        if root is not None:
            self._models(root)
            numbers = {number.get(f"{W}numId", ""): number for number in root.iterfind(f"{W}num")}
            for key, number in numbers.items():
                self._list(key, number, self._resolved(number, numbers, number_of_style))

    def _models(self, root: etree._Element) -> None:
        for model in root.iterfind(f"{W}abstractNum"):
            key = model.get(f"{W}abstractNumId", "")
            levels = model.iterfind(f"{W}lvl")
            numbered = ((whole(level.get(f"{W}ilvl")), level) for level in levels)
            self.models[key] = {at: _level(level) for at, level in numbered if at < _LEVELS}
            link = value(model, "numStyleLink")
            if link is not None:
                self.links[key] = link

    def _resolved(
        self, number: etree._Element, numbers: dict[str, etree._Element], of_style: Callable[[str], str | None]
    ) -> str:
        """The abstract list of a list; of one that only names a numbering style, that style's (17.9.21)."""
        model = value(number, "abstractNumId") or ""
        if model in self.links:
            styled = numbers.get(of_style(self.links[model]) or "")
            return (value(styled, "abstractNumId") if styled is not None else None) or model
        return model

    def _list(self, key: str, number: etree._Element, model: str) -> None:
        levels = dict(self.models.get(model, {}))
        for change in number.iterfind(f"{W}lvlOverride"):
            at = whole(change.get(f"{W}ilvl"))
            own, start = change.find(f"{W}lvl"), value(change, "startOverride")
            if own is not None and at < _LEVELS:
                levels[at] = _level(own)
            if start is not None and at in levels:
                levels[at] = msgspec.structs.replace(levels[at], start=whole(start))
                self.starts[key, at] = whole(start)
        self.levels[key], self.model[key] = levels, model

    def next(self, listed: Listed) -> str | None:
        """The number printed before the next paragraph of a list; '' for a bullet, None where nothing is printed."""
        levels = self.levels.get(listed.number)
        at = listed.level if levels is None else _level_of(levels, listed)
        if not levels or at not in levels:
            return None
        self._count(listed.number, levels, at)
        own = levels[at]
        if own.format == "bullet":
            return ""
        return self._printed(own, levels, self.counts[self.model[listed.number]])

    def _count(self, number: str, levels: dict[int, _Level], at: int) -> None:
        counts = self.counts[self.model[number]]
        start = self.starts.pop((number, at), None)
        if start is not None or at not in counts:
            counts[at] = levels[at].start if start is None else start
        else:
            counts[at] += 1
        for above in _printed_above(levels, at):
            counts.setdefault(above, levels[above].start)
        for deeper in [other for other in counts if other > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or at < restart:
                del counts[deeper]

    def _printed(self, own: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str | None:
        def number(match: re.Match[str]) -> str:
            level = levels.get(int(match[1]) - 1)
            if level is None:
                return ""
            count = counts.get(int(match[1]) - 1, level.start)
            if level.format not in KNOWN:
                self.unknown.add(level.format)
            is_decimal = own.is_legal and level.format not in {"none", "bullet"}
            return written(count, "decimal" if is_decimal else level.format)

        printed = re.sub(r"%(\d)", number, own.text).strip()
        return printed if any(map(str.isalnum, printed)) else None


def _printed_above(levels: dict[int, _Level], at: int) -> list[int]:
    """The levels above whose numbers stand in a level's own (17.9.11): '9.1.' uses up the 9, though no text has it."""
    named = {int(place) - 1 for place in re.findall(r"%(\d)", levels[at].text)}
    return [above for above in named if above < at and above in levels]


def _level_of(levels: dict[int, _Level], listed: Listed) -> int:
    """The level of a paragraph; where a style numbers it, the one that names the style (17.9.23)."""
    named = {level.style: at for at, level in reversed(levels.items())}
    return next((named[style] for style in listed.styles if style in named), listed.level)


def _level(level: etree._Element) -> _Level:
    restart = value(level, "lvlRestart")
    return _Level(
        format=value(level, "numFmt") or "decimal",
        text=value(level, "lvlText") or "",
        start=whole(value(level, "start"), 1),
        restart=None if restart is None else whole(restart),
        is_legal=switch(level, "isLgl") is True,
        style=value(level, "pStyle"),
    )
