"""One pass over a text for all expressions at once.

In: expressions, folded texts. Out: which expressions occur, and on demand where. Hyperscan does it where its wheel
exists; elsewhere each expression is searched by itself, behind a test for a word it cannot do without. Both give the
same answer (a property test holds that).
"""

from __future__ import annotations

import functools
import importlib.util
import re
from collections.abc import Callable, Iterator, Sequence

from foedera.coding.expressions.patterns import FOLDED, literals, source
from foedera.coding.expressions.syntax import parse

Search = Callable[[bytes], list[int]]
"""A folded text → numbers of the expressions that occur in it, each once, ascending."""


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
        use_hyperscan = fast if fast is not None else importlib.util.find_spec("hyperscan") is not None
        self.found_in: Search = (
            _hyperscan(self.sources) if use_hyperscan and self.sources else _one_by_one(self.expressions)
        )

    def places(self, number: int, folded: bytes) -> Iterator[tuple[int, int]]:
        """Where an expression stands in a folded text: byte spans, left to right, without overlap."""
        for match in bounded(self.sources[number]).finditer(folded):
            yield match.span()


@functools.cache
def bounded(source: str) -> re.Pattern[bytes]:
    """A pattern that asks for whole words; compiled at first use, since few expressions are ever placed."""
    letter = FOLDED.letter
    return re.compile(rf"(?<!{letter})(?:{source})(?!{letter})".encode())


def _hyperscan(sources: Sequence[str]) -> Search:
    import hyperscan

    other = FOLDED.other
    database = hyperscan.Database()
    database.compile(
        expressions=[_bytes(rf"{other}(?:{part}){other}") for part in sources],
        ids=list(range(len(sources))),
        elements=len(sources),
        flags=[hyperscan.HS_FLAG_SINGLEMATCH] * len(sources),
    )

    def search(folded: bytes) -> list[int]:
        found: list[int] = []
        database.scan(folded, match_event_handler=lambda number, *_: found.append(number))
        return sorted(found)

    return search


def _bytes(source: str) -> bytes:
    return source.encode("utf-8")


def _one_by_one(expressions: Sequence[str]) -> Search:
    trees = [parse(expression) for expression in expressions]
    needed = [tuple(word.encode() for word in sorted(literals(tree) or ())) for tree in trees]
    patterns = [source(tree, FOLDED) for tree in trees]

    def search(folded: bytes) -> list[int]:
        return [
            number
            for number, words in enumerate(needed)
            if (not words or any(word in folded for word in words)) and bounded(patterns[number]).search(folded)
        ]

    return search
