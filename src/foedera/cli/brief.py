"""foedera brief: the briefing as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.session import opened, say_where
from foedera.errors import UsageError


def brief(
    *,
    output: Annotated[Path, Parameter(name=["--output", "-o"])],
    collection: str | None = None,
    machines: bool = False,
) -> None:
    """Write the briefing; refused when any claim does not stand on what it cites.

    Example: foedera brief -o briefing.html

    Parameters
    ----------
    output
        The file, ending in .html.
    collection
        Whose agreements it is about; the workspace's own if left out.
    machines
        Count also cells on which only machines have spoken; else the briefing says how many it leaves out.
    """
    if output.suffix != ".html":
        raise UsageError(
            "this version writes HTML only",
            where=str(output),
            expected="a file name ending in .html",
            found=output.suffix or "no ending",
            next_step="foedera brief -o briefing.html",
        )
    with opened() as workspace:
        chosen = meant.perhaps(workspace, collection, "collection")
        page = workspace.brief(chosen, machines=machines, output=output)
        say(f"{output}: {len(page):,} characters")
        say_where(workspace)
