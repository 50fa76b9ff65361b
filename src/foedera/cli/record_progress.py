"""foedera progress: a person records what became of a commitment."""

from __future__ import annotations

from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import give_lines
from foedera.cli.person import Name
from foedera.cli.session import opened, say_where
from foedera.publishing.commitments import status_in_words


def record_progress(
    commitment: str,
    status: str,
    /,
    *,
    date: str,
    source: str,
    by: Name,
    locator: str = "whole page",
    text: str | None = None,
) -> None:
    """Record where a commitment stands, on a source, under your name.

    Example: foedera progress com-jpn-sia done --date 2026-12-01 --source eeas-sdp --by "Ada Lovelace"

    Each change stays in the log; the status shown follows from the latest dated evidence.

    Parameters
    ----------
    commitment
        Its id, as foedera commitments lists it.
    status
        open, under_way, done or dropped; unknown for a search in vain, which never outweighs what was found.
    date
        Since when: 2025, 2025-07 or 2025-07-23; of unknown, when it was searched.
    source
        The source that says so, by id or title.
    locator
        Where in the source.
    text
        What happened, in your own words.
    """
    with opened() as workspace:
        found = meant.one(workspace, source, "source")
        claim = workspace.progress(commitment, status, date=date, source=found, by=by, locator=locator, text=text)
        view = workspace.view()
        now = view.commitment(commitment)
    give_lines([f"{claim.id}\t{commitment}\t{status_in_words(now)}"])
    say(f"{now.what}: {now.status_rule}")
    say_where(view)
