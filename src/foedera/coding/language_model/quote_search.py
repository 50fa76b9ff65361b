"""Whether a quote stands in a provision, and where.

The rule: the quote's letters and signs, runs of white space taken as one blank, occur in the provision's text, runs of
white space taken as one blank too. Nothing else is forgiven: no case, accent, hyphen or quotation mark. It neither
begins nor ends inside a word ('able to act' is no quote of 'unable to act'; a hyphen joins a word), and has at least
LEAST_LETTERS letters and digits. Where it occurs more than once, its first place counts.
"""

from __future__ import annotations

import re
import unicodedata

from foedera.text.joiners import JOINERS

LEAST_LETTERS = 12
"""Letters and digits a quote must have, so that no 'the Parties' passes for evidence."""

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
    return sign.isalnum() or sign in _HYPHENS or unicodedata.category(sign).startswith("M")
