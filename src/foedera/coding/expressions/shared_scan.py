"""One scan for all coders: which expressions of all of them a text holds, found once and remembered.

In: expressions, as coders are made ready; then texts. Out: numbers of the expressions that occur in a text, and lists of
expressions that are searched by `re` only where one of theirs occurs. The answers are those of `re` alone: the scanner
finds an expression in a folded text exactly where `re` finds it in the text (foedera.text.folding has that law).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from foedera.coding.expressions import compile_expression
from foedera.coding.expressions.patterns import FOLDED, source
from foedera.coding.expressions.scanner import Scanner
from foedera.coding.expressions.syntax import parse
from foedera.text.folding import fold
from foedera.text.joiners import without_joiners

MOST_REMEMBERED = 100_000
"""Texts whose answer is kept. The longest agreement at hand has a tenth as many sentences, which several coders read."""


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
        self._remembered: dict[str, frozenset[int]] = {}

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

    def found_in(self, text: str) -> frozenset[int]:
        """Numbers of the expressions that occur in a text."""
        found = self._remembered.get(text)
        if found is None:
            if self._scanner is None:
                self._scanner = Scanner(tuple(self._numbers), fast=self._fast)
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            found = frozenset(self._scanner.found_in(fold(without_joiners(text))))
            self._remembered[text] = found
        return found

    def worth_trying(self, expressions: Iterable[str], text: str) -> list[str]:
        """Those of some expressions that occur in a text, and those nobody had numbered, in their order."""
        found = self.found_in(text)
        return [each for each in expressions if (number := self._numbers.get(each)) is None or number in found]

    def either(self, expressions: Iterable[str]) -> AnyOf:
        """The places where one of some expressions stands."""
        return AnyOf(self, [(each, functools.partial(compile_expression, each)) for each in expressions])


class AnyOf:
    """What `re` finds by the alternation of some patterns, case ignored, with none tried that cannot hit."""

    def __init__(self, scan: SharedScan, patterns: Sequence[tuple[str, Callable[[], re.Pattern[str]]]]) -> None:
        """Prepare.

        Args:
            scan: tells which expressions a text holds.
            patterns: of each an expression that occurs wherever it matches, and what gives it; each matches something.
        """
        self._scan = scan
        self._patterns = [(*scan.numbered((each,)), get) for each, get in patterns]
        self.numbers = frozenset(number for number, _ in self._patterns)
        """Of what the scan finds wherever one matches."""

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match that begins at `start` or behind it; at one place that of the first pattern."""
        return next(self.finditer(text, start), None)

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Every match, in order and without overlap; at one place the first pattern decides."""
        found = self._scan.found_in(text)
        if self.numbers.isdisjoint(found):
            return
        patterns = [get() for number, get in self._patterns if number in found]
        following = [pattern.search(text, start) for pattern in patterns]
        while True:
            first = min((each for each in following if each), key=re.Match.start, default=None)
            if first is None:
                return
            yield first
            end = first.end()
            following = [
                each if each is None or each.start() >= end else pattern.search(text, end)
                for pattern, each in zip(patterns, following, strict=True)
            ]
