"""The views of a workspace: everything that can be taken out of it. Nothing here writes."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Sequence
from pathlib import Path

from foedera.coding.lexicon import CODER
from foedera.coding.reliability import compare_codings
from foedera.coding.reliability.between import compare_coders
from foedera.coding.reliability.judged import SAME, Coding, pairs_of
from foedera.coding.reliability.measures import MEASURES
from foedera.comparing.counting import RULES
from foedera.comparing.matrix import build_matrix
from foedera.comparing.queue import recode_queue
from foedera.comparing.sets import tally
from foedera.ids import cell_id
from foedera.model.agenda import AgendaItem
from foedera.model.agreement import Agreement, Fact, Membership, Party
from foedera.model.claim import Claim, Source
from foedera.model.codebook import Codebook
from foedera.model.finding import Finding
from foedera.model.indicator import Profile
from foedera.model.lineage import Lineage
from foedera.model.matrix import Cell, Column, Matrix, Tally
from foedera.model.recode import Waiting
from foedera.model.reliability import BetweenCoders, CoderPair, Reliability
from foedera.publishing.briefing import to_html
from foedera.publishing.evidence import verify
from foedera.store import claims as log
from foedera.store import documents
from foedera.watching.agenda import build_agenda
from foedera.watching.findings import find_all
from foedera.watching.profile import build_profile
from foedera.workspace.casework import build_case
from foedera.workspace.codebooks import check_same, codebook_file, is_file
from foedera.workspace.codings import codings, listed
from foedera.workspace.shelf import Shelf
from foedera.workspace.unknown import (
    nothing_to_compare,
    unknown_agreement,
    unknown_area,
    unknown_choice,
    unknown_codebook,
    unknown_coder,
    unknown_collection,
)

ADDED = "added"
"""The collection of what a user added to this workspace."""

DEFAULT_COLLECTIONS = ("eu-sdp", ADDED)
"""What is shown when no collection is named: the briefing's six, and whatever was added here."""


