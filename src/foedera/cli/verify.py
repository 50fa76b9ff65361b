"""foedera verify: whether the workspace is as it was recorded."""

from __future__ import annotations

from typing import Literal

from foedera.amounts import amount
from foedera.cli.call import say
from foedera.cli.output import Output, give_json, give_lines
from foedera.cli.session import opened


def verify(*, head: str | None = None, format: Literal["table", "json"] = "table", output: Output = None) -> int:
    """Look whether everything is as it was recorded, down to the byte; exit 1 if anything is not.

    Example: foedera verify --head 1f3a9c5e7b20

    Every claim's id, the chain of hashes over the whole log, originals, provisions and the search index are looked at.

    Parameters
    ----------
    head
        A head of the log kept earlier, at least its first 12 digits: the log must go through it.
    format
        table or json.
    """
    with opened() as workspace:
        found = workspace.verify(head=None if head is None else head.lower())
        # What is damaged may not be readable at all.
        place = None if found else (workspace.position, workspace.head)
    if format == "json":
        position, last = place or (None, None)
        # The database hands out names as strings of its own kind, which JSON does not take.
        damages = [{field: f"{value}" for field, value in one._asdict().items()} for one in found]
        give_json({"sound": not found, "position": position, "head": last, "damages": damages}, output)
    elif place is None:
        give_lines((f"{one.table} {one.entry}".strip() + f": {one.what}" for one in found), output)
    else:
        give_lines([f"position {place[0]}, head {place[1]}"], output)
    say(
        f"{amount(len(found), 'place')} not as recorded; go back to a copy from before"
        if found
        else "as it was recorded"
    )
    return 1 if found else 0
