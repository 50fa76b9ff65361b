"""Reads cells people have coded from CSV: agreement (or tota_id), area, covered (or ac), maybe le and quote."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping

from foedera.errors import InvalidRegister
from foedera.model.gold import Gold, GoldCell
from foedera.reading.decode import decode

_YES = frozenset({"1", "yes", "true", "covered", "in_place"})
_NO = frozenset({"0", "no", "false", "not_found"})
_MOST_FAULTS = 5


def read_gold(data: bytes, *, name: str) -> Gold:
    """The cells of a CSV file.

    Raises:
        InvalidRegister: a column is missing, a value is none of those known, or a cell is coded twice; every faulty
            line is named (the first five), and nothing is returned.
    """
    text, _ = decode(data, name)
    reader = csv.DictReader(io.StringIO(text))
    columns = frozenset(reader.fieldnames or ())
    if not ("area" in columns and columns & {"agreement", "tota_id"} and columns & {"covered", "ac"}):
        raise _refused(name, "columns agreement (or tota_id), area and covered (or ac)", ", ".join(sorted(columns)))
    cells: dict[tuple[str, str], GoldCell] = {}
    faults: list[str] = []
    for line, row in enumerate(reader, start=2):
        try:
            cell = _cell(row)
        except ValueError as fault:
            faults.append(f"line {line}: {fault}")
            continue
        if (cell.agreement, cell.area) in cells:
            faults.append(f"line {line}: {cell.agreement}, {cell.area} was coded before")
        cells[cell.agreement, cell.area] = cell
    if faults or not cells:
        raise _refused(name, "one coded cell a line, each once", "; ".join(faults[:_MOST_FAULTS]) or "no line")
    return Gold(name=name, sha256=hashlib.sha256(data).hexdigest(), cells=tuple(cells.values()))


def _cell(row: Mapping[str, str]) -> GoldCell:
    agreement = row.get("agreement") or (f"pta-{row['tota_id']}" if row.get("tota_id") else "")
    area, said = row.get("area") or "", (row.get("covered") or row.get("ac") or "").strip().lower()
    if not agreement or not area:
        raise ValueError("no agreement or no area")
    if said not in _YES | _NO:
        raise ValueError(f"{said!r} is neither covered (1) nor not covered (0)")
    enforceability = row.get("le") or None
    if enforceability not in (None, "0", "1", "2"):
        raise ValueError(f"le is {enforceability!r}, not 0, 1 or 2")
    level = None if enforceability is None else int(enforceability)
    quote = (row.get("quote") or "").strip() or None
    return GoldCell(agreement=agreement, area=area, covered=said in _YES, enforceability=level, quote=quote)


def _refused(name: str, expected: str, found: str) -> InvalidRegister:
    return InvalidRegister(
        "the file of coded cells cannot be used",
        where=name,
        expected=expected,
        found=found,
        next_step="mend the lines named; docs/guides/measuring.md describes the file",
    )
