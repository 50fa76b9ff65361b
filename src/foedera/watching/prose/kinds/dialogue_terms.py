"""How a dialogue is kept: how often it meets, and on which level.

In: what the draft says was done, and its sentences. Out: statements, each held against all dialogues that may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.event import Dialogue
from foedera.model.ledger import Entry
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.parts.things import Thing, dialogues_in

_RHYTHM = re.compile(
    r"\b(?P<six_monthly>six-monthly|twice a year|every six months|half-yearly|biannual(?:ly)?|every half[- ]year"
    r"|semi-annual(?:ly)?)\b"
    r"|\b(?P<every_two_years>every two years|every (?:second|other) year|biennial(?:ly)?|once in two years)\b"
    r"|\b(?P<annual>annual(?:ly)?|yearly|once a year|every year|each year)\b|\b(?P<quarterly>quarterly"
    r"|every three months|every quarter)\b|\b(?P<monthly>monthly|every month)\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?P<ministers>(?:at |on )?(?:foreign[- ])?minister(?:ial|s['’]?)?(?: level)?)\b"
    r"|\b(?P<officials>directors?[- ]general|managing directors?|heads? of directorate|political directors?"
    r"|deputy secretar(?:y|ies)[- ]general|senior officials?|deputy ministers?|directors|director level)\b",
    re.IGNORECASE,
)
_NOT_MINISTERS = re.compile(r"\b(?:deputy|of the|the ministers?|ministers? of|prime)\s*$", re.IGNORECASE)
_RANKS = (
    ("officials", re.compile(r"\b(?:directors?|deputy|state secretary|managing|directorate)\b", re.IGNORECASE)),
    ("ministers", re.compile(r"\b(?:ministers|secretaries|High Representative)\b", re.IGNORECASE)),
)
"""What the level of a dialogue on record comes to; the first that fits."""
_RUN = re.compile(
    r"\b(?:is|are|was|were|be)\s(?:run|held|conducted|kept|convened|led|set|placed|pitched|located|organised)\b"
    r"|\blevel\b|\b(?:meets?|held|convenes?|takes? place|brings together|gathers)\s(?:at|on|among|between|with)\b"
    r"|\b(?:among|between|of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_FAR = 90
"""Code points between a dialogue and what is said of it."""


def _entries(case: ProseCase, sentence: Sentence, style: Thing, at: int) -> list[Entry[Dialogue]]:
    """The records of the dialogues of a format with the one partner a clause is about."""
    start, end = sentence.clause(at)
    partners = {one.id for one in sentence.partners if start <= one.start < end} or set(sentence.about)
    if len(partners) != 1 or not style.id:
        return []
    agreement = case.register.agreement_of[next(iter(partners))]
    entries = case.register.ledger.of(Dialogue)
    return [e for e in entries if e.value.agreement == agreement and e.value.format == style.id]


def _style(sentence: Sentence, at: int) -> Thing | None:
    """The one dialogue named in the clause a place lies in."""
    start, end = sentence.clause(at)
    named = [one for one in dialogues_in(sentence.text) if start <= one.start < end and abs(one.start - at) <= _FAR]
    named = [one for one in named if one.id]
    return min(named, key=lambda one: abs(one.start - at)) if named else None


@kind(
    "rhythm",
    reads="a style of talks by name, a partner, 'annual', 'twice a year'",
    recomputed="the rhythm on record for that format",
)
def rhythm(case: ProseCase) -> Iterator[Said]:
    """How often a dialogue meets."""
    for sentence in case.prose:
        several = len({one.lastgroup for one in _RHYTHM.finditer(sentence.text)}) > 1
        for found in _RHYTHM.finditer(sentence.text):
            style = _style(sentence, found.start())
            if several and len(dialogues_in(sentence.text)) == 1:
                continue
            if style is None or style.id == "consultations" or doubted(sentence.text):
                continue
            entries = _entries(case, sentence, style, found.start())
            own = [e for e in entries if e.value.periodicity]
            rhythms = {e.value.periodicity for e in own}
            says = f"{_called(sentence, style, case)} {found[0]}"
            claims = tuple(e.claim.id for e in own)
            at = (found.start(), found.end())
            if not own:
                if entries:
                    yield Said(sentence, *at, says, Verdict.NOT_ON_RECORD, "no rhythm is on record")
            elif found.lastgroup in rhythms or "regular" in rhythms:
                yield Said(sentence, *at, says, Verdict.HOLDS, "so it is on record", claims)
            else:
                told = ", ".join(sorted(str(one).replace("_", " ") for one in rhythms))
                why = f"on record: {told} ({cited(case.register, claims)})"
                yield Said(sentence, *at, says, Verdict.CONTRADICTS, why, claims)


def _called(sentence: Sentence, style: Thing, case: ProseCase) -> str:
    partner = f"{case.register.name(sentence.about[0])}: " if len(sentence.about) == 1 else ""
    return f"{partner}{sentence.text[style.start : style.end]}"


@kind(
    "dialogue-level",
    reads="a style of talks by name, a partner, 'at ministerial level', 'of political directors'",
    recomputed="the level on record for that format",
)
def dialogue_level(case: ProseCase) -> Iterator[Said]:
    """On which level a dialogue meets."""
    for sentence in case.prose:
        for found in _LEVEL.finditer(sentence.text):
            style = _style(sentence, found.start())
            if style is None or doubted(sentence.text) or not _of_level(sentence.text, found):
                continue
            own = [e for e in _entries(case, sentence, style, found.start()) if e.value.level]
            ranks = {_rank(e.value.level or "") for e in own}
            says = f"{_called(sentence, style, case)}: {found[0]}"
            claims = tuple(e.claim.id for e in own)
            if not own or None in ranks:
                continue
            if found.lastgroup in ranks:
                yield Said(sentence, found.start(), found.end(), says, Verdict.HOLDS, "so it is on record", claims)
            else:
                told = "; ".join(dict.fromkeys(e.value.level or "" for e in own))
                why = f"on record: {told} ({cited(case.register, claims)})"
                yield Said(sentence, found.start(), found.end(), says, Verdict.CONTRADICTS, why, claims)


def _of_level(text: str, found: re.Match[str]) -> bool:
    """Whether words name a level: with 'level', right before the dialogue, or behind 'run by', 'among'."""
    before = text[max(0, found.start() - 40) : found.start()]
    if found["ministers"] and _NOT_MINISTERS.search(before):
        return False
    ahead = found["ministers"] and found[0].lower() == "ministerial"
    return bool(
        ahead or "level" in found[0].lower() or "level" in text[found.end() : found.end() + 20] or _RUN.search(before)
    )


def _rank(level: str) -> str | None:
    return next((rank for rank, words in _RANKS if words.search(level)), None)


KINDS: tuple[Kind, ...] = (rhythm, dialogue_level)
