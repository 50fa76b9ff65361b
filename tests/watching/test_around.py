"""Instruments by date and role, networks of others in each source's words, targets by dated evidence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedera.errors import UsageError
from foedera.model.agreement import Network
from foedera.model.around import TargetItem, TargetState
from foedera.model.event import Event
from foedera.publishing.around import instruments_to_csv, target_in_words, targets_to_csv
from foedera.reading.register import read_rows
from foedera.workspace import Workspace, open_workspace
from tests.conftest import NOW, clock


@pytest.fixture(scope="module")
def register(_fresh_file: Path) -> Iterator[Workspace]:
    """The register as it ships. Only for reading."""
    with open_workspace(_fresh_file, clock=clock) as opened:
        yield opened


def target(workspace: Workspace, identifier: str, as_of: str | None = None) -> TargetItem:
    """One target."""
    return next(item for item in workspace.targets(as_of=as_of) if item.id == identifier)


def test_the_three_years_of_the_briefing_have_three_roles(register: Workspace) -> None:
    """What the briefing gives as bare years stands as such; what happened that year has its role from elsewhere."""
    korea = register.instruments(partner="kor")
    told = {(one.instrument, one.role, one.date) for one in korea}
    assert ("kor-fpa", "unstated", "2016") in told
    assert ("kor-fpa", "signed", "2014-05-23") in told
    assert ("kor-fta", "provisionally_applied", "2011-07-01") in told
    (signed,) = (one for one in korea if (one.instrument, one.role) == ("kor-fpa", "signed"))
    assert set(signed.sources) == {"fpa-kr", "fpa-kr-iss"}


def test_dates_stand_in_order_and_the_undated_last(register: Workspace) -> None:
    """Of each partner; an instrument without any date stands once and says so."""
    japan = register.instruments(partner="Japan")
    dates = [one.date for one in japan]
    dated = [date for date in dates if date]
    assert dates == [*sorted(dated), *[None] * (len(dates) - len(dated))]
    (draft,) = (one for one in japan if one.instrument == "jpn-draft")
    assert (draft.role, draft.date) == (None, None)


def test_an_instrument_of_the_future_has_nothing_dated_yet(register: Workspace) -> None:
    """On a day before its signature the Swiss agreement is an instrument without a date."""
    before = [one for one in register.instruments(partner="che", as_of="2025-01-01") if one.instrument == "che-fpa"]
    after = [one for one in register.instruments(partner="che") if one.instrument == "che-fpa"]
    assert ([one.role for one in before], [one.role for one in after]) == ([None], ["signed"])


def test_every_event_of_an_instrument_is_in_the_table(register: Workspace) -> None:
    """No claim is lost, and the CSV has a row a date."""
    found = register.instruments()
    instruments = {one.instrument for one in found}
    events = {e.claim.id for e in register.ledger().of(Event) if e.claim.subject in instruments}
    assert events == {claim for one in found if one.role is not None for claim in one.claims}
    assert len(list(csv.DictReader(io.StringIO(instruments_to_csv(found))))) == len(found)
    with pytest.raises(UsageError, match="FPA"):
        register.instruments(type="fpa")


def test_networks_keep_both_voices_and_the_kinds_apart(register: Workspace) -> None:
    """Agreements or Arrangements, some 18 or the eighteenth: one network, two voices, marked as named differently."""
    (sosa,) = (one for one in register.networks(kind="bilateral_arrangements") if one.id == "us-sosa")
    assert [(one.name, one.count, one.approximate) for one in sosa.voices] == [
        ("Security of Supply Agreements", 18, True),
        ("Security of Supply Arrangements", 18, False),
    ]
    assert {"name", "approximate"} <= set(sosa.differing)
    assert "count" not in sosa.differing
    kinds = [one.kind for one in register.networks()]
    assert kinds == sorted(kinds, key=list(dict.fromkeys(kinds)).index)
    claims = {voice.claim for one in register.networks() for voice in one.voices}
    assert claims == {entry.claim.id for entry in register.ledger().of(Network)}


def test_a_deadline_in_words_keeps_them_and_says_what_day_they_mean(register: Workspace) -> None:
    """mid-2022 is taken to mean up to 30 June; 'from 2022' and 'continuous' fix no day."""
    nato = target(register, "compass-p1")
    assert (nato.deadline, nato.due_on) == ("mid-2022", "2022-06-30")
    assert nato.due_rule == "“mid-2022” is taken to mean up to 2022-06-30"
    assert (target(register, "compass-p9").due_on, target(register, "compass-p4").due_on) == ("2025-12-31", None)
    assert target(register, "compass-p4").state is TargetState.UNDATED


def test_done_late_stands_on_dated_evidence(register: Workspace) -> None:
    """The forum first met on 20 March 2023, 79 days after 2022; both meetings are its evidence, the latest first."""
    forum = target(register, "compass-p6")
    assert (forum.state, forum.late, forum.unverified) == (TargetState.DONE, 79, False)
    assert [one.date for one in forum.evidence] == ["2024-05-28", "2023-03-20"]
    assert target_in_words(forum) == "done 20 March 2023, 79 days after the deadline"


def test_past_without_evidence_is_not_missed(register: Workspace) -> None:
    """Open until its last day, past from the next; from memory is said."""
    day = target(register, "compass-p3", "2022-12-31")
    next_day = target(register, "compass-p3", "2023-01-01")
    assert (day.state, next_day.state, next_day.unverified) == (TargetState.OPEN, TargetState.PAST, True)
    assert "no public evidence" in target_in_words(next_day)
    assert not any("missed" in target_in_words(item) for item in register.targets())


def test_what_only_memory_says_was_done_is_shown_as_unverified(register: Workspace) -> None:
    """The dialogue with the United States, held in 2022 as far as anybody remembers."""
    assert target_in_words(target(register, "compass-p7")) == "done 2022 (unverified)"


def test_before_the_strategy_there_are_no_targets(register: Workspace) -> None:
    """The Compass was adopted in March 2022; a filter by status finds a part of all."""
    assert register.targets(as_of="2022-02-01") == ()
    past = register.targets(status="past")
    assert {item.id for item in past} == {item.id for item in register.targets() if item.state == "past"}
    assert len(list(csv.DictReader(io.StringIO(targets_to_csv(past))))) == len(past)


def test_progress_needs_a_commitment_or_a_target() -> None:
    """A row on what became of a target goes in; one on a target nobody knows is named and refused."""
    source = "subject,title,publisher,kind,rank,source,locator,confidence\ns,S,P,official,primary,s,whole,high\n"
    head = "subject,status,date,text,source,locator,confidence\n"
    files = {
        "source": source,
        "target": "subject,strategy,pillar,text,source,locator,confidence\nt,plan,act,A bridge,s,p. 1,high\n",
        "progress": f"{head}t,done,2024-05,opened,s,p. 2,high\nu,done,2024-05,opened,s,p. 2,high\n",
    }
    read = read_rows(files, recorded=NOW, codebook="dta@1")
    assert [claim.subject for claim in read.claims if claim.property == "progress"] == ["t"]
    (refused,) = read.refused
    assert (refused.file, refused.line, refused.found) == ("progress.csv", 3, "u")
    assert "target.csv" in refused.expected
