"""Expressions of a codebook: parsed once, turned into patterns, searched for all at once.

The syntax stands in `syntax`; `scanner` searches thousands of expressions in one pass.
"""

from __future__ import annotations

import functools
import re

from foedera.coding.expressions.patterns import TEXT, source
from foedera.coding.expressions.syntax import parse


@functools.cache
def compile_expression(text: str) -> re.Pattern[str]:
    """The pattern of one expression, for plain text.

    Raises:
        InvalidRegister: naming the column that cannot be read.
    """
    return re.compile(rf"(?<!\w)(?:{source(parse(text), TEXT)})(?!\w)", re.IGNORECASE)


__all__ = ["compile_expression"]
