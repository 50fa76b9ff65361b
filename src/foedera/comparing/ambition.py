"""Ambition: the undertakings of agreements counted by strength, actor and rhythm, in all and in each area.

In: commitment claims, and the matrix that says which provisions show which area. Out: profiles whose every number
carries the ids of its clauses. Not here: whether a promise was kept (watching), what is firm (the ladder, coding).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from foedera.comparing.quoting import quoted
from foedera.model.ambition import Ambition, Profile, Tallied
from foedera.model.commitment import Commitment
from foedera.model.ledger import Entry
from foedera.model.matrix import Matrix
from foedera.model.strength import Strength

Undertakings = Sequence[Entry[Commitment]]

UNNAMED = "unnamed"
"""The actor of an undertaking that names nobody of the two sides."""
_LAST = ("partner", "both", UNNAMED)
"""Actors behind the union, whose word is its party id."""


def ambition(matrix: Matrix, undertakings: Mapping[str, Undertakings]) -> Ambition:
    """Profiles of the agreements of a matrix.

    An undertaking belongs to an area when it stands in a provision that a claim on a covered cell quotes; so it can
    belong to several areas, or to none.

    Args:
        matrix: the agreements, with the claims on their cells.
        undertakings: agreement id → its commitment claims, in the order of the text.
    """
    agreements = [column.agreement for column in matrix.columns]
    named = {_actor(entry.value) for one in agreements for entry in undertakings.get(one, ())}
    actors = (*sorted(named.difference(_LAST)), *(word for word in _LAST if word in named))
    by_area = {
        row.area: tuple(
            _profile(cell.agreement, row.area, _within(undertakings.get(cell.agreement, ()), quoted(cell)), actors)
            for cell in cells
        )
        for row, cells in zip(matrix.rows, matrix.cells, strict=True)
    }
    return Ambition(
        profiles=tuple(_profile(agreement, None, undertakings.get(agreement, ()), actors) for agreement in agreements),
        by_area={area: found for area, found in by_area.items() if any(one.total.claims for one in found)},
    )


def _within(undertakings: Undertakings, provisions: frozenset[str]) -> Undertakings:
    return [
        entry for entry in undertakings if entry.claim.basis.span and entry.claim.basis.span.provision in provisions
    ]


def _actor(commitment: Commitment) -> str:
    return commitment.actor or UNNAMED


def _profile(agreement: str, area: str | None, entries: Undertakings, actors: Sequence[str]) -> Profile:
    rhythms = _by(entries, lambda commitment: commitment.periodicity)
    commonest = [word for word, _ in Counter({word: len(claims) for word, claims in rhythms.items()}).most_common()]
    return Profile(
        agreement=agreement,
        area=area,
        total=Tallied(word="all", claims=tuple(entry.claim.id for entry in entries)),
        strengths=_in_order(_by(entries, lambda commitment: commitment.strength.value), [s.value for s in Strength]),
        actors=_in_order(_by(entries, _actor), actors),
        rhythms=_in_order(rhythms, commonest),
        dated=Tallied(word="dated", claims=tuple(entry.claim.id for entry in entries if entry.value.due)),
        texts=tuple(dict.fromkeys(entry.claim.basis.source for entry in entries)),
    )


def _by(entries: Undertakings, word_of: Callable[[Commitment], str | None]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        word = word_of(entry.value)
        if word is not None:
            found[word].append(entry.claim.id)
    return found


def _in_order(found: Mapping[str, list[str]], words: Sequence[str]) -> tuple[Tallied, ...]:
    return tuple(Tallied(word=word, claims=tuple(found.get(word, ()))) for word in words)
