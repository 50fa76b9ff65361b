"""What was undertaken and what became of it: by hand or coded, on a day; no evidence is unknown, never undone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UnknownId, UsageError
from foedera.model.claim import Basis, Claim, Rank, claim_value, new_claim
from foedera.model.commitment import CommitmentItem, CommitmentStatus, ProgressReport
from foedera.model.dates import last_day
from foedera.model.ledger import Entry
from foedera.model.selection import codebook
from foedera.publishing.commitments import status_in_words
from foedera.watching.commitments import standing
from foedera.watching.deadlines import due_day
from foedera.workspace import Workspace, open_workspace
from tests.conftest import NOW, clock

TODAY = NOW.date()


@pytest.fixture(scope="module")
def register(_fresh_file: Path) -> Iterator[Workspace]:
    """The register as it ships. Only for reading."""
    with open_workspace(_fresh_file, clock=clock) as opened:
        yield opened


def report(
    status: CommitmentStatus, date: str, *, source: str = "a", rank: Rank = Rank.SECONDARY
) -> Entry[ProgressReport]:
    """What a source says of one commitment."""
    value = ProgressReport(status=status, date=date)
    claim = new_claim(
        subject="com-x",
        property="progress",
        value=claim_value(value),
        coder=source,
        rank=rank,
        basis=Basis(source=source, locator="page"),
        recorded=NOW,
    )
    return Entry(claim, value)


reports = st.lists(
    st.builds(
        report,
        st.sampled_from(CommitmentStatus),
        st.one_of(
            st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 28)).map(str),
            st.sampled_from(["2024", "2025", "2025-07", "2026-02"]),
        ),
        source=st.sampled_from("abc"),
        rank=st.sampled_from([Rank.SECONDARY, Rank.PRIMARY, Rank.PERSON]),
    ),
    max_size=6,
)


def test_the_register_has_what_the_briefing_reports_each_with_its_place(register: Workspace) -> None:
    """More than forty commitments of the six, each from a paragraph; progress is of these and of targets alone."""
    areas = {area.id for area in codebook(register.snapshot).areas}
    items = register.commitments()
    briefing = [item for item in items if item.sources == ("eprs-pe-767-215",)]
    assert len(briefing) >= 40
    assert {item.partner for item in briefing} == {"mda", "nor", "jpn", "kor", "alb", "mkd"}
    assert all("paragraph" in register.claim(item.claims[0]).basis.locator for item in briefing)
    assert {area for item in items for area in item.areas} <= areas
    known = {item.id for item in items} | {target.id for target in register.targets()}
    assert {entry.claim.subject for entry in register.ledger().of(ProgressReport)} <= known


def test_japans_agreement_on_information_is_under_way_since_the_summit(register: Workspace) -> None:
    """Explored in November 2024; to be started, said June 2025; agreed to start on 23 July 2025."""
    item = register.commitment("com-jpn-sia")
    assert (item.strength.value, item.status, item.status_date) == (
        "explored",
        CommitmentStatus.UNDER_WAY,
        "2025-07-23",
    )
    assert [one.source for one in item.reports] == ["mni-jp", "aj-jp"]
    assert register.commitment("com-jpn-sia", as_of="2025-07-22").status is CommitmentStatus.OPEN
    before = register.commitment("com-jpn-sia", as_of="2025-05-01")
    assert status_in_words(before) == "unknown: no public evidence as of 1 May 2025"


def test_a_commitment_is_not_there_before_its_agreement(register: Workspace) -> None:
    """Korea's partnership began on 4 November 2024."""
    assert all(item.agreement != "eu-kor-sdp-2024" for item in register.commitments(as_of="2024-11-03"))
    assert register.commitments(as_of="2024-11-04", partner="kor")
    with pytest.raises(UnknownId, match="com-kor-sia"):
        register.commitment("com-kor-sia", as_of="2024-11-03")


def test_filters_pick_what_they_say(register: Workspace) -> None:
    """By partner, strength, status and area; a word that is none of the choices is refused with those there are."""
    every = register.commitments()
    for name, value, of in (
        ("partner", "kor", lambda item: item.partner),
        ("strength", "explored", lambda item: item.strength),
        ("status", "unknown", lambda item: item.status),
    ):
        assert register.commitments(**{name: value}) == tuple(item for item in every if of(item) == value)
    assert {item.id for item in register.commitments(area="secure-communications")} == {"com-kor-secure"}
    with pytest.raises(UsageError, match="declared, explored, intended, firm, binding"):
        register.commitments(strength="strong")


def test_a_deadline_counts_from_when_the_agreement_began(register: Workspace) -> None:
    """India's first dialogue was announced for within a month of the signing on 27 January 2026."""
    due = register.commitments(due_before="2026-02-28")
    assert [(item.id, item.due_on) for item in due] == [("com-ind-sdd", "2026-02-27")]
    assert register.commitments(due_before="2026-02-27") == ()


@pytest.mark.parametrize(
    ("due", "start", "day"),
    [
        ("P30D", "2024-01-31", "2024-03-01"),
        ("P1M", "2024-01-31", "2024-02-29"),
        ("P1Y", "2024-02-29", "2025-02-28"),
        ("P2W", "2024-12-25", "2025-01-08"),
        ("2026", None, "2026-12-31"),
        ("2026-02", "2024-01-01", "2026-02-28"),
    ],
)
def test_days_of_deadlines(due: str, start: str | None, day: str) -> None:
    """Leap years and ends of months; a partial date is due on its last day."""
    found, _ = due_day(due, start)
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize("due", ["soon", "reasonable", "P", "2026-02-30", "P9999Y", None])
def test_what_fixes_no_day_says_why(due: str | None) -> None:
    """No day is made up."""
    found, why = due_day(due, "2024-01-01")
    assert found is None
    assert why


