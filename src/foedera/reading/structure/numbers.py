"""Numbers as headings and points print them: 5, 12.4 bis, XIV, twenty one, ١٢, 十二, الأولى, στ.

In: text and a place in it. Out: the number and where it ends. Its value is figures or Latin letters, so that an eId can
hold it and the same article has the same eId in every language. Not here: the word before or after it (shapes).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import product

from foedera.reading.structure.words import LanguageWords, divisions, fold

_COUNTS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty"
)
"""English cardinals stay words in eIds (chp_twenty-one): texts are cited so since the first version."""
PUT_IN = "bis|ter|quater|quinquies|sexies|septies|octies|novies|nonies|decies|undecies|duodecies"
"""What follows the number of an article put in behind another: 'Article 12 ter', 'art. 5-bis'."""
_FIGURES = re.compile(
    rf"""(?:[-–]\s)?(
        (?:[A-Z]{{1,2}}-?)?\d{{1,3}}(?:\.?[⁰¹²³⁴-⁹]{{1,3}}|\^\d{{1,2}})
      | \d{{1,3}}\s(?-i:[a-z])(?=\s*(?:[.:–—§]|$))
      | (?:(?<=§)|(?<=§\s))\d{{1,3}}\s(?-i:[a-z])(?=\s+(?-i:[A-ZÀ-Þ]))
      | (?:[A-Z]{{1,2}}-?)?\d{{1,3}}
          (?:[ºª°]?-(?-i:[A-Z])(?![^\W_])|[a-np-z]?(?:/[A-Z](?!\w))?(?:[.-]\d{{1,3}})*(?:[\s-]?(?:{PUT_IN})\b)?)
      | (?-i:[IVX]+[A-Da-d])
      | [IVXLC]+(?:[.-]\d+)*(?:[\s-]?(?:{PUT_IN})\b)?
      | (?:{_COUNTS.replace(" ", "|")})(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?
      | [A-Z]
    )(?:\.?[ºª°]|\.[oa](?=[\s.:]|$)|(?<=\d)o(?=[\s.:–—-]|$)|(?:(?<=\d)|(?<=(?-i:[IVX])))(?:er|re|ère|ste|de|st|nd|rd|th|-lea|-a|ο|ον)(?![^\W_]))?
    (?:(?![^\W_ـ])|(?<=\d[º°])(?=(?-i:[A-ZÀ-Þ][a-zß-ÿ]|[OE]\s)))""",
    re.VERBOSE | re.IGNORECASE,
)
_INSERTED = re.compile(rf"(?<=[\dIVXLC])[\s-]?({PUT_IN})$", re.IGNORECASE)
_SPACED_LETTER = re.compile(r"(?<=\d)\s(?=[a-z]$)")
_WORD_PUT_IN = re.compile(rf"[\s-]({PUT_IN})\b", re.IGNORECASE)
_OTHER_LETTER = re.compile(r"(\d{1,3})([^\W\d_a-zA-Z])(?![^\W_])")
"""An article put in, by a letter of another alphabet: 'Чл. 5а', 'Άρθρο 5Α'."""
_TOKEN = re.compile(r"(?:\s*|-)([^\s\d.:,;–—()（）/-]+)")
_SIGN = re.compile(r"([^\s\d(]{1,8})\s*(?=[\d(IVXLC])")
_HAN = re.compile(r"[〇零一二三四五六七八九十百千两兩]{1,8}|\d{1,4}")
_HAN_FIGURES = {sign: at for at, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HUNDRED = 100
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_RAISED = re.compile(r"(?<=\d)\.?[⁰¹²³⁴-⁹]+")
"""Raised figures behind a number: 'Статья 6¹', '7.¹ pants' are articles put in behind the sixth and seventh."""
_ROMAN = re.compile(r"[IVXLC]+", re.IGNORECASE)
_LOOK_ROMAN = str.maketrans("ΙΧІХСΥ", "IXIXCV")
"""Greek and Cyrillic capitals typed where Roman figures are meant."""

_LOOK_FIGURES = re.compile(r"[lIO\d]{1,3}(?=[\s.:–—)]|-(?!\w)|$)")
_FIGURES_MEANT = str.maketrans("lIO", "110")

Read = tuple[str, int]
"""A number's value, and one past its last code point."""


def number_at(text: str, at: int, language: str | None = None) -> Read | None:
    """The number at a place: figures of any script, Roman numerals, a letter, a word for a number; in brackets or not.

    A sign of numbering before it ('nr', '№') is passed over.
    """
    at = _skip_sign(text, at)
    bracket = text[at : at + 1] in {"(", "（"}
    found = _number_at(text, at + bracket, language)
    if found is None or not bracket:
        return found
    return (found[0], found[1] + 1) if text[found[1] : found[1] + 1] in {")", "）"} else None


def _number_at(text: str, at: int, language: str | None) -> Read | None:
    match = _FIGURES.match(text, at)
    if match is None:
        return _with_letter(text, at, language) or word_at(text, at) or _letter_at(text, at, language)
    if not match[1][0].isdigit() and (words := word_at(text, at)) and words[1] > match.end():
        return words  # 'i parë' is the first, not the one with the number I
    return _value(match[1]), match.end()


def _value(number: str) -> str:
    """The value of a number in figures: 5º-A is 5-A, 5^1 is 5-1, 12ter and 12-ter are 12 ter, 5 a is 5a."""
    if number.isascii() and number.isdigit():  # nearly all are
        return number
    plain = ascii_figures(re.sub("[ºª°]", "", number).replace("^", "-"))
    return _SPACED_LETTER.sub("", _INSERTED.sub(r" \1", plain))


def _with_letter(text: str, at: int, language: str | None) -> Read | None:
    """The number of an article put in by a letter of another alphabet: 5а is 5a, 5Β is 5B."""
    match = _OTHER_LETTER.match(text, at)
    letter = None if match is None else letter_value(match[2], language)
    if match is None or letter is None:
        return None
    return ascii_figures(match[1]) + (letter.upper() if match[2].isupper() else letter), match.end()


def leading_number(text: str) -> Read | None:
    """The number a heading begins with ('1. cikk', 'II OSA', 'Erster Teil'): no single letter but a Roman numeral."""
    match = _FIGURES.match(text)
    if match is None:
        return _with_letter(text, 0, None) or word_at(text, 0)
    if not match[1][0].isdigit() and (words := word_at(text, 0)) and words[1] > match.end():
        return words
    return (_value(match[1]), match.end()) if match[1][0].isdigit() or _ROMAN.fullmatch(match[1]) else None


def figures_meant(text: str, at: int) -> Read | None:
    """The number of an article in which letters stand for figures: 'Član l' is the first, 'Član lO' the tenth.

    No article is counted by a small l, and none by figures among capitals; a capital I alone is Roman.
    """
    match = _LOOK_FIGURES.match(text, at)
    if match is None:
        return None
    typed = match[0]
    has_figure, has_small = any(map(str.isdigit, typed)), "l" in typed
    if typed[0] in "0O" or not (has_small or has_figure) or (has_small and "I" in typed and not has_figure):
        return None
    return None if typed.isdigit() else (typed.translate(_FIGURES_MEANT), match.end())


def may_be_number(word: str) -> bool:
    """Whether a number can begin with the word: Roman figures, or the first word of one that is spelt out."""
    return _ROMAN.fullmatch(word) is not None or fold(word).split("-")[0] in _first_words()


def word_at(text: str, at: int) -> Read | None:
    """The word for a number at a place, the longest: 'الحادية عشرة', 'al doilea'; its value is figures."""
    words, found, key = _number_words(), None, ""
    for _ in range(_most_words()):
        token = _TOKEN.match(text, at)
        if token is None:
            break
        at = token.end()
        key = f"{key} {token[1].lower()}" if key else token[1].lower()
        if (value := words.get(key) or words.get(fold(key))) is not None:
            found = value, at
    if found is None:
        return None
    more = _WORD_PUT_IN.match(text, found[1])
    return (f"{found[0]} {more[1].lower()}", more.end()) if more is not None else _with_hundreds(text, *found)


def _with_hundreds(text: str, value: str, at: int) -> Read:
    """The number with the hundreds said behind it: 'الأولى بعد المائة' is the hundred and first."""
    after = _TOKEN.match(text, at)
    if after is None or fold(after[1]) not in _afters() or int(value) >= _HUNDRED:
        return value, at
    hundreds = _TOKEN.match(text, after.end())
    more = None if hundreds is None else _number_words().get(fold(hundreds[1]))
    if hundreds is None or more is None or int(more) % _HUNDRED:
        return value, at
    return str(int(more) + int(value)), hundreds.end()


@cache
def _afters() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("after")))


