"""A view: every verb that only reads, answered from one snapshot of a workspace.

Each method hands the snapshot to the stage that does the work; nothing here writes. What a page needs beyond the verbs
it takes from the stages themselves, which are functions of the same snapshot (`View.snapshot`).
"""

from __future__ import annotations

from pathlib import Path

from foedera.coding.reliability.measures import MEASURES
from foedera.comparing import comparison, matrix
from foedera.comparing.counting import headlines
from foedera.comparing.redlining import redlined
from foedera.comparing.sets import tally
from foedera.comparing.similarity import common_wording
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.ids import FINDING, split_cell
from foedera.model import matching, selection
from foedera.model.claim import Claim, Source
from foedera.model.comparison import Comparison
from foedera.model.coverage import Cell
from foedera.model.dates import Day, parse_day
from foedera.model.document import Document, Provision, ReadResult
from foedera.model.dossier import Dossier
from foedera.model.evaluation import Evaluation
from foedera.model.event import Dialogue
from foedera.model.finding import Finding
from foedera.model.ledger import Ledger
from foedera.model.listing import Listed, listed
from foedera.model.lookup import one_coder_is_not_enough, unknown_thing
from foedera.model.matrix import Matrix
from foedera.model.progress import Progress, silent
from foedera.model.redlined_text import RedlinedText
from foedera.model.reliability import BetweenCoders, CoderPair, Reliability
from foedera.model.reuse import CommonWording, SegmentLevel
from foedera.model.selection import Named, Several, several
from foedera.publishing.briefing import to_html
from foedera.publishing.dossier import build_dossier
from foedera.publishing.evidence import verify
from foedera.workspace import codebooks
from foedera.workspace.clause_view import ClauseView
from foedera.workspace.evaluating import between, coder_pairs, measured
from foedera.workspace.family_view import FamilyView
from foedera.workspace.feed_view import FeedView
from foedera.workspace.files import write_file
from foedera.workspace.search_view import SearchView


