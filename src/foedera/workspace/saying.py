"""What people say: decisions on cells, proposals accepted. Each as claims within one transaction.

In: a writer, what a person says. Out: the claims that were recorded. Who decides later sees what was said meanwhile.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from foedera.comparing.decision import accepted, decided_under, decision
from foedera.comparing.matrix import cell as resolved_cell
from foedera.ids import split_cell
from foedera.model.agreement import Agreement
from foedera.model.anchor import same_anchor
from foedera.model.claim import Basis, Claim, Rank, Source, claim_value, new_claim
from foedera.model.commitment import CommitmentItem
from foedera.model.dates import Day, as_written
from foedera.model.event import Event
from foedera.model.lookup import said_meanwhile, unknown_source
from foedera.model.proposal import About, Proposal
from foedera.model.selection import Named, anchors, claim, codebook_of, main_text
from foedera.model.selection import agreement as agreement_record
from foedera.model.snapshot import Snapshot
from foedera.watching.progress import progress_claim
from foedera.workspace.codebooks import named_codebook
from foedera.workspace.log import Writer
from foedera.workspace.naming import is_made, named, signing

USER = "person:user"
"""Who says what a user states by adding a file."""


class Stated(NamedTuple):
    """What a user says of an agreement; None where he or she says nothing."""

    title: str | None = None
    parties: tuple[str, ...] | None = None
    family: str | None = None
    signed: str | None = None


def taken_over(stated: Stated, proposals: Sequence[Proposal], snapshot: Snapshot, agreement: str) -> Stated:
    """What is said with what the text proposes, where neither the user says something nor is anything known."""
    own = {about: tuple(one.value for one in proposals if one.about is about) for about in About}
    known = snapshot.ledger.of(Agreement, agreement)
    now = known[-1].value if known else Agreement(title="", short="", parties=())
    dated = any(entry.value.role == "signed" for entry in snapshot.ledger.of(Event, agreement))
    return Stated(
        title=stated.title or (None if now.title else next(iter(own[About.TITLE]), None)),
        parties=stated.parties or (None if now.parties else own[About.PARTY] or None),
        family=stated.family or (None if now.family else next(iter(own[About.TYPE]), None)),
        signed=stated.signed or (None if dated else next(iter(own[About.SIGNED]), None)),
    )


def stated_claims(
    snapshot: Snapshot, agreement: str, stated: Stated, *, basis: Basis, recorded: datetime.datetime
) -> list[Claim]:
    """The claims of a user who says something of an agreement that is here; what was known and is not touched stays."""
    now = agreement_record(snapshot, agreement)
    own = msgspec.structs.replace(
        now, title=stated.title or now.title, parties=stated.parties or now.parties, family=stated.family or now.family
    )
    if is_made(snapshot, agreement, now):
        own = named(snapshot, agreement, own, signed=stated.signed or signing(snapshot, agreement))
    said: list[tuple[str, msgspec.Struct]] = [] if own == now else [("agreement", own)]
    if stated.signed is not None:
        said.append(("event", Event(role="signed", date=stated.signed)))
    return [
        new_claim(
            subject=agreement,
            property=name,
            value=claim_value(record),
            coder=USER,
            rank=Rank.PERSON,
            basis=basis,
            recorded=recorded,
        )
        for name, record in said
    ]


def decide(
    writer: Writer,
    cell: str,
    value: str,
    *,
    by: str,
    because: str | None,
    note: str | None,
    codebook: Named,
    seen: int | None,
    recorded: datetime.datetime,
) -> Claim:
    """Record what a person decides of a cell (foedera.workspace.workspace.Workspace.decide)."""
    snapshot, (agreement, area) = writer.snapshot, split_cell(cell)
    looked_at = None if because is None else claim(snapshot, because)
    named = codebook or decided_under(looked_at)
    book = codebook_of(snapshot, area) if named is None else named_codebook(named, snapshot)
    now = resolved_cell(snapshot, agreement, area, book=book)
    if seen is not None:
        later = {one.id for one in writer.since(seen)}
        meanwhile = [one for one in now.claims if one.id in later]
        if meanwhile:
            raise said_meanwhile(cell, meanwhile)
    text = main_text(snapshot.texts.of([agreement]))
    said = decision(now, value, person=by, because=looked_at, text=text, note=note, book=book, recorded=recorded)
    return _say(writer, said, looked_at)


def accept(writer: Writer, proposal: str, *, by: str, note: str | None, recorded: datetime.datetime) -> Claim:
    """Record as a person's own what a machine proposes (foedera.workspace.workspace.Workspace.accept)."""
    found = claim(writer.snapshot, proposal)
    waits = any(entry.claim.id == found.id for entry in writer.snapshot.ledger.proposals(found.subject))
    return _say(writer, accepted(found, waits=waits, person=by, note=note, recorded=recorded), found)


def progress(
    writer: Writer,
    item: CommitmentItem,
    status: str,
    *,
    date: Day,
    source: str,
    locator: str,
    text: str | None,
    by: str,
    recorded: datetime.datetime,
) -> Claim:
    """Record where a commitment stands (foedera.workspace.workspace.Workspace.progress)."""
    ledger = writer.snapshot.ledger
    if not ledger.of(Source, source):
        raise unknown_source(source, list(ledger.by_subject(Source)))
    said = progress_claim(
        ledger,
        item,
        status,
        date=as_written(date) or "",
        source=source,
        locator=locator,
        text=text,
        person=by,
        recorded=recorded,
    )
    writer.append([said])
    return said


def _say(writer: Writer, said: Claim, seen: Claim | None) -> Claim:
    """Record a person's claim; where it quotes what an older version of a text says, with that quote's anchor."""
    anchor = None if seen is None else anchors(writer.snapshot).get(seen.id)
    writer.append([said] if anchor is None else [said, same_anchor(anchor, said, said.recorded)])
    return said
