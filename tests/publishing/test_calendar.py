"""The calendar as a file: strict iCalendar by a small reader of our own, and by the library's."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from foedera.model.agenda import CalendarEntry, EntryState
from foedera.publishing.calendar import STATUSES, to_icalendar
from foedera.workspace import Workspace
from tests.conftest import NOW

Component = tuple[str, dict[str, list[tuple[str, str]]], list["Component"]]
"""Name; property → (parameters, value) of each time it stands there; components within."""

LINE = re.compile(r"([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^;:,\"]+)*):(.*)", re.DOTALL)
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", "SEQUENCE", "URL"}


def read_strictly(data: bytes) -> Component:
    """A calendar by the letter of RFC 5545, 3.1 to 3.6; whatever breaks it fails."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(0 < len(line) <= 75 for line in physical)
    for line in physical:
        line.decode()  # no letter is cut in two
    lines = data.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")
    open_ones: list[Component] = []
    found: list[Component] = []
    for line in lines:
        match = LINE.fullmatch(line)
        assert match, line
        name, parameters, value = match.groups()
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value)
        if name == "BEGIN":
            open_ones.append((value, {}, []))
        elif name == "END":
            done = open_ones.pop()
            assert done[0] == value
            (open_ones[-1][2] if open_ones else found).append(done)
        else:
            open_ones[-1][1].setdefault(name, []).append((parameters, value))
    assert len(found) == 1
    check(found[0])
    return found[0]


def check(calendar: Component) -> None:
    """What must and may stand in a calendar and its events."""
    name, properties, components = calendar
    assert name == "VCALENDAR"
    assert properties["VERSION"] == [("", "2.0")]
    assert len(properties["PRODID"]) == 1
    assert properties["REFRESH-INTERVAL"] == [(";VALUE=DURATION", "P1D")]
    assert properties["X-PUBLISHED-TTL"] == [("", "P1D")]
    assert components
    for kind, own, alarms in components:
        assert kind in ("VEVENT", "VJOURNAL")
        assert all(len(own[key]) == 1 for key in ONCE & own.keys())
        assert {"UID", "DTSTAMP"} <= own.keys()
        assert re.fullmatch(r"\d{8}T\d{6}Z", own["DTSTAMP"][0][1])
        for key in {"SUMMARY", "DESCRIPTION"} & own.keys():
            assert not re.search(r"(?<!\\)[;,]", own[key][0][1].replace(r"\\", ""))
        if kind == "VEVENT":
            assert own["STATUS"][0][1] in {"TENTATIVE", "CONFIRMED", "CANCELLED"}
            assert own["SEQUENCE"][0][1].isdigit()
            start, end = (own[key] for key in ("DTSTART", "DTEND"))
            assert start[0][0] == end[0][0] == ";VALUE=DATE"
            days = [datetime.datetime.strptime(value[0][1], "%Y%m%d") for value in (start, end)]
            assert days[1] - days[0] == datetime.timedelta(1)
        for alarm, its, within in alarms:
            assert (alarm, its["ACTION"], within) == ("VALARM", [("", "DISPLAY")], [])
            assert len(its["TRIGGER"]) == len(its["DESCRIPTION"]) == 1


DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 12, 31))
WORDS = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), max_size=120)
ENTRIES = st.builds(
    CalendarEntry,
    uid=st.from_regex(r"[a-z-]{1,60}-[0-9]{1,3}@foedera\.invalid", fullmatch=True),
    sequence=st.integers(0, 99),
    revised=DAYS.map(lambda day: datetime.datetime.combine(day, datetime.time(), datetime.UTC)),
    state=st.sampled_from(EntryState),
    dialogue=st.from_regex(r"[a-z-]{1,40}", fullmatch=True),
    name=WORDS,
    partner_name=st.none(),
    kind=st.sampled_from(["rhythm", "intention"]),
    day=DAYS,
    date=DAYS.map(str),
    rule=WORDS,
    level=st.none() | WORDS,
    last_held=st.none() | DAYS.map(str),
)


@given(st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.uid), WORDS)
def test_every_calendar_is_valid_and_comes_back(entries: list[CalendarEntry], name: str) -> None:
    """Whatever letters names hold: line lengths, escapes and obligations by our reader, days and words by another."""
    data = to_icalendar(entries, stamp=NOW, name=name, site="https://foedera.example/at")
    read_strictly(data)
    events = {str(event["UID"]): event for event in Calendar.from_ical(data).walk("VEVENT")}
    assert events.keys() == {entry.uid for entry in entries}
    for entry in entries:
        event = events[entry.uid]
        assert event["DTSTART"].dt == entry.day
        assert str(event["STATUS"]) == STATUSES[entry.state]
        assert event["SEQUENCE"] == entry.sequence
        assert entry.name in str(event["SUMMARY"])
        assert str(event["URL"]) == f"https://foedera.example/at/dialogues/{entry.dialogue}"
        assert bool(event.walk("VALARM")) == (entry.state is EntryState.DUE)


def test_what_was_due_claims_no_meeting(workspace: Workspace) -> None:
    """In the register's calendar each date that has passed says so, is tentative and takes no time."""
    entries = workspace.calendar()
    _, _, events = read_strictly(to_icalendar(entries, stamp=NOW))
    assert len(events) == len(entries) > 5
    today = workspace.clock().strftime("%Y%m%d")
    for _, own, _ in events:
        passed = own["DTSTART"][0][1] < today
        assert own["SUMMARY"][0][1].startswith("No public evidence: ") == passed
        assert (own["STATUS"], own["TRANSP"]) == ([("", "TENTATIVE")], [("", "TRANSPARENT")])
        assert "URL" not in own


def test_a_calendar_in_which_nothing_is_due_is_still_valid(workspace: Workspace) -> None:
    """Iceland's dialogue states no rhythm: a note, and no event."""
    entries = workspace.calendar(partner="Iceland")
    assert entries == ()
    _, _, parts = read_strictly(to_icalendar(entries, stamp=NOW))
    assert [kind for kind, _, _ in parts] == ["VJOURNAL"]


@pytest.mark.parametrize(("zone", "hours"), [("far east", 14), ("far west", -12)])
def test_a_due_day_is_no_moment(workspace: Workspace, zone: str, hours: int) -> None:
    """The day it is due is the same for every reader: a date without time or zone, however the moment of asking is."""
    moment = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=hours), zone))
    asked = to_icalendar(workspace.calendar(as_of=moment), stamp=NOW)
    assert asked == to_icalendar(workspace.calendar(as_of=moment.astimezone(datetime.UTC).date()), stamp=NOW)
    assert b"TZID" not in asked
