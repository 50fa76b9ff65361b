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
from foedera.comparing.wording.similarity_join import check_threshold
from foedera.model.agreement import Agreement
from foedera.model.document import ReadResult
from foedera.model.lookup import unknown_choice
from foedera.model.reuse import CommonWording, Elsewhere, LeftOut, Segment, SegmentLevel, SegmentSpread
from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import columns, document
from foedera.model.snapshot import Snapshot, remembered

STEP = 0.1
"""How far the threshold is moved, down and up, to show what changes."""
LOWEST = 0.7
"""Pairs are looked for down to this threshold even for a higher one, so that moving it finds them there."""
NOT_YET = "not recorded by that day"


def common_wording(
    snapshot: Snapshot,
    collection: str | None = None,
    *,
    agreements: Sequence[str] = (),
    threshold: float = THRESHOLD,
    level: str = SegmentLevel.PASSAGE,
    as_of: datetime.date | None = None,
) -> CommonWording:
    """What agreements share in wording: pairs, formulas, shares, families, and what another threshold changes.

    Compared are the agreements' own texts, of each language the newest version. A digest is none.

    Args:
        snapshot: the workspace.
        collection: collection id; None for the register's own and what was added here.
        agreements: these instead; how many is up to you.
        threshold: Jaccard index from which two segments are alike, above 0 and at most 1.
        level: passage or provision.
        as_of: the log as it was on that day: agreements recorded later are left out, dates of signature are those
            known then. The log does not date texts, so of an agreement known then its newest text counts.

    Raises:
        UnknownId: no such collection or agreement.
        UsageError: no such level, or no threshold.
    """
    chosen = tuple(column.agreement for column in columns(snapshot, collection, agreements=agreements))
    there = _there(snapshot, chosen, as_of)
    found = _common_wording(snapshot, there, check_threshold(threshold), _level(level), as_of)
    later = tuple(LeftOut(id=one, why=NOT_YET) for one in chosen if one not in there)
    return msgspec.structs.replace(found, left_out=(*later, *found.left_out))


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
    as_of: datetime.date | None = None,
) -> tuple[Elsewhere, ...]:
    """Where the words of one agreement stand elsewhere, by runs of five words and so without a threshold.

    Args:
        snapshot: the workspace.
        agreement: its id; without a text among those compared nothing is found.
        collection: as for `common_wording`.
        agreements: as for `common_wording`.
        level: passage or provision; a run does not reach over the edge of one.
        as_of: as for `common_wording`.

    Raises:
        UnknownId: no such collection or agreement.
        UsageError: no such level.
    """
    agreement_record(snapshot, agreement)
    chosen = tuple(column.agreement for column in columns(snapshot, collection, agreements=agreements))
    there = _there(snapshot, chosen, as_of)
    return shingles_found(_compared(snapshot, there, LOWEST, _level(level), as_of), agreement)


def words_of(snapshot: Snapshot, segment: Segment) -> str:
    """The text of a segment as it stands in its document."""
    return document(snapshot, segment.document).text[segment.start : segment.end]


def _there(snapshot: Snapshot, agreements: tuple[str, ...], as_of: datetime.date | None) -> tuple[str, ...]:
    known = snapshot.as_of(as_of).ledger.by_subject(Agreement)
    return tuple(agreement for agreement in agreements if agreement in known)


@remembered(16)
def _common_wording(
    snapshot: Snapshot, agreements: tuple[str, ...], threshold: float, level: SegmentLevel, as_of: datetime.date | None
) -> CommonWording:
    others = beside(threshold)
    lowest = math.floor(10 * min(LOWEST, threshold, *others)) / 10 or min(threshold, *others)
    return wording_at(_compared(snapshot, agreements, lowest, level, as_of), threshold, others)


@remembered(2)  # of many long texts each holds some hundred megabytes
def _compared(
    snapshot: Snapshot, agreements: tuple[str, ...], lowest: float, level: SegmentLevel, as_of: datetime.date | None
) -> Compared:
    dates = signed_of(snapshot.as_of(as_of).ledger)
    texts = [
        ReadResult(document=text, provisions=snapshot.texts.provisions(text.id))
        for text in snapshot.texts.of(agreements)
    ]
    return compared(texts, {one: dates.get(one) for one in agreements}, level=level, lowest=lowest)


def beside(threshold: float) -> tuple[float, ...]:
    """The thresholds a step below and above, as far as they are such."""
    lower, higher = round(threshold - STEP, 9), min(round(threshold + STEP, 9), 1.0)
    return tuple(other for other in (lower, higher) if 0 < other != threshold)


def _level(level: str) -> SegmentLevel:
    if level not in list(SegmentLevel):
        raise unknown_choice("level", level, list(SegmentLevel))
    return SegmentLevel(level)
