"""foedera decide: what a person says of a cell."""

from __future__ import annotations

from foedera.cli.person import Name, Note
from foedera.cli.session import opened, say
from foedera.model.matrix import CellValue
from foedera.publishing.tables import WORDS


def decide(
    cell: str,
    value: str,
    /,
    *,
    by: Name,
    because: str | None = None,
    note: Note = None,
    codebook: str | None = None,
) -> None:
    """Decide a cell: your claim stands above every source and machine, and stays in the log under your name.

    Example: foedera decide eu-nor-sdp-2024/consular not_found --by "Ada Lovelace" --note "read the whole text"

    Parameters
    ----------
    cell
        Agreement and area, as foedera review names it.
    value
        covered, in_place, not_found, unclear, not_applicable or unreadable.
    because
        The claim on this cell whose quote or locator your decision stands on; without it, you read the whole text and
        --note says what you read.
    codebook
        Whose area; needed only where two codebooks have an area of that name.
    """
    with opened() as workspace:
        claim = workspace.decide(cell, value, by=by, because=because, note=note, codebook=codebook)
    print(f"{claim.id}\t{cell}\t{WORDS[CellValue(value)]}")
    say(f"it stands above every other claim: foedera show {cell}; decide again to change it")
