"""The modal ladder: how firmly a sentence words an undertaking.

declared (recognise, underline) < explored (explore, consider, possibly) < intended (aim, seek) < firm (will,
agree to) < binding (shall). A hedge outranks the verb it hedges: 'will explore' is explored, not firm.
"""

from __future__ import annotations

import re

import msgspec

from foedera.coding.expressions import compile_expression
from foedera.errors import InvalidRegister
from foedera.model.matrix import Strength


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """One strength and the expressions that show it."""

    strength: Strength
    meaning: str
    source: str
    expressions: tuple[str, ...]


class Ladder(msgspec.Struct, frozen=True, kw_only=True):
    """The rungs in the order they are tried: the first that hits decides."""

    id: str
    version: int
    rungs: tuple[Rung, ...]


class Grip:
    """A ladder ready for use."""

    def __init__(self, ladder: Ladder) -> None:
        self._rungs: list[tuple[Strength, list[re.Pattern[str]]]] = [
            (rung.strength, [compile_expression(expression) for expression in rung.expressions])
            for rung in ladder.rungs
        ]

    def strength_of(self, sentence: str) -> tuple[Strength, str] | None:
        """The strength of a sentence and the word that decided it; None where no expression hits."""
        for strength, patterns in self._rungs:
            for pattern in patterns:
                if match := pattern.search(sentence):
                    return strength, match.group()
        return None


def read_ladder(text: str, *, name: str) -> Ladder:
    """A ladder from its YAML text.

    Raises:
        InvalidRegister: naming the field that does not fit.
    """
    try:
        return msgspec.yaml.decode(text, type=Ladder)
    except (msgspec.ValidationError, msgspec.DecodeError) as fault:
        raise InvalidRegister(
            "the modal ladder breaks its schema", where=name, found=str(fault), next_step="mend the field named"
        ) from fault
