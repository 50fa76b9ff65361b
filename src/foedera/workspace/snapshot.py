"""Takes snapshots of a workspace file: one read transaction each, and the same snapshot while its position stands.

In: an open store. Out: snapshots (foedera.model.snapshot). Texts come when they are asked for, and are kept for a
while: what is stored under an id never changes.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path

from cachetools import LRUCache
from sqlalchemy import Connection, Engine

from foedera.errors import WorkspaceDamaged, WorkspaceMissing
from foedera.model.document import Document, Provision
from foedera.model.search import Hit
from foedera.model.snapshot import Snapshot
from foedera.store import chain, claims, codebooks, documents, engine, search

TEXTS_KEPT = 64
"""Texts with their provisions that stay in memory; a treaty takes about a megabyte."""


class Snapshots:
    """Hands out snapshots of one file; safe to use from several threads."""

    def __init__(self, store: Engine, path: Path) -> None:
        self.store = store
        self.path = path
        self._file = _identity(path)
        self._held: Snapshot | None = None
        self._lock = threading.Lock()
        self._library = Library(store, path)

    def take(self) -> Snapshot:
        """The workspace as it is now.

        Raises:
            WorkspaceMissing: the file is gone.
            WorkspaceDamaged: it was replaced by another, or what it holds is not what was recorded.
        """
        self._check_file()
        with engine.reading(self.store, self.path) as connection:
            return self.read(connection)

    def read(self, connection: Connection) -> Snapshot:
        """The workspace as a transaction sees it.

        Raises:
            WorkspaceDamaged: what the log held when it was last read is no longer there, or cannot be read.
        """
        place, held = chain.last(connection), self._held
        if held is not None and (held.position, held.head) == place:
            return held
        if held is not None and chain.head_at(connection, held.position) != held.head:
            raise _replaced(self.path, "a log that does not go on from the one that was read")
        new = chain.kinds_after(connection, 0 if held is None else held.position)
        found = Snapshot(
            position=place.position,
            head=place.head,
            claims=(*(held.claims if held else ()), *claims.after(connection, len(held.claims) if held else 0)),
            codebooks=codebooks.read(connection) if held is None or "codebook" in new else held.codebooks,
            texts=TextsThen(self._library, place.position, documents.there(connection, place.position)),
        )
        with self._lock:
            self._held = found
        return found

    def close(self) -> None:
        """Let go of the file."""
        self.store.dispose()

    def _check_file(self) -> None:
        found = _identity(self.path)
        if found is None:
            raise WorkspaceMissing(
                "the workspace is gone",
                where=str(self.path),
                expected="the file that was opened",
                found="nothing: it was moved or removed",
                next_step="put it back, or open it where it is now: foedera --workspace PATH …",
            )
        if found != self._file:
            raise _replaced(self.path, "another file of that name")


class Library:
    """Texts as they are stored, read once and kept for a while."""

    def __init__(self, store: Engine, path: Path) -> None:
        self._store = store
        self._path = path
        self._documents: LRUCache[str, Document] = LRUCache(TEXTS_KEPT)
        self._provisions: LRUCache[str, tuple[Provision, ...]] = LRUCache(TEXTS_KEPT)
        self._lock = threading.Lock()

    def documents(self, identifiers: Sequence[str]) -> tuple[Document, ...]:
        """Texts by id, in that order."""
        with self._lock:
            found = {one: self._documents[one] for one in identifiers if one in self._documents}
        missing = [one for one in identifiers if one not in found]
        if missing:
            with engine.reading(self._store, self._path) as connection:
                found |= {document.id: document for document in documents.read(connection, missing)}
            with self._lock:
                self._documents.update((one, found[one]) for one in missing)
        return tuple(found[one] for one in identifiers)

    def provisions(self, identifier: str) -> tuple[Provision, ...]:
        """The provisions of a text."""
        with self._lock:
            held: tuple[Provision, ...] | None = self._provisions.get(identifier)
        if held is None:
            with engine.reading(self._store, self._path) as connection:
                held = documents.provisions(connection, identifier)
            with self._lock:
                self._provisions[identifier] = held
        return held

    def original(self, identifier: str) -> bytes:
        """The bytes a text came as."""
        with engine.reading(self._store, self._path) as connection:
            return documents.original(connection, identifier)

    def search(self, query: str, *, position: int, most: int) -> tuple[Hit, ...]:
        """Provisions that hold all words of a query, of the texts there were at a position."""
        with engine.reading(self._store, self._path) as connection:
            return search.search(connection, query, position=position, most=most)


class TextsThen:
    """The texts there were at a position of the log (foedera.model.snapshot.Texts)."""

    def __init__(self, library: Library, position: int, there: Sequence[tuple[str, str]]) -> None:
        self._library = library
        self._position = position
        self._there = dict(there)

    def of(self, subjects: Sequence[str] | None = None) -> tuple[Document, ...]:
        """The texts of some subjects, or of all (None), by id."""
        wanted = None if subjects is None else set(subjects)
        return self._library.documents([one for one, of in self._there.items() if wanted is None or of in wanted])

    def document(self, identifier: str) -> Document | None:
        """A text; None when there is none of that id."""
        return self._library.documents([identifier])[0] if identifier in self._there else None

    def provisions(self, identifier: str) -> tuple[Provision, ...]:
        """The provisions of a text in reading order; none when there is no such text."""
        return self._library.provisions(identifier) if identifier in self._there else ()

    def original(self, identifier: str) -> bytes:
        """The bytes a text came as; empty when there is no such text."""
        return self._library.original(identifier) if identifier in self._there else b""

    def search(self, query: str, *, most: int) -> tuple[Hit, ...]:
        """Provisions that hold all words of a query, best first."""
        return self._library.search(query, position=self._position, most=most)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file a path names; None for none."""
    try:
        found = os.stat(path)  # noqa: PTH116  # the numbers of the file, whatever its kind
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _replaced(path: Path, found: str) -> WorkspaceDamaged:
    return WorkspaceDamaged(
        "the workspace was replaced while it was open",
        where=str(path),
        expected="the file that was opened, with what was read of it",
        found=found,
        next_step="start again to work on what is there now",
    )
