"""One agreement's pieces, each with where else its wording stands.

In: common wording at a threshold. Out: the pieces of one agreement in the order of reading. Not here: their text.
"""

from __future__ import annotations

from collections.abc import Mapping

from foedera.model.reuse import CommonWording, Formula, Occurrence, Piece, Spread


def spread_of(found: CommonWording, agreement: str) -> tuple[Spread, ...]:
    """The pieces of an agreement with their uses and occurrences; none for one that has no piece.

    Args:
        found: the common wording.
        agreement: its id.
    """
    pieces = {piece.id: piece for piece in found.pieces}
    own = [piece for piece in found.pieces if piece.agreement == agreement]
    formulas = {piece: formula for formula in found.formulas for user in formula.users for piece in user.pieces}
    alike = _alike(found, {piece.id for piece in own})
    return tuple(
        Spread(
            piece=piece,
            use=found.uses[piece.id],
            formula=formulas[piece.id].id if piece.id in formulas else None,
            elsewhere=_elsewhere(piece, formulas.get(piece.id), pieces, alike.get(piece.id, {})),
        )
        for piece in own
    )


def _alike(found: CommonWording, own: set[str]) -> dict[str, dict[str, float]]:
    """Own piece → piece it is alike → how alike."""
    alike: dict[str, dict[str, float]] = {}
    for pair in found.pairs:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if one in own:
                alike.setdefault(one, {})[other] = pair.jaccard
    return alike


def _elsewhere(
    piece: Piece, formula: Formula | None, pieces: Mapping[str, Piece], alike: Mapping[str, float]
) -> tuple[Occurrence, ...]:
    users = [] if formula is None else [user for user in formula.users if user.agreement != piece.agreement]
    occurrences = (
        Occurrence(piece=pieces[other], signed=user.signed, jaccard=alike.get(other))
        for user in users
        for other in user.pieces
    )
    return tuple(sorted(occurrences, key=lambda one: -(one.jaccard or 0)))
