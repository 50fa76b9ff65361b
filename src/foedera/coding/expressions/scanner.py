"""One pass over a text for all expressions at once.

In: expressions, folded texts. Out: which expressions occur, and on demand where. Hyperscan does it where its wheel
exists; elsewhere each expression is searched by itself, behind a test for a word it cannot do without. Both give the
same answer (a property test holds that).
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from foedera.coding.expressions.patterns import BARRIER, EDGE, FOLDED, literals, source
from foedera.coding.expressions.syntax import parse

if TYPE_CHECKING:
    import hyperscan

Search = Callable[[Sequence[bytes]], Mapping[int, set[int]]]
"""Folded texts → place of a text → numbers of the expressions that occur in it; texts without any are left out."""


class Scanner:
    """Expressions, compiled together; their place in `expressions` is their number."""

    def __init__(self, expressions: Sequence[str], *, fast: bool | None = None) -> None:
        """Compile.

        Args:
            expressions: in the syntax of `syntax`.
            fast: whether to use Hyperscan; None for wherever it is installed.

        Raises:
            InvalidRegister: for an expression that cannot be read.
        """
        self.expressions = tuple(expressions)
        self.sources = [source(parse(expression), FOLDED) for expression in self.expressions]
        fast = fast if fast is not None else _is_there()
        self.found_in_each: Search = (
            _hyperscan(self.sources) if fast and self.sources else _one_by_one(self.expressions)
        )

    def found_in(self, folded: bytes) -> list[int]:
        """Numbers of the expressions that occur in a folded text, each once, ascending."""
        return sorted(self.found_in_each((folded,)).get(0, ()))

    def places(self, number: int, folded: bytes) -> Iterator[tuple[int, int]]:
        """Where an expression stands in a folded text: byte spans, left to right, without overlap."""
        for match in bounded(self.sources[number]).finditer(folded):
            yield match.span()


@functools.cache
def bounded(pattern: str) -> re.Pattern[bytes]:
    """A pattern that asks for whole words; compiled at first use, since few expressions are ever placed."""
    letter = FOLDED.letter
    return re.compile(rf"(?<!{letter})(?:{pattern})(?!{letter})".encode())


def _is_there() -> bool:
    """Whether Hyperscan can be used here: its wheel may be missing, or not be made for the processor."""
    try:
        importlib.import_module("hyperscan")
    except ImportError:
        return False
    return True


def database(sources: Sequence[str], *, once: bool = False) -> hyperscan.Database:
    """All patterns compiled into one database, each between the edges of a word and under its place as its number.

    Args:
        sources: regular expressions for folded texts.
        once: whether a pattern is told of once a text, however often it stands there.
    """
    import hyperscan

    compiled = hyperscan.Database()
    compiled.compile(
        expressions=[f"{EDGE}(?:{part}){EDGE}".encode() for part in sources],
        ids=list(range(len(sources))),
        elements=len(sources),
        flags=[hyperscan.HS_FLAG_SINGLEMATCH if once else 0] * len(sources),
    )
    return compiled


def _hyperscan(sources: Sequence[str]) -> Search:
    compiled = database(sources, once=True)

    def search(texts: Sequence[bytes]) -> Mapping[int, set[int]]:
        """A scan of each text by itself, which costs less than telling the matches of one scan apart."""
        found = {place: _numbers(compiled, text) for place, text in enumerate(texts)}
        return {place: numbers for place, numbers in found.items() if numbers}

    return search


def _numbers(compiled: hyperscan.Database, text: bytes) -> set[int]:
    found: set[int] = set()

    def note(number: int, *_: object) -> None:
        found.add(number)

    compiled.scan(BARRIER + text + BARRIER, match_event_handler=note)
    return found


def _one_by_one(expressions: Sequence[str]) -> Search:
    trees = [parse(expression) for expression in expressions]
    needed = [tuple(word.encode() for word in sorted(literals(tree) or ())) for tree in trees]
    patterns = [source(tree, FOLDED) for tree in trees]

    def search(texts: Sequence[bytes]) -> Mapping[int, set[int]]:
        found = {
            place: {
                number
                for number, words in enumerate(needed)
                if (not words or any(word in text for word in words)) and bounded(patterns[number]).search(text)
            }
            for place, text in enumerate(texts)
        }
        return {place: numbers for place, numbers in found.items() if numbers}

    return search