@given(reports)
def test_the_status_follows_from_the_evidence_alone(found: list[Entry[ProgressReport]]) -> None:
    """Not from its order; it is that of some evidence of the latest time, and unknown only where nothing was found."""
    now = standing(found, TODAY)
    assert now == standing(found[::-1], TODAY)
    known = [
        e.value for e in found if last_day(e.value.date) <= TODAY and e.value.status is not CommitmentStatus.UNKNOWN
    ]
    assert (now.status is CommitmentStatus.UNKNOWN) == (not known)
    if known:
        assert now.status in {one.status for one in known}
        assert now.status not in now.differing
        assert now.date is not None


@given(reports)
def test_a_search_in_vain_changes_no_status(found: list[Entry[ProgressReport]]) -> None:
    """What was found stands, whoever looked later and found nothing."""
    searched = [*found, report(CommitmentStatus.UNKNOWN, "2026-11-22", source="d")]
    before, after = standing(found, TODAY), standing(searched, TODAY)
    assert (before.status, before.date, before.differing) == (after.status, after.date, after.differing)


def test_evidence_of_one_time_that_differs_is_shown() -> None:
    """A primary source decides; what the other says of the same month stands beside it."""
    now = standing(
        [
            report(CommitmentStatus.DONE, "2025-07"),
            report(CommitmentStatus.UNDER_WAY, "2025-07-23", source="b", rank=Rank.PRIMARY),
        ],
        TODAY,
    )
    assert (now.status, now.date, now.differing) == (CommitmentStatus.UNDER_WAY, "2025-07-23", (CommitmentStatus.DONE,))


def record(workspace: Workspace, status: str = "done", **said: str) -> Claim:
    """What a person records of Korea's secure line."""
    given_ = {"date": "2026-06-01", "source": "mofa-kr", "by": "Ada Lovelace"} | said
    return workspace.progress("com-kor-secure", status, **given_)  # type: ignore[arg-type]  # words by name


def test_a_person_records_a_status_and_corrects_it(workspace: Workspace) -> None:
    """Each change is a claim: the correction replaces the first, both stay in the log, and saying it again is one."""
    first = record(workspace, "under_way", text="a line is being tried")
    again = record(workspace, "under_way", text="a line is being tried")
    second = record(workspace, "done", locator="paragraph 2")
    item = workspace.commitment("com-kor-secure")
    assert again.id == first.id
    assert (second.replaces, second.rank) == (first.id, Rank.PERSON)
    assert (item.status, [one.claim for one in item.reports]) == (CommitmentStatus.DONE, [second.id])
    assert workspace.claim(first.id).value["status"] == "under_way"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"date": "1.6.2026"}, "not a date"),
        ({"date": "2026-02-30"}, "not a date"),
        ({"date": "2027-01-01"}, "still to come"),
        ({"date": "2024-10-31"}, "before it was undertaken"),
        ({"status": "finished"}, "no such status"),
        ({"by": "a/b"}, "not a person's name"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_recorded(workspace: Workspace, said: dict[str, str], why: str) -> None:
    """A date that is none, is still to come or lies before the partnership; a word that is no status; no name."""
    position = workspace.position
    with pytest.raises(UsageError, match=why):
        record(workspace, **said)
    with pytest.raises(UnknownId, match="nobody"):
        record(workspace, source="nobody")
    assert workspace.position == position


def coded_items(workspace: Workspace) -> tuple[CommitmentItem, ...]:
    """What machines propose of Norway."""
    return workspace.commitments(partner="nor", proposed=True)


def test_a_proposal_stands_apart_until_a_person_accepts_it(coded: Workspace) -> None:
    """It is never among what stands; each has an id of its own, the words of its text, and areas by its provision."""
    standing_ids = {item.id for item in coded.commitments()}
    proposals = coded_items(coded)
    assert proposals
    assert all(item.proposed and item.what for item in proposals)
    assert len({item.id for item in proposals}) == len(proposals)
    assert not standing_ids & {item.id for item in proposals}
    assert any(item.areas for item in proposals)


def test_accepting_keeps_the_id_and_what_is_recorded_of_it(coded: Workspace, tmp_path: Path) -> None:
    """Coded and hand-made are one kind of thing to a reader; of a proposal nothing can be recorded."""
    path = tmp_path / "w.db"
    path.write_bytes(coded.path.read_bytes())
    with open_workspace(path, clock=clock) as workspace:
        item = coded_items(workspace)[0]
        said = {"date": "2025-01-01", "source": "regj", "by": "Ada Lovelace"}
        with pytest.raises(UsageError, match="foedera accept"):
            workspace.progress(item.id, "done", **said)  # type: ignore[arg-type]  # words by name
        workspace.accept(item.claims[-1], by="Ada Lovelace")
        workspace.progress(item.id, "done", **said)  # type: ignore[arg-type]  # words by name
        now = workspace.commitment(item.id)
        assert (now.proposed, now.status, now.what) == (False, CommitmentStatus.DONE, item.what)
        assert item.id in {one.id for one in workspace.commitments(partner="nor")}
        assert item.id not in {one.id for one in coded_items(workspace)}
        shown = {line.label: line.text for part in workspace.show("eu-nor-sdp-2024").sections for line in part.lines}  # type: ignore[union-attr]  # an agreement's is a dossier
        assert any(label.endswith(": done") for label in shown)
