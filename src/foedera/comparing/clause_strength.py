"""The strength of a whole clause: that of every undertaking in it, and the sentence that carries the strongest.

In: the claims that quote a provision for an area, and the undertakings recorded of it. Out: strengths and a sentence.
Not here: what a verb is worth (the ladder, coding).

A clause that "will explore" in one sentence and "will provide" in the next is from explored to firm: what binds a side
most is what it can be held to, so the strongest is the clause's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foedera.model.claim import Claim
from foedera.model.commitment import Commitment
from foedera.model.coverage import Coverage
from foedera.model.ledger import Entry, Ledger
from foedera.model.properties import value_of
from foedera.model.strength import Strength

Undertakings = Mapping[str, Sequence[Entry[Commitment]]]
"""Provision → the undertakings that stand in it, accepted ones and those a machine proposes."""


class ClauseStrength(NamedTuple):
    """How firmly a clause is worded."""

    strengths: tuple[Strength, ...]
    """Weakest first, each once; none where nobody stated one."""
    carried_by: str | None
    """The sentence of the strongest."""


def undertakings_of(ledger: Ledger, agreements: Iterable[str]) -> dict[str, list[Entry[Commitment]]]:
    """The undertakings of agreements by the provision they stand in, in order of recording."""
    found: dict[str, list[Entry[Commitment]]] = defaultdict(list)
    for agreement in agreements:
        accepted = [(entry.claim, entry.value) for entry in ledger.of(Commitment, agreement)]
        proposed = [(entry.claim, entry.value) for entry in ledger.proposals(agreement)]
        for claim, value in (*accepted, *proposed):
            if isinstance(value, Commitment) and claim.basis.span is not None:
                found[claim.basis.span.provision].append(Entry(claim, value))
    return found


def clause_strength(claims: Iterable[Claim], undertakings: Iterable[Entry[Commitment]]) -> ClauseStrength:
    """How firmly a provision is worded as a whole.

    Args:
        claims: those that quote it for an area.
        undertakings: those that stand in it.
    """
    stated: list[tuple[Strength | None, Claim]] = [(value_of(claim, Coverage).strength, claim) for claim in claims]
    stated += [(entry.value.strength, entry.claim) for entry in undertakings]
    known = [(strength, claim) for strength, claim in stated if strength is not None]
    if not known:
        return ClauseStrength((), None)
    span = max(known, key=lambda found: found[0].step)[1].basis.span  # of equal ones what quotes it for the area
    return ClauseStrength(
        tuple(sorted({strength for strength, _ in known}, key=lambda one: one.step)),
        None if span is None else span.quote,
    )
