"""foedera fetch: official texts by the register's list of sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from foedera.cli import meant
from foedera.cli.call import say_wrong
from foedera.cli.output import Output, give_json, give_lines
from foedera.cli.progress import bar
from foedera.cli.session import opened, say_where
from foedera.errors import FoederaError
from foedera.model.claim import Source
from foedera.net.fetch import Fetched


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
        With --add: the text is a new version of the one that is there, though they have little wording in common.
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
        if add:
            say_where(workspace)
    came = found if isinstance(found, dict) else [one for one in found if isinstance(one, Fetched)]
    if format == "json":
        give_json(_listed(came) if isinstance(came, dict) else [_shape(one) for one in came], output)
    elif isinstance(came, dict):
        give_lines((_line(name, it) for name, it in came.items()), output)
    else:
        give_lines(("\t".join((str(one.path), one.sha256, one.retrieval.url)) for one in came), output)
    failed = [] if isinstance(found, dict) else [one for one in found if isinstance(one, FoederaError)]
    for error in failed:
        say_wrong(error)
    return 1 if failed else 0


def _line(identifier: str, source: Source) -> str:
    return "\t".join((identifier, source.kind, source.rank, source.date or "", source.url or ""))


def _listed(sources: Mapping[str, Source]) -> Sequence[dict[str, Any]]:
    return [{"id": identifier, **msgspec.to_builtins(source)} for identifier, source in sources.items()]


def _shape(one: Fetched) -> dict[str, Any]:
    return {"path": str(one.path), "sha256": one.sha256, "retrieval": one.retrieval}
