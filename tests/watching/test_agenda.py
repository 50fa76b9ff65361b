"""The agenda on a given day: what was promised, held, and due; unknown is never 'missed'."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UsageError
from foedera.model.agenda import AgendaItem, Status
from foedera.model.claim import Basis, Rank, Source, claim_value, new_claim
from foedera.model.dates import first_day, last_day, months_later, span_in_words
from foedera.model.event import Dialogue, Event, Intention, Meeting
from foedera.model.ledger import Ledger
from foedera.model.rhythm import RHYTHMS
from foedera.publishing.lines import due_in_words
from foedera.watching.agenda import build_agenda
from foedera.watching.reporting_lines import reporting_lines
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
    assert due_in_words(item) == "overdue by 18 months (due 21 May 2025); no public evidence as of 23 November 2026"


def test_a_dialogue_that_was_held_is_due_a_year_later(workspace: Workspace) -> None:
    """Korea's first one took place on 12 November 2025."""
    before = of_agreement(on(workspace, "2026-10-01"), "eu-kor-sdp-2024")
    assert (before.last_held, before.next_due, before.status) == ("2025-11-12", "2026-11-12", Status.DUE_SOON)
    after = of_agreement(on(workspace, "2026-11-23"), "eu-kor-sdp-2024")
    assert after.status is Status.NO_PUBLIC_EVIDENCE


def test_without_a_rhythm_nothing_is_due(workspace: Workspace) -> None:
    """North Macedonia's text states no rhythm (endnote 5), so no date is made up."""
    item = of_agreement(on(workspace, "2026-11-23"), "eu-mkd-sdp-2024")
    assert (item.next_due, item.status) == (None, Status.NO_RHYTHM)


def test_what_happened_later_does_not_count(workspace: Workspace) -> None:
    """On the first of July 2024 two partnerships stood; others had met before any did; no later meeting was known."""
    items = on(workspace, "2024-07-01")
    promised = {item.agreement for item in items.values() if item.status is not Status.BEFORE_AGREEMENT}
    assert promised == {"eu-mda-sdp-2024", "eu-nor-sdp-2024"}
    assert all(item.last_held for item in items.values() if item.status is Status.BEFORE_AGREEMENT)
    assert all(item.last_held is None or item.last_held <= "2024-07-01" for item in items.values())


def test_every_line_stands_on_claims(workspace: Workspace) -> None:
    """Each dialogue names the claims behind its rhythm, meetings and beginning."""
    known = {claim.id for claim in workspace.claims()}
    for item in workspace.agenda():
        assert item.claims
        assert set(item.claims) <= known


Record = Event | Dialogue | Intention | Meeting | Source
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 12, 31))


@given(DAYS, st.sampled_from([months for months in RHYTHMS.values() if months]))
def test_months_are_added_by_the_calendar(day: datetime.date, months: int) -> None:
    """The same day of a later month, or its last day where it has no such day; never a month too far."""
    later = first_day(months_later(day.isoformat(), months))
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + datetime.timedelta(1)).day == 1)


@given(DAYS, st.sampled_from([4, 7, 10]), st.sampled_from([months for months in RHYTHMS.values() if months]))
def test_a_due_date_is_no_more_precise_than_what_it_counts_from(day: datetime.date, cut: int, months: int) -> None:
    """From May 2024 follows May 2025; it is past only after the last day that can be meant."""
    date = day.isoformat()[:cut]
    later = months_later(date, months)
    assert len(later) == len(date) or (len(date) == 4 and months % 12 and len(later) == 7)
    assert last_day(later) >= first_day(months_later(first_day(date).isoformat(), months))
    assert last_day(later) >= first_day(months_later(last_day(date).isoformat(), months))


@pytest.mark.parametrize(
    ("date", "months", "later"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 24, "2026-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2025-12-31", 3, "2026-03-31"),
        ("2024-05", 12, "2025-05"),
        ("2023", 12, "2024"),
        ("2023", 6, "2024-06"),
    ],
)
def test_leap_years_and_month_ends(date: str, months: int, later: str) -> None:
    """By the calendar, worked out by hand."""
    assert months_later(date, months) == later


@given(DAYS, st.integers(0, 2000))
def test_a_span_is_never_rounded_up(day: datetime.date, days: int) -> None:
    """The months and years said have passed in full, whichever day is named first."""
    later = day + datetime.timedelta(days)
    words = span_in_words(day, later)
    assert words == span_in_words(later, day)
    numbers = [int(word) for word in words.split() if word.isdigit()]
    months = numbers[0] * 12 + sum(numbers[1:]) if "year" in words else numbers[0] if "month" in words else 0
    assert days == numbers[0] or first_day(months_later(day.isoformat(), months)) <= later


