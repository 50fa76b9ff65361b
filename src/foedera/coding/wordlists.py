"""Word lists: the files of words analysts own, read and compiled the same way whatever they are for.

In: the text of a YAML file; expressions. Out: a record of the kind asked for; one pattern. Not here: what a list means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from foedera.coding.expressions import compile_expression
from foedera.errors import InvalidRegister

Record = TypeVar("Record", bound=msgspec.Struct)


def read_list(text: str, kind: type[Record], *, what: str, name: str) -> Record:
    """A record from its YAML text.

    Args:
        text: of the file.
        kind: the record.
        what: the file in words, for the error: 'the scale of strengths'.
        name: of the file.

    Raises:
        InvalidRegister: naming the field that does not fit.
    """
    try:
        return msgspec.yaml.decode(text, type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError) as fault:
        raise InvalidRegister(
            f"{what} breaks its schema", where=name, found=str(fault), next_step="mend the field named"
        ) from fault


def either(expressions: Iterable[str]) -> re.Pattern[str]:
    """The pattern that hits wherever one of the expressions does, case ignored."""
    return re.compile("|".join(compile_expression(expression).pattern for expression in expressions), re.IGNORECASE)
