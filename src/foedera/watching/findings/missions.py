"""Missions and operations: numbers in prose against the table, and what the table leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from foedera.model.dates import first_day, written_out
from foedera.model.event import Mission, Participation
from foedera.model.finding import Severity
from foedera.model.ledger import Entry
from foedera.model.statement import LayoutElement
from foedera.watching.findings.case import Case
from foedera.watching.findings.rule import Found, rule

TAKES_PART = ("contributes", "agreed", "approved", "invited")
"""Relations that a table of participation would be expected to show or explain."""


@rule("missions-count", Severity.ERROR, settle="a list of missions with dates of participation; past and present apart")
def missions_count(case: Case) -> Iterator[Found]:
    """A stated number of missions joined against the missions the source's table ticks."""
    for entry, source in case.statements("joined_missions_count"):
        (agreement,), (kind,) = entry.value.about, entry.value.items
        ticked = _ticked(case, agreement, source)
        of_kind = [e for e in ticked if _kind(case, e.value.mission) == kind]
        if len(of_kind) != entry.value.number:
            names = ", ".join(e.value.mission for e in of_kind) or "none"
            yield Found(
                agreement,
                f"{case.short(agreement)}: {source} speaks of {entry.value.number:g} {kind} missions and operations; "
                f"its table ticks {len(of_kind)} ({names})",
                claims=[entry.claim, *(e.claim for e in ticked)],
            )


@rule("more-missions", Severity.WARNING, settle="the names of the other operations")
def more_missions(case: Case) -> Iterator[Found]:
    """'Among other operations' with no other operation in the source's table."""
    for entry, source in case.statements("more_missions_than_named"):
        (agreement,) = entry.value.about
        ticked = _ticked(case, agreement, source)
        others = {e.value.mission for e in ticked} - set(entry.value.items)
        if not others:
            yield Found(
                agreement,
                f"{case.short(agreement)}: {source} speaks of other operations beside {', '.join(entry.value.items)}; "
                "its table ticks none",
                claims=[entry.claim, *(e.claim for e in ticked)],
            )


@rule("mission-not-in-table", Severity.WARNING, settle="a complete list of missions, with the day it was drawn up")
def mission_not_in_table(case: Case) -> Iterator[Found]:
    """Missions partners take part in, or were invited to, that a source's table of missions has no row for."""
    missions = case.ledger.by_subject(Mission)
    for table, elements in case.ledger.by_subject(LayoutElement).items():
        rows = {e.value.refers_to for e in elements if e.value.element == "row"} & missions.keys()
        tally = case.stated.get(elements[0].claim.basis.source)
        if not rows or tally is None:
            continue
        partners = {case.ledger.partner(agreement): agreement for agreement in tally.covered}
        missing = [
            e
            for e in case.ledger.of(Participation)
            if e.claim.subject in partners and e.value.mission not in rows and e.value.relation in TAKES_PART
        ]
        if missing:
            said = dict.fromkeys(
                f"{case.short(partners[e.claim.subject])} {e.value.relation} {e.value.mission} ({e.claim.basis.source})"
                for e in missing
            )
            yield Found(
                table,
                f"the table has rows for {len(rows)} missions only; without a row: {'; '.join(said)}",
                claims=[e.claim for e in missing],
            )


@rule("cooperation-shown-as-absence", Severity.NOTE, settle="two columns: participation and cooperation")
def cooperation_shown_as_absence(case: Case) -> Iterator[Found]:
    """A cross for a mission the partner cooperates with: cooperation is not participation, nor is it nothing."""
    for party, entries in case.ledger.by_subject(Participation).items():
        for works in (e for e in entries if e.value.relation == "cooperates"):
            crosses = [
                e for e in entries if e.value.relation == "not_listed" and e.value.mission == works.value.mission
            ]
            if crosses:
                yield Found(
                    party,
                    f"{party} cooperates with {works.value.mission} ({works.claim.basis.locator}) "
                    f"and has a cross for it ({crosses[0].claim.basis.locator})",
                    claims=[works.claim, *(e.claim for e in crosses)],
                )


@rule(
    "mission-since",
    Severity.ERROR,
    settle="the date of first deployment, kept apart from the date of the participation agreement",
)
def mission_since(case: Case) -> Iterator[Found]:
    """'In the mission since YEAR' against the earliest dated participation on record."""
    for entry, source in case.statements("in_mission_since"):
        (agreement,), (mission,) = entry.value.about, entry.value.items
        others = [
            e
            for e in case.ledger.of(Participation, case.ledger.partner(agreement) or "")
            if e.value.mission == mission and e.value.date and e.claim.basis.source != source
        ]
        if not others:
            continue
        first = min(others, key=lambda e: first_day(e.value.date or ""))
        if first_day(first.value.date or "").year != entry.value.number:
            yield Found(
                agreement,
                f"{case.short(agreement)}: {source} says in {mission} since {entry.value.number:g}; "
                f"{first.claim.basis.source} has it {first.value.relation} on {written_out(first.value.date)}",
                claims=[entry.claim, first.claim],
            )


@rule("joining-what-was-joined", Severity.NOTE, settle="past participation and future intention kept apart")
def joining_what_was_joined(case: Case) -> Iterator[Found]:
    """'May consider joining' beside 'has joined': the tense does not fit the count."""
    for entry, source in case.statements("considers_joining"):
        for other, by in case.statements("joined_missions_count"):
            same = other.value.about == entry.value.about and other.value.items == entry.value.items
            if same and by == source and (other.value.number or 0) > 0:
                yield Found(
                    entry.value.about[0],
                    f"{case.shorts(entry.value.about)}: {source} says it may consider "
                    f"{entry.value.items[0]} operations, "
                    f"and that it has joined {other.value.number:g} of them",
                    claims=[entry.claim, other.claim],
                )


def _ticked(case: Case, agreement: str, source: str) -> list[Entry[Participation]]:
    """What the source itself says the partner contributes to."""
    return [
        e
        for e in case.ledger.of(Participation, case.ledger.partner(agreement) or "")
        if e.value.relation == "contributes" and e.claim.basis.source == source
    ]


def _kind(case: Case, mission: str) -> str | None:
    entries = case.ledger.of(Mission, mission)
    return entries[0].value.kind if entries else None


RULES = (
    missions_count,
    more_missions,
    mission_not_in_table,
    cooperation_shown_as_absence,
    mission_since,
    joining_what_was_joined,
)
