"""Articles whose text follows on their line without any sign: 'المادة 5 تتولى الوزارة …', 'Article 3 The Parties …'.

In: the texts of blocks or lines in order. Out: which of them open an article so. One such line may be a sentence that
begins with a reference ('Article 5 TFEU applies.'), so they count only where the numbers run on from one article to the
next, and several do. Not here: articles with a stop behind their number (headings.run_in).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from foedera.reading.structure.headings import Heading, run_in
from foedera.reading.structure.markers import ordinal
from foedera.reading.structure.shapes import shape_of
from foedera.reading.structure.words import divisions, fold, is_small

_LEAST = 3
"""So many articles in a row, each one more than the last, are no chance."""
_ORDINALS = ("º", "°")
"""Signs a text may follow without a blank: 'Art. 3ºAs disposições'."""
_SHORT = 2
"""So many from the first on are an act of their own, in a text that has longer rows: a gazette's orders are short."""


class _Opening(msgspec.Struct, frozen=True):
    """A text that opens an article, or may."""

    at: int
    number: int
    heading: Heading | None
    """Of one that only may: without a sign behind its number."""


def run_on_articles(texts: Sequence[str], language: str | None = None) -> dict[int, Heading]:
    """The places of texts that open an article without a sign behind its number, with the heading each begins with.

    Args:
        texts: of blocks or lines, in reading order; headings among them. One known to open nothing may be empty.
        language: of the document, ISO 639-3; None where nobody knows yet.
    """
    if len(texts) < _LEAST:
        return {}
    openings = [found for at, text in enumerate(texts) if text and (found := _opening(at, text, language)) is not None]
    if not any(opening.heading for opening in openings):
        return {}
    return {opening.at: opening.heading for row in _rows(openings) for opening in row if opening.heading is not None}


def articles_in_turn(texts: Sequence[str]) -> frozenset[int]:
    """The places of texts that head an article, or begin one with a stop behind its number, in a row of their numbers.

    A line 'Article 5' may be the middle of a sentence; in a row of three it is not, whatever stands before it.
    """
    if len(texts) < _LEAST:
        return frozenset()
    found = [_opening(at, text, None, roman=True) for at, text in enumerate(texts)]
    openings = [opening for opening in found if opening is not None]
    return frozenset(one.at for row in _rows(openings) for one in row if one.heading is None)


def may_open(text: str) -> int | None:
    """The number of the article a text begins with, or may: what stands behind it can be an article's text."""
    found = _opening(0, text, None)
    return None if found is None else found.number


def _opening(at: int, text: str, language: str | None, *, roman: bool = False) -> _Opening | None:
    """The article a text opens or may; one in Roman numerals where they are asked for.

    Without a sign behind it 'Article VI Technical Specifications' is an article of another agreement, in a list.
    """
    if is_small(text[:1]):
        return None
    shape = shape_of(text, language)
    if shape is None or shape.form.kind != "art" or shape.value is None:
        return None
    number = int(shape.value) if shape.value.isdecimal() else ordinal(shape.value, roman=True) if roman else None
    if number is None:
        return None
    if not text[shape.end :].strip() or run_in(text, language) is not None:
        return _Opening(at, number, None)
    is_apart = text[shape.end].isspace() or _is_han(text[shape.end]) or text[shape.end - 1] in _ORDINALS
    if not is_apart or not _is_said(text[shape.end :].lstrip()):
        return None
    return _Opening(at, number, Heading("art", text[: shape.end].strip(), shape.value, None))


def _is_said(rest: str) -> bool:
    """Whether what follows can be an article's text: it begins as a sentence or a point does, and is no mere remark.

    'ARTICLE 12 (continued)' stands at the head of a page; 'المادة 5 من الاتفاقية' is one spoken of.
    """
    if fold(rest.split(maxsplit=1)[0]) in _referring():
        return False
    again = shape_of(rest)
    if again is not None and again.form.kind == "art":  # 'Article 2 Article 3' lists them
        return False
    if rest[0] == "(" and rest.find(")") in {-1, len(rest) - 1}:
        return False
    return not is_small(rest[0]) and (rest[0].isalnum() or rest[0] in '(«"“„')


def _is_han(sign: str) -> bool:
    """Whether a text may begin with the sign right behind its number: 第五条双方, but not 第5条の規定."""
    return "\u4e00" <= sign <= "\u9fff"


@cache
def _referring() -> frozenset[str]:
    return frozenset(map(fold, (*divisions().all("referring"), *divisions().all("within"))))


def _rows(openings: Sequence[_Opening]) -> list[list[_Opening]]:
    """The openings whose numbers run on, in rows that are long enough."""
    rows: list[list[_Opening]] = []
    for opening in openings:
        if rows and opening.number == rows[-1][-1].number + 1:
            rows[-1].append(opening)
        else:
            rows.append([opening])
    if all(len(row) < _LEAST for row in rows):
        return []
    return [row for row in rows if len(row) >= _LEAST or (len(row) >= _SHORT and row[0].number == 1)]
