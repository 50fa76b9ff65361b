"""foedera procedures: how far agreements and instruments have come, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.model.procedure import ProcedureRun, StepState
from foedera.publishing.dossier import title_of
from foedera.publishing.procedures import stage_in_words, to_csv
from foedera.watching.procedures import DONE, over_all


def procedures(
    identifier: str | None = None,
    /,
    *,
    kind: str | None = None,
    as_of: str | None = None,
    format: Literal["table", "json", "csv"] = "table",
    output: Output = None,
) -> None:
    """Print how far agreements and instruments have come: each step, its date or that none is on record, the time.

    Example: foedera procedures eu-alb-sdp-2024 --as-of 2024-12-01

    Parameters
    ----------
    identifier
        An agreement or instrument, for all of its steps; without one, every procedure in a line.
    kind
        Only of one kind of procedure, such as procedure-safe.
    as_of
        The day it is drawn up, YYYY-MM-DD; today if left out. What happened later does not count.
    format
        table, json or csv.
    """
    with opened() as workspace:
        one = None if identifier is None else meant.one(workspace, identifier, "agreement", "thing")
        view = workspace.view()
        runs, ledger = view.procedures(one, kind=kind, as_of=as_of), view.ledger()
    if format == "json":
        give_json(runs, output)
    elif format == "csv":
        give(to_csv(runs), output)
    elif identifier is None:
        heads = ("partner", "procedure", "stage", "last step", "next")
        rows = ((title_of(ledger, run.party or run.id), title_of(ledger, run.kind), *_line(run)) for run in runs)
        give(drawn(table(heads, rows), output), output)
        for told in over_all(runs):
            if told.days:
                say(f"{told.kind}, from {told.start} to {told.end}: {told.text}")
    else:
        give(drawn(table(("step", "where it stands", "who"), _steps(runs)), output), output)
        for run in runs:
            say(f"{run.title}: {stage_in_words(run)}")
            for clock in run.clocks:
                if clock.days_least is not None:
                    say(f"{clock.text} {clock.rule}")


def _line(run: ProcedureRun) -> tuple[str, str, str]:
    done = [step for step in run.steps if step.state in DONE]
    coming = next((step.label for step in run.steps if step.state is StepState.TO_COME), None)
    last = f"{done[-1].label}: {done[-1].text}" if done else "none on record"
    return stage_in_words(run), last, coming or "none"


def _steps(runs: Iterable[ProcedureRun]) -> Iterable[tuple[str, str, str]]:
    return (
        (step.label, step.text, ", ".join(person.name for person in step.people)) for run in runs for step in run.steps
    )
