"""What was undertaken and how instruments come about: commitments and procedures.

The part of a view that is about them (foedera.workspace.view); each method hands the snapshot to the stage that does
the work, and nothing here writes.
"""

from __future__ import annotations

import datetime

from foedera.comparing import matrix
from foedera.comparing.quoting import areas_by_provision
from foedera.model import matching, selection
from foedera.model.commitment import CommitmentItem, CommitmentStatus
from foedera.model.dates import Day, parse_day
from foedera.model.lookup import unknown_choice, unknown_commitment, unknown_procedure
from foedera.model.procedure import ProcedureRun
from foedera.model.snapshot import Snapshot
from foedera.model.strength import Strength
from foedera.watching.commitments import commitments
from foedera.watching.procedures import going, kinds, procedures
from foedera.workspace.codebook_view import CodebookView


class UndertakenView(CodebookView):
    """What was undertaken, as it is known at one position of the log."""

    def commitments(
        self,
        *,
        partner: str | None = None,
        strength: str | None = None,
        status: str | None = None,
        area: str | None = None,
        due_before: Day = None,
        as_of: Day = None,
        proposed: bool = False,
    ) -> tuple[CommitmentItem, ...]:
        """What was undertaken and what became of it, on a day; by agreement, the firmest first.

        Args:
            partner: only in agreements with this party, by id, name or code.
            strength: declared, explored, intended, firm or binding.
            status: open, under_way, done, dropped or unknown.
            area: only what belongs to this area, by id or name.
            due_before: only what has a deadline that fixes a day before this one.
            as_of: the day; None for today. What happened later does not count.
            proposed: what machines read in texts and nobody has accepted, instead of what stands.

        Raises:
            UnknownId: no such party or area.
            UsageError: no such strength or status.
        """
        snapshot, day, due = self.snapshot, parse_day(as_of) or self.clock().date(), parse_day(due_before)
        for name, said, known in (("strength", strength, Strength), ("status", status, CommitmentStatus)):
            if said is not None and said not in list(known):
                raise unknown_choice(name, said, list(known))
        who = None if partner is None else matching.find(snapshot, partner, "party").id
        field = None if area is None else matching.find(snapshot, area, "area").id
        return tuple(
            item
            for item in _commitments(snapshot, day, proposed)
            if who in (None, item.partner)
            and strength in (None, item.strength)
            and status in (None, item.status)
            and (field is None or field in item.areas)
            and (due is None or (item.due_on is not None and item.due_on < due.isoformat()))
        )

    def commitment(self, identifier: str, *, as_of: Day = None) -> CommitmentItem:
        """One commitment on a day, proposed ones too.

        Raises:
            UnknownId: no such commitment, or none yet on that day.
        """
        snapshot, day = self.snapshot, parse_day(as_of) or self.clock().date()
        every = [*_commitments(snapshot, day, False), *_commitments(snapshot, day, True)]
        found = next((item for item in every if item.id == identifier), None)
        if found is None:
            raise unknown_commitment(identifier, [item.id for item in every])
        return found

    def procedures(
        self, identifier: str | None = None, *, kind: str | None = None, as_of: Day = None
    ) -> tuple[ProcedureRun, ...]:
        """Agreements and instruments on their way, step by step, on a day: by kind, the furthest first.

        Args:
            identifier: only this agreement or instrument.
            kind: only of this kind of procedure, by its id.
            as_of: the day; None for today. What happened later does not count.

        Raises:
            UnknownId: nothing of that id goes through a procedure, or there is no such kind.
        """
        ledger, day = self.snapshot.ledger, parse_day(as_of) or self.clock().date()
        found = procedures(ledger, as_of=day, only=identifier, kind=kind)
        if identifier is not None and not found:
            raise unknown_procedure(identifier, [one.id for one in going(ledger)])
        if kind is not None and kind not in kinds(ledger):
            raise unknown_procedure(kind, list(kinds(ledger)))
        return found


def _commitments(snapshot: Snapshot, day: datetime.date, proposed: bool) -> tuple[CommitmentItem, ...]:
    """Every commitment on a day."""

    def found() -> tuple[CommitmentItem, ...]:
        agreements = selection.agreements(snapshot)
        return commitments(snapshot.ledger, as_of=day, agreements=agreements, proposed=proposed, areas=_areas(snapshot))

    return snapshot.keep((_commitments, day, proposed), 4, found)


def _areas(snapshot: Snapshot) -> dict[str, set[str]]:
    """Provision id → the areas it is quoted for."""

    def found() -> dict[str, set[str]]:
        columns = selection.heads(snapshot, selection.agreements(snapshot))
        return areas_by_provision(matrix.resolved(snapshot, columns, selection.codebook(snapshot)))

    return snapshot.keep(_areas, 1, found)
