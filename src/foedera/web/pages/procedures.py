"""Procedures: how far agreements and instruments have come, step by step, and the pipeline of those on their way."""

from __future__ import annotations

from fastapi import Request, Response

from foedera.model.agreement import Fact
from foedera.model.procedure import Stage, StepState
from foedera.model.selection import within
from foedera.publishing.dossier import title_of
from foedera.publishing.procedures import STATES, stage_in_words, step_in_short, to_csv
from foedera.watching.procedures import kinds, over_all, steps_of
from foedera.web.downloads import sent
from foedera.web.pages import Asked, new_router, render

router = new_router()


@router.get("/procedures")
def procedures(request: Request, views: Asked, kind: str = "", as_of: str = "") -> Response:
    """One kind of procedure: who stands where, step by step; the rules; how long it took."""
    ledger = views.ledger()
    declared = kinds(ledger)
    chosen = kind or next(iter(declared), "")
    runs = views.procedures(kind=chosen or None, as_of=as_of or None)
    return render(
        request,
        "procedures.html",
        {
            "kinds": declared,
            "chosen": chosen,
            "runs": runs,
            "steps": [(told.value, told.claims) for told in steps_of(ledger, chosen)],
            "pipeline": [
                (stage, found) for stage in reversed(Stage) if (found := [run for run in runs if run.stage is stage])
            ],
            "clocks": over_all(runs),
            "labels": {told.value.step: told.value.label for told in steps_of(ledger, chosen)},
            "unknown": [run for run in runs if run.stage is None],
            "others": [entry for entry in ledger.of(Fact) if entry.value.about == _other(chosen)],
            "broken_off": any(step.state is StepState.NOT_REACHED for run in runs for step in run.steps),
            "ends": [told.value.step for told in steps_of(ledger, chosen) if told.value.ends],
            "states": STATES,
            "short": step_in_short,
            "stage_of": stage_in_words,
            "title": lambda identifier: title_of(ledger, identifier),
            "short_of": {run.id: title_of(ledger, run.party or run.id) for run in runs},
            "as_of": as_of,
            "day": as_of or views.clock().date().isoformat(),
        },
    )


@router.get("/procedures.csv")
def table(views: Asked, as_of: str = "") -> Response:
    """Every step of every procedure as a table."""
    return sent(to_csv(views.procedures(as_of=as_of or None)), "csv")


@router.get("/procedures/{identifier}")
def procedure(request: Request, views: Asked, identifier: str, as_of: str = "") -> Response:
    """One agreement or instrument on its way: each step with its date, place, people and sources."""
    ledger = views.ledger()
    run = views.procedures(identifier, as_of=as_of or None)[0]
    return render(
        request,
        "procedure.html",
        {
            "run": run,
            "reached": [step for step in run.steps if step.state is not StepState.NOT_REACHED],
            "not_reached": [step.label for step in run.steps if step.state is StepState.NOT_REACHED],
            "is_agreement": identifier in within(views.snapshot, None),
            "claim_of": views.claim,
            "stage_of": stage_in_words,
            "title": lambda one: title_of(ledger, one),
        },
    )


def _other(kind: str) -> str:
    """What facts are about that tell what a partner has instead: not_an_sdp."""
    return f"not_an_{kind.removeprefix('procedure-')}"
