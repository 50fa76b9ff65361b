"""The ledger: claims that stand, sorted by record type and subject, each beside its typed value.

What a machine read out of a text (a date, a dialogue, a commitment) is a proposal until a person accepts it: it is
kept apart, so that no agenda, finding or count rests on it, unless its property is declared to resolve by rank. Once a
newer version of the text is coded, what was proposed from the older one is proposed no longer.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

import msgspec

from foedera.model.agreement import Agreement, Party
from foedera.model.claim import Claim, Rank, Source
from foedera.model.collection import Collection
from foedera.model.newer_text import outdated
from foedera.model.properties import declared

Record = TypeVar("Record", bound=msgspec.Struct)


class Entry(NamedTuple, Generic[Record]):
    """A claim and its value as the record it is."""

    claim: Claim
    value: Record


class Ledger:
    """Claims ready for rules and pages. Replaced claims are left out; the rest keep the order of recording."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        pool = tuple(claims)
        replaced, older = {claim.replaces for claim in pool}, outdated(pool)
        self._entries: dict[type, dict[str, list[Entry[msgspec.Struct]]]] = defaultdict(dict)
        self._proposals: dict[str, list[Entry[msgspec.Struct]]] = defaultdict(list)
        self._subjects: dict[str, list[Claim]] = defaultdict(list)
        for claim in pool:
            if claim.id not in replaced:
                known = declared(claim.property)
                is_proposal = claim.rank is Rank.MACHINE and not known.resolved_by_rank
                if is_proposal and claim.id in older:
                    continue
                entry = Entry(claim, msgspec.convert(claim.value, known.record))
                if is_proposal:
                    for about in {claim.subject, claim.value.get("agreement", claim.subject)}:
                        self._proposals[about].append(entry)
                    continue
                self._entries[known.record].setdefault(claim.subject, []).append(entry)
                self._subjects[claim.subject].append(claim)

    def of(self, record: type[Record], subject: str | None = None) -> list[Entry[Record]]:
        """The entries of one record type, of one subject or of all."""
        found = self._entries.get(record, {})
        if subject is not None:
            return found.get(subject, [])  # type: ignore[return-value]  # keyed by the record type itself
        return [entry for entries in found.values() for entry in entries]  # type: ignore[misc]  # as above

    def by_subject(self, record: type[Record]) -> dict[str, list[Entry[Record]]]:
        """The entries of one record type by subject, in order of first mention."""
        return dict(self._entries.get(record, {}))  # type: ignore[arg-type]  # keyed by the record type itself

    def proposals(self, subject: str) -> list[Entry[msgspec.Struct]]:
        """What machines propose of a subject and nobody has accepted yet, in order of recording.

        A dialogue proposed for an agreement is proposed of both. What stands on an older version of a text than the
        newest that was coded is left out.
        """
        return self._proposals.get(subject, [])

    def entries(self) -> dict[type, dict[str, list[Entry[msgspec.Struct]]]]:
        """All entries, by record type and subject."""
        return self._entries

    @functools.cached_property
    def unions(self) -> frozenset[str]:
        """The parties that are one side of all agreements of a collection, as the EU is.

        Those that collections declare; of a log without a declared collection, as workspaces once began, the
        organisations among the parties to its agreements.
        """
        declared = [entry.value.union for entry in self.of(Collection)]
        if declared:
            return frozenset(union for union in declared if union is not None)
        parties = {party for entry in self.of(Agreement) for party in entry.value.parties}
        return frozenset(
            e.claim.subject for e in self.of(Party) if e.value.kind == "organisation" and e.claim.subject in parties
        )

    @functools.cached_property
    def digests(self) -> frozenset[str]:
        """The sources that are digests in our own words."""
        return frozenset(e.claim.subject for e in self.of(Source) if e.value.kind == "digest")

    def partner(self, agreement: str) -> str | None:
        """The other party of a union's agreement; None for other agreements, and where there is not exactly one."""
        parties = [party for entry in self.of(Agreement, agreement)[-1:] for party in entry.value.parties]
        others = [party for party in parties if party not in self.unions]
        return others[0] if len(others) == 1 < len(parties) else None

    def said_by(self, source: str) -> Ledger:
        """The ledger of what one source says."""
        return Ledger(claim for claims in self._subjects.values() for claim in claims if claim.basis.source == source)