def _letter_at(text: str, at: int, language: str | None) -> Read | None:
    token = _TOKEN.match(text, at)
    if token is None:
        return None
    letter = token[1].rstrip("'׳’")
    if _ROMAN.fullmatch(roman := letter.translate(_LOOK_ROMAN)) and letter.isupper():
        return roman, token.end()
    value = letter_value(letter, language)
    return None if value is None else (value.upper() if letter.isupper() else value, token.end())


def letter_value(letter: str, language: str | None = None) -> str | None:
    """The Latin letter a letter of another alphabet counts as: γ is c, στ is f, ب is b; None for no such letter.

    The row of `language` is asked first: д is the fifth letter in Bulgarian and the sixth in Ukrainian.
    """
    low = letter.lower()
    rows = _letter_rows()
    if language in rows and low in rows[language]:
        return rows[language][low]
    return _any_letter().get(low)


def ascii_figures(value: str) -> str:
    """The value with figures of other scripts as 0 to 9: ١٢ is 12; raised ones are parted from it: 6¹ is 6-1."""
    if value.isascii():
        return value
    parted = _RAISED.sub(lambda raised: f"-{unicodedata.normalize('NFKC', raised[0].lstrip('.'))}", value)
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in parted)


def han_at(text: str, at: int) -> Read | None:
    """The Han numeral or figures at a place: 十二 is 12, 一百零三 is 103, 二〇 is 20."""
    match = _HAN.match(text, at)
    if match is None:
        return None
    return (ascii_figures(match[0]) if match[0].isdecimal() else str(han_value(match[0]))), match.end()


