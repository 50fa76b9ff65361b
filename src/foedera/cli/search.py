"""foedera search: provisions that hold the words."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Literal

from foedera.cli.call import say
from foedera.cli.output import Output, give_json, give_lines
from foedera.cli.session import opened
from foedera.model.search import Hit


def search(query: str, /, *, most: int = 20, format: Literal["table", "json"] = "table", output: Output = None) -> None:
    """Search the texts; hits stand between ‹ and › (in bold on a terminal).

    Example: foedera search "maritime security"

    Parameters
    ----------
    query
        Words that must all occur; quote a phrase inside the query to keep its words together.
    most
        How many provisions at most.
    format
        table or json.
    """
    with opened() as workspace:
        hits = workspace.search(query, most=most)
    if format == "json":
        give_json(hits, output)
    else:
        bold = output is None and sys.stdout.isatty()
        give_lines(list(_lines(hits, *(("\x1b[1m", "\x1b[0m") if bold else ("‹", "›")))), output)
    if not hits:
        say(f"no provision of this workspace holds all the words of {query!r}")


def _lines(hits: Sequence[Hit], before: str, after: str) -> Iterator[str]:
    for hit in hits:
        yield hit.provision + (f"  {hit.heading}" if hit.heading else "")
        text = "".join(f"{before}{piece}{after}" if marked else piece for piece, marked in hit.excerpt)
        yield f"    {' '.join(text.split())}"
