"""Whether a quote stands in a provision, and where.

The rule: the quote's letters and signs, runs of white space taken as one blank, occur in the provision's text, runs of
white space taken as one blank too. Nothing else is forgiven: no case, accent, hyphen or quotation mark. It neither
begins nor ends inside a word ('able to act' is no quote of 'unable to act'; a hyphen joins a word), and has at least
LEAST_LETTERS letters and digits. Where it occurs more than once, its first place counts.

Where a quote differs only in what a copyist sets as he likes (apostrophes, quotation marks, dashes, white space, signs
without width, ligatures), it is near: a person has to say whether it stands there (`find_near`, `differences`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import takewhile

from rapidfuzz import fuzz

from foedera.text.joiners import JOINERS

LEAST_LETTERS = 12
"""Letters and digits a quote must have, so that no 'the Parties' passes for evidence."""

LEAST_LIKENESS = 70.0
"""Likeness (0 to 100, rapidfuzz's partial ratio) from which a passage is named as the nearest to a quote."""
MOST_COMPARED = 400
"""Code points of a quote that are looked for when the nearest passage is wanted."""

_WORD = re.compile(r"\S+")
_HYPHENS = "-\u2010\u2011"
_JOINERS = frozenset(JOINERS)
_NO_JOINERS = dict.fromkeys(map(ord, JOINERS))


class FoldedText:
    """A provision's text with its runs of white space as one blank, and the way back."""

    def __init__(self, text: str) -> None:
        words = [match.span() for match in _WORD.finditer(text)]
        self.text = fold(text)
        places = (place for start, end in words for place in range(start, end + 1))
        self._places = [place for place in places if text[place : place + 1] not in _JOINERS]

    def find(self, quote: str) -> tuple[int, int] | None:
        """The range of the original text the quote stands at, by the rule; None where it does not."""
        wanted = fold(quote)
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if not self._inside_word(at) and not self._inside_word(end):
                return self._places[at], self._places[end - 1] + 1
            at = self.text.find(wanted, at + 1)
        return None

    def find_near(self, quote: str) -> tuple[int, int] | None:
        """The range of the original text that differs from the quote only in what a copyist sets as he likes."""
        wanted = "".join(signs for signs, _ in _letters(quote))
        if not wanted:
            return None
        near, places = self._near
        at = near.find(wanted)
        while at >= 0:
            start, end = self._with_marks(places[at], places[at + len(wanted) - 1] + 1, fold(quote))
            if not self._inside_word(start) and not self._inside_word(end):
                return self._places[start], self._places[end - 1] + 1
            at = near.find(wanted, at + 1)
        return None

    def _with_marks(self, start: int, end: int, quote: str) -> tuple[int, int]:
        """The range with as many of the marks around it as the quote begins and ends with."""
        before, behind = len(list(takewhile(_is_mark, quote))), len(list(takewhile(_is_mark, reversed(quote))))
        start -= len(list(takewhile(_is_mark, reversed(self.text[max(0, start - before) : start]))))
        end += len(list(takewhile(_is_mark, self.text[end : end + behind])))
        return start, end

    @cached_property
    def _near(self) -> tuple[str, list[int]]:
        """The folded text without what a copyist sets as he likes, and where each of its signs stands in it."""
        letters = list(_letters(self.text))
        return "".join(signs for signs, _ in letters), [place for signs, place in letters for _ in signs]

    def nearest(self, quote: str) -> tuple[float, str]:
        """The passage most like a quote, and how like it is (0 to 100)."""
        fit = fuzz.partial_ratio_alignment(fold(quote)[:MOST_COMPARED], self.text)
        if fit is None:
            return 0.0, ""
        start, end = fit.dest_start, fit.dest_end
        while self._inside_word(start):
            start -= 1
        while self._inside_word(end):
            end += 1
        return fit.score, self.text[start:end].strip()

    def holds(self, quote: str) -> bool:
        """Whether the letters occur at all, inside a word or not."""
        return fold(quote) in self.text

    def _inside_word(self, at: int) -> bool:
        return 0 < at < len(self.text) and _in_word(self.text[at - 1]) and _in_word(self.text[at])


def fold(text: str) -> str:
    """Runs of white space as one blank; none at the ends. Joiners, which typists set as they like, are left out."""
    return " ".join(text.translate(_NO_JOINERS).split())


def too_short(quote: str) -> bool:
    """Whether a quote has too few letters and digits to be evidence."""
    return sum(sign.isalnum() for sign in quote) < LEAST_LETTERS


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign in _HYPHENS or unicodedata.category(sign).startswith(("M", "Cf"))


def differences(quote: str, passage: str) -> tuple[str, ...]:
    """In which kinds of signs a quote differs from the passage it is near to."""
    said, stands = _by_kind(quote), _by_kind(passage)
    kinds = [kind for kind in (*_KINDS, _LIGATURES) if said.get(kind) != stands.get(kind)]
    return tuple(kinds) or ("how its letters are encoded",)


_APOSTROPHES, _DASHES, _SPACES = "apostrophes or quotation marks", "dashes or hyphens", "white space"
_UNSEEN, _LIGATURES = "signs without width", "ligatures"
_KINDS = (_APOSTROPHES, _DASHES, _SPACES, _UNSEEN)
_MARKS = frozenset("'\"`´\u02b9\u02ba\u02bb\u02bc\u02bd\u02ee\u2032\u2033\u2035\u2036\u301d\u301e\u301f\uff02\uff07")
"""Apostrophes and quotation marks that Unicode files elsewhere than under Pi and Pf."""
_MINUS = "\u2212"


@cache
def _kind(sign: str) -> str | None:
    """Which of the kinds a copyist sets as he likes a sign is; None for a letter, a digit and all else."""
    category = unicodedata.category(sign)
    if sign in _MARKS or category in {"Pi", "Pf"} or sign in "\u201a\u201e":
        return _APOSTROPHES
    if category == "Pd" or sign == _MINUS:
        return _DASHES
    if sign.isspace():
        return _SPACES
    return _UNSEEN if category == "Cf" else None


def _is_mark(sign: str) -> bool:
    return _kind(sign) in (_APOSTROPHES, _DASHES)


@cache
def _spelt_out(sign: str) -> str:
    """A sign as its plain letters: ligatures undone, accents behind their letters."""
    plain = unicodedata.normalize("NFKD", sign)
    return plain if len(plain) > 1 and plain.isalpha() else unicodedata.normalize("NFD", sign)


def _letters(text: str) -> Iterator[tuple[str, int]]:
    """What is left of a text without the kinds: its signs, spelt out, and where each stands."""
    return ((_spelt_out(sign), place) for place, sign in enumerate(text) if _kind(sign) is None)


def _by_kind(text: str) -> dict[str, list[tuple[int, str]]]:
    """The signs of each kind, with how many letters stand before them; a run of white space is one."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    letters = 0
    for sign in text.strip():
        kind = _kind(sign)
        if kind is None:
            spelt = _spelt_out(sign)
            if spelt.isalpha() and len(spelt) > 1:
                found[_LIGATURES].append((letters, sign))
            letters += len(spelt)
        elif kind != _SPACES or (letters, " ") not in found[kind][-1:]:
            found[kind].append((letters, " " if kind == _SPACES else sign))
    return found