def han_value(numeral: str) -> int:
    """The value of a Han numeral below ten thousand, by tens (三十二) or by figures (三二)."""
    if not any(sign in _HAN_TENS for sign in numeral):
        return int("".join(str(_HAN_FIGURES[sign]) for sign in numeral))
    total, figure = 0, None
    for sign in numeral:
        if sign in _HAN_TENS:
            total += (figure or 1) * _HAN_TENS[sign]
            figure = None
        else:
            figure = _HAN_FIGURES[sign]
    return total + (figure or 0)


def _skip_sign(text: str, at: int) -> int:
    """Past white space and a sign of numbering such as 'nr' or '№'."""
    while text[at : at + 1].isspace():
        at += 1
    match = _SIGN.match(text, at)
    return match.end() if match is not None and fold(match[1]).rstrip(".") in _signs() else at


@cache
def _signs() -> frozenset[str]:
    return frozenset(fold(sign).rstrip(".") for sign in divisions().all("number_sign"))


@cache
def _number_words() -> dict[str, str]:
    """Word → figures, as it is and folded, 'dix-septième' as two words.

    Where two languages mean two numbers by one word, the first in the file decides: but åttende is 8, attende 18.
    """
    pairs = [
        (word.replace("-", " "), str(at))
        for known in divisions().languages
        for at, words in enumerate(known.numbers, start=1)
        for word in words
    ]
    for known in divisions().languages:
        pairs += ((word.replace("-", " "), str(number)) for word, number in _composed(known))
    found: dict[str, str] = {}
    for word, number in pairs:
        found.setdefault(word.lower(), number)
    for word, number in pairs:
        found.setdefault(fold(word), number)
    return found


@cache
def _most_words() -> int:
    return max(len(words.split()) for words in _number_words())


def _composed(known: LanguageWords) -> Iterator[tuple[str, int]]:
    """The words for tens and hundreds, and for what is made of tens and units."""
    for at, words in enumerate(known.hundreds, start=1):
        yield from ((word, _HUNDRED * at) for word in words)
    for at, words in enumerate(known.tens, start=1):
        for ten in words:
            yield ten, 10 * at
            for unit, ones in enumerate((known.units or known.numbers)[:9], start=1):
                for pattern, one in product(known.compound, ones):
                    yield pattern.replace("ten", ten).replace("unit", one), 10 * at + unit


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words.split(" ")[0] for words in _number_words())


@cache
def _letter_rows() -> dict[str | None, dict[str, str]]:
    return {
        known.language: {letter: _latin(at) for at, letter in enumerate(known.letters)}
        for known in divisions().languages
        if known.letters
    }


@cache
def _any_letter() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _letter_rows().values():
        found = row | found
    return found


def _latin(at: int) -> str:
    letter = chr(ord("a") + at % 26)
    return letter * (1 + at // 26)
