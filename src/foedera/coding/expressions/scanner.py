"""One pass over a text for all expressions at once.

In: expressions, folded texts. Out: which expressions occur, and on demand where. Hyperscan does it where its wheel
exists; elsewhere each expression is searched by itself, behind a test for a word it cannot do without. Both give the
same answer (a property test holds that).
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from foedera.coding.expressions.parts import has_gaps, taken_apart
from foedera.coding.expressions.patterns import BARRIER, FOLDED, edged, literals, source
from foedera.coding.expressions.syntax import parse

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
            _hyperscan(self.expressions) if fast and self.expressions else _one_by_one(self.expressions)
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


def _hyperscan(expressions: Sequence[str]) -> Search:
    """One scan for the parts between gaps; `re` for each expression all parts of which are there.

    To compile every gap into the database takes ten times as long, and few texts hold all the words around one.
    """
    import hyperscan

    trees = [parse(expression) for expression in expressions]
    parts = taken_apart(trees)
    once, size = hyperscan.HS_FLAG_SINGLEMATCH, len(parts.sources) + len(parts.sums)
    compiled = hyperscan.Database()
    compiled.compile(
        expressions=[*(edged(part) for part in parts.sources), *(each.encode() for each in parts.sums)],
        ids=list(range(size)),
        elements=size,
        flags=[
            *(once if place in parts.told else once | hyperscan.HS_FLAG_QUIET for place in range(len(parts.sources))),
            *[once | hyperscan.HS_FLAG_COMBINATION] * len(parts.sums),
        ],
    )
    unsure = {place: source(tree, FOLDED) for place, tree in enumerate(trees) if has_gaps(tree)}

    def of_text(text: bytes) -> set[int]:
        told: list[int] = []

        def note(number: int, *_: object) -> None:
            told.append(number)

        with contextlib.suppress(hyperscan.ScanTerminated):  # all there is has been told: it reads no further
            compiled.scan(BARRIER + text + BARRIER, match_event_handler=note)
        found = {place for number in told for place in parts.told[number]}
        return {n for n in found if n not in unsure or bounded(unsure[n]).search(text)}

    def search(texts: Sequence[bytes]) -> Mapping[int, set[int]]:
        """A scan of each text by itself, which costs less than telling the matches of one scan apart."""
        found = {place: of_text(text) for place, text in enumerate(texts)}
        return {place: numbers for place, numbers in found.items() if numbers}

    return search


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
