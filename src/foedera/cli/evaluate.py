"""foedera evaluate: how far the machine's reading of a source agrees with the source's own table."""

from __future__ import annotations

from typing import Literal

import msgspec

from foedera.cli.session import opened, write_bytes
from foedera.ids import split_cell
from foedera.model.reliability import AreaAgreement, Reliability


def evaluate(source: str, /, *, format: Literal["table", "json"] = "table") -> None:
    """Compare the coding of a source's passages with the table the same source prints, row by row.

    Example: foedera evaluate eprs-pe-767-215

    Parameters
    ----------
    source
        Id of a source that states a table and whose text was added and coded.
    format
        table or json.
    """
    with opened() as workspace:
        found = workspace.reliability(source)
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
