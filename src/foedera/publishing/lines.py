"""Lines for people: a record as its property's declaration says it, and when a dialogue is next due."""

from __future__ import annotations

import msgspec

from foedera.model.agenda import AgendaItem, Due, Status
from foedera.model.dates import first_day, last_day, span_in_words, written_out
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
    """When a dialogue is next due, for how long it has been, or why that cannot be said."""
    match item.status:
        case Status.NO_PUBLIC_EVIDENCE:
            return f"{_dues(item)}; no public evidence as of {written_out(item.as_of)}"
        case Status.UPCOMING | Status.DUE_SOON:
            return _dues(item)
        case Status.BEFORE_AGREEMENT:
            return "held before any agreement promised it"
        case Status.FOLLOWED:
            return f"followed by {item.followed_by}"
        case Status.DISCONTINUED:
            return "held no longer"
        case Status.POSSIBLE:
            return "only said to be possible; nothing is due"
        case Status.NO_RHYTHM:
            return "no rhythm stated that fixes a date"


def _dues(item: AgendaItem) -> str:
    return "; also ".join(passed_in_words(due, item.as_of) for due in item.dues)


def passed_in_words(due: Due, as_of: str) -> str:
    """A due date and how far it is from a day; what was only announced is named so."""
    last, day, written = last_day(due.date), first_day(as_of), written_out(due.date)
    span, announced = span_in_words(last, day), due.kind == "intention"
    if due.overdue > 0:
        return f"overdue by {span} ({'announced for' if announced else 'due'} {written})"
    whole = "" if last == first_day(due.date) else "the end of "
    said = "announced to be held by " if announced else "due by " if whole else "due "
    return f"{said}{whole}{written}, {'today' if last == day else f'in {span}'}"
