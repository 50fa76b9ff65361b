"""Silencing a finding: a person's decision that it needs no more attention, dated, with a reason, and never a deletion.

In: a writer, the finding, who decides and why. Out: the claim that was recorded. It stands on what the finding's first
claim stands on; a finding about a text or the codebook alone, on where that is from.
"""

from __future__ import annotations

import datetime

from foedera.errors import UsageError
from foedera.ids import person_coder
from foedera.model import selection
from foedera.model.claim import Basis, Claim, Rank, claim_value, new_claim
from foedera.model.finding import Finding, Silenced
from foedera.model.snapshot import Snapshot
from foedera.workspace.finding_view import finding_of
from foedera.workspace.log import Writer


def silence(
    writer: Writer, identifier: str, *, by: str, note: str | None, undo: bool, recorded: datetime.datetime
) -> Claim:
    """Record it (foedera.workspace.decisions.Decisions.silence)."""
    snapshot, coder = writer.snapshot, person_coder(by)
    found, why = finding_of(snapshot, identifier), " ".join((note or "").split()) or None
    if why is None and not undo:
        raise UsageError(
            "a finding is silenced for a reason",
            where=identifier,
            expected="why it needs no more attention",
            found="no note",
            next_step="say it with --note TEXT",
        )
    entries = snapshot.ledger.of(Silenced, identifier)
    stands = bool(entries) and entries[-1].value.silent
    if undo and not stands:
        raise UsageError(
            "the finding is not silenced",
            where=identifier,
            expected="a finding somebody silenced",
            found=found.text,
            next_step="foedera check --silenced lists them",
        )
    said = Silenced(silent=not undo, code=found.code, text=found.text, rests_on=found.rests_on)
    last = entries[-1].claim if entries else None
    if last is not None and (last.value, last.coder, last.note) == (claim_value(said), coder, why):
        return last
    claim = new_claim(
        subject=identifier,
        property="silenced",
        value=claim_value(said),
        coder=coder,
        rank=Rank.PERSON,
        basis=_basis(snapshot, found),
        recorded=recorded,
        replaces=None if last is None else last.id,
        note=why,
    )
    writer.append([claim])
    return claim


def _basis(snapshot: Snapshot, found: Finding) -> Basis:
    """Where what the finding is about stands."""
    if found.claims:
        first = snapshot.by_id[found.claims[0]].basis
        return Basis(source=first.source, locator=first.locator)
    head = next((head for head in snapshot.texts.heads() if head.id == found.subject), None)
    if head is not None:
        return Basis(source=head.source, locator=f"the text {head.id}")
    book = selection.codebook(snapshot)
    return Basis(source=book.source, locator=book.locator)
