"""foedera changes: what was recorded since, or what happened since."""

from __future__ import annotations

from typing import Literal

from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import Output, give, give_json, give_lines
from foedera.cli.session import opened, say_where
from foedera.publishing.changes import in_one_sentence, lines, to_csv


def changes(
    *,
    since: str | None = None,
    until: str | None = None,
    happened_since: str | None = None,
    partner: str | None = None,
    agreement: str | None = None,
    area: str | None = None,
    dialogue: str | None = None,
    kind: str | None = None,
    format: Literal["table", "json", "csv"] = "table",
    output: Output = None,
) -> None:
    """Print what changed, each with its evidence: what was recorded since a day, or what happened since.

    Example: foedera changes --happened-since 2026-01-01 --kind agreement

    Without a day it is what was recorded since the workspace was begun; where nothing was, what happened in the last
    twelve months.

    Parameters
    ----------
    since
        What was recorded on that day (YYYY-MM-DD) or later; or behind that position of the log.
    until
        Only up to the end of that day, or up to that position.
    happened_since
        What happened on that day or later, by the dates of events, meetings and signatures, whenever it was recorded.
    partner
        Only what belongs to this party: id, name or ISO code.
    agreement
        Only what belongs to this agreement.
    area
        Only what belongs to this area.
    dialogue
        Only what belongs to this dialogue, by its id.
    kind
        agreement, event, meeting, dialogue, commitment, progress, cell, decision, correction, finding, text, fact,
        proposal or known (told again what was known).
    format
        table, json or csv.
    """
    with opened() as workspace:
        view = workspace.view()
        found = view.changes(
            since=since,
            until=until,
            happened_since=happened_since,
            partner=meant.perhaps(view, partner, "party"),
            agreement=meant.perhaps(view, agreement, "agreement"),
            area=meant.perhaps(view, area, "area"),
            dialogue=dialogue,
            kind=kind,
        )
    match format:
        case "json":
            give_json(found, output)
        case "csv":
            give(to_csv(found, view.snapshot), output)
        case "table":
            give_lines(lines(found, view.snapshot), output)
    say(in_one_sentence(found))
    for remark in found.remarks:
        say(remark)
    say_where(view)
