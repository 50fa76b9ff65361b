"""The numbers printed before paragraphs and points: 1.  1)  (1)  1.1  (a)  a.  (iv)  A.  –  γ)  (ب)  가.  一、  ①.

In: the text of a block. Out: its markers, and what they mean in their row. Not here: headings, eIds.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from foedera.reading.structure.numbers import PUT_IN, ascii_figures, han_value, letter_value
from foedera.reading.structure.words import divisions

_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_MARKER = re.compile(
    r"""
    (?P<dash>[-–—•●▪◦*·])(?=\s|[^\W\d_]|[“"„‘'(\[])
  | (?P<multi>\d{1,3}(?:(?:\.\d{1,3}){1,5}|(?:\.\s\d{1,3}){2,3}(?!\.)))[.:]?(?=\s+[^\W\d_a-zß-ÿ]|\s+["“‘„(\[])
  | (?P<deep>\d{1,3}(?:\.\d{1,3}){3,5})[.:]?(?=\s+[^\W\d_])
  | (?P<put_in>\d{1,3}(?:[a-z]|\s[a-e]|-[A-Z]|[\s-]?(?:PUT_IN)))(?:\.(?=\s+[“"„‘'(\[]?[^\W\d_a-zß-ÿ])|\)(?=\s))
  | (?P<decimal>\d{1,3})(?:[.．](?=\s|[^\W_]|[“"„‘'(\[*]|[–—]\s?\(|$)(?!\d)|\)\.?(?!\w*\)))
  | \((?P<paren>\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{2,7}|[a-zA-Z]{2}|\d{1,2}[a-z])\)\.?
  | (?P<letter>[a-zA-Z]|[ivxl]{2,6}|[IVXL]{2,6})(?:\)\.?|\.(?=\s+[“"„‘'(\[]?[^\W_]|[A-Z“„a-z](?=[^\W_]*\s)|$))
    """.replace("PUT_IN", PUT_IN),
    re.VERBOSE,
)
_ASIAN = re.compile(
    r"""
    （(?P<paren>\d{1,3}|[一二三四五六七八九十]{1,3})）
  | \((?P<han_paren>[一二三四五六七八九十]{1,3})\)
  | (?P<han>[一二三四五六七八九十]{1,3})、
  | (?P<circled>[①-⑳])
  | (?P<wide>[０-９]{1,3})(?:[．、）]|(?=\s))
  | (?P<plain>\d{1,2})、
  | (?P<spaced>\d{1,2})(?=\s[\u3041-\u9fff])
    """,
    re.VERBOSE,
)
"""Numbers of Chinese, Japanese and Korean texts: 一、 (一) （１） ① and a figure before a blank ('２　締約国は')."""
_DASHED = re.compile(
    r"""
    (?P<parts>\d{1,3}(?:\.\d{1,3}){1,3})\s?[-–](?=\s+[^\W\d_a-zß-ÿ]|\s+["“‘„(\[])
  | (?P<dashed>\d{1,3})(?:-(?=\s+[^\W\d_])|\s?[-–—](?=\s+[^\W\d_a-zß-ÿ]))
    """,
    re.VERBOSE,
)
"""'1- Taraflar', '2 – Obligações', '2.1 – O Associado', '١ - الطرفان': so Turkish, Arabic, Slavic and Portuguese texts
count. With a blank or a long dash, a small letter goes on with what is counted: '12 – month periods'."""
_WORD = re.compile(r"(?![ivxlIVXL])[A-Za-z]{2}")
"""Two letters that open no Roman numeral: a word, as most texts begin with."""
_WORD_BEHIND = re.compile(rf"\s*{_WORD.pattern}")
_FIGURES = re.compile(r"\d+")
_BLANKS = re.compile(r"\s*")
_DASH = ("–", "—")
"""May stand between two numbers: '3.—(1)', as acts of the Commonwealth count."""
_DASHES = re.compile("[ \u00a0\t–—]*")
_TOWN = re.compile(r"([^\W\d_]{2,30}(?:[ -][^\W\d_]{2,30})?)(?:,?\s{0,9}[«“„\"_\d].{0,60})?")
"""The name of a town, and the day behind it: 'Нижний Новгород «15» декабря 2020 г.'."""
_CIRCLED = ord("①") - 1


class Marker(msgspec.Struct, frozen=True, gc=False):
    """A printed number at the start of a block."""

    kind: str
    """decimal, multi (1.1), lower, upper, or dash; roman readings are settled by the row it stands in."""
    value: str
    """Without brackets and stops, in figures or Latin letters: 1, 1.1, a, iv; empty for a dash."""
    printed: str
    """As it stands in the text: '(a)'."""
    style: str
    """Its brackets or stop: '1)' and '1.' are different styles of one kind."""

    @property
    def is_put_in(self) -> bool:
        """Whether an amendment put it in behind another number: 1a."""
        return self.kind == "decimal" and not self.value.isdecimal()

    @property
    def figure(self) -> int:
        """Its figures alone, of the last part: 12 for 12a, 2 for 1.2; 0 where it has none."""
        return figure_of(self.value.rpartition(".")[2])


def figure_of(value: str) -> int:
    """The figures a value begins with: 12 for 12a and 12 bis; 0 where there are none."""
    figures = _FIGURES.match(value)
    return int(figures[0]) if figures is not None else 0


def markers(text: str, language: str | None = None) -> tuple[Marker, ...]:
    """The markers `text` starts with: none, one, or two when a point opens its paragraph ('4. (a) Upon request').

    `language` (ISO 639-3) says by which alphabet letters are counted.
    """
    first = _marker(text, 0, language)
    if first is None:
        return ()
    end = len(first.printed)
    if _WORD_BEHIND.match(text, end):
        return (first,)
    gap = (_DASHES if text.startswith(_DASH, end) else _BLANKS).match(text, end)
    second = None if gap is None or first.kind == "dash" else _marker(text, gap.end(), language)
    if second is None or second.kind in {"dash", "multi"} or _shape(second) == _shape(first):
        return (first,)
    return first, second


def _shape(marker: Marker) -> tuple[str, str]:
    return marker.kind, marker.style


def _marker(text: str, at: int, language: str | None) -> Marker | None:
    if _WORD.match(text, at):
        return None
    match = _MARKER.match(text, at)
    if match is None:
        return _other_marker(text, at, language)
    return _read(match.lastgroup or "", match[match.lastgroup or ""], match[0])


@lru_cache(maxsize=4096)
def _read(name: str, value: str, printed: str) -> Marker:
    """The marker of what the pattern found under a name."""
    style = printed.replace(value, "#", 1)
    if name == "dash":
        return Marker("dash", "", printed, printed)
    value = ascii_figures(value if name == "put_in" else value.replace(" ", ""))
    if name in {"multi", "deep", "decimal"} or value[0].isdigit():  # 1a, too, which an amendment put in behind 1
        return Marker("multi" if name in {"multi", "deep"} else "decimal", value, printed, style)
    return Marker("lower" if value.islower() else "upper", value, printed, style)


def _other_marker(text: str, at: int, language: str | None) -> Marker | None:
    """A number no Latin text has; told apart by its first sign, because most blocks begin with a Latin letter."""
    first = text[at : at + 1]
    if not first or ("A" <= first <= "z" and first.isalpha()):
        return None
    for pattern, reading in ((_ASIAN, _asian_value), (_DASHED, ascii_figures)):
        match = pattern.match(text, at)
        if match is not None:
            printed = match[match.lastgroup or ""]
            kind = "multi" if match.lastgroup == "parts" else "decimal"
            return Marker(kind, reading(printed), match[0], match[0].replace(printed, "#", 1))
    if first.isascii() and first != "(":
        return None
    match = _letters().match(text, at)
    if match is None:
        return None
    letter = match["paren"] or match["lone"]
    value = letter_value(letter, language)
    if value is None or (match[0].endswith(".") and _names_town(letter, text[match.end() :].strip())):
        return None
    kind = "upper" if letter.isupper() else "lower"
    return Marker(kind, value.upper() if kind == "upper" else value, match[0], match[0].replace(letter, "#", 1))


def _names_town(letter: str, rest: str) -> bool:
    """Whether a letter and its stop stand for a town: 'г. Москва', with the day behind it or not."""
    match = _TOWN.fullmatch(rest) if letter in divisions().all("town") else None
    return match is not None and all(name[:1].isupper() for name in match[1].replace("-", " ").split())


def _asian_value(printed: str) -> str:
    if len(printed) == 1 and "①" <= printed <= "⑳":
        return str(ord(printed) - _CIRCLED)
    return ascii_figures(printed) if printed.isdecimal() else str(han_value(printed))


@cache
def _letters() -> re.Pattern[str]:
    """Letters points are counted by in other alphabets: '(β)', 'β)', 'б)', 'أ -', '가.'."""
    rows = {letter for letter in divisions().all("letters") if not letter.isascii()}
    letters = "|".join(sorted(rows | {letter.upper() for letter in rows}, key=len, reverse=True))
    return re.compile(rf"[(（](?P<paren>{letters})[)）]|(?P<lone>{letters})['׳]?(?:\)|\s?[-–](?=\s)|\.(?=\s+\S))")


def ordinal(value: str, *, roman: bool) -> int | None:
    """The place of a lettered or roman value in its row, from 1; None when it has no such reading."""
    low = value.lower()
    if roman:
        return _from_roman(low) if low and _ROMAN.fullmatch(low) else None
    if len(low) == 1 and "a" <= low <= "z":
        return ord(low) - ord("a") + 1
    if len(low) == 2 and low[0] == low[1] and "a" <= low[0] <= "z":
        return 26 + ord(low[0]) - ord("a") + 1
    return None


def _from_roman(low: str) -> int:
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    values = [worth[sign] for sign in low]
    return sum(-value if value < max(values[index + 1 :], default=0) else value for index, value in enumerate(values))
