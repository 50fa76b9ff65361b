"""Lines that are filled into a text and head nothing: telephone numbers, addresses, dates, places to sign.

In: the text of a line. Out: yes or no. The labels are data (words). Not here: the words above the signatures (phrases).
"""

from __future__ import annotations

import re
from functools import cache

from foedera.reading.structure.words import divisions, fold

_LONGEST = 160
"""Letters of such a line; a longer one is a sentence."""
_BLANKS = re.compile(r"[_…]{3,}|\.{5,}|(?:\. ){4,}")
_NET = re.compile(r"\w@\w|https?:|www\.\w")
_CALLED = re.compile(r"(?<!\w)\+\d{1,3}[\s().\d-]{6,}|\(0\d{1,4}\)\s?\d{3}")
_LABEL = re.compile(r"[^\W\d_][^\d:]{0,30}?(?=\s?\.?\s?[:：]|\.?\s?[+(（\d])")
_CODE = re.compile(
    r"(?:[^:\d]{0,12}\b(?:SWIFT|BIC)\b[^:\d]{0,12}[:：]\s*[A-ZА-Я]{6}[A-ZА-Я\d]{2}(?:[A-ZА-Я\d]{3})?"
    r"|[^\W\d_][^:\d]{1,24}[:：]\s*(?=(?:\D{0,9}\d){5})[A-ZА-Я\d /.-]{6,})"
)
"""A number of a bank (ISO 9362, ISO 13616) or a register behind its letters: 'BIC: ABCDEF2A', 'ИНН: 7701234567'."""
_TOWN = re.compile(
    r"[,、]\s*(?:[A-Z]{1,2}-)?(?!(?:19|20)\d\d\s)\d{3,6}(?:\s\d{2,3})?\s+[A-ZÀ-ÞΑ-ΩЀ-Я\u0530-\uffff]"
    r"|[,、]\s*[^\W\d_][^\d,]{2,40}\s(?!(?:19|20)\d\d$)\d{3,6}(?:\s\d{2,3})?$|〒\d"
    r"|[,、]\s*\d{5,6}(?=\s?,|$)"
)
"""A town with its code, before or behind it: 'B-1048 Brussels', 'Bratislava 821 02'."""
_HOUSE = re.compile(r"(?<![\w.])\d{1,4}(?:/\d{1,4})?(?:-?[^\W\d_])?(?=\s?,|\s[^\W\d_]|$)")
_DATE = re.compile(
    r"""(?:(?:on|w)\s)?(?:[^\W\d_]{1,5}\s+)?(?:
      \d{1,2}(?:\.|er|st|nd|rd|th|º|-?\w{1,2})?\s+(?:(?:de|of|di)\s+)?[^\W\d_]{3,12}\.?,?\s+(?:(?:de|del)\s+)?(?:19|20)\d\d.{0,6}
    | [^\W\d_]{3,12}\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d
    | (?:19|20)\d\d\s?(?:[年년]|\.|m\.|[^\W\d_]\.?)?\s?[^\d,]{0,14}\s?\d{1,2}.{0,12}
    | \d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)\d\d\.?
    | (?:19|20)\d\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\.?
    )""",
    re.VERBOSE,
)
"""A day: 'the 5th of May 2024', '5.5.2024', 'May 5, 2024', '2024. május 5.', '2024年5月5日'."""
_PLACE = re.compile(r"[^\W\d][^\d,]{0,40}")


def is_filled_in(text: str) -> bool:
    """Whether a line is a label filled in, an address, a date or a place to sign."""
    if len(text) > _LONGEST:
        return False
    return (
        bool(_BLANKS.search(text))
        or (any(map(str.isdigit, text)) and (_is_call(text) or _is_address(text) or is_day(text)))
        or _NET.search(text) is not None
        or _CODE.fullmatch(text) is not None
    )


def _is_call(text: str) -> bool:
    """Whether it gives a number to call: 'Telefone: 21 …', 'Fax 02/…', '+32 2 …'."""
    if _CALLED.search(text):
        return True
    label = _LABEL.match(text)
    return label is not None and fold(label[0]).rstrip(". ") in _labels()


def _is_address(text: str) -> bool:
    """Whether it is a street with its house and a town with its code."""
    return _TOWN.search(text) is not None and (_HOUSE.search(text) is not None or "〒" in text)


def is_day(text: str) -> bool:
    """Whether it is nothing but a day, and a place with a comma behind it."""
    place, comma, day = text.rpartition(",")
    if comma and _DATE.fullmatch(day.strip()) and _PLACE.fullmatch(place):
        return True
    return _DATE.fullmatch(text) is not None


@cache
def _labels() -> frozenset[str]:
    return frozenset(fold(label).rstrip(".") for label in divisions().all("contact"))
