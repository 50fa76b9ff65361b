"""How often something is to happen, as running English puts it.

In: a text. Out: a word of foedera.model.rhythm.
"""

from __future__ import annotations

import re

_RHYTHM = re.compile(
    r"\b(?P<six_monthly>six-monthly|twice (?:a|each|every|per) year|twice yearly|every (?:six months|half-?year"
    r"|half a year"
    r"|other semester)|half-yearly|biannual(?:ly)?|semi-annual(?:ly)?|two times a year|once (?:a|every) semester)\b"
    r"|\b(?P<every_two_years>every (?:two years|second year|other year)|biennial(?:ly)?|once in two years"
    r"|two-yearly)\b"
    r"|\b(?P<annual>annual(?:ly)?|yearly|once (?:a|every|per|each) year|(?:every|each) year|every twelve months)\b"
    r"|\b(?P<quarterly>quarterly|every (?:three months|quarter)|four times a year)\b"
    r"|\b(?P<monthly>monthly|every month|once a month)\b",
    re.IGNORECASE,
)


def rhythm_in(text: str) -> str | None:
    """The rhythm a text names; None for none, or several."""
    found = {match.lastgroup for match in _RHYTHM.finditer(text)}
    return next(iter(found)) if len(found) == 1 else None
