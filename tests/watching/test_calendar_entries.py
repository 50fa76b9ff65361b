"""The calendar's laws: an entry keeps its number through being held, its revision only grows, nothing just vanishes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from foedera.model.agenda import CalendarEntry, EntryState
from foedera.model.claim import Basis, Claim, Rank, claim_value, new_claim
from foedera.model.event import Dialogue, Event, Intention, Meeting
from foedera.watching.calendar_entries import calendar_entries

BEGAN = datetime.date(2024, 2, 29)
TALKS = Dialogue(
    agreement="eu-xyz-sdp-2024",
    name="EU–Xyz Security and Defence Dialogue",
    format="security_and_defence",
    status="promised",
    periodicity="annual",
)
OPEN = (EntryState.DUE, EntryState.OVERDUE)
RECORDS = {"dialogue": Dialogue, "event": Event, "meeting": Meeting, "intention": Intention}


def said(subject: str, value: Dialogue | Event | Meeting | Intention, day: datetime.date, **more: str) -> Claim:
    """A claim of a source, recorded at noon of a day."""
    name = next(key for key, record in RECORDS.items() if isinstance(value, record))
    return new_claim(
        subject=subject,
        property=name,
        value=claim_value(value),
        coder="src",
        rank=Rank.PRIMARY,
        basis=Basis(source="src", locator=more.pop("locator", "page")),
        recorded=datetime.datetime.combine(day, datetime.time(12), datetime.UTC),
        **more,  # type: ignore[arg-type]  # only `replaces` is passed
    )


def begun(talks: Dialogue = TALKS) -> list[Claim]:
    """A dialogue whose agreement was signed, both recorded on that day."""
    signed = Event(role="signed", date=BEGAN.isoformat())
    return [said(talks.agreement, signed, BEGAN), said("eu-xyz-sdd", talks, BEGAN)]


def on(claims: list[Claim], day: datetime.date) -> dict[str, CalendarEntry]:
    """The calendar of the dialogue on a day, by id."""
    found = calendar_entries(claims, dialogues=("eu-xyz-sdd",), as_of=day, partners={})
    assert len({entry.uid for entry in found}) == len(found)
    assert all((entry.day < day) == (entry.state is EntryState.OVERDUE) for entry in found if entry.state in OPEN)
    return {entry.uid: entry for entry in found}


def the(entries: dict[str, CalendarEntry], state: EntryState) -> CalendarEntry:
    """The one entry that stands so."""
    (found,) = [entry for entry in entries.values() if entry.state is state]
    return found


def test_a_due_meeting_becomes_the_held_one_and_the_next_gets_the_next_number() -> None:
    """Signed on a leap day, so due on the last of February; held late; the next is due a year after that."""
    claims = begun()
    due = the(on(claims, datetime.date(2024, 3, 1)), EntryState.DUE)
    assert (due.day, due.sequence) == (datetime.date(2025, 2, 28), 0)
    overdue = the(on(claims, datetime.date(2025, 4, 1)), EntryState.OVERDUE)
    assert (overdue.uid, overdue.day, overdue.sequence) == (due.uid, due.day, 1)
    assert overdue.revised == datetime.datetime(2025, 3, 1, tzinfo=datetime.UTC)
    claims.append(said("eu-xyz-sdd", Meeting(date="2025-06-30"), datetime.date(2025, 7, 4)))
    after = on(claims, datetime.date(2025, 7, 4))
    held, following = the(after, EntryState.HELD), the(after, EntryState.DUE)
    assert (held.uid, held.day, held.sequence) == (due.uid, datetime.date(2025, 6, 30), 2)
    assert (following.day, following.sequence) == (datetime.date(2026, 6, 30), 0)
    assert following.uid != held.uid


def test_a_second_source_for_a_meeting_is_no_second_meeting() -> None:
    """Three sources of one day: one entry, and it does not change."""
    claims = begun()
    for place, day in enumerate((5, 6, 9)):
        reported = Meeting(date="2024-12-05" if place else "2024-12")
        claims.append(said("eu-xyz-sdd", reported, datetime.date(2024, 12, day), locator=f"page {place}"))
    found = on(claims, datetime.date(2025, 1, 1))
    assert sorted(entry.state for entry in found.values()) == ["due", "held"]


def test_an_older_meeting_found_later_moves_no_number() -> None:
    """It was never awaited in the calendar, so it does not stand there, and the entries stay as they are."""
    claims = [*begun(), said("eu-xyz-sdd", Meeting(date="2025-02-01"), datetime.date(2025, 2, 2))]
    before = on(claims, datetime.date(2025, 3, 1))
    claims.append(said("eu-xyz-sdd", Meeting(date="2024-06-01"), datetime.date(2025, 3, 1)))
    assert on(claims, datetime.date(2025, 3, 1)) == before


def test_what_is_no_longer_due_is_withdrawn_not_dropped() -> None:
    """The rhythm was a misreading; then the talks are found to be yearly after all."""
    claims = begun()
    due = the(on(claims, datetime.date(2024, 6, 1)), EntryState.DUE)
    wrong = Dialogue(agreement=TALKS.agreement, name=TALKS.name, format=TALKS.format, status="promised")
    claims.append(said("eu-xyz-sdd", wrong, datetime.date(2024, 7, 1), replaces=claims[1].id))
    withdrawn = the(on(claims, datetime.date(2024, 7, 1)), EntryState.WITHDRAWN)
    assert (withdrawn.uid, withdrawn.day, withdrawn.sequence) == (due.uid, due.day, 1)
    claims.append(said("eu-xyz-sdd", TALKS, datetime.date(2024, 8, 1), replaces=claims[-1].id))
    again = the(on(claims, datetime.date(2024, 8, 1)), EntryState.DUE)
    assert (again.uid, again.day, again.sequence) == (due.uid, due.day, 2)


def test_an_intention_has_an_entry_of_its_own_until_it_is_met() -> None:
    """Announced for June, held in November: its entry is withdrawn, the round's entry moves to the day it was held."""
    claims = begun()
    announced = Intention(text="first dialogue in the first half of 2024", due="2024-06", stated="2024-03-01")
    claims.append(said("eu-xyz-sdd", announced, datetime.date(2024, 3, 1)))
    first = on(claims, datetime.date(2024, 3, 1))
    assert {(entry.kind, entry.day) for entry in first.values()} == {
        ("rhythm", datetime.date(2025, 2, 28)),
        ("intention", datetime.date(2024, 6, 30)),
    }
    claims.append(said("eu-xyz-sdd", Meeting(date="2024-11-12"), datetime.date(2024, 11, 13)))
    after = on(claims, datetime.date(2024, 11, 13))
    assert {uid: after[uid].state for uid in first} == {
        next(uid for uid, e in first.items() if e.kind == "rhythm"): EntryState.HELD,
        next(uid for uid, e in first.items() if e.kind == "intention"): EntryState.WITHDRAWN,
    }


