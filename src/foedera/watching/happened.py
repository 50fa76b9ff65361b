"""What happened in the world in a span of days, whenever it was recorded: signatures, events, meetings, progress.

In: everything known. Out: changes dated by the event, newest first. A date that is known by month or year only counts
where it can lie in the span.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import msgspec

from foedera.ids import content_id
from foedera.model.agreement import Agreement, PartyRole
from foedera.model.change import Change, ChangeKind, kind_of
from foedera.model.commitment import CommitmentStatus, ProgressReport
from foedera.model.dates import first_day, last_day
from foedera.model.event import Dialogue, Event, Intention, Meeting
from foedera.model.finding import Finding, Severity
from foedera.model.ledger import Ledger
from foedera.model.merging import merged
from foedera.model.properties import property_of
from foedera.model.snapshot import Snapshot
from foedera.watching.change_sentences import finished, sentence
from foedera.watching.span import Belonging

DATED: dict[type[msgspec.Struct], str] = {
    Event: "date",
    Meeting: "date",
    ProgressReport: "date",
    Dialogue: "since",
    Intention: "stated",
    PartyRole: "since",
}
"""What happens, and the field that says when. Dates that only say 'as of' (of participations, of sums) are not here."""


def happened(
    snapshot: Snapshot, since: datetime.date, until: datetime.date, *, findings: Iterable[Finding] = ()
) -> tuple[Change, ...]:
    """What happened from one day to another, both included, as far as it is known; the newest first.

    One thing several sources tell of is one change. That somebody searched and found nothing is no happening. A
    statement that was true and is no longer is told on the day of the first event that speaks against it.

    Args:
        snapshot: everything known.
        since: the first day.
        until: the last day.
        findings: what the rules find, for those statements.
    """
    belonging = Belonging(snapshot.ledger, snapshot.by_id)
    every = (*(one for record in DATED for one in _of(belonging, record)), *_overtaken(snapshot, findings))
    found = [one for one in every if _within(one.day, since, until)]
    by_words = sorted(found, key=lambda change: (change.kind, change.sentence))
    return tuple(sorted(by_words, key=lambda change: (first_day(change.day), change.day), reverse=True))


def _of(belonging: Belonging, record: type[msgspec.Struct]) -> Iterator[Change]:
    """Everything dated of one property."""
    ledger = belonging.ledger
    for subject, entries in ledger.by_subject(record).items():
        for told in merged(entries):
            date = getattr(told.value, DATED[record])
            if date is None or getattr(told.value, "status", None) is CommitmentStatus.UNKNOWN:
                continue
            yield Change(
                id=content_id("h", property_of(record).key, subject, told.ids),
                kind=_kind(ledger, subject, told.value),
                day=date,
                subject=subject,
                about=belonging.of(told.claims),
                sentence=sentence(belonging, subject, told.value),
                evidence=told.ids,
            )


def _overtaken(snapshot: Snapshot, findings: Iterable[Finding]) -> Iterator[Change]:
    """Statements that were true until something happened."""
    for finding in findings:
        if finding.severity is Severity.CHANGED:
            against = [snapshot.by_id[one] for one in finding.against]
            dates = [str(claim.value["date"]) for claim in against if claim.value.get("date")]
            if dates:
                yield Change(
                    id=content_id("h", finding.id),
                    kind=ChangeKind.FINDING,
                    day=min(dates, key=last_day),
                    subject=finding.id,
                    about=(finding.id, *finding.about),
                    sentence=finished(f"{finding.severity.in_words}: {finding.text}"),
                    after=finding.text,
                    evidence=tuple(dict.fromkeys((*finding.against, *finding.claims))),
                )


def _kind(ledger: Ledger, subject: str, record: msgspec.Struct) -> ChangeKind:
    """An agreement that is signed is a new agreement."""
    if isinstance(record, Event) and record.role == "signed" and ledger.of(Agreement, subject):
        return ChangeKind.AGREEMENT
    return kind_of(property_of(type(record)).key)


def _within(date: str, since: datetime.date, until: datetime.date) -> bool:
    return last_day(date) >= since and first_day(date) <= until
