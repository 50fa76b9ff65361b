"""An open workspace: a view of what is there now, and the verbs that put something in."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from foedera.coding.language_model.prompting import Ask
from foedera.coding.language_model.prompts import SIZE
from foedera.comparing.carrying import carried_claims
from foedera.errors import FoederaError
from foedera.model import selection
from foedera.model.claim import Source
from foedera.model.codebook import Codebook
from foedera.model.dates import Clock, Day, as_written
from foedera.model.document import Added
from foedera.model.follow import Delivery
from foedera.model.progress import Progress, silent
from foedera.model.recode import Carried
from foedera.model.selection import Named, Several, several
from foedera.net.fetch import Fetched
from foedera.net.sources import fetched, which_source
from foedera.reading.decode import decode
from foedera.reading.follows import read_follows
from foedera.settings import follows_path
from foedera.store import damage, engine
from foedera.store.deliveries import Deliveries
from foedera.workspace import codebooks, coders, ingest, publications
from foedera.workspace.arriving import arrived
from foedera.workspace.coders import CodedText, Heard
from foedera.workspace.files import read_file
from foedera.workspace.imports import Imports
from foedera.workspace.notifying import notified, sender
from foedera.workspace.revising import check_versions
from foedera.workspace.snapshot import Snapshots


class Workspace(Imports):
    """An open workspace. Each reading method sees one state of it; each writing one is short and whole, or nothing."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self._snapshots = Snapshots(engine.open_file(path), path)

    def __repr__(self) -> str:
        return f"<Workspace {self.path}>"

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._snapshots.close()

    def verify(self, *, head: str | None = None) -> tuple[damage.Damage, ...]:
        """Every place that is not as it was recorded; with a printed head, also whether the log goes on from there."""
        return self._snapshots.damages(head)

    def brief(self, collection: str | None = None, *, machines: bool = False, output: str | Path | None = None) -> str:
        """The briefing (foedera.workspace.view.View.brief); WorkspaceDamaged where `verify` finds anything."""
        self._snapshots.check_sound()
        return super().brief(collection, machines=machines, output=output)

    def add(
        self,
        files: Several,
        *,
        agreement: str | None = None,
        title: str | None = None,
        party: Several = (),
        signed: Day = None,
        type: str | None = None,
        lang: str | None = None,
        collection: str = selection.ADDED,
        source: str | None = None,
        about: str | None = None,
        proposed: bool = False,
        ocr: bool = False,
        new_version: bool = False,
        progress: Progress = silent,
    ) -> tuple[Added, ...]:
        """Read files as texts of agreements, one agreement a file, and record them.

        The texts in a ZIP archive are added each on its own. A text that is there already, byte for byte, is passed
        over, and only what is said of its agreement is recorded. Another text of an agreement in a language it has is a
        new version, and quotes are carried over to it; one that shares too little wording with it is refused, since it
        is probably the text of something else. An agreement nobody named goes by its parties and the year.

        Args:
            files: one path, or several.
            agreement: id of the agreement; None makes one of each file's name.
            title: its title; None takes the text's own.
            party: parties by id, name or ISO code; none takes what the file says.
            signed: date of signature: 2025, 2025-05, 2025-05-19 or a date.
            type: SDP, FPA, SIA …, at most 20 letters, digits and hyphens.
            lang: ISO 639-3; None takes what the file says, else what its words are in.
            collection: collection the agreement joins.
            proposed: take over what the text says of itself (`Added.proposals`) where nothing is said here.
            ocr: recognise pages that are images.
            new_version: a text unlike the one that is there is a new version of it all the same.
            source: the file is a publication with this source id, not an agreement.
            about: with a source: the collection it is about; passages are assigned by headings.
            progress: told before each file.

        Raises:
            RefusedInput: a file cannot be read; then none is recorded.
            UsageError: several files for one agreement id, a publication without what it is about, or a text that is
                no version of what stands under its id; then none is recorded.
        """
        paths = [Path(file) for file in several(files)]
        engine.check_writable(self.path)  # a place that refuses writing says so before long work begins
        if source is not None:
            arrival = publications.publication(paths, self.snapshot, source=source, about=about, title=title)
            with self._snapshots.writing() as writer:
                now = self.clock()
                return (publications.record_publication(writer, arrival, new_version=new_version, recorded=now),)
        options = ingest.IngestOptions(
            agreement=agreement,
            title=title,
            party=ingest.party_ids(self.snapshot, several(party)),
            signed=as_written(signed),
            type=type,
            lang=lang,
            collection=collection,
            proposed=proposed,
            ocr=ocr,
            new_version=new_version,
        )
        found = ingest.arrivals(paths, options, progress=progress)
        check_versions(self.snapshot, [one.result for one in found], new_version=new_version)
        return tuple(self._keep(one, options) for one in found)

    def notify(self, *, follows: str | Path | None = None, dry_run: bool = False) -> tuple[Delivery, ...]:
        """Tell everybody who follows something what is new since they were told last (foedera.workspace.notifying).

        Args:
            follows: the YAML file of who follows what; None for the one set, else ./follows.yaml.
            dry_run: only say what would be sent; send and write down nothing.

        Returns:
            What became of each follow, in the order of the file; rows that are no follow last, with what is wrong.

        Raises:
            UnreadableFile: there is no such file; RefusedInput: it is no list of follows; then nobody is told.
            WorkspaceBusy: another run is going on.
        """
        file = follows_path(follows)
        good, faults = read_follows(decode(read_file(file), file.name)[0], file=file.name)
        snapshot = self.view().snapshot
        with Deliveries(self.path) as deliveries:
            send = sender(snapshot, self.clock)
            told = notified(snapshot, good, deliveries, clock=self.clock, send=send, dry_run=dry_run)
        wrong = (f"expected {one.expected}, found {one.found}" for one in faults)
        refused = (
            Delivery(follow=one.row, outcome="refused", until=0, error=said)
            for one, said in zip(faults, wrong, strict=True)
        )
        return (*told, *refused)

    def _keep(self, arrival: ingest.Arrival, options: ingest.IngestOptions) -> Added:
        with self._snapshots.writing() as writer:
            return ingest.record(writer, arrival, options, recorded=self.clock())

    def fetch(
        self,
        sources: Several = (),
        *,
        list: bool = False,
        to: str | Path = "",
        add: bool = False,
        agreement: str | None = None,
        lang: str | None = None,
        sha256: str | None = None,
        new_version: bool = False,
        progress: Progress = silent,
    ) -> dict[str, Source] | tuple[Fetched | FoederaError, ...]:
        """Fetch the files of sources, resumably; a failure is in its place among the results and stops nobody.

        Each says what became of it: first, unchanged or new version; and where a text of the source is here, which one
        it is a newer state of and what would become of every quote from it. Without `add` nothing is recorded.

        Args:
            sources: source ids.
            list: fetch nothing, and return the sources that have an address, by id.
            to: folder the files go into.
            add: add what comes as a text of `agreement`.
            agreement: with `add`: the agreement.
            lang: with `add`: language of the text, ISO 639-3.
            sha256: the hash the one file named must have.
            new_version: a text unlike the one that is there is a new version of it all the same.
            progress: told before each source.

        Raises:
            UnknownId: a source is unknown; then nothing is fetched.
            UsageError: none is named, one has no address, or more than one where only one makes sense.
        """
        snapshot, names = self.snapshot, several(sources)
        if list:
            return selection.with_address(snapshot)
        if not names or (add and (agreement is None or len(names) != 1)) or (sha256 and len(names) != 1):
            raise which_source(names)

        def keep(source: str, got: Fetched) -> Fetched:
            found = arrived(self.snapshot, source, got, new_version=new_version, recorded=self.clock())
            if add:
                came = got.retrieval
                options = ingest.IngestOptions(agreement=agreement, lang=lang, retrieval=came, new_version=new_version)
                self._keep(ingest.arrivals([got.path], options)[0], options)
            return found

        outcomes = []
        for outcome in fetched(snapshot, names, Path(to), clock=self.clock, sha256=sha256, then=keep):
            outcomes.append(outcome)
            progress(len(outcomes), len(names), "")
        return tuple(outcomes)

    def code(
        self,
        ids: Several = (),
        *,
        codebook: Named = None,
        coder: Ask | Literal["llm"] | None = None,
        endpoint: str | None = None,
        model: str | None = None,
        size: int = SIZE,
        timeout: float = 300.0,
        dry_run: bool = False,
        progress: Progress = silent,
        then: Heard = silent,
    ) -> tuple[CodedText, ...]:
        """Machine-code texts, locking nobody out: propose a value for every area, with the sentence it stands on.

        Args:
            ids: agreements, or sources about agreements; none for every text there is.
            codebook: codebook id, or a YAML file; None for the workspace's own.
            coder: 'llm', or a function that answers questions, for a language model; None for the built-in rules.
            endpoint: of a language model (foedera.workspace.coders.model_of).
            model: its name.
            size: as there.
            timeout: as there.
            dry_run: of a language model: only say what would be sent (CodedText.requests); send and record nothing.
            progress: told before each text; of a language model's run, before each question.
            then: told what came of a text once that is recorded, before the next is begun.

        Raises:
            UnknownId: a subject has no text here, or the codebook is unknown; then nothing is coded.
            UsageError: a language model is named by half, or the size of a question is too small for the codebook.
            InvalidRegister: the codebook has an error, or is another one than is stored under its id and version.
        """
        subjects, snapshot = several(ids), self.snapshot
        book = codebooks.named_codebook(codebook, snapshot)
        if not (coder or endpoint or model or dry_run):
            coded = coders.coded(snapshot, subjects, book, clock=self.clock, progress=progress)
            return tuple(self._record(found, book, then) for found in coded)
        if not (coder and endpoint and model and subjects):
            raise coders.named_by_half(len(subjects), coder, endpoint, model)
        with coders.model_of(coder, model, endpoint, timeout=timeout, clock=self.clock) as whom:
            if dry_run:
                return tuple(coders.planned(snapshot, subjects, book, whom, size=size))
            heard = coders.asked(snapshot, subjects, book, whom, size=size, clock=self.clock, progress=progress)
            return tuple(self._record(found, book, then) for found in heard)

    def _record(self, found: coders.Found, book: Codebook, then: Heard) -> CodedText:
        """Record what was found in one text, in a transaction of its own, and say so."""
        with self._snapshots.writing() as writer:
            if codebooks.is_new(book, writer.snapshot.codebooks):
                writer.add_codebook(book)
            text = found.recorded(writer.append(found.claims))
        then(text)
        return text

    def codebook_migrate(self, file: str | Path) -> Carried:
        """Store the next version of a codebook and carry over what people and sources said, where it still holds.

        Running it again carries what was said under the version before since then, and nothing twice.

        Args:
            file: a YAML file with a migration section.

        Raises:
            InvalidRegister: the file has an error, its migration does not account for every area of the version
                before, or another content is stored under its version; then nothing is stored.
        """
        book = codebooks.codebook_file(Path(file))
        with self._snapshots.writing() as writer:
            stored = codebooks.is_next(book, writer.snapshot.codebooks, name=str(file))
            if stored:
                writer.add_codebook(book)
            new = writer.append(carried_claims(writer.snapshot, book, recorded=self.clock()))
        return Carried(codebook=book.key, stored=stored, claims=new, queue=self.codebook_queue(codebook=book.key))
