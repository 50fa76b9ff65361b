"""The log and the texts of a workspace: what can be taken off the shelf. Nothing here writes."""

from __future__ import annotations

import contextlib
import datetime
import functools
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine

from foedera.model.agreement import Instrument
from foedera.model.claim import Claim
from foedera.model.document import Document, Provision
from foedera.model.event import Dialogue, Mission
from foedera.model.ledger import Ledger
from foedera.model.search import Hit
from foedera.reading.guard import GuardedReader
from foedera.store import claims as log
from foedera.store import documents, engine, search
from foedera.workspace.prints import printed_lines
from foedera.workspace.unknown import nothing_printed, unknown_claim, unknown_document

Clock = Callable[[], datetime.datetime]


class Shelf:
    """The log of claims and the texts they stand on. Each view sees one state of the log."""

    def __init__(self, path: Path, store: Engine, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self._engine = store

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def ledger(self, *, as_of: datetime.date | None = None) -> Ledger:
        """Every claim that stands, sorted; as the log was on a day."""
        with self._reading() as connection:
            last = log.newest(connection)
        return self._ledger(last, as_of)

    @functools.lru_cache(maxsize=4)  # noqa: B019  # a workspace lives as long as the process that opened it
    def _ledger(self, _newest: int, as_of: datetime.date | None) -> Ledger:
        return Ledger(self.claims(as_of=as_of))

    def claims(self, *, as_of: datetime.date | None = None) -> tuple[Claim, ...]:
        """The whole log, in order of recording; as it was on a day."""
        with self._reading() as connection:
            return log.find(connection, as_of=as_of)

    def claim(self, identifier: str) -> Claim | None:
        """The claim with that id, whether it still stands or not; None if there is none."""
        with self._reading() as connection:
            return log.by_id(connection, identifier)

    def known_claim(self, identifier: str) -> Claim:
        """The claim with that id.

        Raises:
            UnknownId: no such claim.
        """
        found = self.claim(identifier)
        if found is None:
            raise unknown_claim(identifier)
        return found

    def search(self, query: str, *, most: int = 50) -> tuple[Hit, ...]:
        """Provisions that hold all words of the query, best first."""
        with self._reading() as connection:
            return search.search(connection, query, most=most)

    def document(self, identifier: str) -> tuple[Document, tuple[Provision, ...]]:
        """A document and its provisions.

        Raises:
            UnknownId: no such document.
        """
        with self._reading() as connection:
            document = documents.get(connection, identifier)
            if document is None:
                raise unknown_document(identifier)
            return document, documents.provisions(connection, identifier)

    def documents(self, subject: str | None = None) -> tuple[Document, ...]:
        """The texts of a subject, or all."""
        with self._reading() as connection:
            return documents.of_subjects(connection, None if subject is None else [subject])

    def known_names(self) -> dict[str, str]:
        """What the register calls things by their own names, as they stand in texts: spelling → id."""
        ledger = self.ledger()
        found: dict[str, str] = {}
        kinds: tuple[type[Mission | Dialogue | Instrument], ...] = (Mission, Dialogue, Instrument)
        for record in kinds:
            for identifier, entries in ledger.by_subject(record).items():
                found.update((entry.value.name, identifier) for entry in entries)
        return found

    def place_picture(self, identifier: str, start: int, end: int) -> bytes:
        """A PNG of the place on its page where a span of a PDF's text stands, its lines marked.

        Args:
            identifier: document id.
            start: first code point of the span, in the document's text.
            end: one past the last.

        Raises:
            UnknownId: no such document, or nothing of it is printed there.
        """
        document, _ = self.document(identifier)
        lines = printed_lines(document, start, end)
        if not lines:
            raise nothing_printed(identifier, start, end)
        page = lines[0].page
        with self._reading() as connection:
            original = documents.original(connection, identifier)
        boxes = tuple(line.box for line in lines if line.page == page)
        with GuardedReader() as reader:
            return reader.picture(original, identifier, page, boxes)

    def anchors(self) -> dict[str, Claim]:
        """What became of quotes in newer versions of their texts: each claim's last anchor, by the claim's id."""
        with self._reading() as connection:
            return {claim.subject: claim for claim in log.find(connection, properties=["anchor"])}

    def _held(self) -> tuple[int, int]:
        """The last entry of the log and the number of texts: what is worked out of both holds while these do."""
        with self._reading() as connection:
            return log.newest(connection), documents.count(connection)

    def _reading(self) -> contextlib.AbstractContextManager[Connection]:
        return engine.reading(self._engine, self.path)
