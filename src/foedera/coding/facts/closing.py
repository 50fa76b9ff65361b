"""Where a text was signed and when, in the words of its own language: 'Fait à Paris, le 3 mai 1977'.

In: a document, its provisions, the words languages close with. Out: the closing, with the words it stands on. What is
not said is None, and nothing is guessed: a line of place and day counts only at the head or the end of a text. English
clauses with a day are found by signing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from foedera.coding.facts.fact_words import ClosingWords
from foedera.coding.facts.finds import in_annex
from foedera.coding.facts.spelt_dates import all_dates
from foedera.coding.facts.terms import Term
from foedera.model.document import Document, Provision

WINDOW = 320
"""Code points behind 'Fait à' in which the day is looked for."""
_FAR = 80
"""Code points within which the place stands, counted from the first words or the day."""
HEAD, TAIL = 700, 1500
"""Code points at the head and the end of a text in which a line of place and day may stand."""
_PLACE = re.compile(
    r"(?P<place>(?:(?:la|le|el|los|las|den)\s|['’]s-)?[^\W\d_a-zß-ÿ][\w'’-]{0,30}+"
    r"(?:[ -](?:(?:de|del|la|le|sur|am|an der|of|di|da|do|du|und|і|и)[ -])?[^\W\d_a-zß-ÿ][\w'’-]{0,30}+){0,3})"
)
_BEFORE_DAY = re.compile(
    r"\s{0,3}(?:(?P<comma>,)\s{0,3})?(?:(?P<word>den|am|dne|dňa|dnia|le|lì|il|em|el|op|on|the|a|dana|дана|dated?)\s{1,3})?[«“„\"]?$",
    re.IGNORECASE,
)
_LOCAL = re.compile(r"^(?:г|м|гр|дер|пос|с|смт)\.\s?|^(?:V|Ve|W|We|U|У|В|In|Kelt:?)\s(?=[^\W\d_a-zß-ÿ])")
"""What stands before the name of a place: 'г. Омск', 'V Praze'."""
_LONGEST_PLACE = 40
_MOST_DAYS = 2
"""Days such lines name in a text that is one: its own, and that of an annex or a copy."""
_BEHIND_DAY = 14
"""Code points that may stand behind the day of such a line: 'г.', 'року'."""


class Closing(NamedTuple):
    """Where and when; at least one of both."""

    date: str | None
    """ISO 8601, a whole day."""
    place: str | None
    """As printed."""
    provision: Provision
    start: int
    """First code point, counted in the document's text."""
    end: int
    rule: str


def find_closing(
    document: Document, provisions: Sequence[Provision], languages: Sequence[ClosingWords]
) -> Closing | None:
    """The closing of a text; None where it has none in these languages.

    A clause with a day goes before one without, the agreement's before an annex's, and any clause before a line.
    """
    clauses = sorted(_clauses(document, provisions, languages), key=_preference)
    if clauses and clauses[0].date is not None:
        return clauses[0]
    lines = list(_lines(document, provisions, languages))
    if len({line.date for line in lines}) > _MOST_DAYS:
        lines = []  # a gazette of many acts, each with its own
    return next((line for line in lines if _is_outside(line, document)), clauses[0] if clauses else None)


def _is_outside(closing: Closing, document: Document) -> bool:
    """Whether a line stands at the head or the end of a text."""
    return closing.start < HEAD or closing.end > len(document.text) - TAIL


def _preference(closing: Closing) -> tuple[bool, bool, bool, bool, int]:
    is_title = closing.start < HEAD
    return closing.date is None, in_annex(closing.provision), closing.place is None, is_title, closing.start


def _clauses(
    document: Document, provisions: Sequence[Provision], languages: Sequence[ClosingWords]
) -> Iterator[Closing]:
    """'Fait à …' and its kin, where they begin with a capital."""
    for provision in provisions:
        text = document.text[provision.start : provision.end]
        for words in languages:
            for hit in _either_of(words.done).finditer(text):
                if hit[0][0].isupper():
                    yield from _clause(provision, text, hit, words)


def _clause(provision: Provision, text: str, hit: re.Match[str], words: ClosingWords) -> Iterator[Closing]:
    """The clause that begins there; nothing where neither a place nor a day stands in it."""
    window = text[hit.end() : hit.end() + WINDOW]
    date = next(all_dates(window, [words]), None)
    named = _place(window, words, date)
    if named is None and date is None:
        return
    ends = [named.end() if named else 0, date.end if date else 0]
    yield Closing(
        date=date.value if date else None,
        place=named["place"] if named else None,
        provision=provision,
        start=provision.start + hit.start(),
        end=provision.start + hit.end() + max(ends),
        rule=f"closing words '{hit[0].strip()}' ({words.language})",
    )


def _place(window: str, words: ClosingWords, date: Term | None) -> re.Match[str] | None:
    """The place a clause names: right behind its first words, else behind one of those places follow."""
    limit = _FAR if date is None else max(_FAR, date.end + _FAR)
    for start in (0, *(match.end() for match in _either_of(words.at).finditer(window, 0, limit))):
        city = _either_of(words.city).match(window, start)
        named = _PLACE.match(window, city.end() if city else start)
        if named is not None and (date is None or named.end() <= date.start or named.start() >= date.end):
            return named
    return None


def _lines(document: Document, provisions: Sequence[Provision], languages: Sequence[ClosingWords]) -> Iterator[Closing]:
    """'Karlsruhe, den 17.02.2018', alone on its line; those at the end of the text first, the last of them first."""
    weekdays = {day for words in languages for day in words.weekdays}
    late = [it for it in provisions if it.end > len(document.text) - TAIL]
    for provision in (*reversed(late), *provisions[: len(provisions) - len(late)]):
        for line in re.finditer(r"[^\n|]+", document.text[provision.start : provision.end]):
            found = _line(line[0].rstrip(), languages, weekdays)
            if found is not None:
                place, date, first, last = found
                yield Closing(
                    date=date,
                    place=place,
                    provision=provision,
                    start=provision.start + line.start() + first,
                    end=provision.start + line.start() + last,
                    rule="a line of place and day; read it with care",
                )


def _line(line: str, languages: Sequence[ClosingWords], weekdays: set[str]) -> tuple[str, str, int, int] | None:
    """(place, day, start, end) of a line that holds nothing else."""
    if len(line) > _LONGEST_PLACE + 60:
        return None
    for date in all_dates(line, languages):
        before = _BEFORE_DAY.search(line[: date.start])
        if before is None or len(line) - date.end > _BEHIND_DAY:
            continue
        local = _LOCAL.match(line)
        first = local.end() if local else 0
        place = _PLACE.fullmatch(line[first : before.start()].strip())
        is_parted = bool(before["comma"] or before["word"] or local)
        if place is not None and is_parted and place["place"].lower() not in weekdays:
            return place["place"], date.value, first, date.end
    return None


@lru_cache(maxsize=256)
def _either_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some phrases and the blanks behind it, blanks as they come; nothing at all where there are none."""
    longest = sorted(phrases, key=len, reverse=True)
    either = "|".join(r"\s{1,3}".join(map(re.escape, phrase.split())) for phrase in longest) or "(?!)"
    return re.compile(rf"(?<![^\W\d_])(?:{either})\s{{1,3}}(?::\s{{1,3}})?", re.IGNORECASE)
