"""foedera money: what parties received and gave, added up only where sums may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.model.dates import written_out
from foedera.model.ledger import Ledger
from foedera.model.money import Account
from foedera.publishing.around import account_in_words, measure_in_words, money_to_csv, sum_in_words
from foedera.publishing.missions import source_in_short


def money(
    *,
    partner: str | None = None,
    as_of: str | None = None,
    format: Literal["table", "csv", "json"] = "table",
    output: Output = None,
) -> None:
    """Print what parties received or gave, measure by measure; running totals stand apart and are never added.

    Example: foedera money --partner "North Macedonia"

    Parameters
    ----------
    partner
        Only of this party: id, name or ISO code.
    as_of
        The day it is drawn up, YYYY-MM-DD; today if left out. What was adopted or stated later does not count.
    format
        table, csv or json.
    """
    with opened() as workspace:
        who, view = meant.perhaps(workspace, partner, "party"), workspace.view()
        found, ledger = view.money(partner=who, as_of=as_of), view.ledger()
    if format == "json":
        give_json(found, output)
    elif format == "csv":
        give(money_to_csv(found), output)
    else:
        heads = ("party", "date", "sum", "what", "sources")
        give(drawn(table(heads, _rows(found, ledger)), output), output)
        for account in found:
            say(f"{account.party_name}, {account.direction}: {account_in_words(account)}")
            for text in (account.missing_text, *(beside.text for beside in account.totals)):
                if text:
                    say(f"  {text}")


def _rows(accounts: Iterable[Account], ledger: Ledger) -> Iterator[tuple[str, ...]]:
    for account in accounts:
        for one in account.measures:
            voices = ", ".join(dict.fromkeys(source_in_short(ledger, source) for source in one.sources))
            what = "; ".join(filter(None, (account.direction, measure_in_words(one))))
            yield account.party_name, written_out(one.date), sum_in_words(one), what, voices
