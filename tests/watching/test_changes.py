"""What changed: the difference of two states of a log, and what happened in the world by its own dates."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.errors import UsageError
from foedera.model.change import Change, ChangeKind
from foedera.model.claim import Basis, Claim, Rank, claim_value, new_claim
from foedera.model.event import Event, Meeting
from foedera.workspace import Workspace, create
from foedera.workspace.log import Writer
from tests.conftest import NOW, Filled, opened_copy

LATER = datetime.datetime(2026, 12, 5, 9, 0, tzinfo=datetime.UTC)


def fill(workspace: Workspace, folder: Path) -> None:
    """What machines and people say after the register: codings, decisions, a correction, a meeting told twice."""
    del folder
    workspace.code()
    cell = workspace.cell("eu-nor-sdp-2024/consular")
    workspace.decide(cell.id, "unclear", by="Ada Lovelace", note="read again")
    held = meeting("2026-11-27", "mni-jp", "eu-jpn-sdd")
    with writing(workspace) as writer:
        writer.append([held, meeting("2026-11", "jp-mofa", "eu-jpn-sdd"), corrected(workspace)])


def writing(workspace: Workspace) -> AbstractContextManager[Writer]:
    """A writer of the workspace's log."""
    return workspace._snapshots.writing()


def meeting(date: str, source: str, dialogue: str, *, recorded: datetime.datetime = LATER) -> Claim:
    """A meeting a source reports."""
    return new_claim(
        subject=dialogue,
        property="meeting",
        value=claim_value(Meeting(date=date)),
        coder=source,
        rank=Rank.SECONDARY,
        basis=Basis(source=source, locator="page"),
        recorded=recorded,
    )


def corrected(workspace: Workspace) -> Claim:
    """The place of the signature with India, corrected."""
    entries = workspace.view().ledger().of(Event, "eu-ind-sdp-2026")
    old = next(entry.claim for entry in entries if entry.value.role == "signed")
    return new_claim(
        subject=old.subject,
        property="event",
        value={**old.value, "place": "Hyderabad House, New Delhi"},
        coder=old.coder,
        rank=old.rank,
        basis=old.basis,
        recorded=LATER,
        replaces=old.id,
    )


