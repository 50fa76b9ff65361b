"""The matrix as a table: CSV, JSON, Markdown, XLSX. The same cells in each."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable
from typing import Any

import msgspec

from foedera.model.claim import Claim
from foedera.model.coverage import MARKS, Cell, CellValue, Coverage
from foedera.model.matrix import Matrix
from foedera.model.properties import value_of

MACHINE_ONLY = "machine_only"
"""The column of a table that says where only a machine has spoken."""

MACHINE_SIGN = next(iter(MARKS))

SYMBOLS = {value: value.sign for value in CellValue}
"""A sign for each value; tables and pages always give the word beside or below it."""

MACHINE_COLOUR = "#6a3d9e"
"""Of what a machine proposes, here as on the site."""

WORDS = {value: value.in_words for value in CellValue}
"""What each value means, for people."""


def to_csv(matrix: Matrix) -> str:
    """Rows are areas, columns agreements, both by id; cells hold the value's word of the data.

    Where only a machine has spoken of some cells, the second column names the agreements of those in the row, with
    blanks between them.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    proposed = bool(matrix.left_out())
    writer.writerow(["area", *[MACHINE_ONLY] * proposed, *(column.agreement for column in matrix.columns)])
    for row, cells in zip(matrix.rows, matrix.cells, strict=True):
        writer.writerow([row.area, *[_proposed(cells)] * proposed, *(cell.value.value for cell in cells)])
    return out.getvalue()


def _proposed(cells: Iterable[Cell]) -> str:
    return " ".join(cell.agreement for cell in cells if cell.machine_only)


def heads(matrix: Matrix) -> tuple[str, ...]:
    """The agreements' names, each with the machine's sign where nobody but machines has spoken of it."""
    proposed = matrix.left_out().agreements
    return tuple(column.short + f" {MACHINE_SIGN}" * (column.agreement in proposed) for column in matrix.columns)


def to_markdown(matrix: Matrix) -> str:
    """A table for a text, with a legend of its signs."""
    lines = [
        "| | Area | " + " | ".join(heads(matrix)) + " |",
        "|--:|---|" + ":-:|" * len(matrix.columns),
    ]
    for row, cells in zip(matrix.rows, matrix.cells, strict=True):
        signs = " | ".join(SYMBOLS[cell.value] + cell.flags for cell in cells)
        lines.append(f"| {row.number} | {row.label} | {signs} |")
    return "\n".join([*lines, "", legend(matrix), ""])


def legend(matrix: Matrix) -> str:
    """The signs that occur, in words."""
    values = {cell.value for row in matrix.cells for cell in row}
    parts = [f"{SYMBOLS[value]} {WORDS[value]}" for value in CellValue if value in values]
    marks = {sign for row in matrix.cells for cell in row for sign in cell.marks}
    parts += [f"{sign} {words}" for sign, words in MARKS.items() if sign in marks]
    return " · ".join(parts)


def to_json(matrix: Matrix) -> bytes:
    """The matrix with every cell's claims."""
    content = {
        "codebook": matrix.codebook,
        "as_of": matrix.as_of,
        "agreements": [column.agreement for column in matrix.columns],
        MACHINE_ONLY: matrix.left_out(),
        "areas": [row.area for row in matrix.rows],
        "cells": [cell_shape(cell) for cells in matrix.cells for cell in cells],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def cell_shape(cell: Cell) -> dict[str, Any]:
    """A cell as API, command line and exports give it."""
    return {
        "agreement": cell.agreement,
        "area": cell.area,
        "value": cell.value,
        "strength": cell.strength,
        "topics": {topic: [claim.id for claim in claims] for topic, claims in cell.topics.items()},
        "rule": cell.rule,
        "claims": [claim_shape(claim, live=place < cell.live) for place, claim in enumerate(cell.claims)],
        MACHINE_ONLY: cell.machine_only,
        "conflict": cell.conflict,
        "otherwise": cell.otherwise,
        "crowded": cell.crowded,
        "enforceability": cell.enforceability,
        "unreviewed": cell.unreviewed,
        "waiting": cell.waiting,
        "alarmed": cell.alarmed,
    }


def claim_shape(claim: Claim, *, live: bool) -> dict[str, Any]:
    """A coverage claim under its cell; `live` says whether it still speaks."""
    coverage = value_of(claim, Coverage)
    return {
        "id": claim.id,
        "coder": claim.coder,
        "value": coverage.value,
        "strength": coverage.strength,
        "topics": coverage.topics,
        "rule": coverage.rule,
        "searched": coverage.searched,
        "source": claim.basis.source,
        "locator": claim.basis.locator,
        "span": claim.basis.span,
        "recorded": claim.recorded,
        "confidence": claim.confidence,
        "note": claim.note,
        "live": live,
    }


def to_xlsx(matrix: Matrix) -> bytes:
    """A workbook: the table, and a sheet with the claim each cell stands on."""
    import xlsxwriter  # only this format needs it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _newest(matrix)})
    bold = book.add_format({"bold": True, "text_wrap": True})
    dashed = book.add_format(
        {"italic": True, "font_color": MACHINE_COLOUR, "border": 3, "border_color": MACHINE_COLOUR}
    )
    table = book.add_worksheet("matrix")
    table.write_row(0, 0, ["no", "area", "label", *(column.agreement for column in matrix.columns), MACHINE_ONLY], bold)
    for line, (row, cells) in enumerate(zip(matrix.rows, matrix.cells, strict=True), start=1):
        table.write_row(line, 0, [row.number, row.area, row.label])
        for place, cell in enumerate(cells, start=3):
            table.write_string(line, place, cell.value.value, dashed if cell.machine_only else None)
        table.write_string(line, 3 + len(cells), _proposed(cells))
    table.set_column(2, 2, 60)
    table.freeze_panes(1, 3)
    evidence = book.add_worksheet("evidence")
    evidence.write_row(
        0,
        0,
        ["agreement", "area", "value", "rule", "coder", "source", "locator", "claim", "enforceability", "topics"],
        bold,
    )
    line = 0
    for cell in (cell for cells in matrix.cells for cell in cells):
        for claim in cell.claims[: cell.live]:
            line += 1
            evidence.write_row(
                line,
                0,
                [
                    cell.agreement,
                    cell.area,
                    str(claim.value["value"]),
                    str(claim.value.get("rule") or ""),
                    claim.coder,
                    claim.basis.source,
                    claim.basis.locator,
                    claim.id,
                    str((claim.value.get("enforceability") or {}).get("level") or ""),
                    "|".join(topic for topic, claims in cell.topics.items() if claim in claims),
                ],
            )
    book.close()
    return out.getvalue()


def _newest(matrix: Matrix) -> datetime.datetime:
    """When the newest claim shown was recorded: a date that does not change from run to run."""
    moments = [claim.recorded for row in matrix.cells for cell in row for claim in cell.claims]
    return max(moments, default=datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)).replace(tzinfo=None)
