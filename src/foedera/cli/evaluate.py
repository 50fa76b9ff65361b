"""foedera evaluate: how well the machine codes, against a file of cells people coded or a source's own table."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from foedera.cli.session import opened, say, write_bytes
from foedera.ids import split_cell
from foedera.model.evaluation import Evaluation
from foedera.model.lookup import incomplete_evaluation
from foedera.model.reliability import AreaAgreement, Reliability
from foedera.publishing.evaluation import lines, to_json
from foedera.workspace.codebooks import named_codebook
from foedera.workspace.evaluating import evaluate as measure
from foedera.workspace.files import write_file


def evaluate(
    against: str,
    texts: Path | None = None,
    /,
    *,
    codebook: str | None = None,
    by_score: bool = False,
    semantics: bool = False,
    save: Path | None = None,
    format: Literal["table", "json"] = "table",
) -> None:
    """Measure the coder against human coding of texts, or its reading of a source against the source's own table.

    Example: foedera evaluate dta_dev.csv tota-0.5.0.tar.xz --codebook dta

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
    semantics
        Measure the ranker that also weighs nearness in meaning (pip install foedera[semantics]).
    save
        Also write the figures with all versions to this JSON file.
    format
        table or json.
    """
    if against.endswith(".csv"):
        say("reading the texts; a hundred trade agreements take a minute, with --semantics ten")
    found = _measured(against, texts, codebook, by_score, semantics)
    if isinstance(found, Reliability):
        _print_table(found, format)
        return
    if format == "json":
        write_bytes(to_json(found))
    else:
        print("\n".join(lines(found)))
    if save is not None:
        write_file(save, to_json(found))
        say(f"kept in {save}")


def _measured(
    against: str, texts: Path | None, codebook: str | None, by_score: bool, semantics: bool
) -> Evaluation | Reliability:
    """The figures; a file of cells and a codebook that ships need no workspace."""
    if against.endswith(".csv") and texts is not None and codebook is not None:
        return measure(Path(against), texts, named_codebook(codebook), by_score=by_score, meaning=semantics)
    if against.endswith(".csv"):
        raise incomplete_evaluation(against, "no texts" if texts is None else "no --codebook")
    with opened() as workspace:
        return workspace.evaluate(against)


def _print_table(found: Reliability, format: Literal["table", "json"]) -> None:
    if format == "json":
        write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
        return
    for area in found.areas:
        print(f"{area.agreed}/{area.cells}  {area.area}{_differences(area)}")
    print(_overall(found))


def _differences(area: AreaAgreement) -> str:
    parts = [("ticked, not found in the passages", area.missed), ("found in the passages, not ticked", area.extra)]
    said = [f"{what}: {', '.join(split_cell(cell)[0] for cell in cells)}" for what, cells in parts if cells]
    return f"  ({'; '.join(said)})" if said else ""


def _overall(found: Reliability) -> str:
    low, high = found.interval
    share = found.agreed / found.cells if found.cells else 0.0

    def figure(value: float | None) -> str:
        return "undefined" if value is None else f"{value:.2f}"

    return (
        f"overall {found.agreed}/{found.cells} = {share:.2f} (95 % interval {low:.2f} to {high:.2f}), "
        f"kappa {figure(found.kappa)}, precision {figure(found.precision)}, recall {figure(found.recall)}; "
        f"{found.uncoded} cells not coded; 'in place' counts as covered"
    )
