"""Fetching what the register's sources point at, and adding it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import msgspec

from foedera.errors import FoederaError, OutputRefused, UsageError
from foedera.model.claim import Source
from foedera.reading.fetch import Fetched, Fetcher
from foedera.workspace.intake import Details
from foedera.workspace.opened import Workspace
from foedera.workspace.unknown import unknown_source


def listed(workspace: Workspace) -> dict[str, Source]:
    """The sources that have an address, by id."""
    known = {source: entries[-1].value for source, entries in workspace.ledger().by_subject(Source).items()}
    return {identifier: source for identifier, source in known.items() if source.url}


def fetched(
    workspace: Workspace, sources: Sequence[str], folder: Path, *, expected: str | None, details: Details | None
) -> Iterator[Fetched | FoederaError]:
    """Fetch sources one by one; with `details`, add each file as a text. A failure does not stop the others.

    Raises:
        UnknownId: a source is unknown; then nothing is fetched.
        UsageError: a source has no address.
        OutputRefused: the folder cannot be made.
    """
    known = workspace.ledger().by_subject(Source)
    there = listed(workspace)
    for source in sources:
        if source not in known:
            raise unknown_source(source, list(known))
        if source not in there:
            raise UsageError(
                "the source has no address",
                where=source,
                expected="a source with a URL",
                found="none",
                next_step="foedera fetch --list shows those that have one",
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputRefused(
            "cannot make the folder", where=str(folder), found=error.strerror, next_step="choose another: --to FOLDER"
        ) from error
    with Fetcher(folder, agent=f"foedera/{version('foedera')}", clock=workspace.clock) as fetcher:
        for source in sources:
            yield _one(workspace, fetcher, source, there[source], expected, details)


def _one(
    workspace: Workspace, fetcher: Fetcher, name: str, source: Source, expected: str | None, details: Details | None
) -> Fetched | FoederaError:
    try:
        got = fetcher.fetch(name, source.url or "", expected=expected, licence=source.licence)
        if details is not None:
            workspace.add([got.path], msgspec.structs.replace(details, retrieval=got.retrieval))
    except FoederaError as error:
        return error
    return got
