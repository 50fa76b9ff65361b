"""What a drafter asks of a workspace: the clauses in use, a draft of them, and what was collected.

The part of a view that is about clauses (foedera.workspace.view); each method hands the snapshot to the stage that does
the work, and nothing here writes.
"""

from __future__ import annotations

from typing import overload

from foedera.comparing import clause_library, pinning
from foedera.comparing.slots import filled
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.model.dates import Day, parse_day
from foedera.model.draft import Draft
from foedera.model.library import Library
from foedera.model.pins import Pin
from foedera.model.selection import Named, Several, several
from foedera.workspace import codebooks
from foedera.workspace.codebook_view import CodebookView


class ClauseView(CodebookView):
    """The clauses of a workspace as it is at one position of its log."""

    @overload
    def library(
        self,
        area: None = None,
        *,
        collection: str | None = None,
        codebook: Named = None,
        as_of: Day = None,
        alike: float = THRESHOLD,
    ) -> tuple[Library, ...]: ...
    @overload
    def library(
        self, area: str, *, collection: str | None = None, as_of: Day = None, alike: float = THRESHOLD
    ) -> Library: ...
    def library(
        self,
        area: str | None = None,
        *,
        collection: str | None = None,
        codebook: Named = None,
        as_of: Day = None,
        alike: float = THRESHOLD,
    ) -> Library | tuple[Library, ...]:
        """The wordings in use for an area, what most agreements say first; without one, for every area of a codebook.

        Args:
            area: its id.
            collection: only its agreements; None for every agreement.
            codebook: without an area: whose areas; None for the first one here.
            as_of: the log as it was on that day.
            alike: how alike clauses of one wording are at least, above 0 and at most 1.

        Raises:
            UnknownId: no such area, collection or codebook.
            UsageError: not a threshold.
        """
        snapshot, day = self.snapshot, parse_day(as_of)
        if area is not None:
            return clause_library.library(snapshot, area, collection=collection, as_of=day, alike=alike)
        book = codebooks.named_codebook(codebook, snapshot)
        return clause_library.libraries(snapshot, collection=collection, book=book, as_of=day, alike=alike)

    def draft(
        self,
        *takes: Several,
        role: Several = (),
        like: str | None = None,
        fill: Several = (),
        collection: str | None = None,
        codebook: Named = None,
        alike: float = THRESHOLD,
    ) -> Draft:
        """A draft from clauses that stand in texts, numbered anew, with slots for parties, amounts and dates.

        Args:
            takes: areas, or 'area:provision', in the order they are to have.
            role: roles the next partner holds; of its kind are the agreements that lend areas.
            like: take the roles of this agreement's partners instead.
            fill: what stands in a slot, by its key: 'PARTY B=Iceland', 'PARTY B adjective=Icelandic',
                'AMOUNT EUR 40 million=EUR 2 million'.
            collection: only its agreements; None for every agreement.
            codebook: whose areas; None for the first one here.
            alike: as for `library`.

        Raises:
            UnknownId: no such agreement, collection, codebook, area or clause.
            UsageError: no such role, not a threshold, or no slot and words with '=' between.
        """
        return clause_library.draft(
            self.snapshot,
            roles=several(role),
            like=like,
            takes=several(*takes),
            fills=dict(map(filled, several(fill))),
            collection=collection,
            book=codebooks.named_codebook(codebook, self.snapshot),
            alike=alike,
            today=self.clock().date(),
        )

    def pins(self, *ids: Several) -> tuple[Pin, ...]:
        """Clauses, cells and claims by id, in the order given, each once, with what they stand on.

        Raises:
            UnknownId: an id names nothing here.
        """
        return pinning.pins(self.snapshot, several(*ids))
