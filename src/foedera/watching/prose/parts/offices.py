"""Offices in running English: which, and where; 'for defence' behind a name among them.

In: a text. Out: offices in order. The words are data (data/words/offices.yaml).
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

import msgspec

from foedera import data

_NAME = re.compile(r"\s(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,3})")
OF_UNION, BESIDE = "of_union", "beside"
"""Offices of the union that sign nothing, and those below ministers: nobody on record held one of them."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    titles: tuple[str, ...]
    charges: tuple[str, ...]


class _Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    version: int
    meaning: str
    source: str
    offices: dict[str, _Words]


class Office(NamedTuple):
    """An office where it stands."""

    start: int
    end: int
    key: str
    charge: bool
    """Whether it only says of what somebody had charge, and so stands behind a name."""


@functools.cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    words = msgspec.yaml.decode(data.words_text("offices"), type=_Offices).offices
    known = {title.lower(): (key, False) for key, own in words.items() for title in own.titles}
    known |= {charge.lower(): (key, True) for key, own in words.items() for charge in own.charges}
    written = [one for own in words.values() for one in (*own.titles, *own.charges)]
    shapes = [
        f"(?-i:{one})" if one.isupper() else re.escape(one).replace(r"\ ", r"\s")
        for one in sorted(written, key=len, reverse=True)
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(shapes)})(?!\w)", re.IGNORECASE), known


def holders_in(text: str) -> tuple[tuple[str, str], ...]:
    """The persons a text names behind their offices, each with the office's key."""
    found = ((office, _NAME.match(text, office.end)) for office in offices_in(text))
    return tuple((named["name"], office.key) for office, named in found if named is not None)


def offices_in(text: str) -> tuple[Office, ...]:
    """The offices a text names, in order."""
    pattern, known = _pattern()
    return tuple(Office(m.start(), m.end(), *known[re.sub(r"\s", " ", m[0]).lower()]) for m in pattern.finditer(text))
