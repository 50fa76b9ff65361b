"""foedera targets: what a strategy promised by when, and what evidence there is."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from foedera.cli.call import say
from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.model.agreement import Fact
from foedera.publishing.around import STATES, target_in_words, targets_to_csv
from foedera.publishing.missions import source_in_short


def targets(
    *,
    status: str | None = None,
    as_of: str | None = None,
    format: Literal["table", "csv", "json"] = "table",
    output: Output = None,
) -> None:
    """Print the targets of a strategy: deadline as worded, the day it means, and where it stands by dated evidence.

    Example: foedera targets --as-of 2023-01-01 --status past

    Parameters
    ----------
    status
        done, under_way, dropped, open, past or undated.
    as_of
        The day it is drawn up, YYYY-MM-DD; today if left out. What happened later does not count.
    format
        table, csv or json.
    """
    with opened() as workspace:
        view = workspace.view()
        found, ledger = view.targets(status=status, as_of=as_of), view.ledger()
    if format == "json":
        give_json(found, output)
    elif format == "csv":
        give(targets_to_csv(found), output)
    else:
        heads = ("target", "deadline", "to be reached by", "where it stands")
        rows = (
            (
                item.text + (" (unverified)" if item.unverified else ""),
                item.deadline or "none on record",
                item.due_on or "no day",
                target_in_words(item),
            )
            for item in found
        )
        give(drawn(table(heads, rows), output), output)
    for state, number in Counter(item.state for item in found).items():
        say(f"{number}: {STATES[state]}")
    for strategy in dict.fromkeys(item.strategy for item in found):
        for entry in ledger.of(Fact, strategy):
            if entry.value.about == "deliverables":
                say(f"all deliverables, by {source_in_short(ledger, entry.claim.basis.source)}: {entry.value.value}")
