"""One agreement's segments, each with where else its wording stands.

In: common wording at a threshold. Out: the segments of one agreement in the order of reading. Not here: their text.
"""

from __future__ import annotations

from collections.abc import Mapping

from foedera.model.reuse import CommonWording, Formula, Occurrence, Segment, SegmentSpread


def spread_of(found: CommonWording, agreement: str) -> tuple[SegmentSpread, ...]:
    """The segments of an agreement with their uses and occurrences; none for one that has no segment.

    Args:
        found: the common wording.
        agreement: its id.
    """
    segments = {segment.id: segment for segment in found.segments}
    own = [segment for segment in found.segments if segment.agreement == agreement]
    formulas = {segment: formula for formula in found.formulas for user in formula.users for segment in user.segments}
    alike = _alike(found, {segment.id for segment in own})
    return tuple(
        SegmentSpread(
            segment=segment,
            use=found.uses[segment.id],
            formula=formulas[segment.id].id if segment.id in formulas else None,
            first_variant=_first_variant(segment.id, formulas.get(segment.id)),
            first_chain=formulas[segment.id].first if segment.id in formulas else (),
            elsewhere=_elsewhere(segment, formulas.get(segment.id), segments, alike.get(segment.id, {})),
        )
        for segment in own
    )


def _first_variant(segment: str, formula: Formula | None) -> tuple[str, ...]:
    variants = () if formula is None else formula.variants
    return next((variant.first for variant in variants if segment in variant.segments), ())


def _alike(found: CommonWording, own: set[str]) -> dict[str, dict[str, float]]:
    """Own segment → segment it is alike → how alike."""
    alike: dict[str, dict[str, float]] = {}
    for pair in found.pairs:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if one in own:
                alike.setdefault(one, {})[other] = pair.alike
    return alike


def _elsewhere(
    segment: Segment, formula: Formula | None, segments: Mapping[str, Segment], alike: Mapping[str, float]
) -> tuple[Occurrence, ...]:
    users = [] if formula is None else [user for user in formula.users if user.agreement != segment.agreement]
    occurrences = (
        Occurrence(segment=segments[other], signed=user.signed, alike=alike.get(other))
        for user in users
        for other in user.segments
    )
    return tuple(sorted(occurrences, key=lambda one: -(one.alike or 0)))
