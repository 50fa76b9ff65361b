"""A span of the log: two states of a workspace, what was recorded between them, and what that is about.

In: two snapshots with their cells and findings. Out: the claims between, by name and by what they belong to.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from foedera.ids import split_cell, split_model_coder
from foedera.model.agreement import Agreement, Instrument
from foedera.model.claim import Claim
from foedera.model.commitment import Commitment, commitment_id
from foedera.model.coverage import Cell
from foedera.model.event import Dialogue
from foedera.model.finding import Finding
from foedera.model.ledger import Ledger
from foedera.model.names import name_of, source_in_words
from foedera.model.snapshot import Snapshot

CellKey = tuple[str, str]
"""Codebook id, and agreement/area."""


class Seen(NamedTuple):
    """A workspace at a position, with what was worked out of it."""

    snapshot: Snapshot
    cells: Mapping[CellKey, Cell]
    """Every resolved cell of every codebook's newest version on which there is a claim."""
    findings: tuple[Finding, ...]


class Belonging:
    """What claims belong to: the agreements, parties, areas and dialogues whose pages tell of them."""

    def __init__(self, ledger: Ledger, claims: Mapping[str, Claim]) -> None:
        self.ledger = ledger
        self._claims = claims

    @functools.cached_property
    def commitments(self) -> dict[str, Commitment]:
        """Every commitment by its id."""
        return {commitment_id(entry.claim, entry.value): entry.value for entry in self.ledger.of(Commitment)}

    def agreement_of(self, claim: Claim) -> str | None:
        """The agreement a claim belongs to; None for what belongs to none."""
        ledger, subject = self.ledger, claim.subject
        named = claim.value.get("agreement")
        if named or ledger.of(Agreement, subject):
            return str(named or subject)
        for entry in ledger.of(Dialogue, subject):
            return entry.value.agreement
        undertaken = self.commitments.get(subject)
        return None if undertaken is None else undertaken.agreement

    def of(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Ids of everything some claims belong to, each once; their subjects first."""
        pool = [self._claims.get(claim.subject, claim) if claim.property == "anchor" else claim for claim in claims]
        found = [claim.subject for claim in pool]
        for claim in pool:
            agreement = self.agreement_of(claim)
            parties = [str(claim.value["party"])] if claim.value.get("party") else []
            parties += [e.value.party for e in self.ledger.of(Instrument, claim.subject) if e.value.party]
            if agreement is not None:
                found += [agreement, *self.parties(agreement)]
            found += parties
            areas = claim.value.get("areas") or ()
            found += [str(area) for area in (claim.value.get("area"), *areas) if area]
        return tuple(dict.fromkeys(found))

    def parties(self, agreement: str) -> list[str]:
        """The parties of an agreement a page of their own tells of it: the partner; all of them where none is one."""
        partner = self.ledger.partner(agreement)
        if partner is not None:
            return [partner]
        return [party for entry in self.ledger.of(Agreement, agreement)[-1:] for party in entry.value.parties]

    def who(self, claim: Claim) -> str:
        """Who says so, for a sentence."""
        if claim.coder.startswith("person:"):
            return claim.coder.removeprefix("person:")
        model = split_model_coder(claim.coder)
        if model is not None:
            return f"the language model {model[0]}"
        return f"the coder {claim.coder}" if "@" in claim.coder else source_in_words(self.ledger, claim.coder)


class Span:
    """What lies between two states of one log."""

    def __init__(self, earlier: Seen, later: Seen) -> None:
        self.earlier = earlier
        self.later = later
        known = earlier.snapshot.by_id
        self.new = tuple(claim for claim in later.snapshot.claims if claim.id not in known)
        self.by_id = {claim.id: claim for claim in self.new}
        self.ledger = later.snapshot.ledger
        self.belonging = Belonging(self.ledger, later.snapshot.by_id)

    @functools.cached_property
    def end(self) -> str:
        """The day (UTC) of the newest claim in the span, or of the log where it holds none."""
        return self.day(self.new) if self.new else self.later.snapshot.newest.date().isoformat()

    def day(self, claims: Iterable[Claim]) -> str:
        """The day the last of some claims was recorded; the span's last where there is none."""
        newest = max((claim.recorded for claim in claims), default=None)
        return self.end if newest is None else newest.date().isoformat()

    def began(self, agreement: str) -> bool:
        """Whether an agreement was on record before."""
        return bool(self.earlier.snapshot.ledger.of(Agreement, agreement))

    def name(self, identifier: str) -> str:
        """What a thing is called in a sentence."""
        return name_of(self.ledger, identifier)

    def cell_name(self, key: CellKey) -> str:
        """Agreement and area of a cell, in words."""
        agreement, area = split_cell(key[1])
        books = [book for book in self.later.snapshot.codebooks.values() if book.id == key[0]]
        labels = {one.id: one.label for book in books for one in book.areas}
        return f"{self.name(agreement)}, {labels.get(area, area)}"
