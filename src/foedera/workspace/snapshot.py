"""Takes snapshots of a workspace file: one read transaction each, and the same snapshot while its position stands.

In: an open store. Out: snapshots (foedera.model.snapshot). Texts come when they are asked for, and are kept for a
while: what is stored under an id never changes.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from cachetools import LRUCache
from sqlalchemy import Connection, Engine

from foedera.errors import WorkspaceDamaged
from foedera.model.document import Document, Provision, TextHead
from foedera.model.search import TextHit
from foedera.model.snapshot import Snapshot
from foedera.store import chain, claims, codebooks, damage, documents, engine, search
from foedera.store.damage import Damage
from foedera.store.place import Place, State, replaced
from foedera.workspace.log import Writer

MOST_NAMED = 5
"""Places of damage an error names; the rest are counted."""

TEXTS_KEPT = 64
"""Texts with their provisions that stay in memory; a treaty takes about a megabyte."""


class Snapshots:
    """Hands out snapshots of one file; safe to use from several threads."""

    def __init__(self, store: Engine, path: Path) -> None:
        self.store = store
        self.path = path
        self.place = Place(path)
        self._state: State | None = None
        self._held: Snapshot | None = None
        self._lock = threading.Lock()
        self._library = Library(store, path)

    def take(self) -> Snapshot:
        """The workspace as it is now.

        Raises:
            WorkspaceMissing: the file is gone.
            WorkspaceDamaged: it was replaced by another, or what it holds is not what was recorded.
        """
        self._watch()
        with engine.reading(self.store, self.path) as connection:
            return self.read(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Writer]:
        """A writer; what it wrote is recorded when the block ends, and nothing of it when the block fails.

        Raises:
            WorkspaceBusy: another process writes.
            WorkspaceReadOnly: the file or folder refuses writing, or is full.
            WorkspaceMissing: the file is gone.
            WorkspaceDamaged: it was replaced by another, or what it holds is not what was recorded.
        """
        before = self._watch()
        with engine.writing(self.store, self.path) as connection:
            writer = Writer(connection, self.read(connection))
            yield writer
            written = writer.written()
        after = self.place.check()  # what was written to a file that was taken away meanwhile is not recorded
        if before.log is not None and after.log != before.log:
            raise replaced(self.path, "its log of what was recorded last removed while it was written")
        self._state = (
            after  # SQLite brings what we write into the file now and then, which is no reason to read it again
        )
        if written is not None:
            with self._lock:
                self._held = written

    def _watch(self) -> State:
        """Look at the file, and at what it holds where it was touched.

        Connections to a log that is gone are let go: as they close, SQLite brings what they hold of it into the file.
        """
        state, known = self.place.check(), self._state
        if known is not None and known.log is not None and state.log != known.log:
            self.store.dispose()
        if state != known:
            self._look_again()
        self._state = state
        return state

    def _look_again(self) -> None:
        """Read what the file holds now, if it was read before.

        SQLite keeps pages in memory, and what is written over its head would go unnoticed until they are let go.
        """
        if self._held is not None:
            with engine.afresh(self.path) as store, engine.reading(store, self.path) as connection:
                self._go_on(Snapshot.empty(), chain.last(connection), connection)

    def read(self, connection: Connection) -> Snapshot:
        """The workspace as a transaction sees it.

        Raises:
            WorkspaceDamaged: what the log held when it was last read is no longer there, or cannot be read.
        """
        place, held = chain.last(connection), self._held
        if held is not None and (held.position, held.head) == place:
            return held
        if held is not None and chain.head_at(connection, held.position) != held.head:
            raise replaced(self.path, "a log that does not go on from the one that was read")
        found = self._go_on(held or Snapshot.empty(), place, connection)
        with self._lock:
            self._held = found
        return found

    def _go_on(self, earlier: Snapshot, place: chain.Place, connection: Connection) -> Snapshot:
        """The snapshot at a place of the chain, with what an earlier one holds of it."""
        return Snapshot(
            position=place.position,
            head=place.head,
            claims=(*earlier.claims, *claims.after(connection, earlier.position)),
            codebooks={**earlier.codebooks, **codebooks.after(connection, earlier.position)},
            texts=TextsThen(
                self._library,
                place.position,
                (*earlier.texts.heads(), *documents.after(connection, earlier.position)),
            ),
            between={**earlier.between, **chain.between_claims(connection, earlier.position)},
        )

    def damages(self, head: str | None = None) -> tuple[Damage, ...]:
        """Every place of the file that is not as it was recorded (foedera.store.damage.damages).

        Raises:
            WorkspaceError: the file cannot be looked at now.
            UsageError: `head` is no head, nor enough of its beginning.
        """
        damage.check_head(head)
        self.place.check()
        with engine.afresh(self.path) as store, engine.reading(store, self.path) as connection:
            return tuple(damage.damages(connection, head=head))

    def check_sound(self) -> None:
        """Refuse to publish what is not as it was recorded.

        Raises:
            WorkspaceDamaged: naming the first places.
        """
        found = self.damages()
        if found:
            rest = len(found) - MOST_NAMED
            named = "; ".join(f"table {one.table}, entry {one.entry}: {one.what}" for one in found[:MOST_NAMED])
            raise WorkspaceDamaged(
                "the workspace is damaged; nothing was published",
                where=str(self.path),
                expected="everything as it was recorded",
                found=named + (f"; and {rest} more" if rest > 0 else ""),
                next_step="foedera verify names all damage; go back to a copy from before it",
            )

    def close(self) -> None:
        """Let go of the file."""
        self.store.dispose()


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

    def search(self, query: str, *, position: int, most: int) -> tuple[TextHit, ...]:
        """Provisions that hold all words of a query, of the texts there were at a position."""
        with engine.reading(self._store, self._path) as connection:
            return search.search(connection, query, position=position, most=most)


class TextsThen:
    """The texts there were at a position of the log (foedera.model.snapshot.Texts)."""

    def __init__(self, library: Library, position: int, heads: Iterable[TextHead]) -> None:
        self._library = library
        self._position = position
        self._heads = tuple(sorted(heads, key=lambda head: head.id))
        self._there = {head.id: head.subject for head in self._heads}

    def heads(self) -> tuple[TextHead, ...]:
        """What is to be known of each text without reading it, by id."""
        return self._heads

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

    def search(self, query: str, *, most: int) -> tuple[TextHit, ...]:
        """Provisions that hold all words of a query, best first."""
        return self._library.search(query, position=self._position, most=most)

    def at(self, position: int, identifiers: Collection[str]) -> TextsThen:
        """Those of them that were there at an earlier position, by their ids."""
        return TextsThen(self._library, position, (head for head in self._heads if head.id in identifiers))
