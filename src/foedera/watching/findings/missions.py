"""Missions and operations: numbers in prose against the table, and what the table leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from foedera.amounts import amount
from foedera.model.claim import Source
from foedera.model.dates import first_day, last_day, months_between, written_out
from foedera.model.event import Mission, Participation
from foedera.model.finding import Severity
from foedera.model.ledger import Entry
from foedera.model.merging import merged
from foedera.model.statement import LayoutElement
from foedera.watching.findings.case import Case, spoken, together
from foedera.watching.findings.rule import Found, rule

RECENT_MONTHS = 24
"""Months before a table was published from which a part in a mission is expected in it: an older one may be over."""
TAKES_PART = {
    "contributes": "contributes to",
    "agreed": "has an agreement on",
    "approved": "has approved its part in",
    "invited": "is invited to",
}
"""Relations that a table of participation would be expected to show or explain, in words."""


@rule(
    "missions-count",
    Severity.WARNING,
    title="Number of missions",
    settle="a list of missions with dates of participation; past and present apart",
    unless={Severity.ERROR: "the table ticks more than the prose says"},
)
def missions_count(case: Case) -> Iterator[Found]:
    """A stated number of missions joined against the missions the source's table ticks."""
    statements = [entry for entry, _ in case.statements("joined_missions_count")]
    for said in together(statements, ("about", "items", "number")):
        (agreement,), (kind,) = said[0].value.about, said[0].value.items
        number = said[0].value.number or 0
        for source in dict.fromkeys(entry.claim.basis.source for entry in said):
            rows = [mission for mission in _rows(case, source) if _kind(case, mission) == kind]
            ticked = [e for e in _ticked(case, agreement, source) if _kind(case, e.value.mission) == kind]
            missions = dict.fromkeys(e.value.mission for e in ticked)
            if not rows or len(missions) == number:
                continue
            names = f" ({case.names(missions)})" if missions else ""
            yield Found(
                agreement,
                f"{case.name(agreement)}: {case.source(source)} speaks of {number:g} {kind} missions and operations; "
                f"its table has {amount(len(rows), 'row')} of that kind and ticks {len(missions)}{names}",
                claims=[entry.claim for entry in said if entry.claim.basis.source == source],
                against=[*(e.claim for e in ticked), *_crosses(case, agreement, source, rows)],
                compared=(kind, number, source),
                about=missions,
                severity=Severity.ERROR if len(missions) > number else None,
            )


@rule(
    "more-missions",
    Severity.WARNING,
    title="‘Among other operations’",
    settle="the names of the other operations",
)
def more_missions(case: Case) -> Iterator[Found]:
    """'Among other operations' with no other operation in the source's table."""
    for entry, source in case.statements("more_missions_than_named"):
        (agreement,) = entry.value.about
        ticked = _ticked(case, agreement, source)
        others = {e.value.mission for e in ticked} - set(entry.value.items)
        if not others:
            yield Found(
                agreement,
                f"{case.name(agreement)}: {case.source(source)} speaks of other operations beside "
                f"{case.names(entry.value.items)}; its table ticks none",
                claims=[entry.claim],
                against=[e.claim for e in ticked],
                compared=(source,),
                about=entry.value.items,
            )


@rule(
    "mission-not-in-table",
    Severity.WARNING,
    title="Missions without a row",
    settle="a complete list of missions, with the day it was drawn up",
    unless={Severity.CHANGED: "the part in the mission began after the table was published"},
)
def mission_not_in_table(case: Case) -> Iterator[Found]:
    """Missions partners take part in, or were invited to, that a source's table of missions has no row for."""
    for table, elements in case.ledger.by_subject(LayoutElement).items():
        source = elements[0].claim.basis.source
        rows, tally = _rows(case, source, table), case.stated.get(source)
        if not rows or tally is None:
            continue
        partners = {case.ledger.partner(agreement): agreement for agreement in tally.covered}
        missing = [
            e
            for e in case.ledger.of(Participation)
            if e.claim.subject in partners
            and e.value.mission not in rows
            and e.value.relation in TAKES_PART
            and not e.claim.confidence.unverified
            and not _long_before(case, e, source)
        ]
        later = [e for e in missing if _after(case, e, source)]
        for severity, entries in ((None, [e for e in missing if e not in later]), (Severity.CHANGED, later)):
            if entries:
                parts = [
                    (party, told)
                    for party in partners
                    for told in merged(e for e in entries if e.claim.subject == party)
                ]
                said = spoken(
                    f"{case.name(party or '')} {TAKES_PART[told.value.relation]} {case.name(told.value.mission)}"
                    for party, told in parts
                )
                yield Found(
                    table,
                    f"{case.name(table)} of {case.source(source)} has rows for {len(rows)} missions only; "
                    + (f"since then {said}" if severity else f"without a row: {said}"),
                    claims=[e.claim for e in elements if e.value.element == "row"],
                    against=[e.claim for e in entries],
                    compared=(severity,),
                    about=dict.fromkeys((*(partners[p] for p, _ in parts), *(told.value.mission for _, told in parts))),
                    severity=severity,
                )


