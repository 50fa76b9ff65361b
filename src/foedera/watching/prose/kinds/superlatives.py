"""The most, the fewest, the first of a region or network: a partner singled out by a number or a place in time."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from foedera.model.agreement import Fact
from foedera.model.dates import compatible, written_out
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind, whole
from foedera.watching.prose.parts.names import Mention
from foedera.watching.prose.parts.nouns import OTHER, OWN
from foedera.watching.prose.parts.numbers import WORDS
from foedera.watching.prose.parts.scopes import narrowed_by, quantities
from foedera.watching.prose.parts.words import any_of, regions
from foedera.watching.prose.tables.grids import Grid
from foedera.watching.prose.tables.own_tables import ticks_of

_MOST = re.compile(
    r"\b(?P<most>most|largest|highest|biggest|longest|broadest|widest|fullest|richest|leads?|tops?|top of)\b"
    r"|\b(?P<least>fewest|smallest|lowest|shortest|least|narrowest|thinnest|leanest)\b|\b(?P<next>runner-up"
    r"|second (?:most|longest|largest|broadest))\b",
    re.IGNORECASE,
)
_NOBODY_MORE = re.compile(
    r"\b(?:no|none|nobody|no one)\b[^.;]{0,40}?\b(?P<way>more|fewer|less|longer|shorter|broader|narrower)\b"
    r"[^.;]{0,24}?\bthan\s(?:that of\s|the\s){0,2}",
    re.IGNORECASE,
)
"""'No column has more ticks than Korea's': Korea has the most."""
_LEAST = frozenset({"fewer", "less", "shorter", "narrower"})
_COUNTS = [word for word, number in WORDS.items() if 0 < number < 26]
_GAP = re.compile(
    rf"\b(?:by\s)?(?P<number>a single|one|an?|{any_of(_COUNTS)}|\d{{1,2}})"
    r"\s(?:ticks?|rows?)\s(?P<way>more|fewer|less|ahead|in front|behind|short)"
    r"\s(?:of|than)?\s?(?:that of\s|the\s){0,2}$",
    re.IGNORECASE,
)
"""'one tick ahead of', right before whom somebody is set against."""
_BEHIND_BY = frozenset({"fewer", "less", "behind", "short"})
_AGAINST = re.compile(
    r"\b(?:than|unlike|like|behind|after|with|ahead of|in front of)\s(?:that of\s)?(?:the\s)?$", re.IGNORECASE
)
"""Before whom somebody is only set against."""
_IS = re.compile(r"\s(?:is|was|belongs to)\s|,\sthat of\s|\sthat of\s")
_OF_ROWS = re.compile(r"\b(?:rows?|ticks?|ticked|areas?|columns?)\b", re.IGNORECASE)
_TABLE = re.compile(r"\bTable\s(\d{1,2})\b")
_GROUPS = (*(word for one in regions().values() for word in one.words), *itertools.chain(*quantities().roles.values()))
_GROUP = rf"(?P<group>{any_of(_GROUPS)})\b"
_PARTNER = re.compile(r"\bpartners?\b", re.IGNORECASE)
_BEING_FIRST = re.compile(r"\bfirst\b", re.IGNORECASE)
_BEHIND = re.compile(rf"[^.;,]{{0,80}}?\b{_GROUP}")
_BEFORE = re.compile(rf"\b(?:[Ww]ithin|[Aa]mong|[Ii]n|[Oo]f|[Oo]n)\s(?:the\s)?(?:\w+\s){{0,2}}?{_GROUP}")
_PLACE = re.compile(rf"\b{any_of(word for one in regions().values() for word in one.words)}\b")
_AMONG = re.compile(
    r"\b(?:partners?|partnerships?|SDPs?|sign\w*|members? of the club|security and defence|to join|on the list)\b",
    re.IGNORECASE,
)
"""What a first in a part of the world must be said of."""
_NETWORK = re.compile(
    r"\bfirst\b[^.;]{0,80}?\b(?P<what>digital partnership|framework participation agreement)", re.IGNORECASE
)


