"""Hits: a passage in which an area's expressions were found, the sentences they stand in, and what both score.

A passage scores, for one area, 3 when a heading expression hits its own title, 2 when one hits a chapter above it, 2
per distinct strong expression (three at most) and 1 per distinct weak one (three at most). Where a codebook asks for
undertakings, the best of its sentences counts instead: words behind a recital, a condemnation or a call on others score
nothing, words behind no verb at all 1 at most, and a heading adds 1 to what stands below it.
"""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from foedera.model.document import Provision
from foedera.model.strength import Strength
from foedera.text.leads import Range
from foedera.text.passages import Passage

TITLE, CHAPTER, STRONG, WEAK = 3, 2, 2, 1
MOST = 3
"""Distinct strong, and distinct weak, expressions that count in one passage."""
ENOUGH = 5
"""A score above it says no more of a sentence: the one in which the sides undertake more is quoted."""


class Standing(enum.IntEnum):
    """How the sides stand to what a sentence names, the weakest first."""

    BACKGROUND = 0
    """A recital, a condemnation, a threat, a call on others."""
    PLAIN = 1
    """No word says how."""
    STATED = 2
    """They hold a view."""
    UNDERTAKEN = 3
    """They do it, will do it or may do it."""


class TellingSentence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A sentence, or an item of a list, in which an area's words stand."""

    provision: Provision
    start: int
    """First code point in the document's text."""
    end: int
    lead: Range | None
    """The sentence it completes, in the document's text; None where it stands by itself."""
    at: int
    """Where the first of the area's words stands, in the document's text."""
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    standing: Standing
    """The best any of its words has."""
    together: bool
    """Whether it says that the sides act with each other."""
    strength: Strength | None
    words: str | None
    """Those the strength was told by."""

    @property
    def score(self) -> int:
        """What its words score."""
        return STRONG * min(len(self.strong), MOST) + WEAK * min(len(self.weak), MOST)

    @property
    def firmness(self) -> int:
        """What makes one of two sentences with as many words the one to quote: 0 for background, 5 for what is firm."""
        return 0 if self.strength is None or not self.standing else min(self.strength.step, Strength.FIRM.step) + 1


class PassageHit(msgspec.Struct, frozen=True, kw_only=True):
    """A passage in which an area's expressions were found."""

    passage: Passage
    titles: tuple[str, ...]
    """Heading expressions that hit the passage's own title."""
    chapters: tuple[str, ...]
    """Heading expressions that hit a chapter above it."""
    strong: Mapping[str, int]
    """Strong expression → place among the passage's provisions of the first one it occurs in."""
    weak: Mapping[str, int]
    told: tuple[TellingSentence, ...] | None = None
    """The sentences its words stand in, the most telling first; None where the codebook asks for no undertaking."""
    probability: float | None = None
    """That its most telling sentence shows the area, 0 to 1; None where nobody weighed it."""

    @property
    def score(self) -> int:
        """The sum the module's docstring explains."""
        if self.told is not None:
            return max((self._worth(sentence) for sentence in self.told), default=0)
        words = STRONG * min(len(self.strong), MOST) + WEAK * min(len(self.weak), MOST)
        return TITLE * bool(self.titles) + CHAPTER * bool(self.chapters) + words

    def _worth(self, sentence: TellingSentence) -> int:
        """What one sentence makes of the passage."""
        if sentence.standing is Standing.BACKGROUND:
            return 0
        return sentence.score + bool(self.titles) + bool(self.chapters)

    @property
    def words(self) -> tuple[str, ...]:
        """Every expression that hit, the most telling first."""
        return (*self.titles, *self.strong, *self.weak, *(word for word in self.chapters if word not in self.titles))

    @property
    def best_provision(self) -> int:
        """Place of the provision in which most of its expressions occur; the earlier of two."""
        counts: dict[int, int] = defaultdict(int)
        for place in self.strong.values():
            counts[place] += STRONG
        for place in self.weak.values():
            counts[place] += WEAK
        return min(counts, key=lambda place: (-counts[place], place), default=0)


def ranked(hits: Sequence[PassageHit]) -> tuple[PassageHit, ...]:
    """Hits by score, an undertaking before a view and a firm one before others; then in reading order."""
    return tuple(sorted(hits, key=lambda hit: (-_weight(hit), hit.passage.start)))


def _weight(hit: PassageHit) -> int:
    return hit.score if not hit.told or not hit.score else min(hit.score, ENOUGH) + hit.told[0].firmness
