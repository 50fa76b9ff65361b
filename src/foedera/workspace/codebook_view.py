"""What is asked of codebooks: which there is, what is wrong with one, what it would find, what waits for a person.

The part of a view that is about codebooks (foedera.workspace.view); each method hands the snapshot to the stage that
does the work, and nothing here writes.
"""

from __future__ import annotations

from pathlib import Path

from foedera.coding.active_learning import questions
from foedera.coding.ranker.leaning import Leanings
from foedera.comparing import matrix
from foedera.comparing.codebooks import codebook_difference
from foedera.comparing.queue import changed_questions, recode_queue, review_progress
from foedera.model import selection
from foedera.model.codebook import Codebook, Concept
from foedera.model.dates import Clock
from foedera.model.difference import CodebookDifference
from foedera.model.fault import Fault
from foedera.model.matrix import Matrix
from foedera.model.progress import Progress, silent
from foedera.model.recode import Waiting
from foedera.model.review import Review
from foedera.model.selection import Named, Several, several
from foedera.model.snapshot import Snapshot
from foedera.model.trial import Trial
from foedera.workspace import codebooks
from foedera.workspace.taught import taught
from foedera.workspace.trying import tried


class CodebookView:
    """The codebooks of a workspace as it is at one position of its log."""

    def __init__(self, snapshot: Snapshot, clock: Clock) -> None:
        self._snapshot = snapshot
        self.clock = clock

    @property
    def snapshot(self) -> Snapshot:
        """What every answer is worked out of."""
        return self._snapshot

    def codebook(self, name: Named = None) -> Codebook:
        """A codebook by id (its newest version), by id@version, or from a YAML file; None for the first one here.

        Raises:
            UnknownId: no such codebook.
            InvalidRegister: the file has an error, or another content than what is stored under its id and version.
        """
        return codebooks.named_codebook(name, self.snapshot)

    def review(self, collection: str | None = None, *, codebook: Named = None, most: int | None = None) -> Review:
        """What a person is asked to decide, first what waits since its area changed, then what teaches most.

        Args:
            collection: whose columns; None for every agreement.
            codebook: whose areas; None for the first one here, in its newest version.
            most: how many questions; None for all.
        """
        snapshot, book, table = self._table(collection, codebook)
        settled = (cell for row in table.cells for cell in row if not cell.waiting)
        asked = (*changed_questions(table, book, snapshot.codebooks.values()), *questions(settled, book))
        return Review(questions=asked[:most], progress=review_progress(table))

    def codebook_queue(self, collection: str | None = None, *, codebook: Named = None) -> tuple[Waiting, ...]:
        """Cells in which what was said before a codebook version changed their area waits to be looked at again."""
        snapshot, book, table = self._table(collection, codebook)
        return recode_queue(table, book, snapshot.codebooks.values())

    def codebook_learnt(self, codebook: Named = None) -> Leanings:
        """What the decisions on record teach the coder about a codebook's areas; used when a text is coded next."""
        snapshot = self.snapshot
        return taught(snapshot, codebooks.named_codebook(codebook, snapshot))

    def codebook_lint(self, book: str | Path) -> tuple[Fault, ...]:
        """Everything that is wrong with a codebook: a YAML file, or one by id."""
        return codebooks.lint(book, self.snapshot)

    def codebook_try(self, book: Named, texts: Several, *, area: Several = (), progress: Progress = silent) -> Trial:
        """What a codebook's coder would say of files, folders or agreements (workspace.trying); nothing is recorded.

        Args:
            book: a codebook id, or a YAML file, which need not be what is stored under its id.
            texts: files, folders, or ids of agreements.
            area: ids of the areas to tell of; none for all.
            progress: told before each text.
        """
        own = book is not None and codebooks.is_file(book)
        found = codebooks.codebook_file(Path(str(book))) if own else codebooks.named_codebook(book, self.snapshot)
        return tried(self.snapshot, found, several(texts), areas=several(area), progress=progress)

    def codebook_terms(self, words: str) -> tuple[Concept, ...]:
        """The concepts of EuroVoc whose labels have these words; or those of an area, or of that id."""
        return codebooks.terms(words, self.snapshot)

    def codebook_diff(self, old: str | Path, new: str | Path) -> CodebookDifference:
        """What changed from one codebook to another, each by id or from a YAML file."""
        return codebook_difference(*codebooks.both(old, new, self.snapshot))

    def _table(self, collection: str | None, codebook: Named) -> tuple[Snapshot, Codebook, Matrix]:
        """The matrix of a collection; None for every agreement there is, in a collection or not."""
        snapshot = self.snapshot
        book = codebooks.named_codebook(codebook, snapshot)
        columns = selection.heads(snapshot, selection.within(snapshot, collection))
        return snapshot, book, matrix.resolved(snapshot, columns, book)
