"""The one writer of the log: a short transaction that reads what it decides on, and writes everything or nothing.

In: what is to be recorded. Out: the log, longer. Whoever writes sees the workspace as it is inside the transaction
(`Writer.snapshot`; `foedera.workspace.snapshot` begins it and ends it). Nobody else can write before it ends, so two
people can never both answer the same claim.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.document import ReadResult
from foedera.model.snapshot import Snapshot
from foedera.store import chain, claims, codebooks, documents


class Writer:
    """Writes within one transaction."""

    def __init__(self, connection: Connection, snapshot: Snapshot) -> None:
        self._connection = connection
        self.snapshot = snapshot
        """The workspace as it was when the transaction began."""
        self._appended: list[Claim] | None = []
        """The claims that were appended; None once something else was added, too."""

    def since(self, position: int) -> tuple[Claim, ...]:
        """The claims recorded after a position of the log."""
        return self.snapshot.claims[claims.count_at(self._connection, position) :]

    def append(self, said: Iterable[Claim]) -> int:
        """Append claims; return how many were new. One the log holds already says nothing new and is passed over."""
        new = claims.append(self._connection, said)
        if self._appended is not None:
            self._appended += new
        return len(new)

    def add_text(self, result: ReadResult, original: bytes) -> None:
        """Store a text that is not there yet."""
        documents.add(self._connection, result, original)
        self._appended = None

    def add_codebook(self, book: Codebook) -> None:
        """Store a codebook version that is not there yet."""
        codebooks.add(self._connection, book)
        self._appended = None

    def written(self) -> Snapshot | None:
        """The workspace as it is once the transaction ends, without reading back the claims that were appended.

        None where texts or codebooks were added: they are for the next reader.
        """
        if self._appended is None:
            return None
        place = chain.last(self._connection)
        return self.snapshot.followed_by(self._appended, position=place.position, head=place.head)
