"""What a clause tells of that was not done: planned, or denied.

In: a text and the clause in it. Out: stretches of mere plans beside a deed, and whether the deed itself is planned or
denied.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_PLANNED = re.compile(
    r"\b(?:(?<!than )(?<!than the )(?<!than originally )(?:planned|scheduled|expected)"
    r"|due|foreseen|envisaged|to be (?:held|signed)|will|would|should|hoped|hopes"
    r"|intended|aims?|(?-i:may)|might|could|possible|possibly|original(?:ly)? plan|not yet)\b",
    re.IGNORECASE,
)
_PUT_IN = re.compile(r",\s(?:originally\s|once\s)?(?:planned|scheduled|expected|foreseen|due|meant)\s[^,;]{3,60},")
"""What was planned, beside what came of it: 'planned for the spring, was held in autumn'."""
_NOT_BUT = re.compile(r"\bnot\b[^.;]*\bbut\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|none|not|never|nor|neither|nothing|nobody)\b", re.IGNORECASE)


class Unreal(NamedTuple):
    """How far a clause tells of what did not happen."""

    beside: tuple[tuple[int, int], ...]
    """Where it speaks of a plan beside what came of it."""
    planned: bool
    denied: bool


def unreal(text: str, start: int, end: int) -> Unreal:
    """What in a clause is only planned, or denied."""
    stretch = text[start:end]
    beside = tuple(found.span() for found in _PUT_IN.finditer(text, start, end))
    planned = _PLANNED.search(_PUT_IN.sub("", stretch)) is not None
    return Unreal(beside, planned, _DENIED.search(_NOT_BUT.sub("", stretch)) is not None)
