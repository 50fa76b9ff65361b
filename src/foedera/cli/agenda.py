"""foedera agenda: promised, held, next due."""

from __future__ import annotations

from typing import Literal

import msgspec

from foedera.cli.session import console, opened, write_bytes
from foedera.model.agenda import AgendaItem
from foedera.model.dates import parse_day
from foedera.publishing.calendar import to_icalendar
from foedera.publishing.lines import due_in_words


def agenda(
    *, as_of: str | None = None, collection: str | None = None, format: Literal["table", "json", "ics"] = "table"
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
        items = workspace.agenda(as_of=parse_day(as_of), collection=collection)
        stamp = workspace.clock()
    match format:
        case "json":
            write_bytes(msgspec.json.format(msgspec.json.encode(items), indent=1) + b"\n")
        case "ics":
            write_bytes(to_icalendar(items, stamp=stamp))
        case "table":
            _print_table(items)


def _print_table(items: tuple[AgendaItem, ...]) -> None:
    from rich.table import Table

    table = Table("dialogue", "rhythm", "last held", "next due")
    for item in items:
        rhythm = (item.periodicity or "not stated").replace("_", " ")
        table.add_row(item.name, rhythm, item.last_held or "none reported", due_in_words(item))
    console().print(table)
