"""What stands around the agreements: missions, money, instruments by date, other networks, targets.

The part of a view that is about them (foedera.workspace.view); each method hands the snapshot to the stage that does
the work, and nothing here writes.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from foedera.model import matching
from foedera.model.around import InstrumentDate, NetworkItem, TargetItem, TargetState
from foedera.model.dates import Day, parse_day
from foedera.model.lookup import unknown_choice
from foedera.model.matching import Known
from foedera.model.mission import RELATIONS, Missions, PrintedTable
from foedera.model.money import Account
from foedera.watching import networks as other_networks
from foedera.watching.instruments import instruments
from foedera.watching.missions import missions, printed_tables
from foedera.watching.money import accounts
from foedera.watching.targets import targets
from foedera.workspace.codebook_view import CodebookView

MISSION_KINDS = ("military", "civilian", "mixed")


class AroundView(CodebookView):
    """What stands around the agreements, as it is known at one position of the log."""

    def missions(
        self,
        identifier: str | None = None,
        *,
        partner: str | None = None,
        kind: str | None = None,
        relation: str | None = None,
        as_of: Day = None,
    ) -> Missions:
        """Missions and operations with the parts of parties in them, and the numbers stated without names.

        Args:
            identifier: only this mission, by id, name or a word of its name that no other has.
            partner: only those this party has a part in, and only its parts; by id, name or code.
            kind: military, civilian or mixed.
            relation: only parts of this kind: contributes, agreed, approved, invited, cooperates, not_listed.
            as_of: the day; None for today. What happened later does not count.

        Raises:
            UnknownId: no such mission or party.
            UsageError: no such kind or relation.
        """
        snapshot = self.snapshot
        _check("kind", kind, MISSION_KINDS)
        _check("relation", relation, RELATIONS)
        who = None if partner is None else matching.find(snapshot, partner, "party").id
        found = missions(snapshot.ledger, as_of=self._day(as_of))
        known = [Known("mission", item.id, ((item.name,), tuple(item.name.split()))) for item in found.missions]
        one = None if identifier is None else matching.among(identifier, known, "mission").id
        chosen = tuple(
            msgspec.structs.replace(
                item,
                parts=tuple(
                    part for part in item.parts if who in (None, part.party) and relation in (None, part.relation)
                ),
            )
            for item in found.missions
            if one in (None, item.id) and kind in (None, item.kind)
        )
        return Missions(
            as_of=found.as_of,
            missions=tuple(item for item in chosen if item.parts or (who is None and relation is None)),
            numbers=tuple(
                number
                for number in found.numbers
                if who in (None, number.party) and one is None and kind in (None, number.kind)
            ),
        )

    def mission_table(self, name: str) -> PrintedTable:
        """A source's own table of missions, as it is printed there.

        Args:
            name: the table's id, or its end: table-1.

        Raises:
            UsageError: no source prints such a table.
        """
        known = printed_tables(self.snapshot.ledger)
        found = next((one for one in known if one.id == name or one.id.endswith(f"-{name}")), None)
        if found is None:
            raise unknown_choice("table of missions", name, [one.id for one in known])
        return found

    def money(self, *, partner: str | None = None, as_of: Day = None) -> tuple[Account, ...]:
        """What parties received and gave: measures, running totals apart, a sum only where sums may be added.

        Args:
            partner: only of this party, by id, name or code.
            as_of: the day; None for today. What was adopted or stated later does not count.

        Raises:
            UnknownId: no such party.
        """
        who = None if partner is None else matching.find(self.snapshot, partner, "party").id
        found = accounts(self.snapshot.ledger, as_of=self._day(as_of))
        return tuple(one for one in found if who in (None, one.party))

    def instruments(
        self, *, partner: str | None = None, type: str | None = None, as_of: Day = None
    ) -> tuple[InstrumentDate, ...]:
        """Instruments around each party by date, each date with its role; agreements among them.

        Args:
            partner: only of this party, by id, name or code.
            type: only of this type: SDP, FPA, SIA …
            as_of: the day; None for today. What happened later does not count.

        Raises:
            UnknownId: no such party.
            UsageError: no such type.
        """
        who = None if partner is None else matching.find(self.snapshot, partner, "party").id
        found = instruments(self.snapshot.ledger, as_of=self._day(as_of))
        _check("type", type, list(dict.fromkeys(one.type for one in found)))
        return tuple(one for one in found if who in (None, one.party) and type in (None, one.type))

    def networks(self, *, kind: str | None = None) -> tuple[NetworkItem, ...]:
        """Networks of other countries and bodies, by kind, each as all its sources state it.

        Args:
            kind: bilateral_arrangements, memorandum, exercise, estimate or format.

        Raises:
            UsageError: no such kind.
        """
        _check("kind", kind, other_networks.KINDS)
        return tuple(one for one in other_networks.networks(self.snapshot.ledger) if kind in (None, one.kind))

    def targets(self, *, status: str | None = None, as_of: Day = None) -> tuple[TargetItem, ...]:
        """Targets of strategies with their deadlines, and where each stands by dated evidence.

        Args:
            status: done, under_way, dropped, open, past or undated.
            as_of: the day; None for today. What happened later does not count.

        Raises:
            UsageError: no such status.
        """
        _check("status", status, list(TargetState))
        found = targets(self.snapshot.ledger, as_of=self._day(as_of))
        return tuple(one for one in found if status in (None, one.state))

    def _day(self, as_of: Day) -> datetime.date:
        return parse_day(as_of) or self.clock().date()


def _check(what: str, said: str | None, known: Sequence[str]) -> None:
    if said is not None and said not in known:
        raise unknown_choice(what, said, known)