@kind(
    "most",
    reads="a partner and 'most', 'fewest', 'largest', with a table of numbers or rows ticked",
    recomputed="the numbers of the draft's own table, else rows ticked",
)
def most(case: ProseCase) -> Iterator[Said]:
    """Who has the most."""
    for sentence in case.prose:
        for found in _MOST.finditer(sentence.text):
            start, end = sentence.clause(found.start())
            own = [one for one in sentence.partners if start <= one.start < end]
            before = [
                one for one in own if one.start < found.start() and not _AGAINST.search(sentence.text, start, one.start)
            ] or _inverted(sentence, found.end(), end)
            if (
                not before
                or doubted(sentence.text)
                or re.match(
                    r"\s(?:of (?:the|what|them)|likely|important|recent|repeated|part)\b(?! rows)",
                    sentence.text[found.end() :],
                )
            ):
                continue
            numbers, where = _numbers(case, sentence.text[start:end])
            partner = before[-1].id
            if partner not in numbers or len(numbers) < 3:
                continue
            ranks = sorted(set(numbers.values()), reverse=not found["least"])
            top = ranks[1 if found["next"] and len(ranks) > 1 else 0]
            leading = [one for one, value in numbers.items() if value == top]
            says = f"{case.register.name(partner)} has {found[0].lower()}"
            told = ", ".join(
                f"{case.register.name(one)} {value:g}" for one, value in sorted(numbers.items(), key=lambda p: -p[1])
            )
            verdict = Verdict.HOLDS if partner in leading else Verdict.CONTRADICTS
            yield Said(sentence, *whole(sentence), says, verdict, f"{where}: {told}")


def _inverted(sentence: Sentence, at: int, end: int) -> list[Mention]:
    """'The broadest of the six is the Norwegian one': the partner behind the verb."""
    found = _IS.search(sentence.text, at, end)
    return [one for one in sentence.partners if found and found.end() <= one.start <= found.end() + 24][:1]


def _numbers(case: ProseCase, clause: str) -> tuple[Mapping[str, float], str]:
    """Partner → number: of the table a clause names, else rows ticked where it speaks of rows."""
    named = _TABLE.search(clause)
    for grid in case.draft.tables:
        if named and grid.number == named[1] and (numbers := _column(grid)):
            return numbers, f"the draft's Table {grid.number}"
    if not _OF_ROWS.search(clause):
        return {}, ""
    tabled = [case.register.partner_of[one] for one in case.register.tabled]
    counted = {one: ticks for one in tabled if (ticks := ticks_of(case, one)) is not None}
    return counted, "rows ticked"


def _column(grid: Grid) -> dict[str, float]:
    """The one column of numbers of a table whose rows are partners."""
    width = max((len(row) for row in grid.body), default=0)
    columns = [
        {partner: number for row, partner in grid.rows.items() if (number := grid.number_at(row, column)) is not None}
        for column in range(1, width)
    ]
    full = [column for column in columns if len(column) == len(grid.rows) > 2]
    return full[0] if len(full) == 1 else {}


@kind(
    "ticks-apart",
    reads="'one tick ahead of South Korea', 'two rows fewer than Norway', 'no column has more ticks than Norway's'",
    recomputed="rows ticked for both, or for all",
    of_family=True,
)
def ticks_apart(case: ProseCase) -> Iterator[Said]:
    """By how many ticks one partner is ahead of another; whom nobody is ahead of."""
    for sentence in case.prose:
        if doubted(sentence.text):
            continue
        for one in sentence.partners:
            start, end = sentence.clause(one.start)
            gap = _GAP.search(sentence.text, start, one.start)
            none = next(
                (m for m in _NOBODY_MORE.finditer(sentence.text, start, one.start) if m.end() == one.start), None
            )
            numbers, where = _numbers(case, sentence.text[start:end])
            if one.id not in numbers:
                continue
            told = ", ".join(f"{case.register.name(p)} {n:g}" for p, n in sorted(numbers.items(), key=lambda p: -p[1]))
            name = case.register.name(one.id)
            if none is not None:
                least = none["way"].lower() in _LEAST
                good = numbers[one.id] == (min if least else max)(numbers.values())
                says = f"{name} has the {'fewest' if least else 'most'}"
            elif gap is not None:
                before = [p.id for p in sentence.partners if start <= p.start < gap.start() and p.id in numbers]
                if not before or before[-1] == one.id:
                    continue
                sign = -1 if gap["way"].lower() in _BEHIND_BY else 1
                by = sign * (WORDS.get(gap["number"].lower()) or (int(gap["number"]) if gap["number"].isdigit() else 1))
                good = numbers[before[-1]] - numbers[one.id] == by
                says = f"{case.register.name(before[-1])} {by:+d} against {name}"
            else:
                continue
            verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
            yield Said(sentence, start, end, says, verdict, f"{where}: {told}")