class View(ClauseView, FamilyView, FeedView, SearchView):
    """A workspace as it is at one position of its log."""

    def __repr__(self) -> str:
        return f"<View of {self.snapshot!r}>"

    def view(self) -> View:
        """The workspace as it is at this moment, for several answers that must agree with each other."""
        return View(self.snapshot, self.clock)

    @property
    def position(self) -> int:
        """How many entries the log has; the same position is the same content."""
        return self.snapshot.position

    @property
    def head(self) -> str:
        """Hash of the log up to there, hexadecimal (foedera.store.chain)."""
        return self.snapshot.head

    def claims(self, *, as_of: Day = None) -> tuple[Claim, ...]:
        """The whole log, in order of recording; as it was on a day."""
        return self.snapshot.as_of(parse_day(as_of)).claims

    def ledger(self, *, as_of: Day = None) -> Ledger:
        """Every claim that stands, sorted by record and subject; as the log was on a day."""
        return self.snapshot.as_of(parse_day(as_of)).ledger

    def claim(self, identifier: str) -> Claim:
        """The claim with that id, whether it still stands or not.

        Raises:
            UnknownId: no such claim.
        """
        return selection.claim(self.snapshot, identifier)

    def collections(self) -> dict[str, tuple[str, ...]]:
        """Agreement ids of every collection, in column order."""
        return selection.collections(self.snapshot)

    def list(self, what: str = "agreements") -> tuple[Listed, ...]:
        """All agreements, areas, texts, collections, codebooks, sources or unused-sources (foedera.model.listing)."""
        return listed(self.snapshot, what)

    def document(self, identifier: str) -> tuple[Document, tuple[Provision, ...]]:
        """A text and its provisions; UnknownId where there is no such text."""
        found = selection.text(self.snapshot, identifier)
        return found.document, found.provisions

    def documents(self, subjects: Several = ()) -> tuple[Document, ...]:
        """The texts of some subjects, or of all where none is named, by id."""
        return self.snapshot.texts.of(several(subjects) or None)

    def matrix(
        self,
        collection: str | None = None,
        *,
        agreements: Several = (),
        codebook: Named = None,
        as_of: Day = None,
    ) -> Matrix:
        """The matrix of a collection, or of some agreements, resolved (foedera.comparing.matrix.matrix)."""
        snapshot = self.snapshot
        book, day = codebooks.named_codebook(codebook, snapshot), parse_day(as_of)
        return matrix.matrix(snapshot, collection, agreements=several(agreements), book=book, as_of=day)

    def cell(self, *cell: str, codebook: Named = None) -> Cell:
        """One cell with every claim on it: agreement and area, or 'agreement/area'.

        Without a codebook the area is that of the codebook it belongs to.

        Raises:
            UnknownId: no such agreement, area or codebook.
        """
        snapshot, (agreement, area) = self.snapshot, split_cell("/".join(cell))
        book = None if codebook is None else codebooks.named_codebook(codebook, snapshot)
        return matrix.cell(snapshot, agreement, area, book=book)

    def compare(
        self,
        *agreements: Several,
        collection: str | None = None,
        rule: str = "covered",
        codebook: Named = None,
        as_of: Day = None,
        area: str | None = None,
        machines: bool = False,
    ) -> Comparison:
        """Two to four agreements side by side, or a whole collection (foedera.comparing.comparison.compare).

        With an area and no codebook, the areas are those of the codebook the area belongs to. Cells on which only
        machines have spoken count where `machines` says so; else the sets say what they leave out.
        """
        snapshot = self.snapshot
        named = codebook is None and area
        book = selection.codebook_of(snapshot, area or "") if named else codebooks.named_codebook(codebook, snapshot)
        return comparison.compare(
            snapshot,
            several(*agreements),
            collection=collection,
            rule=rule,
            book=book,
            as_of=parse_day(as_of),
            today=self.clock().date(),
            machines=machines,
        )

    def similarity(
        self,
        *agreements: Several,
        collection: str | None = None,
        threshold: float = THRESHOLD,
        level: str = SegmentLevel.PASSAGE,
        masked: bool = False,
        closings: bool = False,
        as_of: Day = None,
    ) -> CommonWording:
        """What agreements, or a collection, share in wording (foedera.comparing.similarity.common_wording)."""
        return common_wording(
            self.snapshot,
            collection,
            agreements=several(*agreements),
            threshold=threshold,
            level=level,
            masked=masked,
            closings=closings,
            as_of=parse_day(as_of),
        )

    def redline(self, a: str, b: str, *, names_equal: bool = False) -> RedlinedText:
        """The way from one whole text to another, or from one version to the next (foedera.comparing.redlining)."""
        return redlined(self.snapshot, a, b, names_equal=names_equal)

    def show(self, identifier: str) -> Claim | ReadResult | Cell | tuple[Cell, ...] | Finding | Dossier:
        """What an id, name or code means: a claim, text, cell, area's cells, finding, or all that is known of a thing.

        Raises:
            UnknownId: it names nothing here.
        """
        snapshot = self.snapshot
        if FINDING.fullmatch(identifier):
            return self.finding(identifier)
        meant = matching.thing(snapshot, identifier)
        match meant.kind:
            case "claim":
                return snapshot.by_id[meant.id]
            case "text":
                return selection.text(snapshot, meant.id)
            case "cell":
                return matrix.cell(snapshot, *split_cell(meant.id))
            case "area":
                return tuple(matrix.cell(snapshot, one.agreement, meant.id) for one in selection.columns(snapshot))
        if snapshot.ledger.of(Dialogue, meant.id):
            return self.dialogue(meant.id)
        found = build_dossier(snapshot.ledger, meant.id)
        if found is not None:
            return found
        raise unknown_thing(identifier)

    def evaluate(
        self,
        against: str | Path,
        texts: str | Path | None = None,
        *,
        codebook: Named = None,
        by_score: bool = False,
        cells: bool = False,
        progress: Progress = silent,
    ) -> Evaluation | Reliability:
        """How well the machine codes: against a CSV file of cells people coded, or against a source's own table.

        Args:
            against: the file; or the id of a source that states a table and whose text was coded.
            texts: with a file: a folder or archive of the agreements' texts.
            codebook: with a file: whose coder is measured, by id or from a YAML file.
            by_score: measure the plain scores, also where a ranker was trained.
            cells: name every cell the coder and people judge differently, with its passage.
            progress: told before each text.

        Raises:
            UnknownId: the source states no table, or its text was not coded.
            UsageError: a file without texts or codebook.
        """
        snapshot = self.snapshot
        book = None if codebook is None else codebooks.named_codebook(codebook, snapshot)
        return measured(snapshot, str(against), texts, book, by_score=by_score, cells=cells, progress=progress)

    def reliability(
        self,
        first: str | None = None,
        second: str | None = None,
        *,
        collection: str | None = None,
        codebook: Named = None,
        values: str = "stated",
        measure: Several = (),
    ) -> BetweenCoders | tuple[CoderPair, ...]:
        """How far two coders agree on the cells both judged; without names, who can be compared, most cells first.

        Args:
            first: a source, 'person:NAME' or a method; with '/SOURCE' behind it, only its reading of that source.
            second: another.
            collection: only its agreements; None for every agreement.
            codebook: whose areas; None for the first one here.
            values: 'stated', or 'found' when in place is to count as covered.
            measure: which of `foedera.coding.reliability.measures.MEASURES`; none for all.

        Raises:
            UnknownId: a coder has said nothing here.
            UsageError: one coder alone, or no such choice of values or measure.
        """
        snapshot = self.snapshot
        book = codebooks.named_codebook(codebook, snapshot)
        if first is None or second is None:
            if first or second:
                raise one_coder_is_not_enough(first or second or "")
            return coder_pairs(snapshot, book, collection)
        return between(snapshot, book, (first, second), collection, values, several(measure) or tuple(MEASURES))

    def brief(self, collection: str | None = None, *, machines: bool = False, output: str | Path | None = None) -> str:
        """The briefing of a collection (None: the default) as HTML, also into a file, once the evidence was verified.

        Its numbers leave out cells on which only machines have spoken, and say so, unless `machines` counts them.

        Raises:
            UnknownId: no such collection.
            BrokenEvidence: a claim does not stand on what it cites; or OutputRefused: the file cannot be written.
        """
        view = self.view()
        ledger, texts = view.ledger(), {document.sha256: document for document in view.documents()}
        page = to_html(
            title=selection.declared_collection(view.snapshot, collection).title,
            tally=tally(view.matrix(collection), machines=machines),
            headlines=headlines(),
            ledger=ledger,
            agenda=view.agenda(collection=collection),
            findings=view.check(),
            checked=verify(view.claims(), ledger.by_subject(Source), texts),
            drawn_up=self.clock().date().isoformat(),
            log=(view.position, view.head),
        )
        if output is not None:
            write_file(Path(output), page.encode())
        return page