@pytest.fixture(scope="module")
def told(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with all that."""
    with opened_copy(filled(fill), tmp_path_factory.mktemp("changes") / "told.db") as workspace:
        workspace.clock = lambda: LATER
        yield workspace


def of(changes: tuple[Change, ...], kind: ChangeKind) -> list[str]:
    """The sentences of one kind."""
    return [change.sentence for change in changes if change.kind is kind]


@given(st.data())
@settings(max_examples=12)
def test_changes_account_for_exactly_the_difference_of_the_log(told: Workspace, data: st.DataObject) -> None:
    """Each claim recorded between two positions is in exactly one change, texts and codebooks too; parts add up."""
    last = told.view().position
    a, b, c = sorted(data.draw(st.integers(0, last)) for _ in range(3))
    snapshot = told.view().snapshot
    accounted = {}
    for start, end in ((a, b), (b, c), (a, c)):
        found = told.changes(since=start, until=end).changes
        counted = Counter(claim for change in found for claim in change.claims)
        recorded = {claim.id for claim in snapshot.at(end).claims} - {claim.id for claim in snapshot.at(start).claims}
        assert set(counted) == recorded
        assert set(counted.values()) <= {1}
        there, before = ({head.id for head in snapshot.at(at).texts.heads()} for at in (end, start))
        assert {text for change in found for text in change.texts} == there - before
        accounted[start, end] = set(counted)
    assert accounted[a, c] == accounted[a, b] | accounted[b, c]
    assert told.changes(since=c, until=c).changes == ()


def test_every_change_shows_what_it_stands_on(told: Workspace) -> None:
    """Whatever the position: a claim that is on record, or a text, or the codebook that came."""
    known = told.view().snapshot.by_id
    found = told.changes(since=0).changes
    assert len(found) > 1000
    for change in found:
        assert set(change.claims) <= set(change.evidence) <= set(known)
        assert change.evidence or change.texts or change.sentence.startswith(("Codebook", "Found (", "No longer"))
        assert change.sentence[-1] in ".!?…"
    assert len({change.id for change in found}) == len(found)


def test_what_people_and_sources_said_since_is_told_in_names(told: Workspace) -> None:
    """A decision with before and after, a correction with both, one meeting two sources tell of, proposals apart."""
    found = told.changes(since=told.view().snapshot.beginning).changes
    (decision,) = of(found, ChangeKind.DECISION)
    cell, _, rest = decision.partition(": ")
    assert cell == "Norway, Deepening exchanges on consular matters"
    assert rest == "covered before, now unclear; decided by Ada Lovelace: read again."
    (correction,) = [change for change in found if change.kind is ChangeKind.CORRECTION]
    assert correction.before == "signed: 27 January 2026; New Delhi; EU–India summit"
    assert correction.after == "signed: 27 January 2026; Hyderabad House, New Delhi; EU–India summit"
    assert len(correction.evidence) == 2
    (held,) = [change for change in found if change.kind is ChangeKind.MEETING]
    assert "27 November 2026" in held.sentence
    assert len(held.claims) == 2
    assert {"eu-jpn-sdp-2024", "jpn", "eu-jpn-sdd"} <= set(held.about)
    assert any("waits for a person" in said or "wait for a person" in said for said in of(found, ChangeKind.PROPOSAL))


def test_a_source_that_tells_the_same_again_adds_no_meeting(told: Workspace) -> None:
    """What is said a second time is named as that; what is said more precisely shows what was said before."""
    with opened_copy(told.path, told.path.with_name("again.db")) as workspace:
        position = workspace.view().position
        with writing(workspace) as writer:
            writer.append([meeting("2026-11-27", "eeas-sdp", "eu-jpn-sdd")])
        (again,) = workspace.changes(since=position).changes
        assert again.kind is ChangeKind.KNOWN
        assert again.sentence.startswith("Told again by ")


def test_a_finding_that_comes_and_one_that_goes(workspace: Workspace) -> None:
    """Another day of signature with Albania: what the rules found before and find now differ by these changes."""
    before, position = {finding.id: finding.text for finding in workspace.check()}, workspace.view().position
    with writing(workspace) as writer:
        writer.append([another_day(workspace)])
    after = {finding.id: finding.text for finding in workspace.check()}
    found = [one for one in workspace.changes(since=position).changes if one.kind is ChangeKind.FINDING]
    assert {one.subject for one in found if not one.before} == after.keys() - before.keys()
    assert {one.subject for one in found if not one.after} == before.keys() - after.keys()
    both = {one.subject for one in found if one.before and one.after}
    assert both >= {one for one in before.keys() & after.keys() if before[one] != after[one]}
    assert len(found) > 1
    assert all(one.evidence for one in found)


def test_what_was_true_until_something_happened_is_told_on_that_day(workspace: Workspace) -> None:
    """Only Norway had a row on consular matters until India signed on 27 January 2026."""
    found = workspace.changes(happened_since="2026-01-01", kind="finding").changes
    (only,) = [one for one in found if "Only Norway" in one.sentence]
    assert only.day == "2026-01-27"
    assert only.sentence.startswith("True then, changed since: ")
    assert "eu-ind-sdp-2026" in {workspace.claim(one).subject for one in only.evidence}
    before = workspace.changes(happened_since="2025-01-01", until="2026-01-26", kind="finding").changes
    assert "Only Norway" not in "".join(one.sentence for one in before)


def another_day(workspace: Workspace) -> Claim:
    """Another day of signature with Albania, in place of the one a source printed."""
    entries = workspace.view().ledger().of(Event, "eu-alb-sdp-2024")
    old = next(entry.claim for entry in entries if entry.value.role == "signed")
    return new_claim(
        subject=old.subject,
        property="event",
        value={**old.value, "date": "2024-10-10"},
        coder=old.coder,
        rank=old.rank,
        basis=old.basis,
        recorded=LATER,
        replaces=old.id,
    )


@pytest.mark.parametrize("names", [("India", "Ghana", "Iceland", "Australia")])
def test_new_partnerships_since_a_day_are_found_by_when_they_were_signed(
    workspace: Workspace, names: tuple[str, ...]
) -> None:
    """Four since the first of January 2026, though all were recorded on one day."""
    found = workspace.changes(happened_since="2026-01-01", kind="agreement")
    assert found.time == "world"
    assert len(found.changes) == len(names)
    assert all(any(name in change.sentence for change in found.changes) for name in names)
    assert all(change.evidence for change in found.changes)


def test_where_nothing_is_on_record_the_last_before_is_named(workspace: Workspace) -> None:
    """No partnership is on record since April 2026: that is said as what it is, with the last one before."""
    found = workspace.changes(happened_since="2026-04-01", until="2026-11-30", kind="agreement")
    assert found.changes == ()
    (remark,) = found.remarks
    assert remark.startswith(
        "No public evidence of anything of the kind in these days, which does not say that nothing"
    )
    assert "March 2026" in remark


def test_a_new_workspace_says_that_nothing_was_recorded_before(workspace: Workspace) -> None:
    """It lists nothing as new that it began with, and shows what happened in the world instead."""
    found = workspace.changes(since="2026-01-01")
    assert found.time == "world"
    assert "Nothing was recorded before 23 November 2026." in found.remarks[0]
    assert found.changes == workspace.changes(happened_since="2026-01-01").changes
    assert workspace.changes(since="2026-11-24").changes == ()
    assert workspace.changes(until="2025-01-01").remarks == ("Nothing was recorded before 23 November 2026.",)


def test_since_a_day_before_the_first_record_lists_only_what_came_after(told: Workspace) -> None:
    """What the workspace began with is named and left out."""
    found = told.changes(since="2025-01-01")
    assert found.time == "record"
    assert "12 agreements, and is not listed as new" in found.remarks[0]
    assert found.changes == told.changes(since=told.view().snapshot.beginning).changes
    days = {change.day for change in told.changes(since="2026-12-05").changes}
    assert days == {"2026-12-05"}
    assert told.changes(until="2026-12-04").changes
    assert not {"2026-12-05"} & {change.day for change in told.changes(until="2026-12-04").changes}


@pytest.mark.parametrize("place", ["edition-1", "2026", "tomorrow", 10**9, "99999999"])
def test_what_is_neither_a_day_nor_a_position_is_refused(workspace: Workspace, place: str | int) -> None:
    """Editions are named only where there are some; a position beyond the log is no position."""
    with pytest.raises(UsageError) as refused:
        workspace.changes(since=place)
    assert "position" in str(refused.value)


def test_an_earlier_position_is_what_the_log_was_then(told: Workspace, tmp_path: Path) -> None:
    """The state at a position equals the workspace of that length, texts and codebooks too."""
    with create(tmp_path / "new.db", clock=lambda: NOW) as new:
        there, then = new.view().snapshot, told.view().snapshot.at(new.view().position)
        assert [claim.id for claim in then.claims] == [claim.id for claim in there.claims]
        assert then.codebooks == there.codebooks
        assert [head.id for head in then.texts.heads()] == [head.id for head in there.texts.heads()]
        assert told.view().snapshot.beginning == new.view().position
