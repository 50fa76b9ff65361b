"""The clause library: of an area, every provision quoted for it, alike wordings together, from weakest to strongest.

In: a matrix, the texts its claims quote, dates of signature, a threshold. Out: one library an area. Not here: which
value a cell has (resolution), which provisions show it (quoting), how a text is read.

The rule: clauses are alike when the runs of five words in both, divided by those in either, reach the threshold.
Clauses connected by such pairs, one to the next, are one group. Words of different languages, and of digests and texts,
are never alike. A group stands where its weakest clause stands on the ladder of strength; groups of unstated strength
come last.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from foedera.comparing.counting import TICK
from foedera.comparing.excerpts import excerpt_of
from foedera.comparing.quoting import quoted
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.comparing.wording.formulas import Signed, by_date, connected, first_of
from foedera.comparing.wording.segments import words_of
from foedera.comparing.wording.shingles import sets_of, shingles_of
from foedera.comparing.wording.similarity_join import check_threshold, similarity_join
from foedera.model.claim import Claim, Source
from foedera.model.coverage import Cell, Coverage
from foedera.model.document import Document, Provision
from foedera.model.library import Library, SourceClause, Without, WordingGroup
from foedera.model.matrix import Column, Matrix, Row
from foedera.model.properties import value_of
from foedera.model.strength import Strength
from foedera.text.spans import body_start


class Placed(NamedTuple):
    """A provision with the text it stands in."""

    document: Document
    provision: Provision
    source: Source | None


Placements = Mapping[str, Placed]
"""Provision id → where it stands; every provision a covered cell quotes must be there."""


class Alike(NamedTuple):
    """Places of clauses worded alike, and whether every two of them are."""

    places: tuple[int, ...]
    every_two: bool


def libraries_of(matrix: Matrix, placements: Placements, signed: Signed, *, alike: float = THRESHOLD) -> list[Library]:
    """The library of every area of a matrix, in its order.

    Args:
        matrix: the agreements, with the claims on their cells.
        placements: the provisions quoted.
        signed: agreement → date of signature.
        alike: Jaccard index from which clauses are alike.

    Raises:
        UsageError: the threshold is not above 0 and at most 1.
    """
    check_threshold(alike)
    return [
        _library(matrix, row, cells, placements, signed, alike)
        for row, cells in zip(matrix.rows, matrix.cells, strict=True)
    ]


def grouped(texts: Sequence[Placed], alike: float) -> list[Alike]:
    """Provisions worded alike, in order of their first; one too short for a run of five words is alike to none.

    Args:
        texts: the provisions; those of one agreement are compared too.
        alike: Jaccard index from which two are alike.
    """
    counter = itertools.count()
    numbers: dict[tuple[str, str], defaultdict[str, int]] = defaultdict(lambda: defaultdict(counter.__next__))
    keys = [(text.document.language_of(text.provision), text.document.role) for text in texts]
    words = [[numbers[key][word] for word in words_of(_body(text))] for key, text in zip(keys, texts, strict=True)]
    starts = np.cumsum([0, *map(len, words)], dtype=np.int64)
    shingles = shingles_of(np.array([*itertools.chain.from_iterable(words)], dtype=np.int32), starts)
    pairs = similarity_join(sets_of(shingles), np.arange(len(texts)), alike)
    heads = connected(len(texts), pairs)
    members: dict[int, list[int]] = defaultdict(list)
    for place, head in enumerate(heads):
        members[head].append(place)
    linked = np.bincount(np.array(heads, dtype=np.int64)[pairs.one], minlength=len(texts))
    return [
        Alike(tuple(group), 2 * int(linked[head]) == len(group) * (len(group) - 1)) for head, group in members.items()
    ]


def _body(placed: Placed) -> str:
    """The words of a provision without its printed number."""
    return placed.document.text[body_start(placed.document.text, placed.provision) : placed.provision.end]


def _library(
    matrix: Matrix, row: Row, cells: Sequence[Cell], placements: Placements, signed: Signed, alike: float
) -> Library:
    pairs = list(zip(matrix.columns, cells, strict=True))
    found = [clause for column, cell in pairs for clause in _clauses(column, cell, placements, signed)]
    alikes = grouped([placements[clause.excerpt.provision] for clause in found], alike)
    groups = (_group([found[place] for place in one.places], signed, every_two=one.every_two) for one in alikes)
    bare = [(column, cell) for column, cell in pairs if not quoted(cell)]
    return Library(
        row=row,
        codebook=matrix.codebook,
        as_of=matrix.as_of,
        alike=alike,
        groups=tuple(sorted(groups, key=_step)),
        told=tuple(_told(column, cell) for column, cell in bare if cell.value in TICK),
        lacking=tuple(
            Without(column=column, value=cell.value, why=_why(cell)) for column, cell in bare if cell.value not in TICK
        ),
        recorded=max((claim.recorded for cell in cells for claim in cell.claims), default=None),
    )


def _clauses(column: Column, cell: Cell, placements: Placements, signed: Signed) -> Iterable[SourceClause]:
    """The provisions quoted for a cell, in the order of their texts."""
    by_provision: dict[str, list[Claim]] = defaultdict(list)
    shown = quoted(cell)
    for claim in _covering(cell):
        if claim.basis.span is not None and claim.basis.span.provision in shown:
            by_provision[claim.basis.span.provision].append(claim)
    for provision in sorted(by_provision, key=lambda one: _reading(placements[one])):
        placed, claims = placements[provision], by_provision[provision]
        yield SourceClause(
            column=column,
            excerpt=excerpt_of(*placed, lead=_lead(claims)),
            strength=_strength(claims),
            signed=signed.get(column.agreement),
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


def _strength(claims: Iterable[Claim]) -> Strength | None:
    stated = (value_of(claim, Coverage).strength for claim in claims)
    return next((strength for strength in stated if strength is not None), None)


def _group(clauses: Sequence[SourceClause], signed: Signed, *, every_two: bool) -> WordingGroup:
    order = by_date({clause.column.agreement for clause in clauses}, signed)
    ordered = sorted(clauses, key=lambda clause: order.index(clause.column.agreement))
    own = {clause.column.agreement for clause in clauses if clause.excerpt.role == "text"}
    return WordingGroup(
        id=ordered[0].excerpt.provision,
        clauses=tuple(ordered),
        first=first_of([agreement for agreement in order if agreement in own], signed),
        every_two=every_two,
    )


def _step(group: WordingGroup) -> tuple[bool, list[int], int, str]:
    """Weakest clause first, then strongest; of equal ones what more clauses use, then by id."""
    steps = [strength.step for strength in group.strengths]
    return not steps, [steps[0], steps[-1]] if steps else [], -len(group.clauses), group.id


def _told(column: Column, cell: Cell) -> Without:
    places = "; ".join(f"{claim.basis.source}, {claim.basis.locator}" for claim in _covering(cell))
    return Without(column=column, value=cell.value, why=f"by the word of {places}; no provision is quoted")


def _why(cell: Cell) -> str:
    searched = value_of(cell.claims[0], Coverage).searched if cell.live else None
    return f"{cell.rule}; searched: {searched}" if searched else cell.rule
