"""The modal ladder: how firmly a sentence words an undertaking.

declared (recognise, underline) < explored (explore, consider, possibly) < intended (aim, seek) < firm (will,
agree to) < binding (shall). A hedge outranks the verb it hedges: 'will explore' is explored, not firm. In: a sentence.
Out: readings, the places where words of the ladder hit. Not here: who acts and what (foedera.coding.commitments).
"""

from __future__ import annotations

import re

import msgspec

from foedera.coding.expressions.scanner import Scanner
from foedera.coding.wordlists import either, read_list
from foedera.model.matrix import Strength
from foedera.text.folding import fold

_NEAR = 40
"""Code points before a word in which `after` is looked for."""


class Rung(msgspec.Struct, frozen=True, kw_only=True):
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


class Ladder(msgspec.Struct, frozen=True, kw_only=True):
    """The rungs in the order they are tried: of those that hit from one word, the first decides."""

    id: str
    version: int
    rungs: tuple[Rung, ...]

    @property
    def key(self) -> str:
        """The id with its version: modal-ladder@2."""
        return f"{self.id}@{self.version}"


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a sentence where the ladder hits."""

    start: int
    end: int
    words: str
    strength: Strength | None
    """None where the words are none of an undertaking."""


class Grip:
    """A ladder ready for use."""

    def __init__(self, ladder: Ladder) -> None:
        self.ladder = ladder
        self._rungs = [(rung, either(rung.expressions), _behind(rung.after)) for rung in ladder.rungs]
        self._rung_of = [place for place, rung in enumerate(ladder.rungs) for _ in rung.expressions]
        self._scanner = Scanner([expression for rung in ladder.rungs for expression in rung.expressions])

    def readings(self, sentence: str) -> tuple[Reading, ...]:
        """Every place the ladder hits, in order and without overlap; at one word the first rung decides."""
        hits = sorted(
            (match.start(), place, match)
            for place in {self._rung_of[number] for number in self._scanner.found_in(fold(sentence))}
            for match in self._rungs[place][1].finditer(sentence)
            if self._counts(place, match)
        )
        found: list[tuple[Rung, re.Match[str]]] = []
        for _, place, match in hits:
            if not found or match.start() >= found[-1][1].end():
                found.append((self._rungs[place][0], match))
        kept = [pair for pair in found if not pair[0].alone] or found
        return tuple(
            Reading(start=m.start(), end=m.end(), words=" ".join(m.group().split()), strength=rung.strength)
            for rung, m in kept
        )

    def _counts(self, place: int, match: re.Match[str]) -> bool:
        """Whether a rung's words stand behind what they have to stand behind."""
        behind, start = self._rungs[place][2], match.start()
        return behind is None or behind.search(match.string, max(0, start - _NEAR), start) is not None

    def strength_of(self, sentence: str, place: int = 0) -> tuple[Strength, str] | None:
        """The strength of what a sentence undertakes at `place`, and the word that decided it.

        The last undertaking that begins before the place speaks for it, else the first one of the sentence; None where
        there is none.
        """
        strong = [(r.start, r.strength, r.words) for r in self.readings(sentence) if r.strength is not None]
        before = [reading for reading in strong if reading[0] <= place]
        chosen = before[-1:] or strong[:1]
        return (chosen[0][1], chosen[0][2]) if chosen else None


def read_ladder(text: str, *, name: str) -> Ladder:
    """A ladder from its YAML text.

    Raises:
        InvalidRegister: naming the field that does not fit.
    """
    return read_list(text, Ladder, what="the modal ladder", name=name)


def _behind(expressions: tuple[str, ...]) -> re.Pattern[str] | None:
    """What the text before a hit has to end with."""
    if not expressions:
        return None
    return re.compile(rf"(?:{either(expressions).pattern})\s*\Z", re.IGNORECASE)
