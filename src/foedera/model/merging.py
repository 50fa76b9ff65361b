"""One thing, many claims: what several sources say of one meeting, event or person, merged for a view.

The log keeps every claim. A view shows the thing once, with all its sources, each field as the best voice states it.
Which fields make claims tell of one thing is declared with the property (`Property.one_by`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from foedera.model.claim import Claim, Confidence
from foedera.model.dates import PATTERN, compatible
from foedera.model.ledger import Entry
from foedera.model.properties import property_of

Record = TypeVar("Record", bound=msgspec.Struct)

_DATE = re.compile(PATTERN)
_CONFIDENCE = {level: place for place, level in enumerate(Confidence)}


class Told(NamedTuple, Generic[Record]):
    """One thing, as one or several claims tell it."""

    value: Record
    """Each field as the best voice that states it has it; a date as precisely as any of them gives it."""
    entries: tuple[Entry[Record], ...]
    """The claims, best voice first."""
    differing: tuple[str, ...]
    """Fields in which the claims differ, other than by the precision of a date."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims it stands on, best voice first."""
        return tuple(entry.claim for entry in self.entries)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its claims, best voice first."""
        return tuple(entry.claim.id for entry in self.entries)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources, each once, best voice first."""
        return tuple(dict.fromkeys(entry.claim.basis.source for entry in self.entries))


def merged(entries: Iterable[Entry[Record]]) -> tuple[Told[Record], ...]:
    """The things some entries of one property tell of, in the order they are first told.

    Entries of one subject are one thing where they agree in every field of `Property.one_by`: equal, dates that can
    mean the same day, or one of them silent. What could be several things (May 2024, beside two meetings that month)
    stays by itself. The result does not depend on the order of the entries, but for the order of the things.
    """
    pool = list(entries)
    groups: list[list[Entry[Record]]] = []
    for entry in sorted(pool, key=_fullest_first):
        fitting = [group for group in groups if _one(group[0], entry)]
        if len(fitting) == 1 and _keys(entry) is not None:
            fitting[0].append(entry)
        else:
            groups.append([entry])
    place = {entry.claim.id: position for position, entry in reversed(list(enumerate(pool)))}
    groups.sort(key=lambda group: min(place[entry.claim.id] for entry in group))
    return tuple(_told(group) for group in groups)


def _one(one: Entry[Any], other: Entry[Any]) -> bool:
    """Whether two entries can tell of one thing."""
    if one.claim.subject != other.claim.subject or type(one.value) is not type(other.value):
        return False
    keys, others = _keys(one), _keys(other)
    if keys is None or others is None:
        return one.claim.id == other.claim.id
    return all(a is None or b is None or _agree(a, b) for a, b in zip(keys, others, strict=True))


def _keys(entry: Entry[Any]) -> tuple[Any, ...] | None:
    fields = property_of(type(entry.value)).one_by
    return None if fields is None else tuple(getattr(entry.value, field) for field in fields)


def _agree(one: object, other: object) -> bool:
    return one == other or (_is_date(one) and _is_date(other) and compatible(str(one), str(other)))


def _is_date(value: object) -> bool:
    return isinstance(value, str) and bool(_DATE.match(value))


def _fullest_first(entry: Entry[Any]) -> tuple[Any, ...]:
    """What is stated most precisely first, so that what is vague finds what it belongs to."""
    keys = _keys(entry) or ()
    stated = [str(key) for key in keys if key is not None]
    precision = sum(len(text) for key, text in zip(keys, map(str, keys), strict=True) if _is_date(key))
    return (-len(stated), -precision, stated, _best_first(entry))


def _best_first(entry: Entry[Any]) -> tuple[Any, ...]:
    """The best voice first: rank, how well it was verified, then who spoke last."""
    claim = entry.claim
    return (-claim.rank, _CONFIDENCE[claim.confidence], -claim.recorded.timestamp(), claim.id)


def _told(group: list[Entry[Record]]) -> Told[Record]:
    voices = sorted(group, key=_best_first)
    best = voices[0].value
    chosen: dict[str, Any] = {}
    differing = []
    for field in best.__struct_fields__:
        stated = [value for voice in voices if (value := getattr(voice.value, field)) not in (None, ())]
        chosen[field] = _chosen(stated) if stated else getattr(best, field)
        if any(not _agree(value, chosen[field]) for value in stated):
            differing.append(field)
    return Told(msgspec.structs.replace(best, **chosen), tuple(voices), tuple(differing))


def _chosen(stated: list[Any]) -> Any:
    """The best voice's value; of dates that can mean the same day, the most precise."""
    if not _is_date(stated[0]):
        return stated[0]
    return max((value for value in stated if _is_date(value) and compatible(value, stated[0])), key=len)
