"""Amounts and dates in running text: what changes from one agreement to the next where the clause does not.

In: a text. Out: places with their kind, in order. Months are read in English, numbers in any language. Not here: what a
date is the date of (coding.facts), and whether a user wants what was found: a year by itself may be a date or belong to
the name of an instrument.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from foedera.text.places import apart

AMOUNT, DATE, YEAR = "amount", "date", "year"

_BLANK = "[ \u00a0\u202f\n]"
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,5}(?!\d)(?:[.,]\d{1,3})?|\d[\d.,]{0,18}(?<![.,]))"
_SCALE = r"(?:thousand|million|billion|trillion|bn|mln|mn)\b"
_SIGN = rf"(?:(?:[A-Z]{{1,3}}|US{_BLANK})?[€$£¥₴₹₩])"
_CODE = (
    "(?:EUR|USD|GBP|CAD|AUD|NZD|CHF|NOK|SEK|DKK|ISK|PLN|CZK|HUF|RON|BGN|JPY|CNY|KRW|INR|TRY|UAH"
    "|NLG|DEM|FRF|ITL|ESP|BEF)"
)
_MONEY = (
    "(?:euros?|dollars?|pounds?(?: sterling)?|kroner|krone|kronor|krona|krónur|francs?|yen|złoty|zlotys?|hryvnias?|lei"
    "|korunas?|rupees?|roubles?|rubles?|pesos?)"
)
_PRINTED_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?:{_CODE}|{_SIGN}){_BLANK}?{_NUMBER}(?:[ \u00a0\u202f\n-]?(?:{_SCALE}|(?:m|k|M|B)\b))?"
    rf"|{_NUMBER}{_BLANK}?(?:[€$£¥₴₹₩%]|per{_BLANK}?cent\b)"
    rf"|{_NUMBER}(?:[ \u00a0\u202f\n-]?{_SCALE})?{_BLANK}(?:of{_BLANK})?(?:(?:[A-Z][a-z]{{1,15}}|US|U\.S\.){_BLANK})?"
    rf"(?:{_MONEY}|{_CODE})\b"
    rf"|{_NUMBER}[ \u00a0\u202f\n-]?{_SCALE})"
)
"""An amount of money, a share in per cent, a large number with its scale in a word ('3 million')."""
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_BARE_YEAR = r"(?:1[6-9]|20)\d\d"
_DAY = r"\d{1,2}(?!\d)(?:\s?(?:st|nd|rd|th)\b)?"
_PRINTED_DATE = re.compile(
    rf"(?<![\w.,/-])(?:(?:the\s)?(?:\d{{1,2}}[-–])?{_DAY}\s(?:day\s)?(?:of\s)?{_MONTH}(?!\w)(?:,?\s{_BARE_YEAR}\b)?"
    rf"|{_MONTH}\s(?:{_DAY}(?:,?\s{_BARE_YEAR}\b)?|{_BARE_YEAR}\b)"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]{_BARE_YEAR}\b|{_BARE_YEAR}-\d\d-\d\d\b)"
)
"""A day with or without its year, a month with its year."""
_PRINTED_YEAR = re.compile(rf"(?<![\w.,/-]){_BARE_YEAR}(?![\w/])")


class PrintedValue(NamedTuple):
    """An amount or a date where it stands."""

    start: int
    end: int
    kind: str
    """amount, date, or year for one that no day or month belongs to."""


def printed_values(text: str) -> Iterator[PrintedValue]:
    """The amounts and dates of a text, in order, none over another."""
    places = (
        (DATE, _PRINTED_DATE.finditer(text)),
        (AMOUNT, _PRINTED_AMOUNT.finditer(text)),
        (YEAR, _PRINTED_YEAR.finditer(text)),
    )
    found = (PrintedValue(*match.span(), kind) for kind, matches in places for match in matches)
    return apart(found)
