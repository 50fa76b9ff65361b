"""How many rows of a draft's own table have something: 'three of these five ceremonies were held in Brussels'.

In: a number of rows, all of them in another number or a table pointed to, and one place, year or person. Out:
statements. Which table is meant is told by its number or place, else by the number of its rows; where several may be
meant nothing is raised that does not contradict each.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.kinds.references import pointed_elsewhere
from foedera.watching.prose.kinds.table_words import pointed_to
from foedera.watching.prose.parts.dates import DateMention, dates_in
from foedera.watching.prose.parts.names import folded, seats
from foedera.watching.prose.parts.numbers import WORDS, counts_in
from foedera.watching.prose.parts.words import any_of, claims
from foedera.watching.prose.tables.grids import Grid
from foedera.watching.prose.tables.heads import TOTAL

_N = rf"(?:{any_of(WORDS)}|\d{{1,2}})"
_ROWS = rf"(?:{any_of((*claims().entries, 'ceremonies', 'signatures', 'signings', 'dates', 'texts', 'documents'))})"
_DOES = (
    r"(?=,|\s(?:were|was|are|is|have|had|took|fall|fell|name|names|carry|say|show|signed|date|dated|in|travelled)\b)"
)
_SOME_OF = re.compile(
    rf"\b(?P<some>{_N})\s(?:out\s)?of\s(?:(?:the|these|those|its|our|this table['’]s)\s)?(?P<all>{_N})"
    rf"(?:\s(?:\w+\s)?{_ROWS}\b|{_DOES})"
    rf"|\b[Oo]f\s(?:the|these|those|its|our)\s(?P<all_b>{_N})\s(?:\w+\s)?{_ROWS},?\s(?:\w+\s)?(?P<some_b>{_N})\b"
    rf"|\b(?P<some_c>{_N})\s{_ROWS}\s(?:of|in)\s(?:the|this|our)\s(?:table|list)\b"
    rf"|\b(?:appears|occurs|stands|comes up|is named|is found)\s(?P<times>once|twice|{_N}\stimes)\b",
    re.IGNORECASE,
)
_TIMES = {"once": 1, "twice": 2}
_OF_THIS_DRAFT = re.compile(
    r"\b(?:in|of|on) (?:this|the|our|that) (?:table|list|column)\b|\blisted (?:above|below)\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|neither|nor|outside|other than|except|but one|never|none)\b", re.IGNORECASE)


@kind(
    "row-tally",
    reads="'three of these five ceremonies were held in Brussels', 'Brussels appears twice in the table'",
    recomputed="the rows of the draft's own table that have that place, year or person",
)
def row_tally(case: ProseCase) -> Iterator[Said]:
    """A number of rows with something, against the table itself."""
    for place, sentence in enumerate(case.draft.sentences):
        if sentence.kind == "heading" or doubted(sentence.text) or _NOT.search(sentence.text):
            continue
        found = list(_SOME_OF.finditer(sentence.text))
        sought = list(_sought(sentence))
        if len(found) != 1 or len(sought) != 1:
            continue
        if not _OF_THIS_DRAFT.search(sentence.text) and pointed_elsewhere(sentence, *found[0].span()):
            continue
        word, has = sought[0]
        some = _number(found[0]["some"] or found[0]["some_b"] or found[0]["some_c"] or found[0]["times"])
        every = _number(found[0]["all"] or found[0]["all_b"] or "")
        counts = {
            (sum(has(" | ".join(row)) for row in _rows(grid)), len(_rows(grid)))
            for grid in _meant(case, sentence, place, every)
        }
        counts = {one for one in counts if one[0]}
        if not counts or some is None:
            continue
        good = any(some == own for own, _ in counts)
        told = " or ".join(f"{own} of {rows}" for own, rows in sorted(counts))
        says = f"{some} rows with '{word}'"
        verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
        yield Said(sentence, *found[0].span(), says, verdict, f"the draft's own table has it in {told}")


def _number(text: str) -> int | None:
    found = counts_in(text)
    return _TIMES.get(text.lower()) or (int(found[0].value) if found else None)


def _sought(sentence: Sentence) -> Iterator[tuple[str, Callable[[str], bool]]]:
    """The places, years and persons a sentence names, each with what tells whether a row has it."""
    known, text = seats(), sentence.text
    for name in dict.fromkeys(text[one.start : one.end] for one in sentence.parties):
        yield name, functools.partial(_names, name) if name in known else _in_no_row
    for date in sentence.dates:
        yield date.in_words, functools.partial(_dates, date)
    for name in dict.fromkeys(one.id for one in sentence.people):
        yield name, functools.partial(_names, name.split()[-1])


def _names(name: str, row: str) -> bool:
    return folded(name) in folded(row)


def _dates(date: DateMention, row: str) -> bool:
    return any(date.meets(one.date) for one in dates_in(row))


def _in_no_row(_: str) -> bool:
    """A party that is no seat is told by a row's label, not by its words."""
    return False


def _rows(grid: Grid) -> list[tuple[str, ...]]:
    return [row for row in grid.body if not TOTAL.match(row[0])]


def _meant(case: ProseCase, sentence: Sentence, place: int, every: int | None) -> list[Grid]:
    """The tables of the draft that may be meant."""
    grid = pointed_to(case, sentence, place)
    if grid is not None:
        return [grid]
    fitting = [one for one in case.draft.tables if len(_rows(one)) == every]
    above = [one for one in case.draft.tables if one.sentence <= place][-1:]
    return fitting or (above if _OF_THIS_DRAFT.search(sentence.text) else [])


KINDS: tuple[Kind, ...] = (row_tally,)
