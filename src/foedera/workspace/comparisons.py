"""The comparing side of a workspace: sets of areas, what separates groups, undertakings. Nothing here writes."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Collection, Mapping

from foedera.comparing.alignment.clauses import clauses_of
from foedera.comparing.alignment.rows import align
from foedera.comparing.alignment.sides import FEWEST, MOST
from foedera.comparing.ambition import ambition
from foedera.comparing.apart import apart
from foedera.comparing.groups import contrasts
from foedera.comparing.quoting import areas_by_provision
from foedera.comparing.sets import joinings, sets_of
from foedera.model.agreement import PartyRole
from foedera.model.alignment import Alignment, Side
from foedera.model.commitment import Commitment
from foedera.model.comparison import Comparison, Wording
from foedera.model.dates import first_day, last_day
from foedera.model.ledger import Entry
from foedera.model.matrix import Cell, Column, Matrix
from foedera.workspace.cells import Cells
from foedera.workspace.deciding import main_text
from foedera.workspace.unknown import too_few_or_many


class Comparisons(Cells):
    """What several agreements have in common and what not."""

    def compare(
        self,
        *agreements: str,
        collection: str | None = None,
        rule: str = "covered",
        codebook: str | None = None,
        as_of: datetime.date | None = None,
    ) -> Comparison:
        """Two to four agreements side by side; or a whole collection, where none is named.

        Args:
            agreements: agreement ids; one named twice is taken once.
            collection: collection id; None for the register's own and what was added here.
            rule: what counts as having an area, a key of `foedera.model.sets.HAVING`.
            codebook: whose areas; None for the first one here.
            as_of: the log as it was on that day.

        Raises:
            UnknownId: no such agreement, collection or codebook.
            UsageError: no such rule, one agreement alone, or more than four.
        """
        chosen = tuple(dict.fromkeys(agreements))
        if agreements and not FEWEST <= len(chosen) <= MOST:
            raise too_few_or_many(chosen, MOST)
        matrix = self.matrix(collection, agreements=chosen, codebook=codebook, as_of=as_of)
        columns = [column.agreement for column in matrix.columns]
        return Comparison(
            matrix=matrix,
            sets=sets_of(matrix, rule),
            joinings=tuple(joinings(matrix, self._everybody(matrix), rule)),
            contrasts=tuple(contrasts(matrix, {one: self._roles(one, as_of) for one in columns}, rule)),
            apart=apart(self.ledger(as_of=as_of), columns),
            ambition=ambition(matrix, {one: self._undertakings(one, as_of) for one in columns}),
            wordings=tuple(self._wording(one) for one in columns),
            alignment=self._aligned(matrix) if chosen else None,
        )

    def _aligned(self, matrix: Matrix) -> Alignment | None:
        agreements = tuple(column.agreement for column in matrix.columns)
        found = self._alignment(self._held(), agreements, matrix.codebook, matrix.as_of)
        return found if sum(1 for side in found.sides if side.clauses) > 1 else None

    @functools.lru_cache(maxsize=16)  # noqa: B019  # a workspace lives as long as the process that opened it
    def _alignment(
        self, _held: tuple[int, int], agreements: tuple[str, ...], codebook: str, as_of: str | None
    ) -> Alignment:
        matrix = self.matrix(agreements=agreements, codebook=codebook, as_of=_day(as_of))
        areas = areas_by_provision(matrix)
        return align([self._side(agreement, areas) for agreement in agreements])

    def _side(self, agreement: str, areas: Mapping[str, Collection[str]]) -> Side:
        text = main_text(self.documents(agreement))
        if text is None:
            return Side(agreement=agreement)
        clauses = clauses_of(*self.document(text.id), areas)
        return Side(agreement=agreement, language=text.language, role=text.role, clauses=clauses)

    def _everybody(self, matrix: Matrix) -> list[tuple[Column, list[Cell]]]:
        """Every agreement here, with its cells, in the order of the matrix's rows."""
        whole = self.matrix(agreements=self._agreements(), codebook=matrix.codebook, as_of=_day(matrix.as_of))
        return [(column, [row[place] for row in whole.cells]) for place, column in enumerate(whole.columns)]

    def _wording(self, agreement: str) -> Wording:
        text = main_text(self.documents(agreement))
        if text is None:
            return Wording(agreement=agreement, document=None, provisions=0, why="no text of it is here")
        _, provisions = self.document(text.id)
        why = "a digest in our own words, not the agreement's" if text.role == "digest" else None
        return Wording(agreement=agreement, document=text.id, provisions=len(provisions), why=why)

    def _roles(self, agreement: str, as_of: datetime.date | None) -> list[str]:
        """The roles an agreement's partners hold on a day (None: today); one without dates is held on every day."""
        ledger, day = self.ledger(as_of=as_of), as_of or self.clock().date()
        parties = [party for party in self.agreement(agreement).parties if party != "eu"]
        entries = (entry.value for party in parties for entry in ledger.of(PartyRole, party))
        return [entry.role for entry in entries if _holds(entry, day)]

    def _undertakings(self, agreement: str, as_of: datetime.date | None) -> list[Entry[Commitment]]:
        """What people took over, and what machines propose and nobody has, in the order of the text."""
        ledger = self.ledger(as_of=as_of)
        proposed = [
            Entry(entry.claim, entry.value)
            for entry in ledger.proposals(agreement)
            if isinstance(entry.value, Commitment)
        ]
        return sorted([*ledger.of(Commitment, agreement), *proposed], key=_place)


def _day(as_of: str | None) -> datetime.date | None:
    return None if as_of is None else datetime.date.fromisoformat(as_of)


def _holds(role: PartyRole, day: datetime.date) -> bool:
    begun = role.since is None or first_day(role.since) <= day
    return begun and (role.until is None or day <= last_day(role.until))


def _place(entry: Entry[Commitment]) -> tuple[str, int]:
    span = entry.claim.basis.span
    return ("", 0) if span is None else (span.sha256, span.start)
