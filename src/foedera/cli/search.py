"""foedera search: provisions that hold the words."""

from __future__ import annotations

import sys

from foedera.cli.session import opened, say


def search(query: str, /, *, most: int = 20) -> None:
    """Search the texts; hits stand between ‹ and › (in bold on a terminal).

    Example: foedera search "maritime security"

    Parameters
    ----------
    query
        Words that must all occur; quote a phrase inside the query to keep its words together.
    most
        How many provisions at most.
    """
    before, after = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("‹", "›")
    with opened() as workspace:
        hits = workspace.search(query, most=most)
    for hit in hits:
        print(hit.provision + (f"  {hit.heading}" if hit.heading else ""))
        text = "".join(f"{before}{piece}{after}" if marked else piece for piece, marked in hit.excerpt)
        print(f"    {' '.join(text.split())}")
    if not hits:
        say(f"no provision of this workspace holds all the words of {query!r}")
