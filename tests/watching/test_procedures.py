"""Procedures step by step: dates by role from events, what is not on record, days between steps, as of a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UnknownId
from foedera.model.procedure import ClockTime, ProcedureRun, ProcedureStep, Stage, StepState, StepTaken, in_days
from foedera.model.properties import PROPERTIES
from foedera.publishing.procedures import stage_in_words
from foedera.watching.procedures import DONE, kinds, over_all
from foedera.workspace import Workspace, open_workspace
from tests.conftest import clock


@pytest.fixture(scope="module")
def register(_fresh_file: Path) -> Iterator[Workspace]:
    """The register as it ships. Only for reading."""
    with open_workspace(_fresh_file, clock=clock) as opened:
        yield opened


def run_of(workspace: Workspace, identifier: str, as_of: str | None = None) -> ProcedureRun:
    """One procedure."""
    (run,) = workspace.procedures(identifier, as_of=as_of)
    return run


def step_of(run: ProcedureRun, step: str) -> StepTaken:
    """One of its steps."""
    return next(one for one in run.steps if one.step == step)


def clock_of(run: ProcedureRun, start: str, end: str) -> ClockTime:
    """The time between two of its steps."""
    return next(one for one in run.clocks if (one.start, one.end) == (start, end))


def test_albania_was_adopted_in_november_and_signed_in_december(register: Workspace) -> None:
    """Adopted on 19 November 2024; signed on 18 December 2024 in Brussels by Kallas, Hasani and Vengu: 29 days."""
    run = run_of(register, "eu-alb-sdp-2024")
    adopted, signed = step_of(run, "adoption"), step_of(run, "signature")
    assert (adopted.date, signed.date) == ("2024-11-19", "2024-12-18")
    assert signed.happenings[0].place == "Brussels"
    assert {person.name for person in signed.people} == {"Kaja Kallas", "Igli Hasani", "Pirro Vengu"}
    assert {"al-sign", "al-ansa"} <= set(signed.happenings[0].sources)
    assert clock_of(run, "adoption", "signature").text == "29 days"


def test_on_a_day_between_albania_was_adopted_and_not_signed(register: Workspace) -> None:
    """What happened later does not count."""
    run = run_of(register, "eu-alb-sdp-2024", "2024-12-01")
    assert (run.stage, run.since) == (Stage.ADOPTED, "2024-11-19")
    assert step_of(run, "signature").state is StepState.TO_COME
    assert step_of(run, "signature").people == ()
    assert run_of(register, "eu-alb-sdp-2024", "2024-10-01").stage is None


def test_norways_authorisation_has_no_date_on_record(register: Workspace) -> None:
    """The briefing says of all six that the Political and Security Committee authorises; of no day."""
    step = step_of(run_of(register, "eu-nor-sdp-2024"), "authorisation")
    assert (step.state, step.date) == (StepState.UNDATED, None)
    assert "not on record" in step.text
    assert step_of(run_of(register, "eu-nor-sdp-2024"), "negotiation").state is StepState.NOT_ON_RECORD


def test_japans_was_announced_and_published_on_the_day_it_was_signed(register: Workspace) -> None:
    """Three roles of one day, and a draft three weeks earlier; that the signature is not confirmed stands beside it."""
    run = run_of(register, "eu-jpn-sdp-2024")
    assert step_of(run, "announcement").date == step_of(run, "publication").date == "2024-11-01"
    assert clock_of(run, "text", "signature").text == "21 days"
    assert any("not confirmed" in note for person in step_of(run, "signature").people for note in person.notes)


def test_the_united_kingdom_broke_off_and_canada_went_on(register: Workspace) -> None:
    """SAFE: both opened on 18 September 2025; one ended on 28 November, the other was agreed on 19 December."""
    uk, canada = run_of(register, "gbr-safe"), run_of(register, "can-safe")
    assert step_of(uk, "negotiation").date == step_of(canada, "negotiation").date == "2025-09-18"
    assert (uk.stage, step_of(uk, "end").date) == (Stage.BROKEN_OFF, "2025-11-28")
    assert step_of(uk, "signature").state is StepState.NOT_REACHED
    assert clock_of(uk, "negotiation", "end").days_least == 71
    assert step_of(canada, "agreement").date == "2025-12-19"
    assert step_of(canada, "signature").state is StepState.UNDATED
    assert run_of(register, "gbr-safe", "2025-11-01").stage is Stage.IN_NEGOTIATION


def test_a_month_makes_a_range_of_days(register: Workspace) -> None:
    """Talks with Australia opened on 18 June 2025; it was signed some day of March 2026."""
    time = clock_of(run_of(register, "eu-aus-sdp-2026"), "negotiation", "signature")
    assert (time.days_least, time.days_most) == (256, 286)
    assert "18 June 2025" in time.rule


def test_the_pipeline_tells_talk_from_partnership(register: Workspace) -> None:
    """Switzerland and New Zealand are only talked about; twelve are concluded; a request for SAFE is a request."""
    runs = register.procedures(kind="procedure-sdp")
    assert sum(run.stage is Stage.CONCLUDED for run in runs) == 12
    talked = {run.party: stage_in_words(run) for run in runs if run.stage is Stage.TALKED_ABOUT}
    assert talked == {"che": "only talked about (25 June 2025)", "nzl": "only talked about (no date on record)"}
    asked = {run.party for run in register.procedures(kind="procedure-safe") if run.stage is Stage.ASKED_FOR}
    assert asked == {"tur", "kor", "jpn"}
    assert register.procedures(kind="procedure-edip") == ()


def test_over_all_says_of_how_many_it_can_be_said(register: Workspace) -> None:
    """From talks to signature: 244 days with Iceland, a range with Australia, and ten without a date."""
    clocks = {(one.start, one.end): one for one in over_all(register.procedures(kind="procedure-sdp"))}
    found = clocks["negotiation", "signature"]
    assert (found.days, found.vague, found.missing) == (((244, "eu-isl-sdp-2026"),), 1, 10)
    assert found.text == "244 days (8 months) in 1; 1 dated, but not to the day, 10 without one of the dates"


def test_every_step_is_declared_with_roles_events_can_have(register: Workspace) -> None:
    """Clocks run from steps that are there, positions are told apart, and every rule has its source."""
    ledger = register.ledger()
    for kind in kinds(ledger):
        steps = [entry.value for entry in ledger.of(ProcedureStep, kind)]
        names = {step.step for step in steps}
        assert {one for step in steps for one in step.clock_from} <= names
        assert len({step.position for step in steps}) == len(names) == len(steps)
        assert all(step.roles for step in steps)
    assert {"procedure", "procedure_step", "commitment", "progress"} <= set(PROPERTIES)


@given(st.dates(datetime.date(2003, 1, 1), datetime.date(2027, 12, 31)), st.integers(0, 800))
def test_what_was_taken_stays_taken(register: Workspace, day: datetime.date, later: int) -> None:
    """A later day knows every step an earlier one did, and dates none of them before."""
    after = {run.id: run for run in register.procedures(as_of=day + datetime.timedelta(days=later))}
    for run in register.procedures(as_of=day):
        taken = {step.step: step for step in run.steps if step.state in DONE}
        now = {step.step: step for step in after[run.id].steps if step.state in DONE}
        assert set(taken) <= set(now)
        assert all(step.date is None or step.date <= day.isoformat() for step in taken.values())


def test_what_goes_through_no_procedure_is_refused(register: Workspace) -> None:
    """With those that come near."""
    with pytest.raises(UnknownId, match="eu-nor-sdp-2024"):
        register.procedures("eu-nor-sdp-2025")
    with pytest.raises(UnknownId, match="procedure-sdp"):
        register.procedures(kind="procedure-sdb")


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (0, 0, "the same day"),
        (1, 1, "1 day"),
        (29, 29, "29 days"),
        (153, 153, "153 days (5 months)"),
        (0, 30, "0 to 30 days"),
        (256, 286, "256 to 286 days (8 to 9 months)"),
        (-5, -5, "5 days the other way round"),
    ],
)
def test_days_in_words(least: int, most: int, words: str) -> None:
    """Months beside them from two on."""
    assert in_days(least, most) == words
