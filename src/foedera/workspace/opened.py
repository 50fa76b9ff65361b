"""An open workspace: its views, and what can be put in. The only module that writes the store."""

from __future__ import annotations

import contextlib
import datetime
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from foedera.model.agreement import Party
from foedera.model.claim import Claim, Rank, Source
from foedera.model.codebook import Codebook
from foedera.model.document import Document, Provision, ReadResult
from foedera.model.indicator import Index
from foedera.model.recode import Carried
from foedera.reading.decode import decode
from foedera.reading.guard import GuardedReader
from foedera.reading.indices import indicator_claims
from foedera.reading.relations.versions import as_version
from foedera.store import claims as log
from foedera.store import documents, engine
from foedera.workspace import beginning, intake
from foedera.workspace.anchoring import anchor_claims, newest, next_version, same_anchor
from foedera.workspace.arrivals import arrivals
from foedera.workspace.codebooks import codebook_file, store_first, store_next
from foedera.workspace.deciding import accepted_under, decision, main_text, taken_over
from foedera.workspace.files import read_file
from foedera.workspace.machines import Machines
from foedera.workspace.migrating import carried_claims
from foedera.workspace.shelf import Clock
from foedera.workspace.unknown import unknown_agreement, unknown_index, without_text
from foedera.workspace.views import Views


