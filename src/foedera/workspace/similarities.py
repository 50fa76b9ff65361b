"""The side of a workspace that finds common wording in the texts here. Nothing here writes.

What does not depend on the threshold is kept as long as neither the log nor the texts grow, so that moving the
threshold costs little.
"""

from __future__ import annotations

import datetime
import functools
import math
from collections.abc import Sequence

import msgspec

from foedera.comparing.signing import signed_of
from foedera.comparing.wording.common_wording import THRESHOLD, Compared, compared, shingles_found, wording_at
from foedera.comparing.wording.occurrences import spread_of
from foedera.comparing.wording.similarity_join import check_threshold
from foedera.model.agreement import Agreement
from foedera.model.document import ReadResult
from foedera.model.reuse import CommonWording, Elsewhere, LeftOut, Segment, SegmentLevel, SegmentSpread
from foedera.store import documents
from foedera.workspace.comparisons import Comparisons
from foedera.workspace.unknown import unknown_choice

STEP = 0.1
"""How far the threshold is moved, down and up, to show what changes."""
LOWEST = 0.7
"""Pairs are looked for down to this threshold even for a higher one, so that moving it finds them there."""
NOT_YET = "not recorded by that day"


class Similarities(Comparisons):
    """Who shares whose words."""

    def common_wording(
        self,
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
        chosen = tuple(column.agreement for column in self.columns(collection, agreements=agreements))
        there = self._there(chosen, as_of)
        found = self._common_wording(self._held(), there, check_threshold(threshold), _level(level), as_of)
        later = tuple(LeftOut(id=one, why=NOT_YET) for one in chosen if one not in there)
        return msgspec.structs.replace(found, left_out=(*later, *found.left_out))

    def spread(self, agreement: str, found: CommonWording) -> tuple[SegmentSpread, ...]:
        """The segments of one agreement in the order of reading, each with where else its wording stands.

        Args:
            agreement: its id; without a segment among those compared there is none here either.
            found: what was found among the agreements compared.

        Raises:
            UnknownId: no such agreement.
        """
        self.agreement(agreement)
        return spread_of(found, agreement)

    def found_in_runs(
        self,
        agreement: str,
        collection: str | None = None,
        *,
        agreements: Sequence[str] = (),
        level: str = SegmentLevel.PASSAGE,
        as_of: datetime.date | None = None,
    ) -> tuple[Elsewhere, ...]:
        """Where the words of one agreement stand elsewhere, by runs of five words and so without a threshold.

        Args:
            agreement: its id; without a text among those compared nothing is found.
            collection: as for `common_wording`.
            agreements: as for `common_wording`.
            level: passage or provision; a run does not reach over the edge of one.
            as_of: as for `common_wording`.

        Raises:
            UnknownId: no such collection or agreement.
            UsageError: no such level.
        """
        self.agreement(agreement)
        chosen = tuple(column.agreement for column in self.columns(collection, agreements=agreements))
        there = self._there(chosen, as_of)
        return shingles_found(self._compared(self._held(), there, LOWEST, _level(level), as_of), agreement)

    def words_of(self, segment: Segment) -> str:
        """The text of a segment as it stands in its document."""
        return self._original(segment.document)[segment.start : segment.end]

    def _there(self, agreements: tuple[str, ...], as_of: datetime.date | None) -> tuple[str, ...]:
        if as_of is None:
            return agreements
        known = self.ledger(as_of=as_of).by_subject(Agreement)
        return tuple(agreement for agreement in agreements if agreement in known)

    @functools.lru_cache(maxsize=16)  # noqa: B019  # a workspace lives as long as the process that opened it
    def _common_wording(
        self,
        state: tuple[int, int],
        agreements: tuple[str, ...],
        threshold: float,
        level: SegmentLevel,
        as_of: datetime.date | None,
    ) -> CommonWording:
        others = beside(threshold)
        lowest = math.floor(10 * min(LOWEST, threshold, *others)) / 10 or min(threshold, *others)
        return wording_at(self._compared(state, agreements, lowest, level, as_of), threshold, others)

    @functools.lru_cache(maxsize=2)  # noqa: B019  # as above; of many long texts each holds some hundred megabytes
    def _compared(
        self,
        _state: tuple[int, int],
        agreements: tuple[str, ...],
        lowest: float,
        level: SegmentLevel,
        as_of: datetime.date | None,
    ) -> Compared:
        dates = signed_of(self.ledger(as_of=as_of))
        with self._reading() as connection:
            texts = [
                ReadResult(document=document, provisions=documents.provisions(connection, document.id))
                for document in documents.of_subjects(connection, agreements)
            ]
        return compared(texts, {one: dates.get(one) for one in agreements}, level=level, lowest=lowest)

    @functools.lru_cache(maxsize=64)  # noqa: B019  # as above; a text under an id never changes
    def _original(self, document: str) -> str:
        return self.document(document)[0].text


def beside(threshold: float) -> tuple[float, ...]:
    """The thresholds a step below and above, as far as they are such."""
    lower, higher = round(threshold - STEP, 9), min(round(threshold + STEP, 9), 1.0)
    return tuple(other for other in (lower, higher) if 0 < other != threshold)


def _level(level: str) -> SegmentLevel:
    if level not in list(SegmentLevel):
        raise unknown_choice("level", level, list(SegmentLevel))
    return SegmentLevel(level)
