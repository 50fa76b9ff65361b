"""foedera notify: tell everybody who follows something what is new."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from foedera.amounts import amount
from foedera.cli.call import say
from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.model.phrasing import plain


def notify(
    *,
    follows: Path | None = None,
    dry_run: bool = False,
    format: Literal["table", "json"] = "table",
    output: Output = None,
) -> int:
    """Tell everybody who follows something what is new, by mail or webhook; exit 1 if a message was not taken.

    Example: foedera notify --dry-run

    Run it from cron or a systemd timer (docs/guides/notifying.md). A follow that is new is told of what comes from now
    on. A message that was not taken is sent again with the next run.

    Parameters
    ----------
    follows
        The YAML file of who follows what; else FOEDERA_FOLLOWS, else ./follows.yaml.
    dry_run
        Only say what would be sent; send and write down nothing.
    format
        table or json.
    """
    with opened() as workspace:
        found = workspace.notify(follows=follows, dry_run=dry_run)
    if format == "json":
        give_json(found, output)
    else:
        rows = ((one.follow, plain(one.outcome), str(one.changes), one.error or one.key or "") for one in found)
        give(drawn(table(("follow", "outcome", "changes", "message"), rows), output), output)
    failed = [one for one in found if one.outcome in ("failed", "refused")]
    say(f"{amount(len(found), 'follow')}, {len(failed)} failed")
    return 1 if failed else 0
