"""Money, instruments, networks and targets in words and as tables."""

from __future__ import annotations

from collections.abc import Iterable

from foedera.amounts import amount
from foedera.model.around import InstrumentDate, NetworkItem, TargetItem, TargetState, Voiced
from foedera.model.dates import written_out
from foedera.model.money import Account, Sum
from foedera.model.phrasing import ordinal, plain
from foedera.publishing.sheet import csv_text

MONEY_COLUMNS = (
    *("party", "party_name", "direction", "what", "ordinal", "date", "since", "amount_eur_m", "approximate", "act"),
    *("text", "unverified", "sources", "claims", "notes"),
)
INSTRUMENT_COLUMNS = (
    *("party", "party_name", "instrument", "name", "type", "role", "date", "place", "occasion"),
    *("unverified", "sources", "claims", "notes"),
)
NETWORK_COLUMNS = (
    *("id", "kind", "holder", "name", "count", "approximate", "date", "text", "differing"),
    *("unverified", "source", "claim", "note"),
)
TARGET_COLUMNS = (
    *("id", "strategy", "pillar", "text", "deadline", "due_on", "state", "late_days", "as_of"),
    *("unverified", "sources", "claims", "evidence", "evidence_dates", "evidence_sources", "evidence_unverified"),
)

STATES = {
    TargetState.DONE: "done",
    TargetState.UNDER_WAY: "under way",
    TargetState.DROPPED: "dropped",
    TargetState.OPEN: "open: the deadline is still to come",
    TargetState.PAST: "past the deadline without public evidence",
    TargetState.UNDATED: "no public evidence; the deadline fixes no day",
}
"""What each state means, for people. Past without evidence is not missed."""


def role_in_words(one: InstrumentDate) -> str:
    """What happened on the date: signed, in force; that the source does not say of what it is the date."""
    if one.role is None:
        return "nothing dated on record"
    return "date of unstated meaning" if one.role == "unstated" else plain(one.role)


def sum_in_words(one: Sum) -> str:
    """A sum: EUR 40 million, about EUR 14.5 million, sum not stated."""
    if one.amount_eur_m is None:
        return "sum not stated"
    return f"{'about ' if one.approximate else ''}EUR {one.amount_eur_m:g} million"


def measure_in_words(one: Sum) -> str:
    """What a measure is beside its date and sum: its number, its legal act, what it is for."""
    return "; ".join(filter(None, (f"{ordinal(one.ordinal)} measure" if one.ordinal else None, one.act, one.text)))


def account_in_words(account: Account) -> str:
    """The sum of an account, or why there is none."""
    count = amount(len(account.measures), "measure")
    if account.sum_eur_m is None:
        return f"not added up: {account.why_not}"
    if len(account.measures) == 1:
        return f"EUR {account.sum_eur_m:g} million in 1 measure on record"
    return f"EUR {account.sum_eur_m:g} million in {count} on record"


def count_in_words(voice: Voiced) -> str:
    """How many belong to a network, as a source has it."""
    return "number not stated" if voice.count is None else f"{'about ' if voice.approximate else ''}{voice.count}"


def target_in_words(item: TargetItem) -> str:
    """Where a target stands, since when, and by how much that is late."""
    done = [one for one in item.evidence if one.status == item.state]
    memory = " (unverified)" if done and all(one.unverified for one in done) else ""
    late = f", {amount(item.late, 'day')} after the deadline" if item.late else ""
    match item.state:
        case TargetState.DONE:
            return f"done {written_out(done[-1].date)}{memory}{late}"
        case TargetState.UNDER_WAY | TargetState.DROPPED:
            return f"{plain(item.state)}, {written_out(done[0].date)}{memory}"
        case TargetState.PAST:
            return f"past the deadline, no public evidence as of {written_out(item.as_of)}"
        case TargetState.OPEN:
            return f"open: due by {written_out(item.due_on)}"
        case TargetState.UNDATED:
            return f"no public evidence as of {written_out(item.as_of)}; the deadline fixes no day"


def money_to_csv(accounts: Iterable[Account]) -> str:
    """A row a measure or running total."""
    rows = (
        (
            *(account.party, account.party_name, account.direction, what, one.ordinal or "", one.date or ""),
            *(one.since or "", "" if one.amount_eur_m is None else f"{one.amount_eur_m:g}", _yes(one.approximate)),
            *(one.act or "", one.text or "", _yes(one.unverified)),
            *("|".join(one.sources), "|".join(one.claims), "|".join(one.notes)),
        )
        for account in accounts
        for what, sums in (
            ("measure", account.measures),
            ("running_total", tuple(beside.total for beside in account.totals)),
        )
        for one in sums
    )
    return csv_text(MONEY_COLUMNS, rows)


def instruments_to_csv(found: Iterable[InstrumentDate]) -> str:
    """A row a date of an instrument."""
    rows = (
        (
            *(one.party, one.party_name, one.instrument, one.name, one.type, one.role or "", one.date or ""),
            *(one.place or "", one.occasion or "", _yes(one.unverified)),
            *("|".join(one.sources), "|".join(one.claims), "|".join(one.notes)),
        )
        for one in found
    )
    return csv_text(INSTRUMENT_COLUMNS, rows)


def networks_to_csv(found: Iterable[NetworkItem]) -> str:
    """A row a source's word on a network."""
    rows = (
        (
            *(item.id, item.kind, item.holder, voice.name, "" if voice.count is None else voice.count),
            *(_yes(voice.approximate), voice.date or "", voice.text or "", "|".join(item.differing)),
            *(_yes(voice.unverified), voice.source, voice.claim, voice.note or ""),
        )
        for item in found
        for voice in item.voices
    )
    return csv_text(NETWORK_COLUMNS, rows)


def targets_to_csv(found: Iterable[TargetItem]) -> str:
    """A row a target; pieces of evidence are joined by |, the latest first."""
    rows = (
        (
            *(item.id, item.strategy, item.pillar, item.text, item.deadline or "", item.due_on or "", item.state),
            *("" if item.late is None else item.late, item.as_of, _yes(item.unverified)),
            *("|".join(item.sources), "|".join(item.claims)),
            "|".join(one.text or "" for one in item.evidence),
            "|".join(one.date for one in item.evidence),
            "|".join(",".join(one.sources) for one in item.evidence),
            "|".join(_yes(one.unverified) for one in item.evidence),
        )
        for item in found
    )
    return csv_text(TARGET_COLUMNS, rows)


def _yes(fact: bool) -> str:
    return "true" if fact else "false"
