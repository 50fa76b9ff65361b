"""One thing with many claims is shown once, with all its sources; what could be two things is not made one."""

from __future__ import annotations

import datetime
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from foedera.model.claim import Basis, Claim, Confidence, Rank, claim_value, new_claim
from foedera.model.event import Meeting
from foedera.model.ledger import Entry
from foedera.model.merging import merged

WHEN = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)


def said(date: str, *, source: str, place: str | None = None, rank: Rank = Rank.SECONDARY) -> Entry[Meeting]:
    """A meeting as one source reports it."""
    value = Meeting(date=date, place=place)
    claim: Claim = new_claim(
        subject="eu-kor-sdd",
        property="meeting",
        value=claim_value(value),
        coder=source,
        rank=rank,
        basis=Basis(source=source, locator="paragraph 1"),
        recorded=WHEN,
        confidence=Confidence.HIGH,
    )
    return Entry(claim, value)


def test_three_reports_of_one_day_are_one_meeting_with_three_sources() -> None:
    """Korea's first dialogue stood there three times, once per source."""
    (meeting,) = merged([said("2025-11-12", source=name) for name in ("ministry", "newsis", "anews")])
    assert sorted(meeting.sources) == ["anews", "ministry", "newsis"]
    assert meeting.differing == ()


def test_a_month_finds_the_day_it_holds_and_a_field_its_voice() -> None:
    """A vaguer date joins the one it can only mean; each field comes from who states it."""
    (meeting,) = merged([said("2024-05", source="press", place="New Delhi"), said("2024-05-14", source="eeas")])
    assert (meeting.value.date, meeting.value.place) == ("2024-05-14", "New Delhi")


def test_a_month_with_two_meetings_belongs_to_neither() -> None:
    """What could be either is guessed for none."""
    days = [said("2024-05-14", source="a"), said("2024-05-28", source="b"), said("2024-05", source="c")]
    for order in permutations(days):
        assert sorted(meeting.value.date for meeting in merged(order)) == ["2024-05", "2024-05-14", "2024-05-28"]


def test_the_higher_rank_speaks_first_and_the_other_is_not_lost() -> None:
    """A primary source has the place; the other claim stays under it."""
    (meeting,) = merged(
        [
            said("2025-11-12", source="press", place="Seoul"),
            said("2025-11-12", source="eeas", place="Brussels", rank=Rank.PRIMARY),
        ]
    )
    assert (meeting.value.place, meeting.differing, len(meeting.entries)) == ("Brussels", ("place",), 2)


DATES = st.sampled_from(["2024", "2024-05", "2024-05-14", "2024-05-28", "2024-06", "2025-01-01"])


@given(st.lists(st.tuples(DATES, st.sampled_from("abcd")), max_size=8, unique=True), st.randoms())
def test_order_does_not_matter_and_no_claim_is_lost_or_doubled(rows, random) -> None:  # type: ignore[no-untyped-def]
    """A law: merging partitions the claims, whatever their order."""
    entries = [said(date, source=source) for date, source in rows]
    shuffled = list(entries)
    random.shuffle(shuffled)
    one, other = merged(entries), merged(shuffled)
    assert sorted(sorted(t.ids) for t in one) == sorted(sorted(t.ids) for t in other)
    assert sorted(i for t in one for i in t.ids) == sorted(e.claim.id for e in entries)
