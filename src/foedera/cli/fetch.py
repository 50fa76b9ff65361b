"""foedera fetch: official texts by the register's list of sources."""

from __future__ import annotations

from pathlib import Path

from foedera.cli.session import opened, say
from foedera.errors import FoederaError, UsageError
from foedera.workspace.fetching import fetched, listed
from foedera.workspace.intake import Details


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
        if list:
            for identifier, source in listed(workspace).items():
                print(identifier, source.kind, source.rank, source.date or "", source.url, sep="\t")
            return 0
        if not sources or (add and (agreement is None or len(sources) != 1)) or (sha256 and len(sources) != 1):
            raise UsageError(
                "which source?",
                where="foedera fetch",
                expected="ids of sources; with --add one id and --agreement, with --sha256 one id",
                found=" ".join(sources or ["nothing"]),
                next_step="foedera fetch --list",
            )
        failed = 0
        details = Details(agreement=agreement, language=lang) if add else None
        for outcome in fetched(workspace, sources, to, expected=sha256, details=details):
            if isinstance(outcome, FoederaError):
                say(f"foedera: {outcome}")
                failed += 1
            else:
                print(outcome.path, outcome.sha256, outcome.retrieval.url, sep="\t")
        return 1 if failed else 0
