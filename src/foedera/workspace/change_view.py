"""What changed: what was recorded in a span of the log, or what happened in a span of days.

The part of a view that is about changes (foedera.workspace.view); it takes the two states that are compared, and
nothing here writes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from foedera.comparing import matrix
from foedera.errors import UsageError
from foedera.model import matching, selection
from foedera.model.agreement import Agreement
from foedera.model.change import Change, ChangeKind, Changes, nothing_recorded_before
from foedera.model.coverage import Cell
from foedera.model.dates import Clock, Day, last_day, parse_day, written_out
from foedera.model.event import Dialogue
from foedera.model.lookup import unknown_choice, unknown_thing
from foedera.model.snapshot import Snapshot
from foedera.watching.changes import changes
from foedera.watching.happened import happened
from foedera.watching.span import CellKey, Seen
from foedera.workspace.watch_view import WatchView

_A_DAY = datetime.timedelta(days=1)
_LOOKED_BACK = datetime.timedelta(days=365)
"""How far the world is looked back on where nobody says since when."""

_YEAR = re.compile(r"(?:19|20)\d\d")

Place = Day | int
"""A day, or a position of the log."""


class ChangeView(WatchView):
    """What changed in a workspace, up to one position of its log."""

    def changes(
        self,
        *,
        since: Place = None,
        until: Place = None,
        happened_since: Day = None,
        partner: str | None = None,
        agreement: str | None = None,
        area: str | None = None,
        dialogue: str | None = None,
        kind: str | None = None,
    ) -> Changes:
        """What was recorded in a span of the log; or, with `happened_since`, what happened in a span of days.

        Where everything was recorded at once, as in a new workspace, what was recorded since a day before tells
        nothing: then it is what happened since, and a remark says so.

        Args:
            since: a day, which counts itself, or a position (1890, '@1890'), which does not; None: since the workspace
                began.
            until: a day, which counts itself, or a position; None: now.
            happened_since: a day: events, meetings and signatures by their own dates, whenever they were recorded.
            partner: only what belongs to this party, by id, name or code.
            agreement: only what belongs to this agreement, by id or name.
            area: only what belongs to this area, by id or name.
            dialogue: only what belongs to this dialogue, by id.
            kind: only this kind (foedera.model.change.ChangeKind).

        Raises:
            UnknownId: no such party, agreement, area or dialogue.
            UsageError: neither a day nor a position, or no such kind.
        """
        if kind is not None and kind not in list(ChangeKind):
            raise unknown_choice("kind of change", kind, list(ChangeKind))
        wanted = self._meant(partner, agreement, area, dialogue)
        if happened_since is not None:
            found = self._world(parse_day(happened_since), until)
        elif since is None and until is None and self.snapshot.beginning == self.snapshot.position:
            found = self._world(None, None)
        else:
            found = self._recorded(since, until)

        def fits(one: Change) -> bool:
            return wanted <= set(one.about) and kind in (None, one.kind)

        kept, remarks = tuple(filter(fits, found.changes)), found.remarks
        if found.time == "world" and not kept:
            remarks += (self._last_before(parse_day(happened_since) or self.clock().date() - _LOOKED_BACK, fits),)
        return Changes(time=found.time, since=found.since, until=found.until, remarks=remarks, changes=kept)

    def _last_before(self, day: datetime.date, fits: Callable[[Change], bool]) -> str:
        """What to say where nothing is on record from a day on: what was the last of the kind before it."""
        said = "No public evidence of anything of the kind in these days, which does not say that nothing happened."
        earlier = [one for one in happened(self.snapshot, datetime.date.min, day - _A_DAY, findings=()) if fits(one)]
        last = max(earlier, key=lambda one: last_day(one.day), default=None)
        return said if last is None else f"{said} The last before, {written_out(last.day)}: {last.sentence}"

    def _meant(self, partner: str | None, agreement: str | None, area: str | None, dialogue: str | None) -> set[str]:
        """The ids everything shown must belong to."""
        snapshot = self.snapshot
        named = (("party", partner), ("agreement", agreement), ("area", area))
        found = {matching.find(snapshot, text, kind).id for kind, text in named if text is not None}
        if dialogue is not None:
            if not snapshot.ledger.of(Dialogue, dialogue):
                raise unknown_thing(dialogue)
            found.add(dialogue)
        return found

    def _recorded(self, since: Place, until: Place) -> Changes:
        snapshot = self.snapshot
        begun, day, last = snapshot.begun, _day(since), _day(until)
        end = self._end(until)
        if begun is None or (last is not None and last < begun):
            said = "Nothing is recorded here yet." if begun is None else nothing_recorded_before(begun)
            return Changes(time="record", since=_told(since), until=_told(until), remarks=(said,), changes=())
        place, remarks = _position(since), []
        if place is None and day is not None and day > begun:
            place = snapshot.position_before(midnight(day))
        elif place is None:
            place = snapshot.beginning
            if day is not None and end > place:
                remarks.append(f"{nothing_recorded_before(begun)} {_began_with(snapshot)}, and is not listed as new.")
            elif day is not None:
                return self._world(day, until, why=nothing_recorded_before(begun))
        if place > snapshot.position:
            raise _beyond(place, snapshot.position)
        if place >= end:
            remarks.append("Nothing was recorded in this span; ask also what happened in the world in it.")
        found = () if place >= end else compared(snapshot, place, end, self.clock)
        since_told = _told(since) if since is not None else written_out(begun.isoformat())
        return Changes(time="record", since=since_told, until=_told(until), remarks=tuple(remarks), changes=found)

    def _world(self, day: datetime.date | None, until: Place, *, why: str = "") -> Changes:
        """What happened since a day; since a year before where none is named."""
        today, snapshot = self.clock().date(), self.snapshot
        if _position(until) is not None:
            raise UsageError(
                "what happened is asked for by days",
                where=f"until {until}",
                expected="a day, YYYY-MM-DD",
                found=f"the position {until}",
                next_step="name a day, or ask what was recorded since a position",
            )
        first, last, remarks = day or today - _LOOKED_BACK, _day(until) or today, []
        if snapshot.begun is not None and (why or day is None):
            all_at_once = f"Everything here was recorded at once, as of {written_out(snapshot.begun.isoformat())}."
            shown = f"Shown is what happened since {written_out(first.isoformat())}, by the dates of the events."
            remarks.append(" ".join(filter(None, (why, all_at_once, shown))))
        return Changes(
            time="world",
            since=written_out(first.isoformat()),
            until=written_out(last.isoformat()),
            remarks=tuple(remarks),
            changes=happened(snapshot, first, last, findings=self.check() if snapshot.codebooks else ()),
        )

    def _end(self, until: Place) -> int:
        place, day = _position(until), _day(until)
        if place is not None and place > self.snapshot.position:
            raise _beyond(place, self.snapshot.position)
        if place is not None:
            return place
        return self.snapshot.position if day is None else self.snapshot.position_before(midnight(day + _A_DAY))


def compared(snapshot: Snapshot, start: int, end: int, clock: Clock) -> tuple[Change, ...]:
    """The changes from one position of a log to a later one."""
    earlier, later = snapshot.at(start), snapshot.at(end)
    return later.keep((changes, start), 4, lambda: _compared(earlier, later, clock))


def _compared(earlier: Snapshot, later: Snapshot, clock: Clock) -> tuple[Change, ...]:
    return changes(_seen(earlier, clock), _seen(later, clock))


def _seen(snapshot: Snapshot, clock: Clock) -> Seen:
    """A state with its cells and findings."""
    if not snapshot.codebooks:
        return Seen(snapshot, {}, ())
    return snapshot.keep(_seen, 1, lambda: Seen(snapshot, _cells(snapshot), WatchView(snapshot, clock).check()))


def _cells(snapshot: Snapshot) -> dict[CellKey, Cell]:
    """Every cell somebody said something of, by codebook and id."""
    columns = selection.heads(snapshot, selection.agreements(snapshot))
    books = [selection.codebook(snapshot, name) for name in {book.id: None for book in snapshot.codebooks.values()}]
    tables = ((book, matrix.resolved(snapshot, columns, book)) for book in books)
    return {(book.id, cell.id): cell for book, table in tables for cell in table if cell.claims}


def _position(place: Place) -> int | None:
    """The position that is meant: 1890, or '@1890'; None for a day or nothing.

    Raises:
        UsageError: it could be a year as well.
    """
    if isinstance(place, int) or not isinstance(place, str):
        return place if isinstance(place, int) else None
    if _YEAR.fullmatch(place):
        raise UsageError(
            "a year and a position look alike",
            where=repr(place),
            expected="a day, or a position behind @",
            found=repr(place),
            next_step=f"write {place}-01-01 for the year, @{place} for the position",
        )
    number = place.removeprefix("@")
    return int(number) if number.isdecimal() else None


def _day(place: Place) -> datetime.date | None:
    """The day that is meant; None for a position or nothing.

    Raises:
        UsageError: it is neither; no edition is kept here that could be meant.
    """
    if isinstance(place, int) or _position(place) is not None:
        return None
    try:
        return parse_day(place)
    except UsageError as error:
        raise UsageError(
            "neither a day nor a position of the log",
            where=repr(place),
            expected="a day, YYYY-MM-DD, or a position, such as 1890; this workspace keeps no editions yet",
            found=repr(place),
            next_step="foedera verify prints the position of the log; write a day like 2026-11-23",
        ) from error


def midnight(day: datetime.date) -> datetime.datetime:
    """The first moment of a day, UTC."""
    return datetime.datetime.combine(day, datetime.time.min, tzinfo=datetime.UTC)


def _told(place: Place) -> str:
    """A place in words; 'now' for None."""
    position, day = _position(place), _day(place)
    if position is not None:
        return f"position {position}"
    return "now" if day is None else written_out(day.isoformat())


def _began_with(snapshot: Snapshot) -> str:
    count = len(snapshot.at(snapshot.beginning).ledger.by_subject(Agreement))
    return f"The workspace began then with {count} agreements"


def _beyond(place: int, position: int) -> UsageError:
    return UsageError(
        "the log does not go that far",
        where=f"position {place}",
        expected=f"0 to {position}",
        found=str(place),
        next_step="foedera verify prints where the log stands",
    )
