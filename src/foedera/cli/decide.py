"""foedera decide: what a person says of a cell."""

from __future__ import annotations

from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import give_lines
from foedera.cli.person import Name, Note
from foedera.cli.session import opened, say_where
from foedera.model.claim import Claim
from foedera.model.coverage import Cell, CellValue
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
    seen: int | None = None,
) -> None:
    """Decide a cell: your claim stands above every source and machine, under your name.

    Example: foedera decide eu-nor-sdp-2024/consular not_found --by "Ada Lovelace" --note "read the whole text"

    It stays in the log; decide again to change it.

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
    seen
        Position of the log at which you looked, as foedera show and foedera review say it: if somebody spoke on the
        cell since, nothing is recorded and you are told what was said.
    """
    with opened() as workspace:
        cell, codebook = meant.cell(workspace, cell), meant.codebook(workspace, codebook)
        claim = workspace.decide(cell, value, by=by, because=because, note=note, codebook=codebook, seen=seen)
        view = workspace.view()
        decided = view.cell(cell, codebook=claim.codebook)
    give_lines([f"{claim.id}\t{cell}\t{WORDS[CellValue(value)]}"])
    say(_standing(decided, claim))
    say(f"see all of it with: foedera show {cell}; decide again to change it")
    say_where(view)


def _standing(cell: Cell, claim: Claim) -> str:
    """What a decision replaced, or stands above."""
    others = [one for one in cell.claims if one.id != claim.id]
    replaced = [one for one in others if one.id == claim.replaces]
    if replaced:
        return f"it replaces {_told(replaced[0])}"
    active = [one for one in cell.claims[: cell.live] if one.id != claim.id]
    return (
        f"it stands above {'; '.join(map(_told, active))}" if active else "nobody else has said anything of this cell"
    )


def _told(claim: Claim) -> str:
    return f"{WORDS[CellValue(claim.value['value'])]} by {claim.coder} ({claim.id})"
