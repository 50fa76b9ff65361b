"""foedera instruments: what else binds the same parties, by date and the role of the date."""

from __future__ import annotations

from typing import Literal

from foedera.amounts import amount
from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.model.dates import written_out
from foedera.publishing.around import instruments_to_csv, role_in_words
from foedera.publishing.missions import source_in_short


def instruments(
    *,
    partner: str | None = None,
    type: str | None = None,
    as_of: str | None = None,
    format: Literal["table", "csv", "json"] = "table",
    output: Output = None,
) -> None:
    """Print the instruments around each partner by date, each date with its role: signed, in force, adopted.

    Example: foedera instruments --partner Korea

    Parameters
    ----------
    partner
        Only of this party: id, name or ISO code.
    type
        Only of this type: SDP, FPA, SIA, SPA, FTA …
    as_of
        The day it is drawn up, YYYY-MM-DD; today if left out. What happened later does not count.
    format
        table, csv or json.
    """
    with opened() as workspace:
        who, view = meant.perhaps(workspace, partner, "party"), workspace.view()
        found, ledger = view.instruments(partner=who, type=type, as_of=as_of), view.ledger()
    if format == "json":
        give_json(found, output)
    elif format == "csv":
        give(instruments_to_csv(found), output)
    else:
        heads = ("partner", "date", "role", "instrument", "sources")
        rows = (
            (
                one.party_name,
                written_out(one.date) if one.date else "no date on record",
                role_in_words(one) + (" (unverified)" if one.unverified else ""),
                f"{one.name} ({one.type})",
                ", ".join(dict.fromkeys(source_in_short(ledger, source) for source in one.sources)),
            )
            for one in found
        )
        give(drawn(table(heads, rows), output), output)
    say(f"{amount(len({one.instrument for one in found}), 'instrument')}, {amount(len(found), 'date')} by role")
