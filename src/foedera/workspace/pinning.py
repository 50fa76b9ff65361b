"""Pins: what an id somebody pinned names, and what it stands on. Nothing here writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from foedera.comparing.excerpts import citation_of, excerpt_of
from foedera.comparing.library import Placed
from foedera.errors import UnknownId, UsageError
from foedera.ids import split_cell, split_provision
from foedera.model.agreement import Agreement
from foedera.model.claim import Basis, Claim, Source, Span
from foedera.model.extract import Citation, Excerpt
from foedera.model.pins import Pin, PinnedCell, PinnedClaim, PinnedClause
from foedera.workspace.cells import Cells

CLAIM = re.compile(r"c-[a-z2-7]{16}")
Place = Callable[[str], Placed]
"""Provision id → where it stands; an unknown one is an UnknownId."""


def find_pins(cells: Cells, place: Place, ids: Iterable[str]) -> tuple[Pin, ...]:
    """What the ids name, in their order, each once.

    Args:
        cells: the workspace's table and shelf.
        place: finds provisions.
        ids: of claims, cells and provisions.

    Raises:
        UnknownId: an id names nothing here.
    """
    return tuple(_pin(cells, place, identifier) for identifier in dict.fromkeys(ids))


def source_of(cells: Cells, identifier: str) -> Source | None:
    """The record of a source; None where there is none."""
    entries = cells.ledger().of(Source, identifier)
    return entries[-1].value if entries else None


def _pin(cells: Cells, place: Place, identifier: str) -> Pin:
    if CLAIM.fullmatch(identifier):
        return _claim(cells, place, identifier)
    try:
        if identifier.count("/") == 1:
            return _cell(cells, place, identifier)
        split_provision(identifier)
        return _clause(cells, place, identifier)
    except UsageError as error:
        raise _unknown(identifier, error) from error


def _claim(cells: Cells, place: Place, identifier: str) -> PinnedClaim:
    claim = cells.known_claim(identifier)
    excerpt = None if claim.basis.span is None else _quoted(place, claim.basis.span)
    return PinnedClaim(id=identifier, claim=claim, citation=_cited(cells, claim.basis), excerpt=excerpt)


def _cell(cells: Cells, place: Place, identifier: str) -> PinnedCell:
    agreement, area = split_cell(identifier)
    cell = cells.cell(agreement, area)
    live: tuple[Claim, ...] = cell.claims[: cell.live]
    spans = {(span.provision, span.start, span.end): span for claim in live if (span := claim.basis.span)}
    book = cells.codebook_of(area)
    return PinnedCell(
        id=identifier,
        name=cells.agreement(agreement).short,
        area=next(known.label for known in book.areas if known.id == area),
        cell=cell,
        citations=tuple((claim, _cited(cells, claim.basis)) for claim in live),
        excerpts=tuple(_quoted(place, span) for span in spans.values()),
    )


def _clause(cells: Cells, place: Place, identifier: str) -> PinnedClause:
    placed = place(identifier)
    excerpt = excerpt_of(*placed)
    entries = cells.ledger().of(Agreement, placed.document.subject)
    name = entries[-1].value.short if entries else excerpt.citation.title
    return PinnedClause(id=identifier, name=name, excerpt=excerpt)


def _quoted(place: Place, span: Span) -> Excerpt:
    return excerpt_of(*place(span.provision), span=span)


def _cited(cells: Cells, basis: Basis) -> Citation:
    return citation_of(basis, source_of(cells, basis.source))


def _unknown(identifier: str, error: UsageError) -> UnknownId:
    return UnknownId(
        "nothing of that id can be pinned",
        where=repr(identifier),
        expected="a provision (eu-nor-sdp-2024-digest/eng/para_1), a cell (eu-nor-sdp-2024/cyber) or a claim (c-…)",
        found=error.what,
        next_step="take the pin links beside clauses, cells and claims",
    )
