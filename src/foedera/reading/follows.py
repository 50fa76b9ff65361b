"""Follows: a YAML file of who wants to be told of what, read row by row.

In: its text. Out: the follows that can be, and what is wrong with each that cannot.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import yaml

from foedera.errors import RefusedInput
from foedera.model.follow import FOLLOWED, Follow, Rhythm

_FIELDS = {"name", "to", "what", "rhythm"}


class FollowFault(NamedTuple):
    """A row that cannot be."""

    row: str
    """Its number, and its name where it has one."""
    expected: str
    found: str


def read_follows(text: str, *, file: str) -> tuple[tuple[Follow, ...], tuple[FollowFault, ...]]:
    """The follows of a file, and the faults of those that are none.

    Raises:
        RefusedInput: it is no list of follows at all.
    """
    try:
        rows = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise _no_list(file, f"no YAML: {str(error).splitlines()[0]}") from error
    if not isinstance(rows, list):
        raise _no_list(file, type(rows).__name__)
    good: dict[str, Follow] = {}
    faults: list[FollowFault] = []
    for number, row in enumerate(rows, start=1):
        found = _follow(row, number)
        if isinstance(found, Follow) and found.name in good:
            found = FollowFault(f"{number} ({found.name})", "a name of its own", "a name an earlier row has")
        if isinstance(found, Follow):
            good[found.name] = found
        else:
            faults.append(found)
    return tuple(good.values()), tuple(faults)


def _follow(row: object, number: int) -> Follow | FollowFault:
    if not isinstance(row, Mapping):
        return FollowFault(str(number), "name, to, what, perhaps rhythm", repr(row))
    name = row.get("name")
    where = f"{number} ({name})" if name else str(number)
    what, thing = _what(row.get("what"))
    to, rhythm = row.get("to"), row.get("rhythm", Rhythm.DAILY.value)
    checks = (
        (set(row) <= _FIELDS, "only name, to, what, rhythm", ", ".join(map(str, set(row) - _FIELDS))),
        (isinstance(name, str) and bool(name.strip()), "a name", repr(name)),
        (isinstance(to, str) and _address(to), "a mail address, or https://…", repr(to)),
        (bool(what), f"what: {_CHOICES}", repr(row.get("what"))),
        (rhythm in list(Rhythm), f"rhythm: {', '.join(Rhythm)}", repr(rhythm)),
    )
    for holds, expected, found in checks:
        if not holds:
            return FollowFault(where, expected, found)
    return Follow(name=str(name), to=str(to), what=what, thing=thing, rhythm=Rhythm(rhythm))


_CHOICES = "all, findings, or one of partner, agreement, area, dialogue with its id or name, as partner: Norway"


def _what(said: object) -> tuple[str, str | None]:
    """What is followed, and which; ('', None) for what cannot be."""
    if said in FOLLOWED[:2]:
        return str(said), None
    if isinstance(said, Mapping) and len(said) == 1:
        [(what, thing)] = said.items()
        if what in FOLLOWED[2:] and isinstance(thing, str) and thing:
            return what, thing
    return "", None


def _address(to: str) -> bool:
    if "://" in to:
        return to.startswith(("https://", "http://"))
    name, at, host = to.partition("@")
    return bool(name and at and host) and not any(sign.isspace() or sign in ",;<>@" for sign in name + host)


def _no_list(file: str, found: str) -> RefusedInput:
    return RefusedInput(
        "no list of follows",
        where=file,
        expected="a YAML list of rows with name, to, what and rhythm",
        found=found,
        next_step="see docs/guides/notifying.md for an example",
    )
