"""Dates as texts in other languages than English write them: '3 mai 1977', 'am dritten Mai', '2017. október 6-án'.

In: a text and the words of one language. Out: terms with their place and an ISO date. English ones: terms.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from foedera.coding.facts.fact_words import ClosingWords
from foedera.coding.facts.terms import Term

REACH = 120
"""Code points beside the name of a month in which its day and year stand."""
_LONGEST_PART = 16
_LONGEST = 12
"""Words the number of a year takes at most."""
_FILLERS = frozenset(
    """
    de del do da du des di dell dell'anno nel van von der den the of d an l'an año ano anno année jaar jahr jahres
    im in en al y e m mes mese mês mois día días dia dias dag dagen tag tage jour jours giorno giorni г р год года
    году рік року році година години године godini godine gada gads r roku rok p o a
    """.split()  # noqa: SIM905  # a list would take a line for each
)
"""Words between the parts of a date, in any language; they say nothing of it."""
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_GAP = re.compile(r"[\s.,;:«»„“”\"'’_()ºª°/-]*")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})\s?(?:er|re|e|ᵉ|º|ª|°|th|st|nd|rd|ste|de|го|-?го|\.)?[\s«»„“”\"'’_]*$")
_DAY_BEHIND = re.compile(r"[\s.«„“\"]*(\d{1,2})(?!\d)")
_YEAR_BEHIND = re.compile(r"(1[5-9]\d\d|20\d\d)(?!\d)")
_YEAR_BEFORE = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)[^\d]{0,12}$")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?!\d)")
_WIDE = re.compile(r"((?:1[5-9]|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")


def spelt_dates(text: str, words: ClosingWords) -> list[Term]:
    """The whole dates in a text, in order; one without its day or its year is none."""
    found = [_numeric(match) for match in _NUMERIC.finditer(text)]
    found += [_dated(match.start(), match.end(), *map(int, match.groups())) for match in _WIDE.finditer(text)]
    found += [_around(text, match, words) for match in _months(tuple(words.months)).finditer(text)]
    return sorted(term for term in found if term is not None)


def _numeric(match: re.Match[str]) -> Term | None:
    """'22. 5. 2025', '22/09/2021': the day stands first everywhere but in America."""
    return _dated(match.start(), match.end(), int(match[4]), int(match[3]), int(match[1]))


def _around(text: str, month: re.Match[str], words: ClosingWords) -> Term | None:
    """The date around the name of a month."""
    before = text[max(0, month.start() - REACH) : month.start()]
    behind = text[month.end() : month.end() + REACH]
    numbers = _folded(tuple(words.numbers.items()))
    day, start = _day_before(before, numbers)
    end = 0
    if day is None:
        told = _DAY_BEHIND.match(behind)
        if told is None:
            return None
        day, end = int(told[1]), told.end()
    year, year_end = _year_behind(behind[end:], numbers)
    if year is None:
        told = _YEAR_BEFORE.search(before[:start])
        if told is None:
            return None
        year, start = int(told[1]), told.start()
    number = next(at for at, forms in enumerate(words.months, 1) if month[0].lower() in forms)
    whole_start = month.start() - (len(before) - start)
    return _dated(whole_start, month.end() + end + year_end, year, number, day)


def _day_before(before: str, numbers: Mapping[str, int]) -> tuple[int | None, int]:
    """The day that ends a text, and where it begins there; its length where there is none."""
    kept = _without_fillers(before)
    told = _DAY_BEFORE.search(kept)
    if told is not None:
        return int(told[1]), told.start()
    tokens = list(_WORD.finditer(kept))[-5:]
    for first in tokens:
        value = number_in(kept[first.start() :], numbers)
        if value is not None and 1 <= value <= 31:
            return value, first.start()
    return None, len(before)


def _without_fillers(before: str) -> str:
    """A text without the words and signs at its end that say nothing of a day."""
    while True:
        kept = before.rstrip(" \t\n\u00a0,;:«»„“”\"'’_()-")
        last = None if kept[-1:].isdigit() else _last_word(kept)
        if last is None or last[0].lower() not in _FILLERS:
            return kept
        before = kept[: last.start()]


def _last_word(text: str) -> re.Match[str] | None:
    tail = max(0, len(text) - 20)
    return next((match for match in reversed(list(_WORD.finditer(text, tail))) if match.end() == len(text)), None)


def _year_behind(behind: str, numbers: Mapping[str, int]) -> tuple[int | None, int]:
    """The year a text begins with, and where it ends there."""
    at = 0
    while True:
        at = _gap_end(behind, at)
        told = _YEAR_BEHIND.match(behind, at)
        if told is not None:
            return int(told[1]), told.end()
        value, end = _longest_year(behind[at:], numbers)
        if value is not None:
            return value, at + end
        word = _WORD.match(behind, at)
        if word is None or word[0].lower() not in _FILLERS:
            return None, 0
        at = word.end()


def _gap_end(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return at if gap is None else gap.end()


def _longest_year(text: str, numbers: Mapping[str, int]) -> tuple[int | None, int]:
    tokens: list[re.Match[str]] = []
    for token in _WORD.finditer(text):
        if len(tokens) == _LONGEST or (tokens and token.start() - tokens[-1].end() > 2):
            break
        tokens.append(token)
    for last in reversed(tokens):
        value = number_in(text[: last.end()], numbers)
        if value is not None and 1500 <= value < 2100:
            return value, last.end()
    return None, 0


def number_in(text: str, numbers: Mapping[str, int]) -> int | None:
    """The number a text spells and nothing else: 'zevenenvijftig', 'soixante-dix-sept'; None for other words."""
    parts = _parts([_plain(word) for word in re.split(r"[\s-]+", text.strip())], numbers)
    if not parts or not parts[0]:
        return None
    total = part = 0
    for value in parts:
        if value == 1000:
            total, part = total + max(1, part) * 1000, 0
        elif value == 100:
            part = max(1, part) * 100
        else:
            part += value
    return total + part or None


def _parts(words: Sequence[str], numbers: Mapping[str, int]) -> list[int]:
    """The values of the words' parts in order; none where any is no number. Two words may make one: 'quatre-vingt'."""
    values: list[int] = []
    at = 0
    while at < len(words):
        pair = "".join(words[at : at + 2])
        if at + 1 < len(words) and pair in numbers:
            values.append(numbers[pair])
            at += 2
            continue
        inside = _inside(words[at], numbers)
        if not inside:
            return []
        values += inside
        at += 1
    return values


