"""Texts → what they share in wording, at a stated threshold.

In: documents with their provisions, dates of signature, a threshold. Out: one record with pairs, formulas, shares,
families, what was left out, and what other thresholds would change. The same input in any order gives the same output.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from foedera.comparing.wording.alike import COMMON_RUNS, Alike, alike_pairs
from foedera.comparing.wording.families import FAMILY_SHARE, families_of, order_of
from foedera.comparing.wording.formulas import BOILERPLATE_FROM, Signed, formulas_of, uses_of
from foedera.comparing.wording.segments import ALONE, PASSAGES, SegmentRule, Segments, comparable, segments_of
from foedera.comparing.wording.shingles import SHINGLE, Ints, Shingles, sets_of, shingles_of
from foedera.comparing.wording.similarity_join import check_threshold
from foedera.comparing.wording.wording_shares import Owners, owners_of, shares_of, shingles_elsewhere, words_in_shingles
from foedera.ids import split_provision
from foedera.model.document import ReadResult
from foedera.model.reuse import CommonWording, Elsewhere, LeftOut, SegmentLevel, Sensitivity, Shared, WordingShare

THRESHOLD = 0.5
"""How alike segments are at least, in every view: half of what the longer says stands in the other, in the same words
and order. That is the rule readers judge by whether a passage recurs; how often the two agree is in
evaluation/reuse.md."""
OTHERS = (0.4, 0.6)
"""Thresholds whose difference is shown beside it."""
NO_TEXT = "no text to compare"
NOTHING_LEFT = "nothing but formulas of closing and short pieces"
LADDER = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Thresholds whose pairs are counted, for a reader who knows another as usual."""


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same at every threshold from the lowest on: kept, it lets the threshold move at little cost."""

    rule: SegmentRule
    signed: Signed
    segments: Segments
    shingles: Shingles
    owners: Owners
    pairs: Alike
    """At the lowest threshold."""
    lowest: float
    in_shingles: Ints
    left_out: tuple[LeftOut, ...]


def common_wording(
    texts: Iterable[ReadResult],
    signed: Signed,
    *,
    rule: SegmentRule = PASSAGES,
    threshold: float = THRESHOLD,
    others: Sequence[float] = OTHERS,
) -> CommonWording:
    """What the agreements share in wording.

    Args:
        texts: documents with their provisions; only texts of agreements count, of each language the latest version.
        signed: the agreements asked about, with their dates of signature. One without a text is named in `left_out`; a
            text of one not named here counts as undated.
        rule: what is compared as one segment, and which words count.
        threshold: how alike two segments are at least: words of both in the same order by those of the longer.
        others: thresholds to say of what they would change.

    Raises:
        UsageError: a threshold is not above 0 and at most 1.
    """
    for asked in (threshold, *others):
        check_threshold(asked)
    return wording_at(compared(texts, signed, rule=rule, lowest=min((threshold, *others))), threshold, others)


def compared(texts: Iterable[ReadResult], signed: Signed, *, rule: SegmentRule, lowest: float) -> Compared:
    """Everything that does not depend on the threshold, for thresholds from `lowest` on.

    Raises:
        UsageError: `lowest` is not above 0 and at most 1.
    """
    check_threshold(lowest)
    segments = comparable(segments_of(texts, rule))
    shingles, owners = shingles_of(segments.words, segments.starts), owners_of(segments)
    missing = sorted(signed.keys() - segments.read)
    return Compared(
        rule=rule,
        signed=signed,
        segments=segments,
        shingles=shingles,
        owners=owners,
        pairs=alike_pairs(segments.words, segments.starts, sets_of(shingles), owners.of, lowest),
        lowest=lowest,
        in_shingles=words_in_shingles(segments, shingles, owners),
        left_out=(*(LeftOut(id=agreement, why=NO_TEXT) for agreement in missing), *segments.left_out),
    )


def wording_at(compared: Compared, threshold: float, others: Sequence[float] = ()) -> CommonWording:
    """The common wording at a threshold, and what others would change; none may be below the lowest compared at."""
    stated = _at(compared, threshold)
    return msgspec.structs.replace(
        stated,
        sensitivity=tuple(_sensitivity(stated, _at(compared, other)) for other in others),
        ladder=tuple((step, int((compared.pairs.alike >= step).sum())) for step in LADDER if step >= compared.lowest),
    )


def shingles_found(compared: Compared, agreement: str) -> tuple[Elsewhere, ...]:
    """Where the words of one agreement stand elsewhere, by shingles of five words; nothing for one without a text."""
    if agreement not in compared.owners.names:
        return ()
    return shingles_elsewhere(compared.segments, compared.shingles, compared.owners, agreement)


def _at(compared: Compared, threshold: float) -> CommonWording:
    """Everything that depends on the threshold."""
    segments, pairs = compared.segments, compared.pairs.only(threshold)
    uses = uses_of(segments.all, compared.owners.of, pairs)
    shares = shares_of(segments, compared.owners, pairs, uses, compared.in_shingles)
    return CommonWording(
        level=compared.rule.level,
        masked=compared.rule.masked,
        closings=compared.rule.closings,
        threshold=threshold,
        rules=tuple(_rules(compared.rule, threshold)),
        segments=segments.all,
        pairs=tuple(_shared(segments, pairs)),
        formulas=formulas_of(segments.all, pairs, compared.signed),
        uses=uses,
        shares=tuple(sorted((*shares, *_uncompared(compared)), key=lambda share: share.agreement)),
        families=families_of(shares, compared.signed),
        order=order_of(shares),
        left_out=compared.left_out,
        sensitivity=(),
    )


def _uncompared(compared: Compared) -> Iterator[WordingShare]:
    """The agreements nothing of which was compared, with the reason in place of a share."""
    alone = {split_provision(left.id)[0] for left in compared.segments.left_out if left.why == ALONE}
    for agreement in (compared.signed.keys() | compared.segments.read) - set(compared.owners.names):
        why = NO_TEXT if agreement not in compared.segments.read else ALONE if agreement in alone else NOTHING_LEFT
        yield WordingShare(agreement=agreement, why=why, words=0)


def _sensitivity(before: CommonWording, after: CommonWording) -> Sensitivity:
    """What changes from one threshold to another, in the order of segments and agreements."""
    old, new = ({(pair.one, pair.other) for pair in state.pairs} for state in (before, after))
    old_families, new_families = ({f.members: f for f in state.families} for state in (before, after))
    return Sensitivity(
        before=before.threshold,
        after=after.threshold,
        pairs=(len(old), len(new)),
        gained=_without(after.pairs, old),
        lost=_without(before.pairs, new),
        uses=tuple(
            (segment, use, after.uses[segment]) for segment, use in before.uses.items() if use != after.uses[segment]
        ),
        families_gained=tuple(family for family in new_families if family not in old_families),
        families_lost=tuple(family for family in old_families if family not in new_families),
        found=tuple(
            (was.agreement, was.found, now.found)
            for was, now in zip(before.compared, after.compared, strict=True)
            if was.found is not None and now.found is not None and was.found != now.found
        ),
    )


def _without(pairs: tuple[Shared, ...], known: set[tuple[str, str]]) -> tuple[Shared, ...]:
    return tuple(pair for pair in pairs if (pair.one, pair.other) not in known)


def _shared(segments: Segments, pairs: Alike) -> Iterator[Shared]:
    ids = [segment.id for segment in segments.all]
    for one, other, alike in zip(pairs.one.tolist(), pairs.other.tolist(), pairs.alike.tolist(), strict=True):
        yield Shared(one=ids[one], other=ids[other], alike=alike)


def _rules(rule: SegmentRule, threshold: float) -> Iterator[str]:
    """The rules in words, as a page shows them."""
    segment = {
        SegmentLevel.PASSAGE: "an article with all its paragraphs, or a provision that stands in no article",
        SegmentLevel.PROVISION: "a numbered paragraph, point or other provision with an id of its own",
    }[rule.level]
    yield f"What is compared: {segment}. One of fewer than {SHINGLE} words is left out."
    if not rule.closings:
        yield (
            "Formulas of closing (in witness whereof, done at, signatures) and lead-ins cut off from their lists are "
            "set apart: nearly every agreement has them, and they are no reuse."
        )
    names = (
        "names of parties, with their adjectives and peoples, count as one word in English; other names and numbers do"
        if rule.masked
        else "other names and numbers do"
    )
    yield (
        f"Alike: the words that stand in both in the same order, divided by those of the longer, are at least "
        f"{threshold:g}, and of the runs of {SHINGLE} words in either at least {COMMON_RUNS:.0%} are in both. Case, "
        f"punctuation and a provision's own number make no difference. {names[0].upper()}{names[1:]}."
    )
    yield "Compared are different agreements in the same language, and all such pairs: none is missed."
    yield (
        f"Boilerplate: wording that stands in at least {BOILERPLATE_FROM} agreements, counting its own and those with "
        "a piece directly alike to it; shared: in fewer; tailor-made: in its own alone. What only pieces between "
        "connect does not count."
    )
    yield (
        "First of a variant: the earliest date of signature among those with exactly this wording. First of a chain: "
        "the earliest among all connected with it by pairs, one to the next, whose wording may be another. Both are "
        "among agreements compared here; the undated are left aside."
    )
    yield "What cannot be compared has no share: an agreement without a text, or alone in its language."
    yield (
        f"Family: groups are joined while the share of wording common to two agreements is, on average, at least "
        f"{FAMILY_SHARE:g} of the words of both."
    )
