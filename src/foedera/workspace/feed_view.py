"""Feeds: the newest changes of what is followed, each recorded on one day, so that it stays as it is once told.

The part of a view that is about feeds (foedera.workspace.view); nothing here writes.
"""

from __future__ import annotations

import datetime
from itertools import pairwise

from foedera.model import selection
from foedera.model.change import Change, ChangeKind
from foedera.model.dates import Clock
from foedera.model.event import Dialogue
from foedera.model.lookup import unknown_thing
from foedera.model.names import name_of
from foedera.model.selection import agreement as agreement_record
from foedera.model.snapshot import Snapshot, remembered
from foedera.publishing.feeds import Feed, beginning_in_words
from foedera.workspace.change_view import ChangeView, compared, midnight

MOST = 100
"""Entries of a feed; a reader that comes once a day misses none."""
DAYS = 60
"""Days with anything recorded that are looked back on at most."""


class FeedView(ChangeView):
    """What can be followed in a workspace."""

    def feed(self, kind: str = "changes", identifier: str | None = None) -> Feed:
        """The newest changes of a thing, or of everything; the newest first.

        What only told again what was known, and what machines propose, is in the feed of all changes alone.

        Args:
            kind: changes (everything), findings, agreements, parties, areas or dialogues.
            identifier: of the last four: which, by id.

        Raises:
            UnknownId: no such thing.
        """
        snapshot = self.snapshot
        found = _day_by_day(snapshot, self.clock)
        if kind == "findings":
            found = tuple(one for one in found if one.kind is ChangeKind.FINDING)
        elif identifier is not None:
            found = tuple(one for one in found if identifier in one.about and one.kind not in QUIET)
        what = self._title(kind, identifier)
        begun = snapshot.claims[0].recorded if snapshot.claims else _FIRST
        return Feed(
            about=":".join(filter(None, (kind, identifier))),
            title=f"Foedera: {what}",
            changes=found[:MOST],
            begun=begun,
            first=snapshot.claims[0].id if snapshot.claims else "empty",
            beginning=beginning_in_words(snapshot, len(selection.agreements(snapshot.at(snapshot.beginning))), begun),
        )

    def _title(self, kind: str, identifier: str | None) -> str:
        """What is followed, in words."""
        snapshot = self.snapshot
        if identifier is None:
            return "findings that came and went" if kind == "findings" else "what changed"
        if kind == "areas":
            book = selection.codebook_of(snapshot, identifier)
            return next(area.label for area in book.areas if area.id == identifier)
        if kind == "agreements":
            return agreement_record(snapshot, identifier).title
        known = snapshot.ledger.of(Dialogue, identifier) if kind == "dialogues" else _mentioned(snapshot, identifier)
        if not known:
            raise unknown_thing(identifier)
        return name_of(snapshot.ledger, identifier)


QUIET = (ChangeKind.KNOWN, ChangeKind.PROPOSAL)
"""What is told only to who follows everything."""
_FIRST = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def _mentioned(snapshot: Snapshot, identifier: str) -> bool:
    return any(claim.subject == identifier for claim in snapshot.claims)


@remembered(1)
def _day_by_day(snapshot: Snapshot, clock: Clock) -> tuple[Change, ...]:
    """The changes of each of the last days something was recorded on, compared with the day before; newest first."""
    days = sorted({claim.recorded.date() for claim in snapshot.claims[-1:0:-1]})[-DAYS:]
    starts = (snapshot.position_before(midnight(day)) for day in days)
    places = sorted({snapshot.beginning, snapshot.position, *(at for at in starts if at > snapshot.beginning)})
    found: list[Change] = []
    for end, start in pairwise(reversed(places)):
        found += compared(snapshot, start, end, clock)
        if len(found) > 10 * MOST:
            break
    return tuple(found)
