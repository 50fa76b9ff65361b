"""foedera search: everything people ask for, in one ranked list."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Literal

from foedera.cli.call import say
from foedera.cli.output import Output, give_json, give_lines
from foedera.cli.session import opened
from foedera.model.search import SearchResult, of_kind


def search(
    query: str,
    /,
    *,
    kind: str | None = None,
    most: int = 20,
    format: Literal["table", "json"] = "table",
    output: Output = None,
) -> None:
    """Search agreements, parties, people, missions, areas, events, findings, texts … in one list.

    Slips of the keyboard are forgiven, and what has several names is found by each ("RoK", "Korean"). What answers
    stands between ‹ and › (in bold on a terminal).

    Example: foedera search "maritime security"

    Parameters
    ----------
    query
        Words in any case; in texts, a phrase quoted inside the query keeps its words together.
    kind
        Only one kind: agreement, party, person, dialogue, mission, area, event, finding, provision …
    most
        How many hits at most.
    format
        table or json.
    """
    with opened() as workspace:
        result = workspace.search(query, kind=kind, most=most)
    if format == "json":
        give_json(result, output)
    else:
        bold = output is None and sys.stdout.isatty()
        give_lines(list(_lines(result, *(("\x1b[1m", "\x1b[0m") if bold else ("‹", "›")))), output)
    if result.meant is not None:
        say(f"nothing has all of these words as typed; did you mean: foedera search {result.meant!r}")
    if result.counts:
        say(", ".join(of_kind(count, one) for one, count in result.counts.items()))
    else:
        looked = ", ".join(of_kind(count, one) for one, count in result.searched.items())
        say(f"nothing here answers {query!r}; searched: {looked}, and every text")


def _lines(result: SearchResult, before: str, after: str) -> Iterator[str]:
    for hit in result.hits:
        yield f"{hit.kind}  {hit.name}  ({hit.id}; {hit.match})"
        text = "".join(f"{before}{piece}{after}" if marked else piece for piece, marked in hit.excerpt)
        if text:
            yield f"    {' '.join(text.split())}"
