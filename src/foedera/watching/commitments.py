"""Commitments on a day: what was undertaken, by whom, how firmly, by when, and what became of it.

In: the ledger. Out: items. What nobody reports on is unknown, never undone; what only a machine read in a text is a
proposal, and stands apart.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from foedera.model.claim import Claim
from foedera.model.commitment import (
    Commitment,
    CommitmentItem,
    CommitmentStatus,
    ProgressReport,
    Reported,
    commitment_id,
    in_words,
)
from foedera.model.dates import compatible, first_day, last_day, written_out
from foedera.model.event import Event
from foedera.model.ledger import Entry, Ledger
from foedera.model.merging import merged
from foedera.watching.deadlines import due_day
from foedera.watching.dialogues import beginning


class Standing(NamedTuple):
    """Where a commitment stands."""

    status: CommitmentStatus
    date: str | None
    rule: str
    differing: tuple[CommitmentStatus, ...]


def commitments(
    ledger: Ledger,
    *,
    as_of: datetime.date,
    agreements: Collection[str],
    proposed: bool = False,
    areas: Mapping[str, Collection[str]] | None = None,
) -> tuple[CommitmentItem, ...]:
    """The commitments of agreements that stood on a day, by agreement, the firmest first.

    Args:
        ledger: everything known.
        as_of: the day; what was agreed or reported after it does not count.
        agreements: only theirs.
        proposed: what machines propose and nobody has accepted, instead of what stands.
        areas: provision id → the areas it is quoted for; None where that is not known.
    """
    items = (
        _item(ledger, told, as_of, proposed, areas or {})
        for told in (_proposals(ledger, agreements) if proposed else _standing(ledger))
        if told.agreement in agreements
    )
    return tuple(
        sorted(
            (item for item in items if item is not None),
            key=lambda item: (item.agreement, -item.strength.step, item.what, item.id),
        )
    )


def standing(reports: Iterable[Entry[ProgressReport]], as_of: datetime.date) -> Standing:
    """Where a commitment stands on a day, by what is reported of it.

    The latest dated evidence decides. Of evidence that can be of the same day the best voice does, and what the others
    say is shown. A search in vain never outweighs what was found.
    """
    known = [entry for entry in reports if last_day(entry.value.date) <= as_of]
    found = [told for told in merged(known) if told.value.status is not CommitmentStatus.UNKNOWN]
    if not found:
        searched = max((entry.value.date for entry in known), key=last_day, default=None)
        told = f"; searched {written_out(searched)}, nothing found" if searched else ""
        return Standing(
            CommitmentStatus.UNKNOWN, None, f"no public evidence as of {written_out(as_of.isoformat())}{told}", ()
        )
    last = max(found, key=lambda told: (last_day(told.value.date), first_day(told.value.date)))
    same = [one for one in found if compatible(one.value.date, last.value.date)]
    best = min(same, key=lambda one: (-one.claims[0].rank, -first_day(one.value.date).toordinal(), one.ids[0]))
    said = {one.value.status for one in same}
    others = tuple(status for status in CommitmentStatus if status in said and status is not best.value.status)
    rule = f"by the latest evidence, of {written_out(best.value.date)}"
    return Standing(best.value.status, best.value.date, rule, others)


class _Told(NamedTuple):
    """A commitment, and the claims that tell of it."""

    id: str
    agreement: str
    value: Commitment
    claims: tuple[Claim, ...]


def _standing(ledger: Ledger) -> Iterator[_Told]:
    """What stands: coded and accepted, or reported by sources; one thing once."""
    for subject, entries in ledger.by_subject(Commitment).items():
        for told in merged(entries):
            identifier = commitment_id(told.claims[0], told.value)
            yield _Told(identifier, told.value.agreement or subject, told.value, told.claims)


def _proposals(ledger: Ledger, agreements: Iterable[str]) -> Iterator[_Told]:
    """What machines propose; two coders that found the same words propose one thing."""
    for agreement in agreements:
        by_id: dict[str, list[Entry[Commitment]]] = defaultdict(list)
        for claim, value in ledger.proposals(agreement):
            if isinstance(value, Commitment):
                by_id[commitment_id(claim, value)].append(Entry(claim, value))
        for identifier, entries in by_id.items():
            yield _Told(identifier, agreement, entries[-1].value, tuple(entry.claim for entry in entries))


def _item(
    ledger: Ledger, told: _Told, as_of: datetime.date, proposed: bool, areas: Mapping[str, Collection[str]]
) -> CommitmentItem | None:
    """One item; None where the agreement did not stand yet. One whose beginning has no date on record stands."""
    agreement = told.agreement
    events = ledger.of(Event, agreement)
    began = beginning(events, as_of)
    if began is None and beginning(events, datetime.date.max) is not None:
        return None
    value, start = told.value, None if began is None else began.value.date
    due_on, due_rule = due_day(value.due, start)
    reports = ledger.of(ProgressReport, told.id)
    now = standing(reports, as_of)
    return CommitmentItem(
        id=told.id,
        agreement=agreement,
        partner=ledger.partner(agreement),
        actor=value.actor,
        who=in_words(value.who) if value.who else None,
        what=value.what or told.claims[0].basis.locator,
        strength=value.strength,
        condition=in_words(value.condition) if value.condition else None,
        periodicity=value.periodicity,
        due=in_words(value.deadline) if value.deadline else value.due,
        due_on=None if due_on is None else due_on.isoformat(),
        due_rule=due_rule,
        areas=_areas(told, areas),
        undertaken=start,
        proposed=proposed,
        status=now.status,
        status_date=now.date,
        status_rule=now.rule,
        differing=now.differing,
        reports=_reported(reports, as_of),
        as_of=as_of.isoformat(),
        sources=tuple(dict.fromkeys(claim.basis.source for claim in told.claims)),
        claims=tuple(claim.id for claim in told.claims),
    )


def _areas(told: _Told, areas: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """The areas said of it; else those its provision is quoted for."""
    spans = (claim.basis.span for claim in told.claims)
    quoted = {area for span in spans if span for area in areas.get(span.provision, ())}
    return told.value.areas or tuple(sorted(quoted))


def _reported(reports: Sequence[Entry[ProgressReport]], as_of: datetime.date) -> tuple[Reported, ...]:
    known = [entry for entry in reports if last_day(entry.value.date) <= as_of]
    known.sort(key=lambda entry: (last_day(entry.value.date), entry.claim.id), reverse=True)
    return tuple(
        Reported(status=value.status, date=value.date, text=value.text, source=claim.basis.source, claim=claim.id)
        for claim, value in known
    )
