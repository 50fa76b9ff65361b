"""foedera templates: clause types of a family, their variants, and what was not found in an agreement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from foedera.cli import meant
from foedera.cli.output import Output, drawn, give, table
from foedera.cli.session import opened
from foedera.comparing.templates.cells import USUAL
from foedera.comparing.templates.family import FEWEST, THRESHOLD
from foedera.errors import UsageError
from foedera.model import selection
from foedera.model.dates import parse_day
from foedera.model.template import Templates
from foedera.publishing import clause_types as shown
from foedera.workspace import View

Made = Callable[[], str | bytes]


def templates(
    *,
    collection: str | None = None,
    agreements: Annotated[list[str] | None, Parameter(name="--agreement", negative=())] = None,
    absent: str | None = None,
    variants: str | None = None,
    threshold: float = THRESHOLD,
    fewest: int = FEWEST,
    share: float = USUAL,
    as_of: str | None = None,
    format: Literal["table", "csv", "json", "markdown", "xlsx"] = "table",
    output: Output = None,
) -> None:
    """List clause types of a family with their variants; what was not found in an agreement, with each search.

    Example: foedera templates --collection eu-sdp --absent eu-nor-sdp-2024

    Parameters
    ----------
    collection
        Whose agreements are the family; the briefing's six and what was added, if left out.
    agreements
        These agreements instead; several times for several.
    absent
        What is usual in the family and no wording of which was found in this agreement, with what comes nearest.
    variants
        The variants of the clause type this passage is in, each with its nearest earlier model.
    threshold
        Average likeness from which passages are one type, above 0 to 1.
    fewest
        Agreements a type stands in at least.
    share
        With --absent: share of the others from which a type is usual.
    as_of
        The log as it was on that day, YYYY-MM-DD.
    format
        table, csv, json, markdown or xlsx (xlsx for the list only).
    """
    with opened() as workspace:
        view = workspace.view()
        family: dict[str, Any] = {
            "collection": meant.perhaps(view, collection, "collection"),
            "agreements": meant.several(view, agreements, "agreement"),
            "threshold": threshold,
            "fewest": fewest,
            "as_of": parse_day(as_of),
        }
        shorts = {
            column.agreement: column.short
            for column in selection.heads(view.snapshot, selection.agreements(view.snapshot))
        }
        if variants is not None:
            tree = view.template(variants, **family)
            formats: dict[str, Made] = {
                "json": lambda: shown.tree_to_json(tree),
                "markdown": lambda: shown.tree_to_markdown(tree, shorts),
            }
            formats["table"] = formats["markdown"]
        elif absent is not None:
            formats = _absences(view, meant.one(view, absent, "agreement"), family, shorts, share)
        else:
            formats = _types(view.templates(**family), shorts, output)
    if format not in formats:
        raise UsageError(
            "this cannot be given so",
            where=f"--format {format}",
            expected=" or ".join(formats),
            found=format,
            next_step="leave --format out, or ask for the list: without --absent and --variants",
        )
    give(formats[format](), output)


def _absences(
    view: View, agreement: str, family: dict[str, Any], shorts: dict[str, str], share: float
) -> dict[str, Made]:
    report = view.absences(agreement, share=share, **family)
    found = view.templates(**family)
    words = shown.report_to_markdown(report, found, shorts)
    return {
        "table": lambda: words,
        "markdown": lambda: words,
        "csv": lambda: shown.report_to_csv(report).encode(),
        "json": lambda: shown.report_to_json(report),
    }


def _types(found: Templates, shorts: dict[str, str], output: Path | None) -> dict[str, Made]:
    return {
        "table": lambda: _drawn(found, shorts, output),
        "csv": lambda: shown.matrix_to_csv(found).encode(),
        "json": lambda: shown.to_json(found),
        "markdown": lambda: shown.to_markdown(found, shorts),
        "xlsx": lambda: shown.to_xlsx(found),
    }


def _drawn(found: Templates, shorts: dict[str, str], output: Path | None) -> str:
    parts = [shown.summary(found), _listed(found, shorts, output, closing=False)]
    if found.of_kind(closing=True):
        parts += [f"{shown.CLOSINGS}:", _listed(found, shorts, output, closing=True)]
    return "\n".join(parts)


def _listed(found: Templates, shorts: dict[str, str], output: Path | None, *, closing: bool) -> str:
    rows = (
        (
            template.name,
            f"{template.agreements} of {len(found.with_text)}",
            str(len(template.variants)),
            shown.first_in(template, shorts),
            template.id,
        )
        for template in found.of_kind(closing=closing)
    )
    return drawn(table(("clause type", "in", "variants", "first in", "passage"), rows), output)
