"""The agenda on a given day: what was promised, held, and due; unknown is never 'missed'."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from foedera.model.agenda import AgendaItem, Status
from foedera.publishing.calendar import to_icalendar
from foedera.publishing.lines import due_in_words
from foedera.watching.agenda import _later
from foedera.workspace import Workspace
from tests.conftest import NOW


def on(workspace: Workspace, day: str) -> dict[str, AgendaItem]:
    """The agenda of a day by dialogue."""
    return {item.dialogue: item for item in workspace.agenda(as_of=datetime.date.fromisoformat(day))}


def of_agreement(items: dict[str, AgendaItem], agreement: str) -> AgendaItem:
    """The security and defence dialogue of an agreement."""
    return next(i for i in items.values() if i.agreement == agreement and "Security and Defence Dialogue" in i.name)


def test_a_dialogue_nobody_reports_is_unknown(workspace: Workspace) -> None:
    """Moldova was promised an annual dialogue in May 2024; no source reports one, so that is what is said."""
    item = of_agreement(on(workspace, "2026-11-23"), "eu-mda-sdp-2024")
    assert (item.periodicity, item.last_held, item.status) == ("annual", None, Status.NO_PUBLIC_EVIDENCE)
    assert item.next_due == "2025-05-21"
    assert due_in_words(item) == "no public evidence as of 23 November 2026; 18 months after it was due (21 May 2025)"


def test_a_dialogue_that_was_held_is_due_a_year_later(workspace: Workspace) -> None:
    """Korea's first one took place on 12 November 2025."""
    before = of_agreement(on(workspace, "2026-10-01"), "eu-kor-sdp-2024")
    assert (before.last_held, before.next_due, before.status) == ("2025-11-12", "2026-11-12", Status.UPCOMING)
    after = of_agreement(on(workspace, "2026-11-23"), "eu-kor-sdp-2024")
    assert after.status is Status.NO_PUBLIC_EVIDENCE


def test_without_a_rhythm_nothing_is_due(workspace: Workspace) -> None:
    """North Macedonia's text states no rhythm (endnote 5), so no date is made up."""
    item = of_agreement(on(workspace, "2026-11-23"), "eu-mkd-sdp-2024")
    assert (item.next_due, item.status) == (None, Status.NO_RHYTHM)


def test_what_happened_later_does_not_count(workspace: Workspace) -> None:
    """On the first of July 2024 only two partnerships stood, and no later meeting was known."""
    items = on(workspace, "2024-07-01")
    assert {item.agreement for item in items.values()} <= {"eu-mda-sdp-2024", "eu-nor-sdp-2024"}
    assert all(item.last_held is None or item.last_held <= "2024-07-01" for item in items.values())


def test_every_line_stands_on_claims(workspace: Workspace) -> None:
    """Each dialogue names the claims behind its rhythm, meetings and beginning."""
    known = {claim.id for claim in workspace.claims()}
    for item in workspace.agenda():
        assert item.claims
        assert set(item.claims) <= known


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 12, 31)), st.sampled_from([6, 12]))
def test_months_are_added_by_the_calendar(day: datetime.date, months: int) -> None:
    """The same day of a later month, or its last day; never a month too far."""
    later = _later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_the_calendar_has_one_all_day_event_for_each_due_date(workspace: Workspace) -> None:
    """Read back by a calendar library: unique ids, the due day, and the words of the agenda."""
    items = workspace.agenda()
    events = list(Calendar.from_ical(to_icalendar(items, stamp=NOW)).walk("VEVENT"))
    due = [item for item in items if item.next_due is not None]
    assert [event["DTSTART"].dt.isoformat() for event in events] == [item.next_due for item in due]
    assert len({str(event["UID"]) for event in events}) == len(events) > 5
    assert all(
        "no public evidence" in str(e["DESCRIPTION"])
        for e, i in zip(events, due, strict=True)
        if i.status is Status.NO_PUBLIC_EVIDENCE
    )


def test_a_moved_date_keeps_its_event(workspace: Workspace) -> None:
    """Until the dialogue meets again its event has the same id, so subscribers see it move, not double."""
    uids = [
        {str(e["SUMMARY"]): str(e["UID"]) for e in Calendar.from_ical(to_icalendar(items, stamp=NOW)).walk("VEVENT")}
        for items in (
            workspace.agenda(as_of=datetime.date(2026, 9, 1)),
            workspace.agenda(as_of=datetime.date(2026, 11, 23)),
        )
    ]
    assert uids[0].items() <= uids[1].items()


def test_albania_met_once(workspace: Workspace) -> None:
    """The first dialogue under the partnership was opened in Tirana in April 2025."""
    item = of_agreement(on(workspace, "2026-01-01"), "eu-alb-sdp-2024")
    assert (item.last_held, item.times_held, item.next_due) == ("2025-04-08", 1, "2026-04-08")
