"""What is watched: promises against deeds, and what sources say against what follows from the record.

The part of a view that is about watching (foedera.workspace.view); each method hands the snapshot to the stage that
does the work, and nothing here writes.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from foedera.comparing import matrix
from foedera.comparing.sets import tally
from foedera.comparing.stated import stated_tables
from foedera.model import selection
from foedera.model.agenda import AgendaItem
from foedera.model.codebook import Codebook
from foedera.model.dates import Day, parse_day
from foedera.model.finding import Finding
from foedera.model.matrix import Tally
from foedera.model.prose import CheckedText
from foedera.model.snapshot import Snapshot
from foedera.watching.agenda import build_agenda
from foedera.watching.findings import Case, find_all
from foedera.watching.prose.checking import check_text
from foedera.workspace.codebook_view import CodebookView
from foedera.workspace.drafts import area_words, read_draft


class WatchView(CodebookView):
    """What a workspace watches, as it is at one position of its log."""

    def agenda(self, *, as_of: Day = None, collection: str | None = None) -> tuple[AgendaItem, ...]:
        """Promised dialogues of a collection (None: of every agreement) on a day (None: today)."""
        snapshot, day = self.snapshot, parse_day(as_of) or self.clock().date()
        return build_agenda(snapshot.ledger, as_of=day, agreements=set(selection.within(snapshot, collection)))

    def check(self) -> tuple[Finding, ...]:
        """Everything the rules find, errors first."""
        snapshot = self.snapshot
        return snapshot.keep(WatchView.check, 1, lambda: _findings(snapshot))

    def check_text(self, text: str | Path | bytes, *, as_of: Day = None, name: str | None = None) -> CheckedText:
        """A draft checked against everything on record (foedera.watching.prose): nothing of it is kept.

        Args:
            text: a path, or the draft itself as text or as a file's bytes.
            as_of: the day to judge by; None for the one the draft gives, else today.
            name: what bytes are called, for the suffix; None for Markdown or plain text.

        Raises:
            UnreadableFile: it cannot be read.
            UsageError: it is not in English.
        """
        return checked_draft(text, self.snapshot, today=self.clock().date(), as_of=parse_day(as_of), name=name)


def checked_draft(
    text: str | Path | bytes,
    snapshot: Snapshot,
    *,
    today: datetime.date,
    as_of: datetime.date | None = None,
    name: str | None = None,
) -> CheckedText:
    """A draft checked against a snapshot; arguments and errors as in `WatchView.check_text`."""
    read = read_draft(text, name=name)
    book, resolved = _everything(snapshot)
    return check_text(
        read, snapshot, codebook=book, resolved=resolved, areas=area_words(book), today=today, as_of=as_of
    )


def _everything(snapshot: Snapshot) -> tuple[Codebook, Tally]:
    """The codebook, and the cells of every agreement."""
    book = selection.codebook(snapshot)

    def counted() -> Tally:
        return tally(matrix.resolved(snapshot, selection.heads(snapshot, selection.agreements(snapshot)), book))

    return book, snapshot.keep(_everything, 1, counted)


def _findings(snapshot: Snapshot) -> tuple[Finding, ...]:
    """Everything the rules find."""
    book, found = _everything(snapshot)
    return find_all(Case(snapshot=snapshot, codebook=book, stated=stated_tables(snapshot), resolved=found))
