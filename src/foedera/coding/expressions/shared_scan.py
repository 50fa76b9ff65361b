"""One scan for all coders: which expressions of all of them a text holds, found once and remembered.

In: expressions, as coders are made ready; then texts. Out: numbers of the expressions that occur in a text, and lists
that are searched by `re` only where one of their expressions occurs. The answers are those of `re` alone: the scanner
finds an expression in a folded text exactly where `re` finds it in the text (foedera.text.folding has that law).
"""

from __future__ import annotations

import functools
import operator
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

import msgspec

from foedera.coding.expressions import compile_expression
from foedera.coding.expressions.patterns import FOLDED, beginnings, source
from foedera.coding.expressions.scanner import Scanner
from foedera.coding.expressions.syntax import parse
from foedera.text.folding import fold
from foedera.text.joiners import without_joiners

MOST_REMEMBERED = 20_000
"""Texts whose answer is kept; the longest agreement at hand has half as many sentences. What is kept for longer than
the text it was asked for is hardly asked for again."""


class Seen(msgspec.Struct, frozen=True, gc=False):
    """What the scan saw in a text."""

    numbers: tuple[int, ...]
    """Of the expressions that occur in it, each once, ascending."""
    folded: bytes | None
    """The text folded, where its bytes stand at the same places as the text's code points; else None."""


Find = Callable[[int], re.Match[str] | None]
"""The first match in a text that begins at a place or behind it. Places are asked for in ascending order."""


class Wording(Protocol):
    """Something `re` can find."""

    def finder(self, text: str, seen: Seen) -> Find:
        """What finds it in a text."""


class PatternWording:
    """A pattern of `re`."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def finder(self, text: str, _: Seen) -> Find:
        """What finds it in a text."""
        return functools.partial(self._pattern.search, text)


class ExpressionWording:
    """An expression: `re` is asked only where its first letters stand in the folded text."""

    def __init__(self, expression: str) -> None:
        self._expression = expression
        self._beginnings = [each.encode() for each in sorted(beginnings(parse(expression)) or ())]

    def finder(self, text: str, seen: Seen) -> Find:
        """What finds it in a text."""
        pattern, folded = compile_expression(self._expression), seen.folded
        if folded is None or not self._beginnings:
            return functools.partial(pattern.search, text)
        ahead = {each: at for each in self._beginnings if (at := folded.find(each)) >= 0}

        def find(start: int) -> re.Match[str] | None:
            while ahead:
                each, place = min(ahead.items(), key=_place)
                if place >= start:
                    match = pattern.match(text, place)
                    if match is not None:
                        return match
                    start = place + 1
                ahead[each] = folded.find(each, start)
                if ahead[each] < 0:
                    del ahead[each]
            return None

        return find


_place = operator.itemgetter(1)


class SharedScan:
    """Expressions that are searched together; what is added after the first text makes the database anew."""

    def __init__(self, *, fast: bool | None = None) -> None:
        """Nothing is compiled before the first text.

        Args:
            fast: as in `foedera.coding.expressions.scanner.Scanner`.
        """
        self._fast = fast
        self._numbers: dict[str, int] = {}
        self._sources: list[str] = []
        self._scanner: Scanner | None = None
        self._remembered: dict[str, Seen] = {}

    def numbered(self, expressions: Iterable[str]) -> list[int]:
        """The number of each expression; the same for the same expression, whoever asks.

        Raises:
            InvalidRegister: for an expression that cannot be read.
        """
        return [self._number(expression) for expression in expressions]

    def _number(self, expression: str) -> int:
        if expression not in self._numbers:
            self._sources.append(source(parse(expression), FOLDED))
            self._numbers[expression] = len(self._numbers)
            self._scanner = None
            self._remembered.clear()
        return self._numbers[expression]

    def source(self, number: int) -> str:
        """An expression as a regular expression for folded texts."""
        return self._sources[number]

    def seen(self, text: str) -> Seen:
        """What occurs in a text."""
        seen = self._remembered.get(text)
        if seen is None:
            if self._scanner is None:
                self._scanner = Scanner(tuple(self._numbers), fast=self._fast)
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            folded = fold(without_joiners(text))
            is_parallel = folded.isascii() and len(folded) == len(text)
            seen = Seen(tuple(self._scanner.found_in(folded)), folded if is_parallel else None)
            self._remembered[text] = seen
        return seen

    def found_in(self, text: str) -> tuple[int, ...]:
        """Numbers of the expressions that occur in a text, each once, ascending."""
        return self.seen(text).numbers

    def worth_trying(self, expressions: Iterable[str], text: str) -> list[str]:
        """Those of some expressions that occur in a text, and those nobody had numbered, in their order."""
        found = self.found_in(text)
        return [each for each in expressions if (number := self._numbers.get(each)) is None or number in found]

    def either(self, expressions: Iterable[str]) -> AnyOf:
        """The places where one of some expressions stands."""
        return AnyOf(self, [(each, wording_of(each)) for each in expressions])


class AnyOf:
    """What `re` finds by the alternation of some wordings, case ignored, with none tried that cannot hit."""

    def __init__(self, scan: SharedScan, wordings: Sequence[tuple[str, Wording]]) -> None:
        """Prepare.

        Args:
            scan: tells which expressions a text holds.
            wordings: each with an expression that occurs wherever it matches.
        """
        self._scan = scan
        self._wordings = [wording for _, wording in wordings]
        self._places: dict[int, list[int]] = defaultdict(list)
        for place, number in enumerate(scan.numbered(each for each, _ in wordings)):
            self._places[number].append(place)
        self.numbers = frozenset(self._places)
        """Of what the scan finds wherever one matches."""

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match that begins at `start` or behind it; at one place that of the first wording."""
        return next(self.finditer(text, start), None)

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Every match, in order and without overlap; at one place the first wording decides."""
        seen = self._scan.seen(text)
        if self.numbers.isdisjoint(seen.numbers):
            return
        places = sorted(place for number in seen.numbers if number in self.numbers for place in self._places[number])
        finders = [self._wordings[place].finder(text, seen) for place in places]
        following = [find(start) for find in finders]
        while True:
            first = min((each for each in following if each), key=re.Match.start, default=None)
            if first is None:
                return
            yield first
            end = first.end()
            following = [
                each if each is None or each.start() >= end else find(end)
                for find, each in zip(finders, following, strict=True)
            ]


@functools.cache
def wording_of(expression: str) -> ExpressionWording:
    """An expression, ready to be looked for."""
    return ExpressionWording(expression)
