"""Changes in sentences: what a record says of a thing, with names instead of ids."""

from __future__ import annotations

import msgspec

from foedera.model.agreement import Agreement
from foedera.model.claim import Source
from foedera.model.commitment import Commitment, ProgressReport
from foedera.model.dates import PartialDate, written_out
from foedera.model.event import Event, Meeting
from foedera.model.names import name_of, with_names
from foedera.model.phrasing import ordinal, plain
from foedera.model.properties import property_of
from foedera.watching.span import Belonging


def sentence(belonging: Belonging, subject: str, record: msgspec.Struct) -> str:
    """What a record says of its subject."""
    ledger = belonging.ledger
    match record:
        case Agreement():
            parties = ", ".join(name_of(ledger, party) for party in record.parties) or "parties not stated"
            return finished(f"On record: {record.title} ({record.family or 'type not stated'}; {parties})")
        case Event(role="signed") if titles := ledger.of(Agreement, subject):
            return finished(f"{titles[-1].value.title}: signed {_when(record.date)}{_where(record.place)}")
        case Event():
            role = "date of unstated meaning" if record.role == "unstated" else plain(record.role)
            occasion = f" ({record.occasion})" if record.occasion else ""
            return finished(f"{name_of(ledger, subject)}: {role} {_when(record.date)}{_where(record.place)}{occasion}")
        case Meeting():
            number = f"{ordinal(record.ordinal)} meeting" if record.ordinal else "meeting"
            told = f": {record.text}" if record.text else ""
            return finished(
                f"{name_of(ledger, subject)}: {number} held {_when(record.date)}{_where(record.place)}{told}"
            )
        case Commitment():
            where = name_of(ledger, record.agreement or subject)
            return finished(f"{where}: undertaken ({record.strength.value}): {record.what or 'words not read'}")
        case ProgressReport():
            undertaken = belonging.commitments.get(subject)
            what = subject if undertaken is None else f"{_agreement(belonging, undertaken, subject)}, {undertaken.what}"
            told = f": {record.text}" if record.text else ""
            return finished(f"{what}: {plain(record.status)} as of {written_out(record.date)}{told}")
        case Source():
            return finished(f"Source listed: {record.title}, {record.publisher}, {written_out(record.date)}")
    label, text = words(belonging, record)
    name = name_of(ledger, subject)
    return finished(f"{label}: {text}" if label.startswith(name) else f"{name}: {label}: {text}")


def words(belonging: Belonging, record: msgspec.Struct) -> tuple[str, str]:
    """(label, text) of a record, with names."""
    return property_of(type(record)).say(with_names(belonging.ledger, record))


def finished(text: str) -> str:
    """Words as a sentence: a capital at its beginning, one full stop at its end."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?", "…")) else ".")


def _agreement(belonging: Belonging, undertaken: Commitment, subject: str) -> str:
    return name_of(belonging.ledger, undertaken.agreement or subject)


def _when(date: PartialDate | None) -> str:
    if date is None:
        return "on a day not on record"
    return f"{'on' if date.count('-') == 2 else 'in'} {written_out(date)}"


def _where(place: str | None) -> str:
    return f" in {place}" if place else ""
