"""foedera agenda: what is next, what is overdue, what nobody reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from foedera.cli import meant
from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.model.agenda import AgendaItem
from foedera.model.dates import parse_day, written_out
from foedera.model.rhythm import how_often
from foedera.model.selection import declared_collection
from foedera.publishing.calendar import NAME, to_icalendar
from foedera.publishing.lines import due_in_words
from foedera.settings import site_address


def agenda(
    *,
    as_of: str | None = None,
    collection: str | None = None,
    partner: str | None = None,
    status: str | None = None,
    kind: str | None = None,
    format: Literal["table", "json", "ics"] = "table",
    output: Output = None,
) -> None:
    """Print each dialogue: rhythm, last held, next due, for how long it has been due without public evidence.

    Example: foedera agenda --as-of 2026-11-23 --partner Norway

    Parameters
    ----------
    as_of
        The day it is drawn up, YYYY-MM-DD; today if left out. What happened or was said later does not count.
    collection
        Only dialogues under the agreements of a collection.
    partner
        Only dialogues with a party: its id, name or code.
    status
        Only dialogues that stand so: no_public_evidence, due_soon, upcoming, no_rhythm, possible, before_agreement,
        followed or discontinued. A calendar holds what is due, whatever is chosen here.
    kind
        Only one format of talks: security_and_defence, strategic, consultations …
    format
        table, json or ics (iCalendar).
    """
    with opened() as workspace:
        chosen = meant.perhaps(workspace, collection, "collection")
        party = meant.perhaps(workspace, partner, "party")
        day = parse_day(as_of)
        items = workspace.agenda(as_of=day, collection=chosen, partner=party, status=status, kind=kind)
        if format == "ics":
            entries = workspace.calendar(as_of=day, collection=chosen, partner=party, kind=kind)
            name = declared_collection(workspace.snapshot, chosen).calendar or NAME
            stamp = workspace.snapshot.newest
    match format:
        case "json":
            give_json(items, output)
        case "ics":
            give(to_icalendar(entries, stamp=stamp, name=name, site=site_address()), output)
        case "table":
            give(drawn(table(("dialogue", "rhythm", "last held", "next due"), _rows(items)), output), output)


def _rows(items: Sequence[AgendaItem]) -> list[tuple[str, str, str, str]]:
    return [
        (
            item.name,
            how_often(item.periodicity) if item.periodicity else "not stated",
            written_out(item.last_held) if item.last_held else "none reported",
            due_in_words(item),
        )
        for item in items
    ]