class Views(Shelf):
    """The reading face of a workspace. Each view sees one state of the log."""

    def codebook(self, identifier: str | None = None) -> Codebook:
        """A codebook by id (its newest version), by id@version, or from a YAML file; None for the first one here.

        Raises:
            UnknownId: no such codebook.
            InvalidRegister: the file has an error, or another content than what is stored under its id and version.
        """
        books = self.codebooks()
        if identifier is not None and is_file(identifier):
            book = codebook_file(Path(identifier))
            check_same(book, books, name=identifier)
            return book
        found = [book for key, book in books.items() if identifier in (None, key, book.id)]
        if not found:
            raise unknown_codebook(identifier, list(books))
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
        ids = [column.agreement for column in self.columns(collection)] if collection else self._agreements()
        columns = [Column(agreement=identifier, short=self.agreement(identifier).short) for identifier in ids]
        with self._reading() as connection:
            claims = log.find(connection, properties=["coverage"])
        books = self.codebooks().values()
        return recode_queue(build_matrix(columns, book, claims, older=books), book, books)

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

    def columns(self, collection: str | None = None) -> tuple[Column, ...]:
        """The agreements of a collection; None for the register's own and what was added here.

        Raises:
            UnknownId: no such collection.
        """
        collections = self.collections()
        if collection is not None and collection not in collections:
            raise unknown_collection(collection, list(collections))
        wanted = DEFAULT_COLLECTIONS if collection is None else (collection,)
        ids = dict.fromkeys(agreement for name in wanted for agreement in collections.get(name, ()))
        return tuple(Column(agreement=agreement, short=self.agreement(agreement).short) for agreement in ids)

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
        self, collection: str | None = None, *, codebook: str | None = None, as_of: datetime.date | None = None
    ) -> Matrix:
        """The matrix of a collection, resolved; as the log was on a day."""
        with self._reading() as connection:
            claims = log.find(connection, properties=["coverage", "anchor"])
        columns, older = self.columns(collection), self.codebooks().values()
        return build_matrix(columns, self.codebook(codebook), claims, older=older, as_of=as_of)

    def cell(self, agreement: str, area: str) -> Cell:
        """One cell, resolved, with every claim on it.

        Raises:
            UnknownId: no such agreement or area.
        """
        book = self.codebook()
        cells = {cell.area: cell for cell in self.column(agreement)}
        if area not in cells:
            raise unknown_area(area, book)
        return cells[area]

    def column(self, agreement: str) -> tuple[Cell, ...]:
        """All cells of one agreement, in the order of the codebook's areas.

        Raises:
            UnknownId: no such agreement.
        """
        head = Column(agreement=agreement, short=self.agreement(agreement).short)
        with self._reading() as connection:
            claims = log.find(connection, properties=["coverage"], subjects=[agreement])
            claims += log.find(connection, properties=["anchor"])
        found = build_matrix([head], self.codebook(), claims, older=self.codebooks().values())
        return tuple(row[0] for row in found.cells)

    def reliability(self, source: str, *, coder: str = CODER) -> Reliability:
        """How far a machine's reading of a source agrees with the table the same source prints.

        Raises:
            UnknownId: the source states no table, or its text was not coded.
        """
        book = self.codebook()
        lineage = Lineage(book, self.codebooks().values())
        with self._reading() as connection:
            claims = [claim for claim in log.find(connection, properties=["coverage"]) if lineage.of(claim).speaks]
        said = {_place(c): str(c.value["value"]) for c in claims if c.coder == source}
        proposed = {_place(c): str(c.value["value"]) for c in claims if (c.coder, c.basis.source) == (coder, source)}
        if not said or not proposed:
            raise nothing_to_compare(source, coder, len(said), len(proposed))
        return compare_codings(said, proposed, areas=[area.id for area in book.areas])

    def coders(self, *, collection: str | None = None, codebook: str | None = None) -> dict[str, int]:
        """Who has said something of how many cells of a collection (None: of every agreement)."""
        found = listed(self._codings(collection, self.codebook(codebook)))
        return {name: len(coding) for name, coding in sorted(found.items())}

    def coder_pairs(self, *, collection: str | None = None, codebook: str | None = None) -> tuple[CoderPair, ...]:
        """Every two coders who judged common cells of a collection (None: of every agreement), most cells first."""
        book = self.codebook(codebook)
        return pairs_of(listed(self._codings(collection, book)), [area.id for area in book.areas])

    def reliability_between(
        self,
        first: str,
        second: str,
        *,
        collection: str | None = None,
        codebook: str | None = None,
        values: str = "stated",
        measures: Sequence[str] = (),
    ) -> BetweenCoders:
        """How far two coders agree on the cells both judged, an area and over all.

        Args:
            first: a source, 'person:NAME' or a method; with '/SOURCE' behind it, only its reading of that source.
            second: another.
            collection: only its agreements; None for every agreement.
            codebook: whose areas; None for the first one here.
            values: 'stated', or 'found' when in place is to count as covered.
            measures: which of `foedera.coding.reliability.measures.MEASURES`; none for all.

        Raises:
            UnknownId: a coder has said nothing here.
            UsageError: no such choice of values or measure.
        """
        for what, chosen, known in (("values", [values], SAME), ("measure", measures, MEASURES)):
            for word in chosen:
                if word not in known:
                    raise unknown_choice(what, word, list(known))
        with self._reading() as connection:
            last = log.newest(connection)
        book = self.codebook(codebook)
        return self._between(last, first, second, collection, book, values, tuple(measures or MEASURES))

    @functools.lru_cache(maxsize=16)  # noqa: B019  # a workspace lives as long as the process that opened it
    def _between(
        self,
        _newest: int,
        first: str,
        second: str,
        collection: str | None,
        book: Codebook,
        values: str,
        measures: tuple[str, ...],
    ) -> BetweenCoders:
        found = self._codings(collection, book)
        for name in (first, second):
            if name not in found:
                raise unknown_coder(name, list(found))
        return compare_coders(
            found[first],
            found[second],
            coders=(first, second),
            areas=[area.id for area in book.areas],
            codebook=book.key,
            values=values,
            measures=measures,
        )

    def _codings(self, collection: str | None, book: Codebook) -> dict[str, Coding]:
        agreements = None if collection is None else {column.agreement for column in self.columns(collection)}
        with self._reading() as connection:
            claims = log.find(connection, properties=["coverage"])
        return dict(codings(claims, book, agreements=agreements))

    def agenda(self, *, as_of: datetime.date | None = None, collection: str | None = None) -> tuple[AgendaItem, ...]:
        """Promised dialogues of a collection (None: of every agreement) on a day (None: today)."""
        ledger = self.ledger()
        agreements = (
            set(ledger.by_subject(Agreement))
            if collection is None
            else {column.agreement for column in self.columns(collection)}
        )
        return build_agenda(ledger, as_of=as_of or self.clock().date(), agreements=agreements)

    def findings(self) -> tuple[Finding, ...]:
        """Everything the rules find, errors first."""
        return find_all(build_case(self.claims(), self.codebook(), self.codebooks().values()))

    def briefing(self, collection: str = "eu-sdp") -> str:
        """The briefing of a collection as HTML, after the chain of evidence was verified.

        Raises:
            UnknownId: no such collection.
            BrokenEvidence: a claim does not stand on what it cites.
        """
        ledger = self.ledger()
        with self._reading() as connection:
            texts = {document.sha256: document for document in documents.of_subjects(connection)}
        matrix = self.matrix(collection)
        return to_html(
            title="The EU's security and defence partnerships",
            tally=tally(matrix),
            rules={name: rule.sentence for name, rule in RULES.items()},
            ledger=ledger,
            agenda=self.agenda(collection=collection),
            findings=self.findings(),
            checked=verify(self.claims(), ledger.by_subject(Source), texts),
            drawn_up=self.clock().date().isoformat(),
        )

    def profile(self, party: str, index: str, *, year: int | None = None) -> Profile:
        """A party's numbers of an index beside the EU-27's."""
        return build_profile(self.ledger(), party=party, index=index, year=year)

    def tally(self, matrix: Matrix) -> Tally:
        """A matrix counted under every rule."""
        return tally(matrix)


def _place(claim: Claim) -> str:
    return cell_id(claim.subject, claim.value["area"])
