"""What a person decides, as claims: the value of a cell, or a machine's proposal accepted.

In: the cell as it stands, what the person says. Out: the claim to append. Not here: appending it.

A decision stands on the basis of a claim the person looked at, or on the whole text with a note on what was read there:
nothing is recorded without evidence.
"""

from __future__ import annotations

import datetime

from foedera.errors import UsageError
from foedera.ids import person_coder
from foedera.model.claim import Basis, Claim, Rank, claim_value, new_claim
from foedera.model.codebook import Codebook
from foedera.model.coverage import FOUND, Cell, CellValue, Coverage
from foedera.model.document import Document
from foedera.model.lookup import unknown_choice, without_text
from foedera.model.properties import declared, value_of
from foedera.model.review import DECISIONS


def decision(
    cell: Cell,
    value: str,
    *,
    person: str,
    because: Claim | None,
    text: Document | None,
    note: str | None,
    book: Codebook,
    recorded: datetime.datetime,
) -> Claim:
    """The claim that a person decides a cell so; the person's own one that stands, where it says the very same.

    Args:
        cell: the cell.
        value: one of DECISIONS.
        person: the person's name.
        because: the claim whose basis it stands on; None where it stands on the whole text.
        text: the agreement's text; None where there is none.
        note: needed where it stands on the whole text.
        book: the codebook.
        recorded: time of recording.

    Raises:
        UsageError: no name, no such value, a claim on another cell, or no evidence.
        UnknownId: there is no text to stand on.
    """
    coder = person_coder(person)
    if value not in DECISIONS:
        raise unknown_choice("value a person may state", value, [known.value for known in DECISIONS])
    decided, said_of_it = CellValue(value), " ".join((note or "").split()) or None
    coverage, basis = (
        _by_reading(cell, decided, text, said_of_it) if because is None else _by_claim(cell, decided, because)
    )
    mine = next((claim for claim in cell.claims[: cell.live] if claim.coder == coder), None)
    content = claim_value(coverage)
    stands = mine is not None and mine.id == cell.claims[0].id
    if mine is not None and stands and (mine.value, mine.basis, mine.note) == (content, basis, said_of_it):
        return mine
    return new_claim(
        subject=cell.agreement,
        property="coverage",
        value=content,
        coder=coder,
        rank=Rank.PERSON,
        basis=basis,
        recorded=recorded,
        codebook=book.key,
        replaces=None if mine is None else mine.id,
        note=said_of_it,
    )


def _by_claim(cell: Cell, decided: CellValue, looked_at: Claim) -> tuple[Coverage, Basis]:
    """The decision as a claim that was looked at leads to it, and its basis."""
    if looked_at.id not in {claim.id for claim in cell.claims}:
        raise UsageError(
            "the claim is not on this cell",
            where=f"{cell.agreement}/{cell.area}",
            expected=f"one of {', '.join(claim.id for claim in cell.claims) or '(none: nobody has said anything)'}",
            found=f"{looked_at.id}, on {looked_at.subject}/{looked_at.value.get('area', looked_at.property)}",
            next_step=f"see the claims with: foedera show {cell.agreement}/{cell.area}",
        )
    said = value_of(looked_at, Coverage)
    if decided in FOUND and said.value not in FOUND and looked_at.basis.span is None:
        raise _no_evidence(cell, f"{looked_at.id}, which quotes nothing and did not find the area")
    verb = "accepts" if said.value is decided else "answers" if said.value is CellValue.UNCLEAR else "corrects"
    quoted = f"the passage quoted, which {looked_at.coder} called {said.value.value}"
    coverage = Coverage(
        area=cell.area,
        value=decided,
        strength=said.strength if decided in FOUND else None,
        rule=f"{verb} {looked_at.id} by {looked_at.coder}",
        searched=said.searched or quoted if decided is CellValue.NOT_FOUND else None,
        topics=said.topics if decided in FOUND else (),
    )
    return coverage, looked_at.basis


def _by_reading(cell: Cell, decided: CellValue, text: Document | None, note: str | None) -> tuple[Coverage, Basis]:
    """The decision as reading the whole text leads to it, and where it was read."""
    if note is None:
        raise _no_evidence(cell, "neither")
    if text is None:
        raise without_text(cell.agreement)
    whole = f"the whole text of {text.id}"
    searched = whole if decided is CellValue.NOT_FOUND else None
    coverage = Coverage(area=cell.area, value=decided, rule="read the whole text", searched=searched)
    return coverage, Basis(source=text.source, locator=whole.removeprefix("the "))


def _no_evidence(cell: Cell, found: str) -> UsageError:
    return UsageError(
        "a decision needs evidence",
        where=f"{cell.agreement}/{cell.area}",
        expected="a claim whose quote you looked at, or a note on what you read in the whole text, and where",
        found=found,
        next_step="name the claim with --because CLAIM, or say it with --note TEXT",
    )


def decided_under(because: Claim | None) -> str | None:
    """The id of the codebook a claim on a cell was made under; None where there is none."""
    key = None if because is None else because.codebook
    return None if key is None else key.partition("@")[0]


def accepted(proposal: Claim, *, waits: bool, person: str, note: str | None, recorded: datetime.datetime) -> Claim:
    """The claim by which a person says what a machine proposed; it replaces the proposal.

    Args:
        proposal: what the machine proposed.
        waits: whether it stands, and nobody has accepted it.
        person: the person's name.
        note: in the person's own words.
        recorded: time of recording.

    Raises:
        UsageError: no name, or the claim is no proposal that waits.
    """
    coder = person_coder(person)
    if not waits:
        raise _no_proposal(proposal)
    return new_claim(
        subject=proposal.subject,
        property=proposal.property,
        value=proposal.value,
        coder=coder,
        rank=Rank.PERSON,
        basis=proposal.basis,
        recorded=recorded,
        codebook=proposal.codebook,
        replaces=proposal.id,
        note=" ".join((note or "").split()) or None,
    )


def _no_proposal(claim: Claim) -> UsageError:
    """What a claim is that does not wait to be accepted, and what to do with it."""
    found, next_step = f"a claim by {claim.coder}", "nothing: it stands already"
    if claim.property == "coverage":
        cell = f"{claim.subject}/{claim.value['area']}"
        found, next_step = f"a claim on the cell {cell}", f"foedera decide {cell} VALUE --because {claim.id} --by NAME"
    elif declared(claim.property).resolved_by_rank:
        found, next_step = "what became of a quote in a newer text", "look at the quote there, and decide its cell anew"
    elif claim.rank is Rank.MACHINE:
        found, next_step = (
            "a proposal that was accepted or replaced, or read in an older version of its text",
            f"see it with: foedera show {claim.subject}",
        )
    return UsageError(
        "not a proposal that waits for a person",
        where=claim.id,
        expected="a fact, dialogue or commitment a machine proposes",
        found=found,
        next_step=next_step,
    )