@rule(
    "cooperation-shown-as-absence",
    Severity.NOTE,
    title="Cooperation shown as a cross",
    settle="two columns: participation and cooperation",
)
def cooperation_shown_as_absence(case: Case) -> Iterator[Found]:
    """A cross for a mission the partner cooperates with: cooperation is not participation, nor is it nothing."""
    for party, entries in case.ledger.by_subject(Participation).items():
        for mission in dict.fromkeys(e.value.mission for e in entries):
            works = [e for e in entries if e.value.relation == "cooperates" and e.value.mission == mission]
            crosses = [e for e in entries if e.value.relation == "not_listed" and e.value.mission == mission]
            if works and crosses:
                yield Found(
                    party,
                    f"{case.name(party)} cooperates with {case.name(mission)} ({case.places(works)}) "
                    f"and has a cross for it ({case.places(crosses)})",
                    claims=[e.claim for e in works],
                    against=[e.claim for e in crosses],
                    compared=(mission,),
                    about=(mission,),
                )


@rule(
    "mission-since",
    Severity.WARNING,
    title="In a mission since when",
    settle="the date of first deployment, kept apart from the date of the participation agreement",
    unless={Severity.ERROR: "another source has the partner in the mission before that year"},
)
def mission_since(case: Case) -> Iterator[Found]:
    """'In the mission since YEAR' against agreements and deployments dated otherwise.

    A deployment on record in a later year contradicts nothing; one in an earlier year does. An agreement of another
    year is no deployment, and easily read as one.
    """
    for said in together((entry for entry, _ in case.statements("in_mission_since")), ("about", "items", "number")):
        (agreement,), (mission,) = said[0].value.about, said[0].value.items
        year, sources = int(said[0].value.number or 0), {entry.claim.basis.source for entry in said}
        dated = [
            e
            for e in case.ledger.of(Participation, case.ledger.partner(agreement) or "")
            if e.value.mission == mission and e.value.date and e.claim.basis.source not in sources
        ]
        before = [e for e in dated if e.value.relation == "contributes" and last_day(e.value.date or "").year < year]
        agreed = [
            e
            for e in dated
            if e.value.relation in ("agreed", "approved")
            and first_day(e.value.date or "").year != year
            and first_day(e.value.date or "").year <= year
        ]
        other = before or agreed
        if other:
            first = min(other, key=lambda e: first_day(e.value.date or ""))
            verb = {"contributes": "has it there", "agreed": "has the agreement on it", "approved": "has its approval"}
            day = f"{'on' if (first.value.date or '').count('-') == 2 else 'in'} {written_out(first.value.date)}"
            yield Found(
                agreement,
                f"{case.name(agreement)}: {case.sources(said)} says in {case.name(mission)} since {year}; "
                f"{case.source(first.claim.basis.source)} {verb[first.value.relation]} {day}",
                claims=[entry.claim for entry in said],
                against=[e.claim for e in other],
                compared=(mission, year),
                about=(mission,),
                severity=Severity.ERROR if before else None,
            )


@rule(
    "joining-what-was-joined",
    Severity.NOTE,
    title="‘May consider joining’",
    settle="past participation and future intention kept apart",
)
def joining_what_was_joined(case: Case) -> Iterator[Found]:
    """'May consider joining' beside 'has joined': the tense does not fit the count."""
    for entry, source in case.statements("considers_joining"):
        for other, by in case.statements("joined_missions_count"):
            same = other.value.about == entry.value.about and other.value.items == entry.value.items
            if same and by == source and (other.value.number or 0) > 0:
                yield Found(
                    entry.value.about[0],
                    f"{case.names(entry.value.about)}: {case.source(source)} says it may consider "
                    f"{entry.value.items[0]} operations, and that it has joined {other.value.number:g} of them",
                    claims=[entry.claim],
                    against=[other.claim],
                    compared=(entry.value.items, source),
                )


def _after(case: Case, part: Entry[Participation], source: str) -> bool:
    """Whether a part in a mission began after a source was published."""
    published, date = _published(case, source), part.value.date
    return published is not None and date is not None and first_day(date) > last_day(published)


def _long_before(case: Case, part: Entry[Participation], source: str) -> bool:
    """Whether a part in a mission is on record for a time so long before that it says nothing of the source's day."""
    published, date = _published(case, source), part.value.date
    return published is not None and date is not None and months_between(date, published) > RECENT_MONTHS


def _published(case: Case, source: str) -> str | None:
    return next((entry.value.date for entry in reversed(case.ledger.of(Source, source))), None)


def _rows(case: Case, source: str, table: str | None = None) -> dict[str, None]:
    """The missions a source's tables have rows for."""
    known = case.ledger.by_subject(Mission)
    return dict.fromkeys(
        e.value.refers_to
        for e in case.ledger.of(LayoutElement, table)
        if e.value.element == "row" and e.claim.basis.source == source and e.value.refers_to in known
    )


def _ticked(case: Case, agreement: str, source: str) -> list[Entry[Participation]]:
    """What the source itself says the partner contributes to."""
    return [
        e
        for e in case.ledger.of(Participation, case.ledger.partner(agreement) or "")
        if e.value.relation == "contributes" and e.claim.basis.source == source
    ]


def _crosses(case: Case, agreement: str, source: str, missions: list[str]) -> list[str]:
    """The source's crosses for the partner in some rows."""
    return [
        e.claim.id
        for e in case.ledger.of(Participation, case.ledger.partner(agreement) or "")
        if e.value.relation == "not_listed" and e.claim.basis.source == source and e.value.mission in missions
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
