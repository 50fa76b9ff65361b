"""Says each record in words: a label and a text. One small function a record, found by its type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from foedera.model.agenda import AgendaItem, Status
from foedera.model.agreement import Agreement, Fact, Instrument, Membership, Network, Party, PartyRole, Signatory
from foedera.model.anchor import Anchor
from foedera.model.claim import Source
from foedera.model.commitment import Commitment
from foedera.model.dates import written_out
from foedera.model.event import Dialogue, Event, Funding, Meeting, Mission, Participation
from foedera.model.indicator import Figure, Index, Indicator
from foedera.model.matrix import Coverage
from foedera.model.statement import Endnote, LayoutElement, Pillar, Position, Statement, Target, Topic, View


def words_of(record: msgspec.Struct) -> tuple[str, str]:
    """(label, text) of a record."""
    return _SAY[type(record)](record)


def due_in_words(item: AgendaItem) -> str:
    """When a dialogue is next due, or why that cannot be said."""
    match item.status:
        case Status.NO_RHYTHM:
            return "no rhythm stated that fixes a date"
        case Status.NO_PUBLIC_EVIDENCE:
            return f"no public evidence as of {item.as_of} (was due {item.next_due})"
        case Status.UPCOMING:
            return item.next_due or ""


def plain(word: str) -> str:
    """A word of the data as a reader wants it: high_representative → high representative."""
    return word.replace("_", " ").replace("|", ", ")


def _joined(*parts: str | None) -> str:
    return "; ".join(part for part in parts if part)


def _agreement(r: Agreement) -> tuple[str, str]:
    return "agreement", f"{r.title} ({r.family or 'type not stated'}; parties: {', '.join(r.parties) or 'not stated'})"


def _event(r: Event) -> tuple[str, str]:
    label = "date of unstated meaning" if r.role == "unstated" else plain(r.role)
    return label, _joined(written_out(r.date), r.place, r.occasion)


def _dialogue(r: Dialogue) -> tuple[str, str]:
    rhythm = plain(r.periodicity) if r.periodicity else "rhythm not stated"
    return r.name, _joined(
        f"{plain(r.status)}, {rhythm}",
        f"level: {r.level}" if r.level else "level not stated",
        f"follows {r.predecessor}" if r.predecessor else None,
        f"reports to {r.reports_to}" if r.reports_to else None,
    )


def _meeting(r: Meeting) -> tuple[str, str]:
    number = f"meeting {r.ordinal}" if r.ordinal else "meeting"
    return number, _joined(written_out(r.date), r.place, r.text)


def _participation(r: Participation) -> tuple[str, str]:
    return plain(r.relation), _joined(
        r.mission,
        written_out(r.date) if r.date else None,
        f"{r.personnel} people" if r.personnel else None,
    )


def _funding(r: Funding) -> tuple[str, str]:
    amount = "sum not stated" if r.amount_eur_m is None else f"EUR {r.amount_eur_m:g} million"
    about = "about " if r.approximate and r.amount_eur_m is not None else ""
    total = "running total, not to be added up" if r.cumulative else None
    return f"European Peace Facility, {r.direction}", _joined(
        about + amount, written_out(r.date) if r.date else None, r.text, total
    )


def _network(r: Network) -> tuple[str, str]:
    count = None if r.count is None else f"{'about ' if r.approximate else ''}{r.count}"
    return r.name, _joined(plain(r.kind), count, written_out(r.date) if r.date else None, r.text)


def _target(r: Target) -> tuple[str, str]:
    return f"target ({r.pillar})", _joined(
        r.text, f"deadline: {r.deadline}" if r.deadline else "no deadline recorded", r.status
    )


def _coverage(r: Coverage) -> tuple[str, str]:
    return r.area, _joined(plain(r.value), r.strength, r.rule, r.searched)


def _commitment(r: Commitment) -> tuple[str, str]:
    who = r.who.text if r.who else "nobody named"
    what = " ".join(part.text for part in (r.action, r.object) if part)
    return f"commitment, {r.strength.value}", _joined(
        f"{who}{f' ({plain(r.actor)})' if r.actor else ''}: {what or 'not read'}",
        f"on condition: {r.condition.text}" if r.condition else None,
        f"rhythm: {plain(r.periodicity)}" if r.periodicity else None,
        f"by: {r.deadline.text}" if r.deadline else None,
        r.rule,
    )


def _index(r: Index) -> tuple[str, str]:
    better = "higher is better" if r.higher_is_better else "lower is better"
    return r.name, f"scale {r.scale_min:g} to {r.scale_max:g}, {better}; {len(r.dimensions)} dimensions"


def _statement(r: Statement) -> tuple[str, str]:
    return plain(r.kind), r.text


_SAY: dict[type[msgspec.Struct], Callable[[Any], tuple[str, str]]] = {
    Agreement: _agreement,
    Anchor: lambda r: ("quote in a newer version", _joined(plain(r.status), r.provision or r.document)),
    Commitment: _commitment,
    Coverage: _coverage,
    Dialogue: _dialogue,
    Endnote: lambda r: (f"endnote {r.number}", r.text),
    Event: _event,
    Fact: lambda r: (plain(r.about), _joined(r.value, r.searched and f"searched: {r.searched}")),
    Figure: lambda r: (f"figure {r.number}", f"{r.title} ({r.index} {r.year}: {r.party} against {r.compared_with})"),
    Funding: _funding,
    Index: _index,
    Indicator: lambda r: (f"{plain(r.dimension)} {r.year}", f"{r.value:g} ({r.index})"),
    Instrument: lambda r: (r.type, r.name),
    LayoutElement: lambda r: (plain(r.element), f"{r.text} (position {r.position}, width {r.width})"),
    Meeting: _meeting,
    Membership: lambda r: ("member", f"{r.agreement}, column {r.position}"),
    Mission: lambda r: (r.name, _joined(r.kind, r.host, written_out(r.start) if r.start else None, r.status)),
    Network: _network,
    Participation: _participation,
    Party: lambda r: (r.kind, r.name),
    PartyRole: lambda r: (
        plain(r.role),
        _joined(f"since {r.since}" if r.since else None, f"until {r.until}" if r.until else None)
        or "dates not recorded",
    ),
    Pillar: lambda r: (f"pillar: {r.pillar}", r.text),
    Position: lambda r: (f"{r.year} ({plain(r.year_role)})", r.text),
    Signatory: lambda r: (plain(r.office), f"{r.name} ({'EU' if r.side == 'eu' else 'partner'})"),
    Source: lambda r: (plain(r.kind), _joined(r.title, r.publisher, r.date, r.url, r.licence)),
    Statement: _statement,
    Target: _target,
    Topic: lambda r: (plain(r.topic), _joined(r.paragraph, ", ".join(r.areas) or "no row of the table takes it")),
    View: lambda r: (r.holder, r.text),
}
