"""What changes when the threshold moves.

In: common wording of the same texts at two thresholds. Out: pairs, uses, families and shares that differ.
"""

from __future__ import annotations

from foedera.model.reuse import CommonWording, Move, Shared


def moved(before: CommonWording, after: CommonWording) -> Move:
    """The difference, in the order of pieces and agreements."""
    old, new = ({(pair.one, pair.other) for pair in state.pairs} for state in (before, after))
    old_families, new_families = ({f.members: f for f in state.families} for state in (before, after))
    return Move(
        before=before.threshold,
        after=after.threshold,
        pairs=(len(old), len(new)),
        gained=_without(after.pairs, old),
        lost=_without(before.pairs, new),
        uses=tuple((piece, use, after.uses[piece]) for piece, use in before.uses.items() if use != after.uses[piece]),
        families_gained=tuple(family for family in new_families if family not in old_families),
        families_lost=tuple(family for family in old_families if family not in new_families),
        found=tuple(
            (was.agreement, was.found, now.found)
            for was, now in zip(before.shares, after.shares, strict=True)
            if was.found != now.found
        ),
    )


def _without(pairs: tuple[Shared, ...], known: set[tuple[str, str]]) -> tuple[Shared, ...]:
    return tuple(pair for pair in pairs if (pair.one, pair.other) not in known)