def test_a_meeting_that_was_known_from_the_start_was_never_awaited() -> None:
    """The calendar holds what is due, not the past; the number goes on from it."""
    signed, talks = begun()
    held = said("eu-xyz-sdd", Meeting(date="2023-05-05"), BEGAN)
    (entry,) = on([signed, talks, held], datetime.date(2024, 3, 1)).values()
    assert (entry.uid, entry.day) == ("eu-xyz-sdd-2@foedera.invalid", datetime.date(2025, 2, 28))


def _dates(today: datetime.date) -> st.SearchStrategy[str]:
    """A day up to today, as precisely as somebody may report it."""
    back = st.integers(0, 500).map(lambda days: (today - datetime.timedelta(days)).isoformat())
    return st.tuples(back, st.sampled_from([4, 7, 10, 10, 10])).map(lambda pair: pair[0][: pair[1]])


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Claim], datetime.date]:
    """What a log may come to hold of a dialogue over some years, and the day after."""
    claims, today = begun(), BEGAN
    for place in range(draw(st.integers(0, 7))):
        today += datetime.timedelta(draw(st.integers(0, 250)))
        act = draw(st.sampled_from(["meeting", "meeting", "meeting", "moved", "taken", "rhythm", "ended", "intention"]))
        meetings = [c for c in claims if c.property == "meeting"]
        replaced = {c.replaces for c in claims}
        standing = [c for c in meetings if c.id not in replaced]
        talks = next(c for c in claims if c.property == "dialogue" and c.id not in replaced)
        where = {"locator": f"page {place}"}
        if act == "meeting":
            claims.append(said("eu-xyz-sdd", Meeting(date=draw(_dates(today))), today, **where))
        elif act in ("moved", "taken") and standing:
            other = "eu-xyz-sdd" if act == "moved" else "eu-xyz-other"
            wrong = draw(st.sampled_from(standing)).id
            claims.append(said(other, Meeting(date=draw(_dates(today))), today, replaces=wrong, **where))
        elif act in ("rhythm", "ended"):
            rhythm = draw(st.sampled_from([None, "annual", "six_monthly", "monthly", "as_appropriate"]))
            now = Dialogue(
                agreement=TALKS.agreement,
                name=TALKS.name,
                format=TALKS.format,
                status="discontinued" if act == "ended" else "promised",
                periodicity=rhythm,
            )
            claims.append(said("eu-xyz-sdd", now, today, replaces=talks.id, **where))
        elif act == "intention":
            due = (today + datetime.timedelta(draw(st.integers(-30, 400)))).isoformat()
            due = due[: draw(st.sampled_from([4, 7, 10]))]
            claims.append(
                said("eu-xyz-sdd", Intention(text="again", due=due, stated=today.isoformat()), today, **where)
            )
    return claims, today + datetime.timedelta(draw(st.integers(0, 900)))


