"""Lines for people: a record as its property's declaration says it, and when a dialogue is next due."""

from __future__ import annotations

import msgspec

from foedera.model.agenda import AgendaItem, Status
from foedera.model.dates import written_out
from foedera.model.dossier import Line, Voice
from foedera.model.finding import Silence
from foedera.model.ledger import Entry
from foedera.model.merging import Record, Told
from foedera.model.properties import property_of


def words_of(record: msgspec.Struct) -> tuple[str, str]:
    """(label, text) of a record."""
    return property_of(type(record)).say(record)


def line_of(told: Told[Record]) -> Line:
    """One thing in words, with every claim that tells of it; a claim that says it otherwise in its own words too."""
    label, text = words_of(told.value)
    return Line(label=label, text=text, voices=tuple(_voice(entry, told) for entry in told.entries))


def _voice(entry: Entry[Record], told: Told[Record]) -> Voice:
    differs = any(getattr(entry.value, field) != getattr(told.value, field) for field in told.differing)
    return Voice(claim=entry.claim, otherwise=": ".join(words_of(entry.value)) if differs else None)


def silence_in_words(silence: Silence) -> str:
    """Who silenced a finding, when and why; and that it speaks again, where what it rests on has changed."""
    said = f"silenced by {silence.by} on {written_out(silence.on)}: {silence.why}"
    return said if silence.holds else f"speaks again, for what it rests on has changed since it was {said}"


def due_in_words(item: AgendaItem) -> str:
    """When a dialogue is next due, or why that cannot be said."""
    match item.status:
        case Status.NO_RHYTHM:
            return "no rhythm stated that fixes a date"
        case Status.NO_PUBLIC_EVIDENCE:
            return f"no public evidence as of {item.as_of} (was due {item.next_due})"
        case Status.UPCOMING:
            return item.next_due or ""
