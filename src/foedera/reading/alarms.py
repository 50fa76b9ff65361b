"""What makes a text suspicious once it is read: something of the file is nowhere, or its shape is not an agreement's.

In: the report on a file, its text and provisions. Out: problems of the kinds that raise an alarm. Not here: mending.
The limits are Foedera's own, chosen so that well-read texts raise nothing (evaluation/reading.md has the counts).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from foedera.amounts import listed
from foedera.model.document import Problem, Provision, Report
from foedera.reading.articles_missed import articles_missed
from foedera.reading.structure.headings import SCOPES
from foedera.text.counting import letters_and_digits

HEADINGS = 0.25
"""A larger share of the letters in headings means that sentences were taken for headings."""
LONGEST = 10_000
"""A longer provision, in code points, is several that were not told apart."""
LARGEST = 0.20
"""So is one that holds a larger share of the text …"""
LARGE = 2_000
"""… and at least so many code points: in a short text every provision is a large share."""
COUNTED = 0.5
"""A larger share of ids with a count behind them means that the numbers were read wrongly."""
FEW = 8
"""With fewer provisions a share says nothing."""
PREAMBLE = 0.6
"""A larger share of the letters in the preamble of a text without articles means that its body was taken for one."""
LINES = 3
"""So many lines shaped like headings, where no provision has a heading, are headings that were missed."""
LINE_WORDS = 8
"""Words a heading-like line has at most."""
FALLS = 5
"""So many numbers of articles that fall below the one before …"""
FALLING = 0.2
"""… and so large a share of them, are a fault of reading or of the file."""
SHOWN = 5
"""Places a problem names; the rest are counted."""

_COUNT = re.compile(r"^(?:\S*__)?[a-z]+_[^_\s]+_\d+(?=__|$)", re.MULTILINE)
"""A part of an eId that ends in a count of its own: art_5_2 is the second Article 5 (structure.outline)."""
_ARTICLE = re.compile(r"(?P<above>(?:[^_]+(?:_[^_]+)+__)*?)art_(?P<number>\d+)(?:_\d+)?(?=__|$)")
_TWICE = re.compile(r"(?:^|__)art_[^_]+_\d+$")


def alarms(report: Report, text: str, provisions: Sequence[Provision], *, name: str) -> Iterator[Problem]:
    """Every alarm a text raises.

    Args:
        report: what became of the file.
        text: the clean text.
        provisions: in reading order; notes and tables may be among them.
        name: the file's.
    """
    checks = (
        _lost(report),
        _headings(report, text, provisions),
        _long(text, provisions),
        _preamble(text, provisions),
        _counted(provisions),
        _unordered(provisions),
        _missed(text, provisions),
        articles_missed(text, provisions),
    )
    for code, said in (found for check in checks for found in check):
        yield Problem(code=code, where=name, text=said)


def _lost(report: Report) -> Iterator[tuple[str, str]]:
    if report.lost:
        share = report.lost / report.characters
        said = f"{report.lost} of {report.characters} letters and digits stand in no provision or heading ({share:.1%})"
        yield "text-lost", said


def _headings(report: Report, text: str, provisions: Sequence[Provision]) -> Iterator[tuple[str, str]]:
    """Too much in headings, whether anything stands under them or not."""
    bare = (text[one.start : one.end] for one in provisions if "hcontainer_" in one.eid)
    headings = report.in_headings + sum(map(letters_and_digits, bare))
    share = headings / max(1, report.in_headings + report.in_provisions)
    if share > HEADINGS and report.characters >= LARGE:
        yield (
            "headings-heavy",
            f"headings hold {share:.0%} of the letters and digits; above {HEADINGS:.0%} is suspicious",
        )


def _long(text: str, provisions: Sequence[Provision]) -> Iterator[tuple[str, str]]:
    """Provisions that are too long; tables are as long as they are, unless one is most of the text."""
    least = min(LONGEST, max(LARGE, int(LARGEST * len(text))))
    most = max(least, len(text) // 2)
    long = [one for one in provisions if one.end - one.start > (most if one.kind == "table" else least)]
    if long:
        named = [f"{one.eid} ({one.end - one.start} of {len(text)} characters)" for one in long]
        yield "provision-long", listed(named, SHOWN)


def _preamble(text: str, provisions: Sequence[Provision]) -> Iterator[tuple[str, str]]:
    """Nearly all of a text in its preamble; recitals may be that long where articles follow."""
    recitals = [one for one in provisions if one.kind == "preamble"]
    if len(provisions) < FEW or any(one.kind == "article" or _ARTICLE.match(one.eid) for one in provisions):
        return
    share = _letters(text, recitals) / max(1, _letters(text, provisions))
    if share > PREAMBLE:
        said = (
            f"{len(recitals)} of {len(provisions)} provisions are preamble, with {share:.0%} of the letters and digits"
        )
        yield "preamble-heavy", f"{said}; above {PREAMBLE:.0%} without an article is suspicious"


def _letters(text: str, provisions: Sequence[Provision]) -> int:
    return sum(letters_and_digits(text[one.start : one.end]) for one in provisions)


def _counted(provisions: Sequence[Provision]) -> Iterator[tuple[str, str]]:
    twice = [one.eid for one in provisions if one.kind == "article" and _TWICE.search(one.eid)]
    if twice:
        yield "article-twice", f"the same number again: {listed(twice, SHOWN)}"
    counted = len(_COUNT.findall("\n".join([one.eid for one in provisions])))
    if len(provisions) >= FEW and counted > COUNTED * len(provisions):
        yield "ids-counted", f"{counted} of {len(provisions)} ids end in a count, such as {provisions[-1].eid}"


def _unordered(provisions: Sequence[Provision]) -> Iterator[tuple[str, str]]:
    """Numbers of articles that fall again and again; one that begins anew, or is put in by a letter, falls by right."""
    rows: dict[str, list[tuple[str, int]]] = {}
    for one in provisions:
        match = _ARTICLE.match(one.eid)
        if match is None:
            continue
        scope = "__".join(part for part in match["above"].split("__") if part.partition("_")[0] in SCOPES)
        row = rows.setdefault(scope, [])
        if not row or row[-1][0] != match[0]:
            row.append((match[0], int(match["number"])))
    steps = [pair for row in rows.values() for pair in itertools.pairwise(row)]
    falls = [(one[1], other[1]) for one, other in steps if other[1] <= one[1] and other[1] != 1]
    if len(falls) >= max(FALLS, FALLING * len(steps)):
        shown = listed([f"{one} then {other}" for one, other in falls], SHOWN)
        yield "article-order", f"{len(falls)} of {len(steps)} numbers are less than the one before: {shown}"


def _missed(text: str, provisions: Sequence[Provision]) -> Iterator[tuple[str, str]]:
    """Lines shaped like headings right above longer paragraphs, in a text without headings."""
    plain = [one for one in provisions if one.kind not in {"note", "table"}]
    without = sum(not one.path and not one.heading for one in plain)
    if len(plain) < FEW or without <= len(plain) / 2:
        return
    words = [text[one.start : one.end] for one in plain]
    lines = [line for line, below in itertools.pairwise(words) if _is_line(line) and not _is_line(below)]
    if len(lines) >= LINES:
        yield "headings-missed", f"lines shaped like headings: {listed(lines, SHOWN, between=' / ')}"


def _is_line(words: str) -> bool:
    """Whether a provision looks like a heading: short, without a stop, and beginning with a capital or a number."""
    return len(words.split()) <= LINE_WORDS and words[-1:].isalpha() and not words[:1].islower()
