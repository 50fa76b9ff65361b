"""Own numbers: where a text prints the number of a provision, a point or a heading.

In: a text and its provisions. Out: places. That a clause is the third here and the fourth there is no change of its
wording. What a provision's number is the reader has said; of a heading, it is what the line begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.model.document import Provision

Places = list[tuple[int, int]]

_ROMAN = r"(?=[IVXL])(?:X[LX]{0,3}|L?X{0,3})(?:I[XV]|V?I{0,3})"
_DIGITS = r"\d{1,3}(?:\.\d{1,3}){0,4}"
_HEADING_NUMBER = re.compile(
    rf"(?:(?i:article|section|chapter|part|title|annex|appendix|schedule)[ \t]{{1,4}}(?:{_DIGITS}|{_ROMAN}|[A-Z])[.:]?"
    rf"|\(?{_DIGITS}[.):]?|{_ROMAN}[.):]?|[A-Za-z][.)])(?=\s|\Z)"
)
_LINE = re.compile(r"\S[^\n]*")


def own_numbers(text: str, provisions: Sequence[Provision], start: int, end: int) -> Places:
    """The places in text[start:end], in order, none within another.

    Args:
        text: of the document.
        provisions: those in the range, in reading order; what stands between them are headings.
        start: first code point.
        end: one past the last.
    """
    found: Places = []
    at = start
    for provision in provisions:
        found += _of_headings(text, at, provision.start)
        number = provision.number
        if number and text.startswith(number, provision.start):
            found.append((provision.start, provision.start + len(number)))
        at = max(at, provision.end)
    return [*found, *_of_headings(text, at, end)]


def _of_headings(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text, start, max(start, end)):
        number = _HEADING_NUMBER.match(text, line.start(), line.end())
        if number is not None:
            yield number.span()
