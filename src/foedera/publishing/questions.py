"""The review queue in words: what is proposed, the commands that decide, quotes in context, and why it is empty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec

from foedera.model.claim import Claim, Rank, Span
from foedera.model.coverage import CellValue, Coverage
from foedera.model.document import Provision
from foedera.model.properties import value_of
from foedera.model.review import Progress, Question
from foedera.publishing.tables import WORDS, claim_shape

AROUND = 300
"""Code points shown before and after a quote, within its provision."""
_FOUND = (CellValue.COVERED, CellValue.IN_PLACE)


class Command(NamedTuple):
    """A way to answer a question."""

    value: CellValue
    accepts: bool
    """Whether it says what is proposed."""
    line: str
    """For a terminal; NAME is to be replaced, and so is a note."""


class Passage(NamedTuple):
    """A quote in context."""

    lead: str | None
    """The words an item of a list completes; None where it stands by itself."""
    before: str
    quote: str
    after: str
    provision: str
    page: int | None


class Voice(NamedTuple):
    """What one coder says of a cell, reading one source."""

    claims: tuple[Claim, ...]
    """One or more that give the same value, weightiest first."""
    says: Coverage
    """As the first of them has it."""
    ground: str | None
    """Why, in words that tell whose they are: the machine's rule, Ada's note; None where it gives no reason."""


def voices(question: Question) -> tuple[Voice, ...]:
    """Everybody who speaks of the cell, in the order of their weight; the proposal's voice is the first."""
    said: dict[tuple[str, str, CellValue], list[Claim]] = {}
    for claim in (question.proposal, *question.others):
        own = claim.coder, claim.basis.source, value_of(claim, Coverage).value
        said.setdefault(own, []).append(claim)
    return tuple(
        Voice(claims=tuple(claims), says=value_of(claims[0], Coverage), ground=_ground(claims[0]))
        for claims in said.values()
    )


def _ground(claim: Claim) -> str | None:
    """A machine has a rule, a person a note and what it stands on, a source its own sign."""
    rule = value_of(claim, Coverage).rule
    match claim.rank:
        case Rank.MACHINE:
            parts = [f"the machine's rule: {rule}" if rule else None]
        case Rank.PERSON:
            name = claim.coder.partition(":")[2]
            parts = [f"{name}: {rule}" if rule else None, f"{name}'s note: {claim.note}" if claim.note else None]
        case _:
            parts = [f"the source's own: {rule}" if rule else None]
    return "; ".join(filter(None, parts)) or None


def proposed(question: Question) -> CellValue:
    """The value that is proposed."""
    return value_of(question.proposal, Coverage).value


def commands(question: Question) -> tuple[Command, ...]:
    """The commands that decide: what is proposed first, then the other way round.

    What nothing quoted shows can only be called covered with a note on where it was read.
    """
    value = proposed(question)
    found = value if value in _FOUND else CellValue.COVERED
    shown = value in _FOUND or question.proposal.basis.span is not None
    because, note = f"--because {question.proposal.id}", '--note "where you read it, and what it says"'
    lines = {
        found: because if shown else note,
        CellValue.NOT_FOUND: because,
        value: because,
    }
    lines.pop(CellValue.UNCLEAR, None)
    order = sorted(lines, key=lambda known: (known is not value, known not in _FOUND))
    return tuple(
        Command(known, known is value, f"foedera decide {question.cell} {known.value} --by NAME {lines[known]}")
        for known in order
    )


def in_context(text: str, span: Span, provision: Provision) -> Passage:
    """A quote with the words around it, cut between words, not beyond its provision.

    Args:
        text: the document's text.
        span: the quote.
        provision: the provision it stands in.
    """
    first, last = max(provision.start, span.start - AROUND), min(provision.end, span.end + AROUND)
    before, after = text[first : span.start], text[span.end : last]
    if first > provision.start:
        before = "…" + before.partition(" ")[2]
    if last < provision.end:
        after = after.rpartition(" ")[0] + "…"
    return Passage(None if span.lead is None else span.lead.quote, before, span.quote, after, span.provision, span.page)


def words_of_progress(progress: Progress) -> str:
    """Who has the last word on how many cells."""
    whole = progress.decided + progress.proposed + progress.waiting + progress.not_coded
    parts = [
        f"{progress.decided} decided by a person or a source",
        f"{progress.proposed} proposed by a machine only",
        f"{progress.waiting} waiting since their area changed",
        f"{progress.not_coded} not coded yet",
    ]
    return f"{whole} cells: {', '.join(parts)}"


def why_empty(progress: Progress) -> str:
    """Why there is nothing to ask, and what to do about it."""
    if not progress.decided + progress.not_coded:
        return "there is no cell to decide: no agreement is here; add a text with: foedera add FILE"
    if progress.not_coded:
        why = f"{progress.decided} cells are decided, and of {progress.not_coded} nobody has said anything"
        return f"no machine's proposal waits: {why}; for proposals add the agreements' texts, and run: foedera code"
    return f"every one of the {progress.decided} cells is decided by a person or a source"


def to_json(questions: Iterable[Question]) -> bytes:
    """The questions in order, each with its claims and the commands that decide it."""
    return msgspec.json.format(msgspec.json.encode([_shape(question) for question in questions]), indent=1) + b"\n"


def _shape(question: Question) -> dict[str, Any]:
    speaks = question.sureness is not None
    return {
        "agreement": question.agreement,
        "area": question.area,
        "codebook": question.codebook,
        "shown": question.shown,
        "proposed": proposed(question),
        "probability": question.probability,
        "sureness": question.sureness,
        "why": question.why,
        "claims": [claim_shape(claim, live=speaks) for claim in (question.proposal, *question.others)],
        "commands": [command.line for command in commands(question)],
    }


def in_words(question: Question) -> str:
    """What is proposed, by whom, and how probable that makes it."""
    likely = "" if question.probability is None else f", probability {question.probability:.2f}"
    return f"{WORDS[proposed(question)]} by {question.proposal.coder}{likely}"
