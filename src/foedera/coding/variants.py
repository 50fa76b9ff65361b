"""The texts an expression stands for, written out: how many there are, and whether another expression finds them all.

In: an expression that can be compiled. Out: texts. Not here: searching (foedera.coding.expressions), which decides
what an expression finds; each text given here is one it finds whole. A stem stands for itself and for one longer
word, a hyphen for its three forms, a gap of at most N words for none and for N.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TypeAlias

_TOKEN = re.compile(r"\s+~(?P<gap>\d+)\s+|(?P<blank>\s+)|(?P<text>[^\s*\-()|?]+)|(?P<sign>.)")
_FILLING = "lorem"
"""The word that stands in gaps; no expression of a codebook has it."""

Sequence: TypeAlias = "list[list[str | Sequence]]"
"""Places in order, each with its alternatives: a text, or a sequence of its own."""


def count_variants(expression: str) -> int:
    """How many texts an expression stands for; a stem and a gap count as two, a hyphen as three."""
    return _count([_group(_tokens(expression))])


def variants(expression: str) -> Iterator[str]:
    """The texts an expression stands for, blanks made single; some come more than once."""
    for text in _texts([_group(_tokens(expression))]):
        yield " ".join(text.split())


def _count(sequence: Sequence) -> int:
    return math.prod(sum(1 if isinstance(one, str) else _count(one) for one in part) for part in sequence)


def _texts(sequence: Sequence) -> Iterator[str]:
    if not sequence:
        yield ""
        return
    for one in sequence[0]:
        for start in (one,) if isinstance(one, str) else _texts(one):
            for rest in _texts(sequence[1:]):
                yield start + rest


def _tokens(expression: str) -> list[re.Match[str]]:
    return list(_TOKEN.finditer(expression.strip()))[::-1]


def _sequence(tokens: list[re.Match[str]]) -> Sequence:
    """The places of an expression in order; takes its tokens off the end of the list, up to the end of its group."""
    parts: Sequence = []
    while tokens and tokens[-1].group() not in ("|", ")"):
        token = tokens.pop()
        if token["sign"] == "?":
            _make_optional(parts, tokens)
        elif token["sign"] == "(":
            parts.append(_group(tokens))
        else:
            parts.append(_part(token))
    return parts


def _part(token: re.Match[str]) -> list[str | Sequence]:
    if token["gap"]:
        return [" ", f" {f'{_FILLING} ' * int(token['gap'])}"]
    if token["blank"]:
        return [" "]
    signs: dict[str, list[str | Sequence]] = {"*": ["", "x"], "-": ["-", " ", ""]}
    return signs.get(token.group(), [token.group()])


def _group(tokens: list[re.Match[str]]) -> list[str | Sequence]:
    """The alternatives of a group, or of the whole expression, which is one without brackets."""
    found: list[str | Sequence] = []
    while tokens:
        found.append(_sequence(tokens))
        if not tokens or tokens.pop().group() == ")":
            break
    return found


def _make_optional(parts: Sequence, tokens: list[re.Match[str]]) -> None:
    """An optional word takes the blank behind it along, as it does in the search."""
    if parts:
        blank: Sequence = [[" "]] if tokens and tokens[-1]["blank"] else []
        if blank:
            tokens.pop()
        parts[-1] = ["", [parts[-1], *blank]]
