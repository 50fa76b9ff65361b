"""foedera commitments: what was undertaken, and what became of it."""

from __future__ import annotations

from typing import Literal

from foedera.amounts import amount
from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.publishing.commitments import left_to_people, status_in_words, terms_in_words, to_csv
from foedera.publishing.dossier import title_of


def commitments(
    *,
    partner: str | None = None,
    strength: str | None = None,
    status: str | None = None,
    area: str | None = None,
    due_before: str | None = None,
    as_of: str | None = None,
    proposed: bool = False,
    format: Literal["table", "json", "csv"] = "table",
    output: Output = None,
) -> None:
    """Print what was undertaken: how firmly, by when, and what became of it or that nobody reports.

    Example: foedera commitments --partner Japan --status under_way

    Parameters
    ----------
    partner
        Only in agreements with this party: id, name or ISO code.
    strength
        declared, explored, intended, firm or binding.
    status
        open, under_way, done, dropped or unknown.
    area
        Only what belongs to this area.
    due_before
        Only what has a deadline that fixes a day before this one.
    as_of
        The day it is drawn up, YYYY-MM-DD; today if left out. What happened later does not count.
    proposed
        What machines read in texts and nobody has accepted, instead of what stands.
    format
        table, json or csv.
    """
    with opened() as workspace:
        who, what = meant.perhaps(workspace, partner, "party"), meant.perhaps(workspace, area, "area")
        view = workspace.view()
        items, others = (
            view.commitments(
                partner=who,
                strength=strength,
                status=status,
                area=what,
                due_before=due_before,
                as_of=as_of,
                proposed=which,
            )
            for which in (proposed, True)
        )
        ledger = view.ledger()
    if format == "json":
        give_json(items, output)
    elif format == "csv":
        give(to_csv(items), output)
    else:
        heads = ("partner", "undertaken", "strength", "terms", "status", "id")
        rows = (
            (
                title_of(ledger, item.partner or item.agreement),
                item.what,
                item.strength.value,
                terms_in_words(item) or "none stated",
                status_in_words(item),
                item.id,
            )
            for item in items
        )
        give(drawn(table(heads, rows), output), output)
    say(amount(len(items), "proposal that waits" if proposed else "commitment"))
    if not proposed and others:
        say(f"{left_to_people(len(others))}; see them with: foedera commitments --proposed")