def _inside(word: str, numbers: Mapping[str, int]) -> list[int]:
    """The values of the parts of one word, the longest first: 'negentienhonderd' is 19 and 100."""
    values: list[int] = []
    at = 0
    while at < len(word):
        size = next(
            (size for size in range(min(_LONGEST_PART, len(word) - at), 0, -1) if word[at : at + size] in numbers), 0
        )
        if not size:
            return []
        values.append(numbers[word[at : at + size]])
        at += size
    return values


@lru_cache(maxsize=64)
def _folded(numbers: tuple[tuple[str, int], ...]) -> dict[str, int]:
    return {_plain(word): value for word, value in numbers}


def _plain(text: str) -> str:
    """Its letters in lower case, without accents and without what parts words."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if sign.isalpha())


@lru_cache(maxsize=64)
def _months(rows: Sequence[tuple[str, ...]]) -> re.Pattern[str]:
    names = sorted({form for row in rows for form in row}, key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, names))})(?![^\W\d_])", re.IGNORECASE)


def _dated(start: int, end: int, year: int, month: int, day: int) -> Term | None:
    try:
        return Term(start, end, datetime.date(year, month, day).isoformat())
    except ValueError:
        return None


def all_dates(text: str, languages: Sequence[ClosingWords]) -> Iterator[Term]:
    """The dates in any of some languages; of two at one place the first language's."""
    taken: list[Term] = []
    for words in languages:
        for term in spelt_dates(text, words):
            if all(term.end <= other.start or term.start >= other.end for other in taken):
                taken.append(term)
    yield from sorted(taken)
