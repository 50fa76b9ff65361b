"""Common wording in the texts of a workspace: who shares whose words.

What does not depend on the threshold is kept with the snapshot, so that moving the threshold costs little.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence

import msgspec

from foedera.comparing.signing import signed_of
from foedera.comparing.wording.common_wording import THRESHOLD, Compared, compared, shingles_found, wording_at
from foedera.comparing.wording.occurrences import spread_of
from foedera.comparing.wording.segments import SegmentRule
from foedera.comparing.wording.similarity_join import check_threshold
from foedera.model.agreement import Agreement
from foedera.model.document import ReadResult
from foedera.model.lookup import unknown_choice
from foedera.model.reuse import CommonWording, Elsewhere, LeftOut, Segment, SegmentLevel, SegmentSpread, WordingShare
from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import columns, document
from foedera.model.snapshot import Snapshot, remembered

STEP = 0.1
"""How far the threshold is moved, down and up, to show what changes."""
LOWEST = 0.3
"""Pairs are looked for down to this threshold even for a higher one, so that moving it finds them there."""
MOST_WORDS = 400_000
"""Words up to which it is also counted what masking names would change; of more it takes as long as all the rest."""
NOT_YET = "not recorded by that day"


def common_wording(
    snapshot: Snapshot,
    collection: str | None = None,
    *,
    agreements: Sequence[str] = (),
    threshold: float = THRESHOLD,
    level: str = SegmentLevel.PASSAGE,
    masked: bool = False,
    closings: bool = False,
    as_of: datetime.date | None = None,
) -> CommonWording:
    """What agreements share in wording: pairs, formulas, shares, families, and what another threshold changes.

    Compared are the agreements' own texts, of each language the newest version. A digest is none.

    Args:
        snapshot: the workspace.
        collection: collection id; None for the register's own and what was added here.
        agreements: these instead; how many is up to you.
        threshold: how alike two segments are at least, above 0 and at most 1.
        level: passage or provision.
        masked: whether names of parties, with their adjectives and peoples, count as one word.
        closings: whether formulas of closing and lead-ins of lists are compared too.
        as_of: the log as it was on that day: agreements recorded later are left out, dates of signature are those
            known then. The log does not date texts, so of an agreement known then its newest text counts.

    Raises:
        UnknownId: no such collection or agreement.
        UsageError: no such level, or no threshold.
    """
    chosen = tuple(column.agreement for column in columns(snapshot, collection, agreements=agreements))
    there = _there(snapshot, chosen, as_of)
    rule = SegmentRule(_level(level), masked, closings)
    found = _common_wording(snapshot, there, check_threshold(threshold), rule, as_of)
    later = [one for one in chosen if one not in there]
    unknown = (WordingShare(agreement=one, why=NOT_YET, words=0) for one in later)
    return msgspec.structs.replace(
        found,
        left_out=(*(LeftOut(id=one, why=NOT_YET) for one in later), *found.left_out),
        shares=tuple(sorted((*found.shares, *unknown), key=lambda share: share.agreement)),
    )


def spread(snapshot: Snapshot, agreement: str, found: CommonWording) -> tuple[SegmentSpread, ...]:
    """The segments of one agreement in the order of reading, each with where else its wording stands.

    Args:
        snapshot: the workspace.
        agreement: its id; without a segment among those compared there is none here either.
        found: what was found among the agreements compared.

    Raises:
        UnknownId: no such agreement.
    """
    agreement_record(snapshot, agreement)
    return spread_of(found, agreement)


def found_in_runs(
    snapshot: Snapshot,
    agreement: str,
    collection: str | None = None,
    *,
    agreements: Sequence[str] = (),
    level: str = SegmentLevel.PASSAGE,
    masked: bool = False,
    closings: bool = False,
    as_of: datetime.date | None = None,
) -> tuple[Elsewhere, ...]:
    """Where the words of one agreement stand elsewhere, by runs of five words and so without a threshold.

    Args:
        snapshot: the workspace.
        agreement: its id; without a text among those compared nothing is found.
        collection: as for `common_wording`.
        agreements: as for `common_wording`.
        level: passage or provision; a run does not reach over the edge of one.
        masked: as for `common_wording`.
        closings: as for `common_wording`.
        as_of: as for `common_wording`.

    Raises:
        UnknownId: no such collection or agreement.
        UsageError: no such level.
    """
    agreement_record(snapshot, agreement)
    chosen = tuple(column.agreement for column in columns(snapshot, collection, agreements=agreements))
    there = _there(snapshot, chosen, as_of)
    rule = SegmentRule(_level(level), masked, closings)
    return shingles_found(_compared(snapshot, there, LOWEST, rule, as_of), agreement)


def words_of(snapshot: Snapshot, segment: Segment) -> str:
    """The text of a segment as it stands in its document."""
    return document(snapshot, segment.document).text[segment.start : segment.end]


def _there(snapshot: Snapshot, agreements: tuple[str, ...], as_of: datetime.date | None) -> tuple[str, ...]:
    known = snapshot.as_of(as_of).ledger.by_subject(Agreement)
    return tuple(agreement for agreement in agreements if agreement in known)


@remembered(16)
def _common_wording(
    snapshot: Snapshot, agreements: tuple[str, ...], threshold: float, rule: SegmentRule, as_of: datetime.date | None
) -> CommonWording:
    others = beside(threshold)
    lowest = math.floor(20 * min(LOWEST, threshold, *others)) / 20 or min(threshold, *others)
    found = wording_at(_compared(snapshot, agreements, lowest, rule, as_of), threshold, others)
    return msgspec.structs.replace(found, masking=_masking(snapshot, agreements, found, lowest, rule, as_of))


def _masking(
    snapshot: Snapshot,
    agreements: tuple[str, ...],
    found: CommonWording,
    lowest: float,
    rule: SegmentRule,
    as_of: datetime.date | None,
) -> tuple[int, int] | None:
    """Pairs with names as they are and with names masked; None where that was not counted."""
    if sum(share.words for share in found.shares) > MOST_WORDS:
        return None
    other = _compared(snapshot, agreements, lowest, rule._replace(masked=not rule.masked), as_of)
    here, there = len(found.pairs), int((other.pairs.alike >= found.threshold).sum())
    return (there, here) if rule.masked else (here, there)


@remembered(4)  # of many long texts each holds some hundred megabytes
def _compared(
    snapshot: Snapshot, agreements: tuple[str, ...], lowest: float, rule: SegmentRule, as_of: datetime.date | None
) -> Compared:
    dates = signed_of(snapshot.as_of(as_of).ledger)
    texts = [
        ReadResult(document=text, provisions=snapshot.texts.provisions(text.id))
        for text in snapshot.texts.of(agreements)
    ]
    return compared(texts, {one: dates.get(one) for one in agreements}, rule=rule, lowest=lowest)


def beside(threshold: float) -> tuple[float, ...]:
    """The thresholds a step below and above, as far as they are such."""
    lower, higher = round(threshold - STEP, 9), min(round(threshold + STEP, 9), 1.0)
    return tuple(other for other in (lower, higher) if 0 < other != threshold)


def _level(level: str) -> SegmentLevel:
    if level not in list(SegmentLevel):
        raise unknown_choice("level", level, list(SegmentLevel))
    return SegmentLevel(level)
