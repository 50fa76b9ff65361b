"""What is watched: promises against deeds, and what sources say against what follows from the record.

The part of a view that is about watching (foedera.workspace.view); each method hands the snapshot to the stage that
does the work, and nothing here writes.
"""

from __future__ import annotations

from foedera.model import selection
from foedera.model.agenda import AgendaItem
from foedera.model.dates import Day, parse_day
from foedera.watching.agenda import build_agenda
from foedera.workspace.finding_view import FindingView


class WatchView(FindingView):
    """What a workspace watches, as it is at one position of its log."""

    def agenda(self, *, as_of: Day = None, collection: str | None = None) -> tuple[AgendaItem, ...]:
        """Promised dialogues of a collection (None: of every agreement) on a day (None: today)."""
        snapshot, day = self.snapshot, parse_day(as_of) or self.clock().date()
        return build_agenda(snapshot.ledger, as_of=day, agreements=set(selection.within(snapshot, collection)))