def test_the_agenda_differs_with_the_day_as_events_say(workspace: Workspace) -> None:
    """In March 2025 nothing was overdue; in April Korea's first dialogue was announced for June; then it was held."""
    early, late = on(workspace, "2025-03-01"), on(workspace, "2026-01-01")
    assert not [item for item in early.values() if item.status is Status.NO_PUBLIC_EVIDENCE]
    korea = on(workspace, "2025-04-01")["eu-kor-sdd"]
    assert [(due.kind, due.date) for due in korea.dues] == [("intention", "2025-06"), ("rhythm", "2025-11-04")]
    assert late["eu-kor-sdd"].last_held == "2025-11-12"
    assert [(due.kind, due.date) for due in late["eu-kor-sdd"].dues] == [("rhythm", "2026-11-12")]
    assert late["eu-mda-sdd"].status is Status.NO_PUBLIC_EVIDENCE
    assert "eu-gbr-sdd" in late
    assert "eu-gbr-sdd" not in early


def test_a_stated_intention_is_a_date_of_its_own(workspace: Workspace) -> None:
    """India: within a month of signing was announced; the yearly rhythm makes a year of it. Both are said, by name."""
    item = on(workspace, "2026-11-23")["eu-ind-sdd"]
    assert [(due.kind, due.date, due.overdue > 0) for due in item.dues] == [
        ("intention", "2026-02-27", True),
        ("rhythm", "2027-01-27", False),
    ]
    assert item.status is Status.NO_PUBLIC_EVIDENCE
    assert due_in_words(item) == (
        "overdue by 8 months (announced for 27 February 2026); also due 27 January 2027, in 2 months; "
        "no public evidence as of 23 November 2026"
    )
    assert on(workspace, "2026-02-27")["eu-ind-sdd"].status is Status.DUE_SOON


def test_what_was_held_before_its_agreement_counts_from_the_agreement(workspace: Workspace) -> None:
    """Norway's dialogue met three times before the partnership; the yearly promise counts from May 2024."""
    before, after = (on(workspace, day)["eu-nor-sdd"] for day in ("2024-05-01", "2024-07-01"))
    assert (before.status, before.times_held, before.held_before) == (Status.BEFORE_AGREEMENT, 3, 3)
    assert before.promised_since is None
    assert (after.status, after.next_due) == (Status.UPCOMING, "2025-05-28")
    assert "last held before that, 30 March 2023" in after.due_rule


def test_a_dialogue_follows_another(workspace: Workspace) -> None:
    """Moldova's consultations, last held in November 2022, were upgraded: they are followed, not without rhythm."""
    items = on(workspace, "2026-11-23")
    new, old = items["eu-mda-sdd"], items["eu-mda-consultations"]
    assert (new.predecessor, new.predecessor_held) == (old.name, "2022-11-22")
    assert (old.status, old.followed_by) == (Status.FOLLOWED, new.name)


def test_what_is_only_possible_is_not_due(workspace: Workspace) -> None:
    """The text speaks of possible yearly consultations on the Indo-Pacific: nobody promised them."""
    item = on(workspace, "2026-11-23")["eu-kor-indo-pacific"]
    assert (item.periodicity, item.next_due, item.status) == ("annual", None, Status.POSSIBLE)


def test_one_meeting_of_three_sources_counts_once(workspace: Workspace) -> None:
    """Three sources report Korea's first dialogue: one meeting, and all of them behind the line."""
    item = on(workspace, "2026-01-01")["eu-kor-sdd"]
    assert item.times_held == 1
    sources = {workspace.claim(claim).basis.source for claim in item.claims}
    assert {"mofa-kr-sdd", "newsis-kr", "anews-kr"} <= sources


def test_the_agenda_is_narrowed_by_partner_status_and_kind(workspace: Workspace) -> None:
    """By name or code; what is unknown is refused with what there is."""
    everything = workspace.agenda()
    assert {item.partner for item in workspace.agenda(partner="Moldova")} == {"mda"}
    assert workspace.agenda(partner="NOR") == tuple(item for item in everything if item.partner == "nor")
    overdue = workspace.agenda(status="no_public_evidence", kind="strategic")
    assert overdue == tuple(
        item for item in everything if item.status is Status.NO_PUBLIC_EVIDENCE and item.format == "strategic"
    )
    for wrong in ({"status": "missed"}, {"kind": "chat"}):
        with pytest.raises(UsageError):
            workspace.agenda(**wrong)  # type: ignore[arg-type]  # words, of which one is wrong