@kind(
    "first-in",
    reads="a partner and 'the first Asian country with a digital partnership'",
    recomputed="facts that name another as the first",
)
def first_in(case: ProseCase) -> Iterator[Said]:
    """Who was the first of a network."""
    firsts = [
        e
        for e in case.register.ledger.of(Fact)
        if "first" in e.value.value and e.value.about in ("first_partner", "remark")
    ]
    for sentence in case.prose:
        if doubted(sentence.text):
            continue
        for match in _NETWORK.finditer(sentence.text):
            word = match["what"]
            start, _ = sentence.clause(match.start())
            before = [one for one in sentence.partners if start <= one.start < match.start()]
            inside = [one for one in sentence.partners if match.start() <= one.start < match.end() + 40]
            own = before[-1:] or inside[:1]
            if not own and len(sentence.about) == 1:
                partner = sentence.about[0]
            elif own:
                partner = own[0].id
            else:
                continue
            known = [
                e for e in firsts if word.lower() in e.value.value.lower() and _same_thing(sentence.text, e.value.value)
            ]
            holders = {case.register.partner_of.get(e.claim.subject): e for e in known}
            known = [e for e in known if not (placed := _PLACE.search(e.value.value)) or placed[0] in sentence.text]
            if not known:
                continue
            says = f"{case.register.name(partner)} is the first: {match[0][:60]}"
            claims = tuple(e.claim.id for e in known)
            if partner in holders:
                yield Said(
                    sentence, match.start(), match.end(), says, Verdict.HOLDS, holders[partner].value.value, claims
                )
            else:
                told = "; ".join(
                    f"{case.register.name(case.register.partner_of.get(e.claim.subject, e.claim.subject))}: "
                    f"{e.value.value} "
                    f"({cited(case.register, [e.claim.id])})"
                    for e in known
                )
                yield Said(
                    sentence, match.start(), match.end(), says, Verdict.CONTRADICTS, f"on record: {told}", claims
                )


@kind(
    "first-in-region",
    reads="a partner and 'its first partner in the Indo-Pacific', 'the first NATO ally to sign'",
    recomputed="the dates of the partnerships with states of that part of the world, or in that role",
    of_family=True,
)
def first_in_region(case: ProseCase) -> Iterator[Said]:
    """Who was the first in a part of the world, or of those in a role."""
    register = case.register
    for sentence in case.prose:
        for match in _BEING_FIRST.finditer(sentence.text):
            start, end = sentence.clause(match.start())
            clause = sentence.text[start:end]
            group = _BEHIND.match(sentence.text, match.end(), end) or _BEFORE.search(
                sentence.text, start, match.start()
            )
            if group is None:
                continue
            if doubted(sentence.text) or sentence.instruments or sentence.missions or not _AMONG.search(clause):
                continue
            if sentence.spoken_of == "other" and not OWN.search(clause) and not _PARTNER.search(clause):
                continue
            if OTHER.search(clause) or re.search(r"\b(?:not|nor|never)\b", clause):
                continue
            partners = _singled_out(sentence, start, match)
            kept, _ = narrowed_by(case._replace(day=case.today), group["group"])
            line = [one for one in register.begun_by(case.today) if register.partner_of[one] in kept]
            if not partners or not line:
                continue
            said = [register.agreement_of[one] for one in partners]
            own, first = register.begun(said[0]), register.begun(line[len(said[: len(line)]) - 1])
            good = set(said) == set(line[: len(said)]) or (
                len(said) == 1
                and said[0] in line
                and own is not None
                and first is not None
                and compatible(own.value.date or "", first.value.date or "")
            )
            told = "; ".join(
                f"{register.name(register.partner_of[one])} {written_out(b.value.date)}"
                for one in line
                if (b := register.begun(one))
            )
            says = f"{register.names(partners)} first: {group['group']}"
            claims = tuple(i for one in (first, own) if one for i in one.ids)
            verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
            yield Said(sentence, match.start(), match.end(), says, verdict, f"by date: {told}", claims)


def _singled_out(sentence: Sentence, start: int, match: re.Match[str]) -> list[str]:
    """Who is said to be first: the last named before with those in one list, else the first behind, else the topic."""
    named = [one for one in sentence.partners if one.how != "adjective"]
    before = [one for one in named if start <= one.start < match.start()]
    listed = before[-1:]
    while len(listed) < len(before):
        more = before[-len(listed) - 1]
        if not re.fullmatch(r"(?:,|,? and|, then)\s", sentence.text[more.end : listed[0].start]):
            break
        listed.insert(0, more)
    behind = [one.id for one in named if match.end() <= one.start < match.end() + 40]
    about = list(sentence.about) if len(sentence.about) == 1 else []
    return list(dict.fromkeys(one.id for one in listed)) or behind[:1] or about


def _same_thing(text: str, fact: str) -> bool:
    """Whether both speak of the same kind of instrument, or of none."""
    kinds = ("participation agreement", "digital partnership")
    return [one in text.lower() for one in kinds] == [one in fact.lower() for one in kinds]


KINDS: tuple[Kind, ...] = (most, ticks_apart, first_in, first_in_region)
