"""foedera fetch: official texts by the register's list of sources."""

from __future__ import annotations

from pathlib import Path

from foedera.cli.session import opened, say
from foedera.errors import FoederaError


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
) -> int:
    """Fetch the files of sources, resumably; print path, SHA-256 and address of each.

    Example: foedera fetch council-jp --to texts --add --agreement eu-jpn-sdp-2024

    Parameters
    ----------
    sources
        Source ids; --list shows those that have an address.
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
    """
    with opened() as workspace:
        found = workspace.fetch(sources or (), list=list, to=to, add=add, agreement=agreement, lang=lang, sha256=sha256)
    if isinstance(found, dict):
        for identifier, source in found.items():
            print(identifier, source.kind, source.rank, source.date or "", source.url, sep="\t")
        return 0
    failed = 0
    for outcome in found:
        if isinstance(outcome, FoederaError):
            say(f"foedera: {outcome}")
            failed += 1
        else:
            print(outcome.path, outcome.sha256, outcome.retrieval.url, sep="\t")
    return 1 if failed else 0
