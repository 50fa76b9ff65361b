"""Commitments in words and as a table: what was undertaken, by when, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from foedera.amounts import amount
from foedera.model.commitment import CommitmentItem, CommitmentStatus
from foedera.model.dates import written_out
from foedera.model.phrasing import joined, plain
from foedera.model.rhythm import how_often
from foedera.publishing.sheet import csv_text

COLUMNS = (
    "id",
    "agreement",
    "partner",
    "what",
    "actor",
    "who",
    "strength",
    "condition",
    "periodicity",
    "due",
    "due_on",
    "areas",
    "status",
    "status_date",
    "status_rule",
    "proposed",
    "as_of",
    "sources",
    "claims",
)
"""Of the table, each a field of `CommitmentItem`; lists are joined by |."""

_SINCE = {
    CommitmentStatus.OPEN: "open: nothing had begun by",
    CommitmentStatus.UNDER_WAY: "under way since",
    CommitmentStatus.DONE: "done",
    CommitmentStatus.DROPPED: "dropped",
}


def status_in_words(item: CommitmentItem) -> str:
    """Where a commitment stands, since when, and what other evidence says."""
    if item.status is CommitmentStatus.UNKNOWN:
        return f"unknown: {item.status_rule}"
    others = f"; other evidence of that time: {', '.join(map(plain, item.differing))}" if item.differing else ""
    return f"{_SINCE[item.status]} {written_out(item.status_date)}{others}"


def terms_in_words(item: CommitmentItem) -> str:
    """How often, by when and on what condition; '' where none of it is stated."""
    return joined(
        how_often(item.periodicity).replace("annual", "every year") if item.periodicity else None,
        f"by {written_out(item.due_on)}" if item.due_on else item.due and f"by: {item.due}",
        f"on condition: {item.condition}" if item.condition else None,
    )


def actor_in_words(item: CommitmentItem, partner: str) -> str:
    """Who undertakes it: both sides, the partner by its name, the union, or who the text names.

    Args:
        item: the commitment.
        partner: the partner's name.
    """
    match item.actor:
        case "both":
            return "both sides"
        case "partner":
            return partner
        case None:
            return item.who or "nobody named"
        case union:
            return f"the {union.upper()}"


def left_to_people(proposed: int) -> str:
    """How much only machines have read, as a sentence; '' for nothing."""
    if not proposed:
        return ""
    verb = "was" if proposed == 1 else "were"
    read = f"{amount(proposed, 'further undertaking')} {verb} read in texts by a machine"
    return f"{read} and {verb} reviewed by nobody; none of them counts here"


def to_csv(items: Iterable[CommitmentItem]) -> str:
    """A row a commitment, in the words of the data."""
    return csv_text(COLUMNS, ([_cell(getattr(item, column)) for column in COLUMNS] for item in items))


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case tuple():
            return "|".join(map(str, value))
        case bool():
            return str(value).lower()
        case _:
            return str(value)
