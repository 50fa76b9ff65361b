"""What rows about dialogues say that cannot be, or that a reader should look at again.

In: the claims of a register, and where each stands. Out: remarks row by row. A meeting needs a dialogue, and one held
before the agreement that promises the dialogue is possible only where the dialogue was there before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from foedera.model.claim import Claim
from foedera.model.dates import first_day, last_day, written_out
from foedera.model.event import Dialogue, Event, Intention, Meeting
from foedera.model.phrasing import plain
from foedera.model.properties import value_of
from foedera.model.rhythm import months_of
from foedera.reading.row_remark import RowRemark

SIGNED = ("signed", "adopted", "concluded", "announced")
"""Roles of events from which a promise stands."""

NEW = frozenset({"promised", "to_be_established", "possible"})
"""What a dialogue is that its agreement brings about."""


def meeting_remarks(
    claims: Iterable[Claim], places: Mapping[str, tuple[str, int]], refused: Collection[str] = ()
) -> Iterator[RowRemark]:
    """Remarks on dialogues, meetings and stated intentions.

    Args:
        claims: those of the register.
        places: claim id → file and line it stands in.
        refused: subjects of rows that were refused before.
    """
    pool = list(claims)
    dialogues = {c.subject: value_of(c, Dialogue) for c in reversed(pool) if c.property == "dialogue"}
    started = begun(pool)
    for claim in pool:
        if claim.id not in places:
            continue
        file, line = places[claim.id]
        said = {
            "dialogue": lambda c: _dialogue(c, dialogues),
            "meeting": lambda c: _meeting(c, dialogues, started, refused),
            "intention": _intention,
        }.get(claim.property)
        for problem, expected, found, step, out in said(claim) if said else ():
            yield RowRemark(
                file=file,
                line=line,
                subject=claim.subject,
                problem=problem,
                expected=expected,
                found=found,
                next_step=step,
                refused=out,
            )


Told = tuple[str, str, str, str, bool]
"""Problem, expected, found, next step, and whether the row is refused."""


def begun(claims: list[Claim]) -> dict[str, str]:
    """The date from which each agreement stands, by its id."""
    found: dict[str, tuple[int, str]] = {}
    for claim in claims:
        event = value_of(claim, Event) if claim.property == "event" else None
        if event is not None and event.date and event.role in SIGNED:
            mine = (SIGNED.index(event.role), event.date)
            found[claim.subject] = min(mine, found.get(claim.subject, mine))
    return {agreement: date for agreement, (_, date) in found.items()}


def _dialogue(claim: Claim, dialogues: Mapping[str, Dialogue]) -> Iterator[Told]:
    record = value_of(claim, Dialogue)
    if record.periodicity is not None and months_of(record.periodicity) is None:
        yield (
            "a rhythm that fixes no date",
            "annual, six_monthly … where the source says so",
            plain(record.periodicity),
            "nothing to do if the source says no more: the agenda then says that nothing is due",
            False,
        )
    if record.reports_to is not None and record.reports_to not in dialogues:
        yield (
            "reports to a dialogue that is not on record",
            "a subject of dialogue.csv",
            record.reports_to,
            "add a row for it, or mend its id",
            False,
        )


def _meeting(
    claim: Claim, dialogues: Mapping[str, Dialogue], begun: Mapping[str, str], refused: Collection[str]
) -> Iterator[Told]:
    record, talks = value_of(claim, Meeting), dialogues.get(claim.subject)
    if talks is None and claim.subject in refused:
        yield "a meeting of a dialogue whose row is refused", "", "", "mend the row of its dialogue", True
        return
    if talks is None:
        yield (
            "a meeting of an unknown dialogue",
            "a subject of dialogue.csv",
            claim.subject,
            "add a row for the dialogue, or mend its id",
            True,
        )
        return
    if first_day(record.date) > claim.recorded.date():
        yield (
            "a meeting that lies ahead",
            f"a day up to {claim.recorded.date().isoformat()}, when the row was recorded",
            record.date,
            "what is only announced belongs into intention.csv",
            True,
        )
    start = begun.get(talks.agreement)
    if start is not None and last_day(record.date) < first_day(start):
        new = talks.status in NEW
        yield (
            "a meeting dated before its agreement",
            f"a date from {written_out(start)}, unless the dialogue existed before (status existing or upgraded)",
            f"{record.date}, and the dialogue is {plain(talks.status)}",
            "mend the date or the status" if new else "nothing to do if the date is right",
            new,
        )


def _intention(claim: Claim) -> Iterator[Told]:
    record = value_of(claim, Intention)
    if record.due and record.stated and last_day(record.due) < first_day(record.stated):
        yield (
            "a time that had passed when it was stated",
            f"a date from {record.stated}",
            record.due,
            "mend 'due' or 'stated'",
            True,
        )