def utc_now() -> datetime.datetime:
    """The machine's clock, to the second, in UTC."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def create(path: Path, *, register: str = "eu-sdp", clock: Clock = utc_now) -> Workspace:
    """Create a workspace at `path` with a built-in register, or 'empty'.

    It is built beside its place and moved there whole, so a failure leaves nothing behind.

    Raises:
        WorkspaceExists: something is there already; it stays as it is.
        WorkspaceReadOnly: the folder refuses writing.
        UnknownId: no such register.
    """
    content = None if register == "empty" else beginning.built_in(register)
    engine.check_place(path)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        draft = Path(folder) / path.name
        store = engine.create_file(draft)
        with engine.writing(store, draft) as connection:
            if content is not None:
                documents.add_codebook(connection, content.codebook)
                log.append(connection, content.claims)
                for result, original in content.digests:
                    documents.add(connection, result, original)
        store.dispose()
        draft.rename(path)
    return open_workspace(path, clock=clock)


def open_workspace(path: Path | str, *, clock: Clock = utc_now) -> Workspace:
    """Open the workspace at `path`.

    Raises:
        WorkspaceMissing: nothing, or no workspace, is there.
        WorkspaceTooNew: a newer Foedera wrote it.
    """
    return Workspace(Path(path), engine.open_file(Path(path)), clock)


class Workspace(Views):
    """An open workspace. Each writing method is one transaction: it happens whole or not at all."""

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, paths: Sequence[Path], details: intake.Details) -> tuple[ReadResult, ...]:
        """Read files as texts of agreements, one agreement a file, and record them.

        The texts in a ZIP archive are added each on its own. A text that is there already, byte for byte, is passed
        over; another text of an agreement in a language it has is a new version, and quotes are carried over to it.

        Raises:
            RefusedInput: a file cannot be read; then none is recorded.
            UsageError: several files for one agreement id.
        """
        with self._writing():
            pass  # a place that refuses writing says so before long work begins
        read = arrivals(paths, details)
        with self._writing() as connection:
            return tuple(self._record(connection, *arrival, details) for arrival in read)

    def add_source(self, path: Path, *, source: str, about: str, title: str | None = None) -> ReadResult:
        """Read a publication about the agreements of a collection; each passage is assigned to whom it is about.

        Args:
            path: the file.
            source: id the publication has, or gets, as a source.
            about: collection id; its agreements' parties are what headings are searched for.
            title: the publication's title; None takes the text's own.

        Raises:
            RefusedInput: the file cannot be read.
        """
        original = read_file(path)
        columns = self.columns(about)
        names = {column.agreement: self.names(column.agreement) for column in columns}
        with GuardedReader() as reader:
            result = intake.read_source(reader, path.name, original, source=source, title=title, names=names)
        with self._writing() as connection:
            known = log.find(connection, properties=["source"], subjects=[source])
            claims = [] if known else [intake.publication_claim(result, recorded=self.clock())]
            return self._keep(connection, result, original, claims)

    def import_index(self, path: Path, *, name: str, source: str, index: Index | None = None) -> int:
        """Import the numbers of an index from a CSV file (party, dimension, year, value); return how many were new.

        Args:
            path: the file.
            name: index id.
            source: source id of the numbers; it is described as the file when the workspace does not know it.
            index: scale and direction, needed for an index the workspace does not know.

        Raises:
            UnknownId: the index is unknown and `index` is None.
            RefusedInput: a row is not a number on the index's scale; then none is recorded.
        """
        text, _ = decode(read_file(path), path.name)
        ledger, recorded = self.ledger(), self.clock()
        known = [entry.value for entry in ledger.of(Index, name)]
        if index is None and not known:
            raise unknown_index(name, list(ledger.by_subject(Index)))
        claims = list(
            indicator_claims(
                text,
                file=path.name,
                name=name,
                index=index or known[0],
                parties=ledger.by_subject(Party).keys(),
                source=source,
                recorded=recorded,
            )
        )
        if not ledger.of(Source, source):
            claims.append(intake.dataset_claim(source, path.name, recorded=recorded))
        if index is not None and not known:
            claims.append(intake.index_claim(name, index, source=source, recorded=recorded))
        with self._writing() as connection:
            return log.append(connection, claims)

    def code(
        self, subjects: Sequence[str] = (), *, codebook: str | None = None, meaning: bool = False
    ) -> dict[str, int]:
        """Machine-code texts: propose a value for every area, with spans.

        Args:
            subjects: agreements, or sources about agreements; none for every text there is.
            codebook: codebook id, or a YAML file; None for the workspace's own.
            meaning: weigh also how near passages stand to areas in meaning (the extra `semantics`).

        Returns:
            For each document coded, how many claims were new.

        Raises:
            UnknownId: a subject has no text here, or the codebook is unknown.
            UsageError: meaning is asked for with a codebook no such ranker was trained for.
            InvalidRegister: the codebook has an error, or is another one than is stored under its id and version.
        """
        book = self.codebook(codebook)
        machines = Machines(book, meaning=meaning)
        recorded, partners = self.clock(), self.partners()
        counts: dict[str, int] = {}
        with self._writing() as connection:
            store_first(connection, book)
            for document in self._texts(connection, subjects):
                provisions = documents.provisions(connection, document.id)
                claims = [
                    claim
                    for agreement, passages in intake.passages_by_agreement(document, provisions).items()
                    for claim in machines.claims(
                        document, passages, agreement=agreement, recorded=recorded, partners=partners.get(agreement, ())
                    )
                ]
                counts[document.id] = log.append(connection, claims)
        return counts

    def migrate(self, path: Path) -> Carried:
        """Store the next version of a codebook and carry over what people and sources said, where it still holds.

        Running it again carries what was said under the version before since then, and nothing twice.

        Args:
            path: a YAML file with a migration section.

        Raises:
            InvalidRegister: the file has an error, its migration does not account for every area of the version
                before, or another content is stored under its version; then nothing is stored.
        """
        book = codebook_file(path)
        with self._writing() as connection:
            stored = store_next(connection, book, name=str(path))
            new = log.append(connection, carried_claims(connection, book, recorded=self.clock()))
        queue = self.recode_queue(codebook=book.key)
        return Carried(codebook=book.key, stored=stored, claims=new, queue=queue)

    def texts(self, subjects: Sequence[str]) -> list[tuple[Document, tuple[Provision, ...]]]:
        """The newest texts of agreements, or of sources about agreements, with their provisions; none for all.

        Raises:
            UnknownId: a subject is unknown, or known without a text.
        """
        with self._reading() as connection:
            return [(text, documents.provisions(connection, text.id)) for text in self._texts(connection, subjects)]

    def propose(self, book: Codebook, claims: Sequence[Claim]) -> int:
        """Record what a machine proposes under a codebook; return how many claims were new.

        Raises:
            ValueError: a claim is not of a machine's rank; then none is recorded.
        """
        if any(claim.rank is not Rank.MACHINE for claim in claims):
            raise ValueError("only a machine's claims are proposals")
        with self._writing() as connection:
            store_first(connection, book)
            return log.append(connection, claims)

    def decide(
        self,
        agreement: str,
        area: str,
        value: str,
        *,
        person: str,
        because: str | None = None,
        note: str | None = None,
        codebook: str | None = None,
    ) -> Claim:
        """Record what a person decides of a cell; it stands above every other claim, until a person decides again.

        Args:
            agreement: agreement id.
            area: area id.
            value: one of `foedera.model.review.DECISIONS`.
            person: the person's name.
            because: id of a claim on the cell whose basis the decision stands on; None where the person read the whole
                text, which the note then has to speak of.
            note: in the person's own words.
            codebook: whose area; None for that of `because`, else the one the area belongs to.

        Returns:
            The claim; the one on record where the person had said the very same and it still decides.

        Raises:
            UnknownId: no such agreement, area or claim; or no text to stand on.
            UsageError: no name, no such value, a claim on another cell, or no evidence.
        """
        accepted = None if because is None else self.known_claim(because)
        named = codebook or accepted_under(accepted)
        book = self.codebook_of(area) if named is None else self.codebook(named)
        claim = decision(
            self.cell(agreement, area, codebook=book.key),
            value,
            person=person,
            accepted=accepted,
            text=main_text(self.documents(agreement)),
            note=note,
            book=book,
            recorded=self.clock(),
        )
        return self._say(claim, accepted)

    def take_over(self, claim: str, *, person: str, note: str | None = None) -> Claim:
        """Record as a person's own what a machine proposes (a fact, dialogue or commitment), on the same basis.

        Raises:
            UnknownId: no such claim.
            UsageError: no name, or the claim is no proposal that waits for a person.
        """
        found = self.known_claim(claim)
        waits = any(entry.claim.id == found.id for entry in self.ledger().proposals(found.subject))
        return self._say(taken_over(found, waits=waits, person=person, note=note, recorded=self.clock()), found)

    def _say(self, claim: Claim, seen: Claim | None) -> Claim:
        """Record a person's claim; where it quotes what an older version of a text says, with that quote's anchor."""
        anchor = None if seen is None else self.anchors().get(seen.id)
        anchored = [] if anchor is None else [same_anchor(anchor, claim, claim.recorded)]
        with self._writing() as connection:
            log.append(connection, [claim, *anchored])
        return claim

    def _writing(self) -> contextlib.AbstractContextManager[Connection]:
        return engine.writing(self._engine, self.path)

    def _record(
        self, connection: Connection, name: str, original: bytes, result: ReadResult, details: intake.Details
    ) -> ReadResult:
        """Record one text of an agreement with the claims that come with it."""
        agreement = result.document.subject
        known = bool(log.find(connection, properties=["agreement"], subjects=[agreement]))
        position = len(log.find(connection, properties=["collection"], subjects=[details.collection])) + 1
        claims = intake.agreement_claims(
            result, details, name=name, known=known, position=position, recorded=self.clock()
        )
        return self._keep(connection, result, original, claims)

    def _keep(self, connection: Connection, result: ReadResult, original: bytes, claims: Sequence[Claim]) -> ReadResult:
        """Store a text with its claims, as the next version where there are older ones; nothing when it is there."""
        there = documents.of_subjects(connection, [result.document.subject])
        version = next_version(result, there)
        if version is None:
            return result
        kept = result if version == 1 else as_version(result, version)
        documents.add(connection, kept, original)
        claims = claims if version == 1 else ()  # what there is to say of the agreement was said with its first text
        carried = [] if version == 1 else anchor_claims(connection, kept, recorded=self.clock())
        log.append(connection, [*claims, *carried])
        return kept

    def _texts(self, connection: Connection, subjects: Sequence[str]) -> tuple[Document, ...]:
        """The documents to code.

        Raises:
            UnknownId: a subject is unknown, or known without a text.
        """
        texts = newest(documents.of_subjects(connection, subjects or None))
        missing = sorted(set(subjects) - {text.subject for text in texts})
        if missing:
            known = log.find(connection, properties=["agreement"])
            if missing[0] not in {claim.subject for claim in known}:
                raise unknown_agreement(missing[0], [claim.subject for claim in known])
            raise without_text(missing[0])
        return texts
