"""Procedures in words and as a table: how far each came, step by step."""

from __future__ import annotations

from collections.abc import Iterable

from foedera.model.dates import written_out
from foedera.model.phrasing import plain
from foedera.model.procedure import ProcedureRun, Stage, StepState, StepTaken
from foedera.publishing.sheet import csv_text

COLUMNS = ("id", "kind", "party", "stage", "since", "position", "step", "state", "date", "role", "place", "sources")
"""Of the table: a row a step."""

STATES = {
    StepState.DONE: "done",
    StepState.UNDATED: "taken, says a source; no date on record",
    StepState.NOT_ON_RECORD: "not on record, though a later step was taken",
    StepState.TO_COME: "no public evidence, and no later step was taken: to come, or not reported",
    StepState.NOT_REACHED: "not reached before the procedure was broken off",
}
"""What each state means, for people."""


def stage_in_words(run: ProcedureRun) -> str:
    """How far a procedure came, and when."""
    if run.stage is None:
        return f"nothing on record as of {written_out(run.as_of)}"
    if run.stage is Stage.TALKED_ABOUT:
        return f"only talked about ({written_out(run.since) if run.since else 'no date on record'})"
    return f"{plain(run.stage)}, {written_out(run.since) if run.since else 'no date on record'}"


def in_short(date: str | None) -> str:
    """A date for a cell of a table: 18 Dec 2024, Dec 2024, 2024."""
    *days, month, year = ["", *written_out(date).split()]
    return " ".join(part for part in (*days, month[:3], year) if part)


def step_in_short(step: StepTaken) -> str:
    """A step as a cell of a table."""
    match step.state:
        case StepState.DONE:
            return in_short(step.date)
        case StepState.UNDATED:
            return "no date on record"
        case StepState.TO_COME:
            return "not yet on record"
        case state:
            return plain(state)


def to_csv(runs: Iterable[ProcedureRun]) -> str:
    """A row a step of each procedure, in the words of the data; several events of one step are joined by |."""
    rows = (
        (
            run.id,
            run.kind,
            run.party or "",
            run.stage or "",
            run.since or "",
            position,
            step.step,
            step.state,
            step.date or "",
            "|".join(one.role for one in step.happenings),
            "|".join(one.place or "" for one in step.happenings),
            "|".join(dict.fromkeys(source for one in step.happenings for source in one.sources)),
        )
        for run in runs
        for position, step in enumerate(run.steps, start=1)
    )
    return csv_text(COLUMNS, rows)
