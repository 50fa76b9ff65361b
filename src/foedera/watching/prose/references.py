"""Cross-references: tables, figures, sections, annexes and notes a draft points to and does not have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, kind
from foedera.watching.prose.numbers import WORDS

_REFERENCE = re.compile(
    r"\b(?P<what>[Tt]ables?|[Ff]igures?|[Cc]harts?|[Bb]ox|[Ss]ections?|[Aa]nnex(?:es)?|[Cc]hapters?"
    r"|[Ff]ootnotes?|[Ee]ndnotes?)\s(?P<number>\d{1,2}|[IVX]{1,4}|[A-D])(?![\w(]|\.\d)(?:\s(?:and|or"
    r"|to)\s(?P<second>\d{1,2})\b)?"
)
_HEADED = re.compile(
    r"^(?:(?P<what>Table|Figure|Chart|Box|Section|Annex|Chapter)\s)?(?P<number>\d{1,2}|[IVX]{1,4}"
    r"|[A-D])\b[.:)]?\s?(?:[–—-]\s)?",
    re.IGNORECASE,
)
_REFERS_ELSEWHERE = re.compile(
    r"\b(?:briefing|researchers|paper|report|regulation|directive|agreement|treaty|resolution|decision|study"
    r"|its|their)(?:'s|s'|’s)?\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"\s(?:of|in)\s(?:the|that)\b")
_SELDOM_NUMBERED = frozenset({"section", "chapter", "annex", "box", "footnote", "endnote"})
_TABLE_OF_SOURCE = re.compile(r"Table (\d{1,2})\b")
_SEE = re.compile(r"\b(?:see|cf\.?|as|refer to|listed in|given in)\s(?:also\s)?$", re.IGNORECASE)
"""Words that send the reader to a place of the draft itself."""
_STAR = re.compile(r"\w(\*{1,3}|†)(?=\s|$|\))")
_ANNOUNCED = re.compile(
    r"\b(?P<number>\w+)\s(?:\w+\s){0,3}?(?P<noun>pieces|points|reasons|areas|rows|steps|pillars|lessons"
    r"|recommendations|conclusions|differences|questions|partners|countries|items)\b",
    re.IGNORECASE,
)


@kind(
    "cross-reference",
    reads="'Table 3', 'section 5', 'Annex II'",
    recomputed="the tables, figures and headings of the draft itself",
)
def cross_reference(case: ProseCase) -> Iterator[Said]:
    """Something pointed to that is not there."""
    there = _there(case)
    for sentence in case.prose:
        for found in _REFERENCE.finditer(sentence.text):
            what = found["what"].lower().replace("annexes", "annex").removesuffix("s")
            if _points_elsewhere(sentence, found) or (what in _SELDOM_NUMBERED and not there[what]):
                continue
            for number in filter(None, (found["number"], found["second"])):
                says = f"a reference to {what} {number}"
                seen = _SEE.search(sentence.text, 0, found.start())
                if what == "table" and not seen and not case.draft.tables and number in _of_source(case):
                    continue
                if number.upper() in there[what]:
                    yield Said(sentence, found.start(), found.end(), says, Verdict.HOLDS, "it is there")
                else:
                    known = ", ".join(sorted(there[what])) or "none"
                    why = f"the draft has no such {what}; it has: {known}"
                    yield Said(sentence, found.start(), found.end(), says, Verdict.CONTRADICTS, why)


def _there(case: ProseCase) -> dict[str, set[str]]:
    """What the draft itself has, by kind: numbers of tables, figures, sections."""
    there: dict[str, set[str]] = defaultdict(set)
    for sentence in case.draft.sentences:
        found = _HEADED.match(sentence.text)
        if found is not None and (sentence.kind == "heading" or found["what"]):
            there[(found["what"] or "section").lower()].add(found["number"].upper())
    there["table"] |= {grid.number for grid in case.draft.tables if grid.number}
    return there


def _of_source(case: ProseCase) -> set[str]:
    """Numbers of the tables that sources on record have: a draft without tables speaks of those."""
    claims = case.register.snapshot.by_id.values()
    return {found[1] for one in claims if (found := _TABLE_OF_SOURCE.match(one.basis.locator or ""))}


def _points_elsewhere(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether a reference is a caption, or is to a part of another publication."""
    if found.start() == 0 and re.match(r"\w+\s\w+\s[–—:.-]", sentence.text):
        return True
    before = sentence.text[max(0, found.start() - 40) : found.start()]
    return _REFERS_ELSEWHERE.search(before) is not None or bool(_OF_ANOTHER.match(sentence.text, found.end()))


@kind(
    "mark-without-note",
    reads="a star behind a word of a table",
    recomputed="the notes of the draft",
)
def mark_without_note(case: ProseCase) -> Iterator[Said]:
    """A mark of a note that has no note."""
    from foedera.watching.prose.own_tables import standing_for

    noted = {m[0] for s in case.draft.sentences for m in [re.match(r"^(?:\*{1,3}|†)", s.text)] if m}
    for grid in case.draft.tables:
        for row in grid.body:
            for cell in row:
                for mark in _STAR.finditer(cell):
                    if mark[1] not in noted and not any(
                        m[1] == mark[1]
                        for s in case.prose
                        for m in [re.search(r"(?<!\w)(\*{1,3}|†)\s?\w", s.text)]
                        if m
                    ):
                        sentence = standing_for(grid, case)
                        yield Said(
                            sentence,
                            0,
                            len(sentence.text),
                            f"a mark {mark[1]} behind '{cell[:60]}'",
                            Verdict.CONTRADICTS,
                            "the draft has no note with that mark",
                        )


@kind(
    "announced-items",
    reads="'five pieces of advice' as a heading or before a colon, with items that follow",
    recomputed="the items that follow, as far as the draft numbers or lists them",
)
def announced_items(case: ProseCase) -> Iterator[Said]:
    """A number of items announced, and another number listed."""
    sentences = case.draft.sentences
    for place, sentence in enumerate(sentences):
        if sentence.kind == "heading" or not re.search(r"(?:following|:)\.?$", sentence.text):
            continue
        found = next(
            (m for m in _ANNOUNCED.finditer(sentence.text) if m["number"].lower() in WORDS or m["number"].isdigit()),
            None,
        )
        items = _items(case, place)
        if found is None or items < 2:
            continue
        number = WORDS.get(found["number"].lower()) or int(found["number"])
        says = f"{number} {found['noun']} announced"
        verdict = Verdict.HOLDS if items == number else Verdict.CONTRADICTS
        yield Said(sentence, found.start(), found.end(), says, verdict, f"{items} are listed below")


def _items(case: ProseCase, place: int) -> int:
    blocks: list[int] = []
    for following in case.draft.sentences[place + 1 :]:
        if following.kind != "point":
            break
        if following.block not in blocks:
            blocks.append(following.block)
    return len(blocks)


KINDS: tuple[Kind, ...] = (cross_reference, mark_without_note, announced_items)
