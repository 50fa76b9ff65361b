"""Fetching what the register's sources point at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from foedera.errors import FoederaError, OutputRefused, UsageError
from foedera.model.dates import Clock
from foedera.model.selection import fetchable
from foedera.model.snapshot import Snapshot
from foedera.net.fetch import Fetched, Fetcher


def fetched(
    snapshot: Snapshot,
    sources: Sequence[str],
    folder: Path,
    *,
    clock: Clock,
    sha256: str | None = None,
    then: Callable[[str, Fetched], Fetched],
) -> Iterator[Fetched | FoederaError]:
    """Fetch sources one by one. A failure does not stop the others.

    Args:
        snapshot: the workspace.
        sources: source ids.
        folder: where the files go; made where it is not there.
        clock: the clock.
        sha256: hash every file must have; None for any.
        then: what is done with the file of each source; it returns what came of it, and what it refuses is a failure.

    Raises:
        UnknownId: a source is unknown; then nothing is fetched.
        UsageError: a source has no address.
        OutputRefused: the folder cannot be made.
    """
    records = {source: fetchable(snapshot, source) for source in sources}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputRefused(
            "cannot make the folder", where=str(folder), found=error.strerror, next_step="choose another: --to FOLDER"
        ) from error
    with Fetcher(folder, agent=f"foedera/{version('foedera')}", clock=clock) as fetcher:
        for source, record in records.items():
            try:
                got = fetcher.fetch(source, record.url or "", expected=sha256, licence=record.licence)
                got = then(source, got)
            except FoederaError as error:
                yield error
            else:
                yield got


def which_source(names: Sequence[str]) -> UsageError:
    """What a call is told that names no source, or several where one only makes sense."""
    return UsageError(
        "which source?",
        where="foedera fetch",
        expected="ids of sources; with --add one id and --agreement, with --sha256 one id",
        found=" ".join(names or ("nothing",)),
        next_step="foedera fetch --list",
    )
