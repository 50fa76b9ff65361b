"""The comparing side of a workspace: sets of areas, what separates groups, undertakings. Nothing here writes."""

from __future__ import annotations

import datetime

from foedera.comparing.ambition import ambition
from foedera.comparing.apart import apart
from foedera.comparing.groups import contrasts
from foedera.comparing.sets import joinings, sets_of
from foedera.model.agreement import PartyRole
from foedera.model.ambition import Ambition
from foedera.model.commitment import Commitment
from foedera.model.dates import first_day, last_day
from foedera.model.ledger import Entry
from foedera.model.matrix import Matrix
from foedera.model.sets import Apart, Contrast, Joining, Sets
from foedera.workspace.cells import Cells


class Comparisons(Cells):
    """What several agreements have in common and what not. Each view takes the matrix that says which they are."""

    def sets(self, matrix: Matrix, *, rule: str = "covered") -> Sets:
        """The areas of a matrix that all, some or one of its agreements have.

        Raises:
            UsageError: no such counting rule.
        """
        return sets_of(matrix, rule)

    def joinings(self, matrix: Matrix, *, rule: str = "covered") -> list[Joining]:
        """What each other agreement here changes of those sets by joining.

        Raises:
            UsageError: no such counting rule.
        """
        as_of = None if matrix.as_of is None else datetime.date.fromisoformat(matrix.as_of)
        everybody = self.matrix(agreements=self._agreements(), codebook=matrix.codebook, as_of=as_of)
        others = [(column, [row[place] for row in everybody.cells]) for place, column in enumerate(everybody.columns)]
        return joinings(matrix, others, rule)

    def contrasts(self, matrix: Matrix, *, rule: str = "covered") -> list[Contrast]:
        """The agreements divided by each role of their partners, with the areas that separate the groups.

        Raises:
            UsageError: no such counting rule.
        """
        day = self.clock().date() if matrix.as_of is None else datetime.date.fromisoformat(matrix.as_of)
        roles = {column.agreement: self._roles(column.agreement, day) for column in matrix.columns}
        return contrasts(matrix, roles, rule)

    def apart(self, matrix: Matrix) -> tuple[Apart, ...]:
        """What sources report of some of the agreements and not of others, beside the table."""
        return apart(self.ledger(), [column.agreement for column in matrix.columns])

    def ambition(self, matrix: Matrix) -> Ambition:
        """The undertakings read in the texts of the agreements, in all and in each area."""
        return ambition(matrix, {column.agreement: self._undertakings(column.agreement) for column in matrix.columns})

    def _roles(self, agreement: str, day: datetime.date) -> list[str]:
        """The roles an agreement's partners hold on a day; a role without dates is held on every day."""
        ledger = self.ledger()
        parties = [party for party in self.agreement(agreement).parties if party != "eu"]
        entries = (entry.value for party in parties for entry in ledger.of(PartyRole, party))
        return [entry.role for entry in entries if _holds(entry, day)]

    def _undertakings(self, agreement: str) -> list[Entry[Commitment]]:
        """What people took over, and what machines propose and nobody has, in the order of the text."""
        ledger = self.ledger()
        proposed = [
            Entry(entry.claim, entry.value)
            for entry in ledger.proposals(agreement)
            if isinstance(entry.value, Commitment)
        ]
        return sorted([*ledger.of(Commitment, agreement), *proposed], key=_place)


def _holds(role: PartyRole, day: datetime.date) -> bool:
    begun = role.since is None or first_day(role.since) <= day
    return begun and (role.until is None or day <= last_day(role.until))


def _place(entry: Entry[Commitment]) -> tuple[str, int]:
    span = entry.claim.basis.span
    return ("", 0) if span is None else (span.sha256, span.start)
