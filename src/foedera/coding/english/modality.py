"""Modality: how firmly a sentence words an undertaking, on a scale of strengths.

declared (recognise, underline) < explored (explore, consider, possibly) < intended (aim, seek) < firm (will,
agree to) < binding (shall). A hedge outranks the verb it hedges: 'will explore' is explored, not firm. In: a sentence.
Out: the places where words of the scale stand. Not here: who acts and what (foedera.coding.commitments).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection

import msgspec

from foedera.coding.expressions.shared_scan import SharedScan
from foedera.coding.wordlists import either, read_list
from foedera.model.strength import Strength

REMEMBERED = 20_000
"""Sentences whose words are kept, since several coders read the same."""
_NEAR = 40
"""Code points before a word in which `after` is looked for."""


class StrengthLevel(msgspec.Struct, frozen=True, kw_only=True):
    """One strength and the expressions that show it."""

    strength: Strength | None = None
    """None for words that look like an undertaking and are none."""
    meaning: str
    source: str
    expressions: tuple[str, ...]
    after: tuple[str, ...] = ()
    """Where given, the expressions count only right behind one of these."""
    alone: bool = False
    """Whether the expressions count only where nothing else in the sentence hits."""
    carries: bool = False
    """Whether they carry on an undertaking that stands before them, and count only where none does."""
    promises: bool = True
    """Whether they make an undertaking, rather than tell how firmly a passage is worded."""


class StrengthScale(msgspec.Struct, frozen=True, kw_only=True):
    """The levels in the order they are tried: of those that hit from one word, the first decides."""

    id: str
    version: int
    levels: tuple[StrengthLevel, ...] = msgspec.field(name="rungs")

    @property
    def key(self) -> str:
        """The id with its version: modal-ladder@2."""
        return f"{self.id}@{self.version}"


class ModalityMatch(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place in a sentence where words of the scale stand."""

    start: int
    end: int
    words: str
    strength: Strength | None
    """None where the words are none of an undertaking."""


class ModalityClassifier:
    """A scale of strengths, compiled once and used on many sentences."""

    def __init__(self, scale: StrengthScale, scan: SharedScan | None = None) -> None:
        """Compile.

        Args:
            scale: its expressions are what is looked for.
            scan: that of the run; None for one of its own.
        """
        self.scale, self._scan = scale, scan or SharedScan()
        self._levels = [(level, self._scan.either(level.expressions), _behind(level.after)) for level in scale.levels]
        self._promising = frozenset(place for place, level in enumerate(scale.levels) if level.promises)
        self.matches = functools.lru_cache(REMEMBERED)(functools.partial(self._matches, range(len(scale.levels))))
        """Every place words of the scale stand, in order and without overlap; at one word the first level decides."""
        self.promises = functools.lru_cache(REMEMBERED)(functools.partial(self._matches, self._promising))
        """The same of the levels that make an undertaking."""

    def _matches(self, levels: Collection[int], sentence: str) -> tuple[ModalityMatch, ...]:
        seen = self._scan.found_in(sentence)
        hits = sorted(
            (match.start(), place, match)
            for place, (_, words, _) in enumerate(self._levels)
            if place in levels and not words.numbers.isdisjoint(seen)
            for match in words.finditer(sentence)
            if self._counts(place, match)
        )
        found: list[tuple[StrengthLevel, re.Match[str]]] = []
        undertaken = False
        for _, place, match in hits:
            level = self._levels[place][0]
            if (found and match.start() < found[-1][1].end()) or (level.carries and undertaken):
                continue
            found.append((level, match))
            undertaken |= level.strength is not None and level.strength is not Strength.DECLARED
        kept = [pair for pair in found if not pair[0].alone] or found
        return tuple(
            ModalityMatch(start=m.start(), end=m.end(), words=" ".join(m.group().split()), strength=level.strength)
            for level, m in kept
        )

    def _counts(self, place: int, match: re.Match[str]) -> bool:
        """Whether a level's words stand behind what they have to stand behind."""
        behind, start = self._levels[place][2], match.start()
        return behind is None or behind.search(match.string, max(0, start - _NEAR), start) is not None

    def strength_of(self, sentence: str, place: int = 0) -> tuple[Strength, str] | None:
        """The strength of what a sentence undertakes at `place`, and the word that decided it.

        The last undertaking that begins before the place speaks for it, else the first one of the sentence; None where
        there is none.
        """
        strong = [(r.start, r.strength, r.words) for r in self.matches(sentence) if r.strength is not None]
        before = [reading for reading in strong if reading[0] <= place]
        chosen = before[-1:] or strong[:1]
        return (chosen[0][1], chosen[0][2]) if chosen else None


def read_strength_scale(text: str, *, name: str) -> StrengthScale:
    """A scale from its YAML text.

    Raises:
        InvalidRegister: naming the field that does not fit.
    """
    return read_list(text, StrengthScale, what="the scale of strengths", name=name)


def _behind(expressions: tuple[str, ...]) -> re.Pattern[str] | None:
    """What the text before a hit has to end with."""
    if not expressions:
        return None
    return re.compile(rf"(?:{either(expressions).pattern})\s*\Z", re.IGNORECASE)
