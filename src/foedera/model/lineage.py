"""Lineage: where what was said under an older version of a codebook belongs in the version shown.

A claim under the version shown speaks. One under an older version still speaks when every version since left its area
as it was; else it is outdated: it stays under the cells its area became, and asks to be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.migration import Reword, Step


class Standing(NamedTuple):
    """Where a claim belongs in the version shown."""

    areas: tuple[str, ...]
    """Areas its area became; empty where it was dropped, or belongs to another codebook."""
    step: Step | None
    """The first step that changed its area; None while it speaks or no migration says what became of it."""
    speaks: bool


NOWHERE = Standing((), None, False)


class Lineage:
    """The versions of a codebook up to the one shown."""

    def __init__(self, shown: Codebook, others: Iterable[Codebook] = ()) -> None:
        """Take the version shown and whatever other codebooks there are; only its own older versions count."""
        self.shown = shown
        self._areas = {area.id for area in shown.areas}
        older = [book for book in others if book.id == shown.id and book.version < shown.version]
        self._since = [*sorted(older, key=lambda book: book.version), shown]
        self._known: dict[tuple[str, str], Standing] = {}

    def of(self, claim: Claim) -> Standing:
        """Where a claim belongs; nowhere when it says nothing of an area under this codebook."""
        if claim.property != "coverage" or claim.codebook is None:
            return NOWHERE
        key = claim.codebook, claim.value["area"]
        if key not in self._known:
            self._known[key] = self._standing(*key)
        return self._known[key]

    def _standing(self, codebook: str, area: str) -> Standing:
        identifier, _, version = codebook.partition("@")
        if identifier != self.shown.id or not version.isdigit() or int(version) > self.shown.version:
            return NOWHERE
        areas: tuple[str, ...] = (area,)
        changed, speaks = None, True
        for book in self._since:
            if book.version > int(version):
                steps = {} if book.migration is None else {a: book.migration.step_of(a) for a in areas}
                speaks = speaks and book.migration is not None and all(map(_keeps, steps.values()))
                changed = changed or next((step for step in steps.values() if not _keeps(step)), None)
                areas = tuple(dict.fromkeys(new for a in areas for new in _became(a, steps.get(a))))
        return Standing(tuple(a for a in areas if a in self._areas), changed, speaks)


def _keeps(step: Step | None) -> bool:
    """Whether what was said before a step still counts by itself."""
    return step is None or isinstance(step, Reword)


def _became(area: str, step: Step | None) -> tuple[str, ...]:
    return (area,) if step is None else step.news
