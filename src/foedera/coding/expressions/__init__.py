"""Expressions of a codebook: parsed once, turned into patterns, searched for all at once.

The syntax stands in `syntax`; `scanner` searches thousands of expressions in one pass.
"""

from __future__ import annotations

import functools
import re

from foedera.coding.expressions.patterns import TEXT, source
from foedera.coding.expressions.syntax import parse
from foedera.text.joiners import JOINERS

_JOINED = "(?-i:[\u0600-\u18af])"
"""Letters of the scripts in which a joiner stands inside words: what it parts is one word. Their capitals are not
asked for, which would double what it takes to compile an expression: only Georgian and Cherokee have any, and no joiner
stands in either."""
_BEFORE = rf"(?<!{TEXT.letter})(?<!{_JOINED}[{JOINERS}])"
_BEHIND = rf"(?!{TEXT.letter})(?![{JOINERS}]{_JOINED})"


@functools.cache
def compile_expression(text: str) -> re.Pattern[str]:
    """The pattern of one expression, for plain text.

    Raises:
        InvalidRegister: naming the column that cannot be read.
    """
    pattern = source(parse(text), TEXT)
    return re.compile(f"{_BEFORE}(?:{pattern}){_BEHIND}", re.IGNORECASE)


__all__ = ["compile_expression"]
