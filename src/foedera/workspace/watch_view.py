"""What is watched: promises against deeds, and what sources say against what follows from the record.

The part of a view that is about watching (foedera.workspace.view); each method hands the snapshot to the stage that
does the work, and nothing here writes.
"""

from __future__ import annotations

from foedera.comparing import matrix
from foedera.comparing.sets import tally
from foedera.comparing.stated import stated_tables
from foedera.model import selection
from foedera.model.agenda import AgendaItem
from foedera.model.dates import Day, parse_day
from foedera.model.finding import Finding
from foedera.model.snapshot import Snapshot
from foedera.watching.agenda import build_agenda
from foedera.watching.findings import Case, find_all
from foedera.workspace.codebook_view import CodebookView


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


def _findings(snapshot: Snapshot) -> tuple[Finding, ...]:
    """Everything the rules find."""
    book, columns = selection.codebook(snapshot), selection.heads(snapshot, selection.agreements(snapshot))
    found = tally(matrix.resolved(snapshot, columns, book))
    return find_all(Case(snapshot=snapshot, codebook=book, stated=stated_tables(snapshot), resolved=found))
