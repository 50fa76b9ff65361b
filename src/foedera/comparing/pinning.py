"""Pins: what an id somebody pinned names, and what it stands on. Nothing here writes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedera.comparing.clause_library import placed
from foedera.comparing.excerpts import citation_of, excerpt_of
from foedera.comparing.matrix import cell as resolved_cell
from foedera.comparing.signing import Dates, dates_of
from foedera.errors import UnknownId, UsageError
from foedera.ids import split_cell, split_provision
from foedera.model.agreement import Agreement
from foedera.model.claim import Basis, Claim, Span
from foedera.model.extract import Citation, Excerpt
from foedera.model.pins import Pin, PinnedCell, PinnedClaim, PinnedClause
from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import claim as known_claim
from foedera.model.selection import codebook_of, source
from foedera.model.snapshot import Snapshot, remembered

CLAIM = re.compile(r"c-[a-z2-7]{16}")


def pins(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Pin, ...]:
    """Clauses, cells and claims by id, in the order given, each once, with what they stand on.

    Raises:
        UnknownId: an id names nothing here.
    """
    return tuple(_pin(snapshot, identifier) for identifier in dict.fromkeys(ids))


def _pin(snapshot: Snapshot, identifier: str) -> Pin:
    if CLAIM.fullmatch(identifier):
        return _claim(snapshot, identifier)
    try:
        if identifier.count("/") == 1:
            return _cell(snapshot, identifier)
        split_provision(identifier)
        return _clause(snapshot, identifier)
    except UsageError as error:
        raise _unknown(identifier, error) from error


def _claim(snapshot: Snapshot, identifier: str) -> PinnedClaim:
    claim = known_claim(snapshot, identifier)
    excerpt = None if claim.basis.span is None else _quoted(snapshot, claim.basis.span)
    return PinnedClaim(id=identifier, claim=claim, citation=_cited(snapshot, claim.basis), excerpt=excerpt)


def _cell(snapshot: Snapshot, identifier: str) -> PinnedCell:
    agreement, area = split_cell(identifier)
    cell = resolved_cell(snapshot, agreement, area)
    live: tuple[Claim, ...] = cell.claims[: cell.live]
    spans = {(span.provision, span.start, span.end): span for claim in live if (span := claim.basis.span)}
    book = codebook_of(snapshot, area)
    return PinnedCell(
        id=identifier,
        name=agreement_record(snapshot, agreement).short,
        area=next(known.label for known in book.areas if known.id == area),
        cell=cell,
        citations=tuple((claim, _cited(snapshot, claim.basis)) for claim in live),
        excerpts=tuple(_quoted(snapshot, span) for span in spans.values()),
    )


def _clause(snapshot: Snapshot, identifier: str) -> PinnedClause:
    found = placed(snapshot, identifier)
    excerpt = excerpt_of(*found, dated=_dates(snapshot).of(found.document.subject))
    entries = snapshot.ledger.of(Agreement, found.document.subject)
    name = entries[-1].value.short if entries else excerpt.citation.title
    return PinnedClause(id=identifier, name=name, excerpt=excerpt)


def _quoted(snapshot: Snapshot, span: Span) -> Excerpt:
    found = placed(snapshot, span.provision)
    return excerpt_of(*found, span=span, dated=_dates(snapshot).of(found.document.subject))


def _cited(snapshot: Snapshot, basis: Basis) -> Citation:
    """Of a claim that quotes a text, with the date of its agreement where the publication has none."""
    subject = None if basis.span is None else placed(snapshot, basis.span.provision).document.subject
    dated = None if subject is None else _dates(snapshot).of(subject)
    return citation_of(basis, source(snapshot, basis.source), dated=dated)


@remembered(1)
def _dates(snapshot: Snapshot) -> Dates:
    return dates_of(snapshot.ledger)


def _unknown(identifier: str, error: UsageError) -> UnknownId:
    return UnknownId(
        "nothing of that id can be pinned",
        where=repr(identifier),
        expected="a provision (eu-nor-sdp-2024-digest/eng/para_1), a cell (eu-nor-sdp-2024/cyber) or a claim (c-…)",
        found=error.what,
        next_step="take the pin links beside clauses, cells and claims",
    )
