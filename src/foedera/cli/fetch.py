"""foedera fetch: official texts by the register's list of sources."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from foedera.amounts import amount
from foedera.cli import meant
from foedera.cli.call import say, say_wrong
from foedera.cli.output import Output, give_json, give_lines
from foedera.cli.progress import bar
from foedera.cli.session import opened, say_where
from foedera.errors import FoederaError
from foedera.model.anchor import Anchor, Placement
from foedera.model.claim import Source
from foedera.model.properties import value_of
from foedera.model.snapshot import Snapshot
from foedera.net.fetch import Fetched

_WORDS = {
    Placement.EXACT: "as they stood",
    Placement.CARRIED: "changed or moved",
    Placement.NEEDS_PLACEMENT: "to be placed",
    Placement.DROPPED: "gone",
}
"""What would become of a quote, in words."""


def fetch(
    sources: list[str] | None = None,
    /,
    *,
    list: bool = False,
    to: Path = Path(),
    add: bool = False,
    agreement: str | None = None,
    lang: str | None = None,
    sha256: str | None = None,
    new_version: bool = False,
    format: Literal["table", "json"] = "table",
    output: Output = None,
) -> int:
    """Fetch the files of sources, resumably; print path, SHA-256 and address of each.

    The last column says what became of it: first, unchanged, new version; and of a text that is here, what a newer
    version would do to its quotes. Only what changed is sent again, and only what a site's robots.txt allows.

    Example: foedera fetch council-jp --to texts --add --agreement eu-jpn-sdp-2024

    Parameters
    ----------
    sources
        Sources by id or title; --list shows those that have an address.
    list
        Print id, kind, rank, date and address of every source that has one, and fetch nothing.
    to
        Folder the files go into.
    add
        Add what comes as a text; a file that changed since becomes a new version.
    agreement
        With --add: the agreement it is the text of.
    lang
        With --add: language of the text, three letters of ISO 639-3.
    sha256
        The hash the one file named must have.
    new_version
        The text is a new version of the one that is there, though they have little wording in common.
    format
        table (a line each, with tabs) or json.
    """
    with opened() as workspace, bar("files") as progress:
        found = workspace.fetch(
            meant.several(workspace, sources, "source"),
            list=list,
            to=to,
            add=add,
            agreement=agreement and meant.new_or_known(workspace, agreement, "agreement"),
            lang=lang,
            sha256=sha256,
            new_version=new_version,
            progress=progress,
        )
        snapshot = workspace.snapshot
        if add:
            say_where(workspace)
    came = found if isinstance(found, dict) else [one for one in found if isinstance(one, Fetched)]
    if format == "json":
        give_json(_listed(came) if isinstance(came, dict) else [_shape(one) for one in came], output)
    elif isinstance(came, dict):
        give_lines((_line(name, it) for name, it in came.items()), output)
    else:
        give_lines((_told(one) for one in came), output)
        for line in (line for one in came for line in _affected(one, snapshot)):
            say(line)
    failed = [] if isinstance(found, dict) else [one for one in found if isinstance(one, FoederaError)]
    for error in failed:
        say_wrong(error)
    return 1 if failed else 0


def _line(identifier: str, source: Source) -> str:
    return "\t".join((identifier, source.kind, source.rank, source.date or "", source.url or ""))


def _listed(sources: Mapping[str, Source]) -> Sequence[dict[str, Any]]:
    return [{"id": identifier, **msgspec.to_builtins(source)} for identifier, source in sources.items()]


def _shape(one: Fetched) -> dict[str, Any]:
    quotes = [{"claim": claim.subject, "status": value_of(claim, Anchor).status} for claim in one.quotes]
    whole = {"path": str(one.path), "sha256": one.sha256, "retrieval": one.retrieval, "change": one.change}
    return {**whole, "text": one.text, "quotes": quotes}


def _told(one: Fetched) -> str:
    """Path, SHA-256, address and what became of it."""
    return "\t".join((str(one.path), one.sha256, one.retrieval.url, _became(one)))


def _became(one: Fetched) -> str:
    if one.text is None:
        return one.change
    counts = Counter(value_of(claim, Anchor).status for claim in one.quotes)
    parts = [f"{counts[status]} {words}" for status, words in _WORDS.items() if counts[status]]
    return f"newer than {one.text}: {amount(len(one.quotes), 'quote')}" + (f", {', '.join(parts)}" if parts else "")


def _affected(one: Fetched, snapshot: Snapshot) -> Iterator[str]:
    """Each quote that does not stand in the newer text as it stood."""
    for claim in one.quotes:
        status, quoted = value_of(claim, Anchor).status, snapshot.by_id[claim.subject]
        if status is not Placement.EXACT and quoted.basis.span is not None:
            words = textwrap.shorten(quoted.basis.span.said, 160, placeholder=" …")
            yield f"{_WORDS[status]}: “{words}” ({quoted.id}, {quoted.property} of {quoted.subject})"