def test_the_thematic_talks_inform_the_dialogue(workspace: Workspace) -> None:
    """Korea: four thematic formats stand below the Security and Defence Dialogue, as the briefing says."""
    tree = {branch.dialogue: branch for branch in workspace.reporting_lines("eu-kor-sdp-2024")}
    assert {branch.dialogue for branch in tree["eu-kor-sdd"].below} >= {
        "eu-kor-indo-pacific",
        "eu-kor-maritime",
        "eu-kor-space",
        "eu-kor-cyber",
    }


def test_an_intention_stands_from_when_it_was_first_stated() -> None:
    """Three sources of one announcement: the earliest says when it was made; before that day nobody had said it."""
    heard = ("2025-03-19", None, "2025-03-11")
    said: list[tuple[str, str, Record]] = [
        ("x", "event", Event(role="signed", date="2024-11-04")),
        ("a", "dialogue", Dialogue(agreement="x", name="A", format="strategic", status="promised")),
        *(("a", "intention", Intention(text="first meeting", due="2025-06", stated=day)) for day in heard),
    ]
    known = ledger(said)
    before, after = (
        build_agenda(known, as_of=datetime.date(2025, 3, day), agreements={"x"})[0].dues for day in (10, 11)
    )
    assert before == ()
    assert [(due.date, due.rule, len(due.claims)) for due in after] == [
        ("2025-06", "announced: first meeting, stated 11 March 2025", 3)
    ]


def test_a_rhythm_that_was_stated_before_the_agreement_counts_from_then() -> None:
    """A dialogue that existed, called yearly at its meeting of April 2024: due in April 2025, not a year after May."""
    talks = Dialogue(agreement="x", name="A", format="strategic", status="existing", periodicity="annual")
    source = Source(title="Third meeting", publisher="P", kind="official", rank="primary", date="2024-04-25")
    known = ledger(
        [
            ("s", "source", source),
            ("x", "event", Event(role="signed", date="2024-05-21")),
            ("a", "dialogue", talks),
            ("a", "meeting", Meeting(date="2024-04-25")),
        ]
    )
    (item,) = build_agenda(known, as_of=datetime.date(2024, 6, 1), agreements={"x"})
    assert (item.next_due, item.due_rule) == ("2025-04-25", "12 months after it was last held")
    (promised,) = build_agenda(
        ledger(
            [
                ("s", "source", source),
                ("x", "event", Event(role="signed", date="2024-05-21")),
                ("a", "dialogue", msgspec.structs.replace(talks, status="promised")),
            ]
        ),
        as_of=datetime.date(2024, 6, 1),
        agreements={"x"},
    )
    assert promised.next_due == "2025-05-21"


def ledger(said: Iterable[tuple[str, str, Record]]) -> Ledger:
    """What a source says, one place a claim."""
    return Ledger(
        new_claim(
            subject=subject,
            property=name,
            value=claim_value(value),
            coder="s",
            rank=Rank.PRIMARY,
            basis=Basis(source="s", locator=f"page {page}"),
            recorded=NOW,
        )
        for page, (subject, name, value) in enumerate(said)
    )


def circle() -> Ledger:
    """Two dialogues that report to each other, and one with a rhythm that fixes no date."""
    made = {
        "a": Dialogue(agreement="x", name="A", format="thematic", status="existing", reports_to="b"),
        "b": Dialogue(agreement="x", name="B", format="thematic", status="existing", reports_to="a"),
        "c": Dialogue(agreement="x", name="C", format="thematic", status="promised", periodicity="as_appropriate"),
    }
    began = ("x", "event", Event(role="signed", date="2024-01-31"))
    return ledger([*((subject, "dialogue", value) for subject, value in made.items()), began])


def test_a_circle_of_reports_still_ends() -> None:
    """Bad data makes no endless tree, and every dialogue stands in it once."""
    tops = reporting_lines(circle(), "x", as_of=NOW.date())
    names = [name for top in tops for name in (top.name, *(below.name for below in top.below))]
    assert sorted(names) == ["A", "B", "C"]


def test_as_appropriate_fixes_no_date_and_says_so() -> None:
    """A rhythm in words that leave it open is kept, and explained."""
    items = {item.dialogue: item for item in build_agenda(circle(), as_of=NOW.date(), agreements={"x"})}
    assert (items["c"].status, items["c"].next_due) == (Status.NO_RHYTHM, None)
    assert items["c"].due_rule == "its rhythm is 'as appropriate', which fixes no date"


def test_albania_met_once(workspace: Workspace) -> None:
    """The first dialogue under the partnership was opened in Tirana in April 2025."""
    item = of_agreement(on(workspace, "2026-01-01"), "eu-alb-sdp-2024")
    assert (item.last_held, item.times_held, item.next_due) == ("2025-04-08", 1, "2026-04-08")
