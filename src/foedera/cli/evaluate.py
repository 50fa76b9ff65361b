"""foedera evaluate: how well the machine codes, against a file of cells people coded or a source's own table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import Output, give, give_json, give_lines
from foedera.cli.progress import bar
from foedera.cli.session import opened
from foedera.ids import split_cell
from foedera.model.evaluation import Evaluation
from foedera.model.lookup import unknown_choice
from foedera.model.progress import Progress
from foedera.model.reliability import AreaAgreement, DisagreeingCell, Reliability
from foedera.publishing import disagreeing_cells
from foedera.publishing.evaluation import lines, to_json
from foedera.workspace.codebooks import named_codebook
from foedera.workspace.evaluating import measured


def evaluate(
    against: str,
    texts: Path | None = None,
    /,
    *,
    codebook: str | None = None,
    by_score: bool = False,
    cells: bool = False,
    format: Literal["table", "json", "csv"] = "table",
    output: Output = None,
) -> None:
    """Measure the coder against people's coding of texts, or against a source's own table.

    Example: foedera evaluate dta_dev.csv tota-0.5.0.tar.xz --codebook dta

    Every cell that differs, with its passage: foedera evaluate gold.csv texts --codebook my-areas.yaml --cells

    Parameters
    ----------
    against
        A CSV file of coded cells (agreement, area, covered); or the id of a source that states a table and whose text
        was added and coded, such as eprs-pe-767-215.
    texts
        With a CSV file: a folder or tar archive of the agreements' texts, each file named after its agreement.
    codebook
        Codebook whose coder is measured, an id or a YAML file.
    by_score
        Measure the plain scores of the lexicon, also where a ranker was trained.
    cells
        Instead of the figures, every cell the two judge differently: both values, the passage and the rule.
    format
        table; json: the figures with all versions, or the cells; or, of cells, csv (one line a cell).
    """
    if format == "csv" and not cells:
        raise unknown_choice("format for figures", format, ("table", "json"))
    if against.endswith(".csv"):
        say("reading the texts; a hundred trade agreements take a minute")
    with bar("texts") as progress:
        found = _measured(against, texts, codebook, by_score, cells, progress)
    if found.disagreeing is not None:
        _give_cells(found.disagreeing, format, output)
    elif isinstance(found, Evaluation):
        give(to_json(found) if format == "json" else "".join(f"{line}\n" for line in lines(found)), output)
    elif format == "json":
        give_json(found, output)
    else:
        give_lines((*map(_area, found.areas), _overall(found)), output)


def _give_cells(cells: Sequence[DisagreeingCell], format: str, output: Path | None) -> None:
    if format == "json":
        give_json(cells, output)
    elif format == "csv":
        give(disagreeing_cells.to_csv(cells).encode(), output)
    else:
        give_lines(disagreeing_cells.lines(cells), output)


def _measured(
    against: str,
    texts: Path | None,
    codebook: str | None,
    by_score: bool,
    cells: bool,
    progress: Progress,
) -> Evaluation | Reliability:
    """The figures; a file of cells and a codebook that ships need no workspace."""
    if against.endswith(".csv"):
        name = meant.codebook(None, codebook)
        book = None if name is None else named_codebook(name)
        how = {"by_score": by_score, "cells": cells}
        return measured(None, against, texts, book, progress=progress, **how)
    with opened() as workspace:
        return workspace.evaluate(meant.one(workspace, against, "source"), cells=cells)


def _area(area: AreaAgreement) -> str:
    return f"{area.agreed}/{area.cells}  {area.area}{_differences(area)}"


def _differences(area: AreaAgreement) -> str:
    parts = [("ticked, not found in the passages", area.missed), ("found in the passages, not ticked", area.extra)]
    said = [f"{what}: {', '.join(split_cell(cell)[0] for cell in cells)}" for what, cells in parts if cells]
    return f"  ({'; '.join(said)})" if said else ""


def _overall(found: Reliability) -> str:
    sure = found.why or ""
    if found.interval is not None:
        sure = "95 % interval {:.2f} to {:.2f}".format(*found.interval)
    share = found.agreed / found.cells if found.cells else 0.0

    def figure(value: float | None) -> str:
        return "undefined" if value is None else f"{value:.2f}"

    return (
        f"overall {found.agreed}/{found.cells} = {share:.2f} ({sure}), "
        f"kappa {figure(found.kappa)}, precision {figure(found.precision)}, recall {figure(found.recall)}; "
        f"{found.uncoded} cells not coded; 'in place' counts as covered"
    )
