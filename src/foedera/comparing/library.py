"""The clause library: of an area, every provision quoted for it, alike wordings together, the most used first.

In: a matrix, the texts its claims quote, dates of signature, the parties and undertakings of its agreements, a
threshold. Out: one library an area. Not here: which value a cell has (resolution), which provisions show it (quoting),
which clauses are alike (wordings), how firm one is (clause_strength).

The wording of most agreements comes first; of equally spread ones the one whose weakest clause stands lowest on the
ladder of strength, and groups of unstated strength last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from foedera.comparing.clause_strength import Undertakings, clause_strength
from foedera.comparing.counting import TICK
from foedera.comparing.excerpts import excerpt_of
from foedera.comparing.quoting import quoted
from foedera.comparing.sides import Sides
from foedera.comparing.signing import NOTHING_KNOWN, Dates
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.comparing.wording.similarity_join import check_threshold
from foedera.comparing.wordings import wordings
from foedera.model.claim import Claim, Rank, Source
from foedera.model.coverage import Cell, Coverage
from foedera.model.document import Document, Provision
from foedera.model.library import Library, SourceClause, Without, WordingGroup
from foedera.model.matrix import Column, Matrix, Row
from foedera.model.properties import value_of
from foedera.text.spans import body_start


class Placed(NamedTuple):
    """A provision with the text it stands in."""

    document: Document
    provision: Provision
    source: Source | None


Placements = Mapping[str, Placed]
"""Provision id → where it stands; every provision a covered cell quotes must be there."""


class Known(msgspec.Struct, frozen=True):
    """What is known of the agreements beside their texts; nothing of any by default."""

    dates: Dates = NOTHING_KNOWN
    sides: Sides = {}
    undertakings: Undertakings = {}


def libraries_of(matrix: Matrix, placements: Placements, known: Known, *, alike: float = THRESHOLD) -> list[Library]:
    """The library of every area of a matrix, in its order.

    Args:
        matrix: the agreements, with the claims on their cells.
        placements: the provisions quoted.
        known: dates, parties and undertakings of the agreements.
        alike: how alike clauses are at least.

    Raises:
        UsageError: the threshold is not above 0 and at most 1.
    """
    check_threshold(alike)
    return [
        _library(matrix, row, cells, placements, known, alike)
        for row, cells in zip(matrix.rows, matrix.cells, strict=True)
    ]


def body_of(placed: Placed) -> str:
    """The words of a provision without its printed number."""
    return placed.document.text[body_start(placed.document.text, placed.provision) : placed.provision.end]


def _library(
    matrix: Matrix, row: Row, cells: Sequence[Cell], placements: Placements, known: Known, alike: float
) -> Library:
    pairs = list(zip(matrix.columns, cells, strict=True))
    found = [clause for column, cell in pairs for clause in _clauses(column, cell, placements, known)]
    bare = [(column, cell) for column, cell in pairs if not quoted(cell)]
    return Library(
        row=row,
        codebook=matrix.codebook,
        as_of=matrix.as_of,
        alike=alike,
        groups=tuple(sorted(wordings(found, known.sides, known.dates.signed, alike), key=_place)),
        columns=matrix.columns,
        proposed=tuple(column for column, cell in pairs if cell.value in TICK and cell.machine_only),
        told=tuple(_told(column, cell) for column, cell in bare if cell.value in TICK),
        lacking=tuple(
            Without(column=column, value=cell.value, why=_why(cell)) for column, cell in bare if cell.value not in TICK
        ),
        recorded=max((claim.recorded for cell in cells for claim in cell.claims), default=None),
    )


def _clauses(column: Column, cell: Cell, placements: Placements, known: Known) -> Iterable[SourceClause]:
    """The provisions quoted for a cell, in the order of their texts."""
    by_provision: dict[str, list[Claim]] = defaultdict(list)
    shown = quoted(cell)
    for claim in _covering(cell):
        if claim.basis.span is not None and claim.basis.span.provision in shown:
            by_provision[claim.basis.span.provision].append(claim)
    for provision in sorted(by_provision, key=lambda one: _reading(placements[one])):
        placed, claims = placements[provision], by_provision[provision]
        strengths, carried_by = clause_strength(claims, known.undertakings.get(provision, ()))
        yield SourceClause(
            column=column,
            excerpt=excerpt_of(*placed, dated=known.dates.of(column.agreement), lead=_lead(claims)),
            words=body_of(placed),
            strengths=strengths,
            carried_by=carried_by,
            proposed=all(claim.rank is Rank.MACHINE for claim in claims),
            signed=known.dates.signed.get(column.agreement),
            claims=tuple(claim.id for claim in claims),
        )


def _reading(placed: Placed) -> tuple[str, int]:
    """Where a provision comes in reading: text by text, from first to last."""
    return placed.document.id, placed.provision.start


def _covering(cell: Cell) -> list[Claim]:
    """The claims that still speak and say that the area is covered."""
    return [claim for claim in cell.claims[: cell.live] if value_of(claim, Coverage).value in TICK]


def _lead(claims: Iterable[Claim]) -> str | None:
    """What the provision completes, as a claim that quotes it says."""
    spans = (claim.basis.span for claim in claims)
    return next((span.lead.quote for span in spans if span is not None and span.lead is not None), None)


def _place(group: WordingGroup) -> tuple[int, bool, list[int], int, str]:
    """What more agreements use first; then weakest clause, strongest clause, what more clauses use, id."""
    steps = [strength.step for strength in group.strengths]
    ends = [steps[0], steps[-1]] if steps else []
    return -len(group.columns), not steps, ends, -len(group.clauses), group.id


def _told(column: Column, cell: Cell) -> Without:
    places = "; ".join(f"{claim.basis.source}, {claim.basis.locator}" for claim in _covering(cell))
    return Without(column=column, value=cell.value, why=f"by the word of {places}; no provision is quoted")


def _why(cell: Cell) -> str:
    searched = value_of(cell.claims[0], Coverage).searched if cell.live else None
    return f"{cell.rule}; searched: {searched}" if searched else cell.rule
