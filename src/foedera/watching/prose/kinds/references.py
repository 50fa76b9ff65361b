"""Cross-references: tables, figures, sections, annexes and notes a draft points to and does not have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, kind
from foedera.watching.prose.parts.numbers import ORDINALS, WORDS
from foedera.watching.prose.parts.words import any_of

_REFERENCE = re.compile(
    r"\b(?P<what>[Tt]ables?|[Ff]igures?|[Cc]harts?|[Bb]ox|[Ss]ect(?:ions?|\.)|[Aa]nnex(?:es)?|[Cc]hapters?"
    r"|[Ff]ootnotes?|[Ee]ndnotes?)\s(?P<number>\d{1,2}|[IVX]{1,4}|[A-D])(?![\w(]|\.\d)(?:\s(?:and|or"
    r"|to)\s(?P<second>\d{1,2})\b)?"
)
_HEADED = re.compile(
    r"^(?:(?P<what>Table|Figure|Chart|Box|Section|Annex|Chapter)\s)?(?P<number>\d{1,2}|[IVX]{1,4}"
    r"|[A-D])\b[.:)]?\s?(?:[–—-]\s)?",
    re.IGNORECASE,
)
_PUBLICATION = (
    r"(?:briefing|researchers|papers?|report|regulation|directive|agreement|treaty|resolution|decision|study|EPRS|EUISS"
    r"|Parliament|Council|Commission|annual|service|document|text|partnership|author|authors)"
)
_REFERS_ELSEWHERE = re.compile(
    rf"\b{_PUBLICATION}(?:'s|s'|’s|s’)?\b|\b(?:its|their|whose)\s(?:\w{{1,12}}\s)?$", re.IGNORECASE
)
_OF_ANOTHER = re.compile(
    rf"\s(?:of|in|from)\s(?:(?:the|that|this|its|their|a|an)\s(?!(?:present|paper|note|draft|guide)\b)"
    rf"|(?:\w+\s)?{_PUBLICATION}\b"
    r"|PE\s\d|(?-i:[A-Z]{2,6})\b)",
    re.IGNORECASE,
)
_OWN_PART = re.compile(
    r"\b(?:above|below"
    r"|overleaf|attached|appended|enclosed|annexed|see|at the end|given in|set out in|listed in|found in"
    r"|(?:of|in|to) (?:this|the present|our) (?:note|paper|guide|draft|document|brief|overview|chapter|text))\b",
    re.IGNORECASE,
)
_BY_TITLE = re.compile(
    r"\b(?:under|in|[Ss]ee|section|headed|entitled|titled)\s(?:the\ssection\s)?(?P<open>[“\"‘'*_]?)"
    r"(?P<title>[A-Z][\w’'-]+(?:\s[\w’'-]+){1,6}?)[”\"’'*_]?\s?,?\s(?:above|below)\b"
)
"""A part pointed to by its heading: 'under Deployments by country below'."""
_BY_PLACE = re.compile(
    rf"\b(?:the|our|my|this \w{{4,6}}['’]s)\s(?P<ordinal>{any_of(ORDINALS)})\s(?P<what>section|table|chapter|annex)\b"
    r"(?=\s(?:above|below|gives|lists|shows|has|sets|compares|tells|deals|turns)\b|[.,;:)])",
    re.IGNORECASE,
)
_BACK_TO = re.compile(
    r"\b(?:see|in|come back|comes back|return|returns|turn|turns|taken up|explained|dealt with|told)\b|^The\b"
)
_NUMBERED = re.compile(r"^(?:(?:Table|Section|Annex|Chapter)\s)?[\dIVXA-D.]{1,5}[.:)]?\s")
_ALIKE = 85
"""Percent of likeness from which a title pointed to is a heading's."""
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
            what = found["what"].lower().replace("annexes", "annex").replace("sect.", "section").removesuffix("s")
            if _is_caption(sentence, found) or pointed_elsewhere(sentence, found.start(), found.end()):
                continue
            if not there[what] and not _said_to_be_here(sentence):
                continue
            for number in filter(None, (found["number"], found["second"])):
                says = f"a reference to {what} {number}"
                if number.upper() in there[what]:
                    yield Said(sentence, found.start(), found.end(), says, Verdict.HOLDS, "it is there")
                else:
                    known = ", ".join(sorted(there[what])) or "none"
                    why = f"the draft has no such {what}; it has: {known}"
                    yield Said(sentence, found.start(), found.end(), says, Verdict.CONTRADICTS, why)


@kind(
    "part-named",
    reads="a part of the draft pointed to by its heading ('under Deployments below') or place ('the fifth section')",
    recomputed="the headings, sections and tables of the draft itself",
)
def part_named(case: ProseCase) -> Iterator[Said]:
    """A part pointed to by name that is not there."""
    titles = [one.text for one in case.draft.sentences if one.kind == "heading"]
    titles += [grid.title for grid in case.draft.tables]
    there = _there(case)
    for sentence in case.prose:
        for found in _BY_TITLE.finditer(sentence.text):
            title = found["title"]
            if case.names.parties(title) and not found["open"]:
                continue
            near = any(fuzz.ratio(title.lower(), _NUMBERED.sub("", one).lower()) >= _ALIKE for one in titles)
            why = "there is such a heading" if near else "the draft has no part of that name"
            verdict = Verdict.HOLDS if near else Verdict.CONTRADICTS
            yield Said(sentence, found.start("title"), found.end("title"), f"a part '{title}'", verdict, why)
        for found in _BY_PLACE.finditer(sentence.text):
            what, number = found["what"].lower(), ORDINALS[found["ordinal"].lower()]
            own = len(case.draft.tables) if what == "table" else len(there[what])
            if not own or pointed_elsewhere(sentence, found.start(), found.end()) or not _BACK_TO.search(sentence.text):
                continue
            verdict = Verdict.HOLDS if number <= own else Verdict.CONTRADICTS
            why = f"the draft has {own}"
            yield Said(sentence, found.start(), found.end(), f"a {found['ordinal']} {what}", verdict, why)


def _there(case: ProseCase) -> dict[str, set[str]]:
    """What the draft itself has, by kind: numbers of tables, figures, sections."""
    there: dict[str, set[str]] = defaultdict(set)
    for sentence in case.draft.sentences:
        found = _HEADED.match(sentence.text)
        if found is not None and (sentence.kind == "heading" or found["what"]):
            there[(found["what"] or "section").lower()].add(found["number"].upper())
    there["table"] |= {grid.number for grid in case.draft.tables if grid.number}
    return there


def _is_caption(sentence: Sentence, found: re.Match[str]) -> bool:
    return found.start() == 0 and re.match(r"\w+\s\w+\s?[–—:.-]", sentence.text) is not None


def pointed_elsewhere(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a reference is to a part of another publication: 'the briefing's Table 2', 'Annex I of the decision'."""
    before = sentence.text[max(0, start - 40) : start]
    return _REFERS_ELSEWHERE.search(before) is not None or bool(_OF_ANOTHER.match(sentence.text, end))


def _said_to_be_here(sentence: Sentence) -> bool:
    """Whether a part that has no like in the draft is said to be the draft's own."""
    return _OWN_PART.search(sentence.text) is not None


@kind(
    "mark-without-note",
    reads="a star behind a word of a table",
    recomputed="the notes of the draft",
)
def mark_without_note(case: ProseCase) -> Iterator[Said]:
    """A mark of a note that has no note."""
    from foedera.watching.prose.tables.own_tables import standing_for

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


KINDS: tuple[Kind, ...] = (cross_reference, part_named, mark_without_note, announced_items)
