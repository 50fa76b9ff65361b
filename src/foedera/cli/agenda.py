"""foedera agenda: promised, held, next due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from foedera.cli import meant
from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.model.agenda import AgendaItem
from foedera.model.dates import parse_day
from foedera.publishing.calendar import to_icalendar
from foedera.publishing.lines import due_in_words


def agenda(
    *,
    as_of: str | None = None,
    collection: str | None = None,
    format: Literal["table", "json", "ics"] = "table",
    output: Output = None,
) -> None:
    """Print each promised dialogue: rhythm, last held, next due or no public evidence.

    Example: foedera agenda --as-of 2026-11-23

    Parameters
    ----------
    as_of
        The day it is drawn up, YYYY-MM-DD; today if left out. What happened later does not count.
    collection
        Only dialogues under the agreements of a collection.
    format
        table, json or ics (iCalendar).
    """
    with opened() as workspace:
        chosen = meant.perhaps(workspace, collection, "collection")
        items = workspace.agenda(as_of=parse_day(as_of), collection=chosen)
        stamp = workspace.snapshot.newest
    match format:
        case "json":
            give_json(items, output)
        case "ics":
            give(to_icalendar(items, stamp=stamp), output)
        case "table":
            give(drawn(table(("dialogue", "rhythm", "last held", "next due"), _rows(items)), output), output)


def _rows(items: Sequence[AgendaItem]) -> list[tuple[str, str, str, str]]:
    return [
        (
            item.name,
            (item.periodicity or "not stated").replace("_", " "),
            item.last_held or "none reported",
            due_in_words(item),
        )
        for item in items
    ]
