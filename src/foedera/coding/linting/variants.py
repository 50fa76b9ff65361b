"""The texts an expression stands for, written out: how many there are, and whether another expression finds them all.

In: the tree of an expression. Out: texts. Not here: searching; each text given here is one the search finds whole. A
stem stands for itself and for one longer word, a hyphen for its three forms, a gap of at most N words for none and N.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

from foedera.coding.expressions.syntax import Blank, Choice, Gap, Hyphen, Maybe, Node, Sequence, Sign, Stem, Word

_FILLING = "lorem"
"""The word that stands in gaps; no expression of a codebook has it."""


def count_variants(tree: Choice) -> int:
    """How many texts an expression stands for; a stem and a gap count as two, a hyphen as three."""
    return sum(math.prod(map(_count, option)) for option in tree.options)


def variants(tree: Choice) -> Iterator[str]:
    """The texts an expression stands for, blanks made single; some come more than once."""
    for option in tree.options:
        for text in _of_sequence(option):
            yield " ".join(text.split())


def _count(node: Node) -> int:
    match node:
        case Choice():
            return count_variants(node)
        case Maybe(part):
            return 1 + math.prod(map(_count, part))
        case Stem() | Gap():
            return 2
        case Hyphen():
            return 3
        case _:
            return 1


def _of_sequence(parts: Sequence) -> Iterator[str]:
    if not parts:
        yield ""
        return
    for start, rest in itertools.product(_of_node(parts[0]), _of_sequence(parts[1:])):
        yield start + rest


def _of_node(node: Node) -> Iterator[str]:
    match node:
        case Word(text) | Sign(text):
            yield text
        case Blank():
            yield " "
        case Stem():
            yield from ("", "x")
        case Hyphen():
            yield from ("-", " ", "")
        case Gap(words, _):
            yield from (" ", f" {f'{_FILLING} ' * words}")
        case Choice(options):
            yield from itertools.chain.from_iterable(map(_of_sequence, options))
        case Maybe(part):
            yield ""
            yield from _of_sequence(part)