def looks(claims: list[Claim], last: datetime.date) -> Iterator[dict[str, CalendarEntry]]:
    """What a subscriber sees who looks whenever something was recorded, and some time after, up to a last day."""
    moments = sorted({claim.recorded for claim in claims})
    for place, moment in enumerate(moments):
        known = [claim for claim in claims if claim.recorded <= moment]
        until = moments[place + 1].date() if place + 1 < len(moments) else last
        gap = (until - moment.date()).days
        for days in sorted({0, gap // 3, gap}):
            yield on(known, moment.date() + datetime.timedelta(days))


@given(histories())
def test_subscribers_lose_nothing_and_see_every_change(history: tuple[list[Claim], datetime.date]) -> None:
    """Ids never vanish; a revision never shrinks; the same revision says the same; what changed has a greater one."""
    seen: dict[str, CalendarEntry] = {}
    for now in looks(*history):
        assert seen.keys() <= now.keys()
        for uid, before in seen.items():
            assert now[uid].sequence >= before.sequence
            assert (now[uid].sequence == before.sequence) == (now[uid] == before)
            assert now[uid].revised >= before.revised
        seen = now


@given(histories(), st.integers(1, 60))
def test_a_newer_meeting_takes_the_number_that_was_due(history: tuple[list[Claim], datetime.date], later: int) -> None:
    """Whatever came before: what was due by its rhythm is the one that was held, and the next has another number."""
    claims, day = history
    before = on(claims, day)
    waiting = [e for e in before.values() if e.kind == "rhythm" and e.state in OPEN]
    dated = [str(c.value["date"]) for c in claims if c.property == "meeting"]
    held_on = day + datetime.timedelta(later)
    if any(date[:4] == str(held_on.year) for date in dated if len(date) < 10):
        return  # "2025" may be the very meeting
    claims = [*claims, said("eu-xyz-sdd", Meeting(date=held_on.isoformat()), held_on, locator="last page")]
    after = on(claims, held_on)
    for entry in waiting:
        assert (after[entry.uid].state, after[entry.uid].day) == (EntryState.HELD, held_on)
        following = [e for e in after.values() if e.kind == "rhythm" and e.state is EntryState.DUE]
        assert [e.uid for e in following] != [entry.uid]
        assert len(following) == 1
