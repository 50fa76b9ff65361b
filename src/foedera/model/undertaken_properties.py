"""The properties of what was undertaken, and of how instruments come about (foedera.model.properties)."""

from __future__ import annotations

from foedera.model import words as say
from foedera.model.commitment import Commitment, ProgressReport
from foedera.model.phrasing import joined
from foedera.model.procedure import Procedure, ProcedureStep
from foedera.model.property import Place, Property
from foedera.model.rhythm import RHYTHMS

UNDERTAKEN = (
    Property(
        key="commitment",
        record=Commitment,
        one_by=("modal",),
        section="Commitments",
        kind="commitment",
        named_by="text",
        words=say.commitment,
        choices={"periodicity": tuple(RHYTHMS)},
    ),
    Property(
        key="progress",
        record=ProgressReport,
        one_by=("status", "date"),
        section="What became of it",
        says_whose=True,
        words=say.progress,
    ),
    Property(
        key="procedure",
        record=Procedure,
        one_by=(),
        section="Procedure",
        shown=frozenset({Place.DOSSIER}),
        kind="procedure",
        named_by="name",
        words=lambda r: ("procedure", joined(r.name, f"for: {', '.join(r.families)}", r.text)),
    ),
    Property(
        key="procedure_step",
        record=ProcedureStep,
        one_by=("step",),
        section="Steps of the procedure",
        shown=frozenset({Place.DOSSIER}),
        words=lambda r: (f"{r.position}. {r.label}", joined(r.actor and f"by: {r.actor}", r.text)),
    ),
)
"""In the order their sections are shown."""
