"""The table's side of a workspace: codebooks, collections, the matrix and its cells. Nothing here writes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from foedera.comparing.matrix import build_matrix
from foedera.comparing.queue import recode_queue
from foedera.model.agreement import Agreement, Fact, Membership, Party
from foedera.model.codebook import Codebook
from foedera.model.matrix import Cell, Column, Matrix
from foedera.model.recode import Waiting
from foedera.model.review import Progress, Question
from foedera.store import claims as log
from foedera.store import documents
from foedera.workspace.beginning import built_in_codebooks
from foedera.workspace.codebooks import check_same, codebook_file, is_file
from foedera.workspace.reviewing import review_progress, review_queue
from foedera.workspace.shelf import Shelf
from foedera.workspace.unknown import unknown_agreement, unknown_area, unknown_codebook, unknown_collection

ADDED = "added"
"""The collection of what a user added to this workspace."""

DEFAULT_COLLECTIONS = ("eu-sdp", ADDED)
"""What is shown when no collection is named: the briefing's six, and whatever was added here."""


class Cells(Shelf):
    """Tables and what they are made of. Each view sees one state of the log."""

    def codebook(self, identifier: str | None = None) -> Codebook:
        """A codebook by id (its newest version), by id@version, or from a YAML file; None for the first one here.

        One that ships with Foedera is known also before anything was coded by it.

        Raises:
            UnknownId: no such codebook.
            InvalidRegister: the file has an error, or another content than what is stored under its id and version.
        """
        books = self.codebooks()
        if identifier is not None and is_file(identifier):
            book = codebook_file(Path(identifier))
            check_same(book, books, name=identifier)
            return book
        known = books if identifier is None else {**built_in_codebooks(), **books}
        found = [book for key, book in known.items() if identifier in (None, key, book.id)]
        if not found:
            raise unknown_codebook(identifier, list(known))
        return max(found, key=lambda book: (book.id == found[0].id, book.version))

    def codebooks(self) -> dict[str, Codebook]:
        """Every codebook version here, by id@version."""
        with self._reading() as connection:
            return documents.codebooks(connection)

    def recode_queue(self, collection: str | None = None, *, codebook: str | None = None) -> tuple[Waiting, ...]:
        """Cells in which what was said before a codebook version changed their area waits to be looked at again.

        Args:
            collection: whose columns; None for every agreement.
            codebook: under which version; None for the newest of the first one here.
        """
        book = self.codebook(codebook)
        return recode_queue(self._table(collection, book), book, self.codebooks().values())

    def review_queue(
        self, collection: str | None = None, *, codebook: str | None = None, most: int | None = None
    ) -> tuple[Question, ...]:
        """What a person is asked to decide, first what waits since its area changed, then what teaches most.

        Args:
            collection: whose columns; None for every agreement.
            codebook: whose areas; None for the first one here, in its newest version.
            most: how many questions; None for all.

        Raises:
            UnknownId: no such collection or codebook.
        """
        book = self.codebook(codebook)
        return review_queue(self._table(collection, book), book, self.codebooks().values())[:most]

    def review_progress(self, collection: str | None = None, *, codebook: str | None = None) -> Progress:
        """Who has the last word on how many cells of the same table.

        Raises:
            UnknownId: no such collection or codebook.
        """
        return review_progress(self._table(collection, self.codebook(codebook)))

    def _table(self, collection: str | None, book: Codebook) -> Matrix:
        """The matrix of a collection; None for every agreement there is, in a collection or not."""
        ids = [column.agreement for column in self.columns(collection)] if collection else self._agreements()
        columns = [self._head(identifier) for identifier in ids]
        with self._reading() as connection:
            claims = log.find(connection, properties=["coverage"])
        return build_matrix(columns, book, claims, older=self.codebooks().values())

    def _agreements(self) -> list[str]:
        return list(self.ledger().by_subject(Agreement))

    def collections(self) -> dict[str, tuple[str, ...]]:
        """Agreement ids of every collection, in column order."""
        members = self.ledger().by_subject(Membership)
        return {
            name: tuple(
                dict.fromkeys(e.value.agreement for e in sorted(entries, key=lambda entry: entry.value.position))
            )
            for name, entries in members.items()
        }

    def columns(self, collection: str | None = None, *, agreements: Sequence[str] = ()) -> tuple[Column, ...]:
        """The agreements of a collection; None for the register's own and what was added here.

        Args:
            collection: collection id.
            agreements: these instead, in this order, each once.

        Raises:
            UnknownId: no such collection or agreement.
        """
        if agreements:
            return tuple(self._head(agreement) for agreement in dict.fromkeys(agreements))
        collections = self.collections()
        if collection is not None and collection not in collections:
            raise unknown_collection(collection, list(collections))
        wanted = DEFAULT_COLLECTIONS if collection is None else (collection,)
        ids = dict.fromkeys(agreement for name in wanted for agreement in collections.get(name, ()))
        return tuple(self._head(agreement) for agreement in ids)

    def _head(self, agreement: str) -> Column:
        return Column(agreement=agreement, short=self.agreement(agreement).short)

    def agreement(self, identifier: str) -> Agreement:
        """An agreement's record.

        Raises:
            UnknownId: no such agreement, with the ids that look like it.
        """
        entries = self.ledger().of(Agreement, identifier)
        if not entries:
            raise unknown_agreement(identifier, list(self.ledger().by_subject(Agreement)))
        return entries[-1].value

    def names(self, agreement: str) -> tuple[str, ...]:
        """The names an agreement's partner goes by in headings: its column's, its party's, and recorded other names."""
        ledger, record = self.ledger(), self.agreement(agreement)
        parties = [party for party in record.parties if party != "eu"]
        others = [e.value.value for p in parties for e in ledger.of(Fact, p) if e.value.about == "other_name"]
        named = [e.value.name for p in parties for e in ledger.of(Party, p)]
        return tuple(dict.fromkeys((record.short, *named, *others)))

    def partners(self) -> dict[str, tuple[str, ...]]:
        """For each agreement the EU is a party to, the names its other side goes by."""
        ledger = self.ledger()
        others = {e.claim.subject: e.value.parties for e in ledger.of(Agreement) if "eu" in e.value.parties}
        return {
            agreement: tuple(
                dict.fromkeys(
                    name
                    for party in parties
                    if party != "eu"
                    for name in (
                        *(e.value.name for e in ledger.of(Party, party)),
                        *(e.value.value for e in ledger.of(Fact, party) if e.value.about == "other_name"),
                    )
                )
            )
            for agreement, parties in others.items()
        }

    def matrix(
        self,
        collection: str | None = None,
        *,
        agreements: Sequence[str] = (),
        codebook: str | None = None,
        as_of: datetime.date | None = None,
    ) -> Matrix:
        """The matrix of a collection, or of some agreements, resolved; as the log was on a day."""
        with self._reading() as connection:
            claims = log.find(connection, properties=["coverage", "anchor"])
        columns, older = self.columns(collection, agreements=agreements), self.codebooks().values()
        return build_matrix(columns, self.codebook(codebook), claims, older=older, as_of=as_of)

    def cell(self, agreement: str, area: str, *, codebook: str | None = None) -> Cell:
        """One cell, resolved, with every claim on it; codebook None for the one the area belongs to.

        Raises:
            UnknownId: no such agreement, area or codebook.
        """
        book = self.codebook_of(area) if codebook is None else self.codebook(codebook)
        cells = {cell.area: cell for cell in self.column(agreement, codebook=book.key)}
        if area not in cells:
            raise unknown_area(area, book)
        return cells[area]

    def codebook_of(self, area: str) -> Codebook:
        """The codebook an area belongs to: the first one here, else the newest of those that have it.

        Raises:
            UnknownId: no codebook here has that area.
        """
        first = self.codebook()
        for book in (first, *reversed(self.codebooks().values())):
            if any(known.id == area for known in book.areas):
                return book
        raise unknown_area(area, first)

    def codebooks_on(self, agreement: str) -> tuple[Codebook, ...]:
        """The codebooks an agreement was coded by, in their newest versions; the first one here where by none."""
        with self._reading() as connection:
            claims = log.find(connection, properties=["coverage"], subjects=[agreement])
        ids = dict.fromkeys((claim.codebook or "").partition("@")[0] for claim in claims)
        return tuple(self.codebook(identifier) for identifier in ids) or (self.codebook(),)

    def column(self, agreement: str, *, codebook: str | None = None) -> tuple[Cell, ...]:
        """All cells of one agreement, in the order of the codebook's areas; None for the first codebook here.

        Raises:
            UnknownId: no such agreement, or no such codebook.
        """
        head = self._head(agreement)
        with self._reading() as connection:
            claims = log.find(connection, properties=["coverage"], subjects=[agreement])
            claims += log.find(connection, properties=["anchor"])
        found = build_matrix([head], self.codebook(codebook), claims, older=self.codebooks().values())
        return tuple(row[0] for row in found.cells)
