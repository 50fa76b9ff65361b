"""Lines for people: a record as its property's declaration says it, and when a dialogue is next due."""

from __future__ import annotations

import msgspec

from foedera.model.agenda import AgendaItem, Status
from foedera.model.properties import property_of


def words_of(record: msgspec.Struct) -> tuple[str, str]:
    """(label, text) of a record."""
    return property_of(type(record)).say(record)


def due_in_words(item: AgendaItem) -> str:
    """When a dialogue is next due, or why that cannot be said."""
    match item.status:
        case Status.NO_RHYTHM:
            return "no rhythm stated that fixes a date"
        case Status.NO_PUBLIC_EVIDENCE:
            return f"no public evidence as of {item.as_of} (was due {item.next_due})"
        case Status.UPCOMING:
            return item.next_due or ""
