"""Numbers of partners and partnerships: by a day, in a time, of a part of the world, of a group, signed by a person."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from foedera.model.dates import first_day, last_day, written_out
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.nouns import OTHER
from foedera.watching.prose.parts.numbers import NumberMention, counts_in
from foedera.watching.prose.parts.words import any_of, claims, regions
from foedera.watching.prose.said.counted import Counted, counted_in

_MADE = re.compile(
    rf"\b(?:{any_of(claims().exist)}|sign(?:ed)?|penned|concluded?|added|fell|were|had|stood|made|launched|agreed"
    r"|in place|has|have|exist|there are|there were|stands? at|counts?|obtained|enjoy(?:ed|s)?|joined|rose|risen"
    r"|grew|grown)\b",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"\s(?:have\s|had\s|has\s)?(?:now\s|already\s|since\s|so far\s|by then\s|by now\s)?(?:signed|penned|concluded"
    r"|agreed|joined|entered into|obtained"
    r"|enjoy|enjoyed|have|had|got|acquired|sealed|secured)\s(?:\w+\s){0,2}?"
    r"(?:(?:security and defence )?partnerships?|SDPs?|such (?:a |an )?(?:framework|pact|text|arrangement|deal"
    r"|accord)s?|one)\b"
    r"|\s(?:have|had)\s(?:\w+\s)?signed(?=[.;,])",
    re.IGNORECASE,
)
_WITH_ONE = re.compile(r"\swith (?:such )?an? (?:such )?(?:security and defence )?partnership\b", re.IGNORECASE)
_QUIET = re.compile(
    r"$|[.,;:!?)]|\s(?:[–—(]|in\b|by\b|at\b|on\b|since\b|before\b|until\b|during\b|between\b|within\b|so far"
    r"|to date|now\b|already"
    r"|today|of this kind|of the kind|(?:have|had)\s(?:been|come|joined|signed|existed|followed|entered|now)"
    r"|were|are (?:in|now)|was|with the (?:Union|EU)"
    r"|stood|and\b|came"
    r"|fell|followed|altogether|together|among|outside|existed|exist\b|so\b|under (?:his|her)\b)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:(?:security(?: and defen[cs]e)?|defen[cs]e|such|tailored|bilateral|signed|fellow|full|so-called|of|these"
    r"|the|EU|partner"
    r"|partners|signed|in|all|different|Union['’]s|its)\b[\s-]*|and\s)*",
    re.IGNORECASE,
)
_SUCH = re.compile(r"\bsuch\b", re.IGNORECASE)
_LOOSE = frozenset({"texts", "documents", "pacts", "signatures"})
"""What other things are called too."""
_OF_THEM = re.compile(
    r"\s(?:of (?:them|this kind|these(?!\s\w+\s\w))\b|(?:were|have been|had been)\s(?:signed|concluded)\b)",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:soldiers|servicemen|service members|troops|officers|observers|contingent|peacekeepers|EU[A-Z]{2,6})\b"
)
_OTHER_KIND = re.compile(
    r"\b(?:digital|strategic|green|trade|bilateral defence|defence partnerships in europe|around 200|rows?|ticks?"
    r"|ticked|areas?|dialogues?"
    r"|missions?|draft\w*)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:not|no|none|nor|without|neither|which|whose|whom|only one|one of)\b", re.IGNORECASE)
_REGIONS = any_of(word for part in regions().values() for word in part.words)
_REGION_WORD = re.compile(rf"(?<![\w-])(?P<region>{_REGIONS})\b")
_IN_REGION = re.compile(rf"\s(?:in|from|on)\s(?:the\s)?(?P<region>{_REGIONS})\b")
_TO = re.compile(r"\b(?:since|from|after)\s(?:\w+\s)?$", re.IGNORECASE)
_OF_TIME = re.compile(
    r"(?:\b(?:in|for|during|by|at|since|before|until|of|as of|from|after|within|end|close|early|late|mid)[\s-]"
    r"|^\s?\(?)(?:the\s|just\s|only\s)?$",
    re.IGNORECASE,
)
_STATES = re.compile(rf"{any_of(claims().counted['states'])}|\bof\b|\bmembers?\b")
_PLAIN_ROLL = re.compile(
    r"(?:of |such |these |the |its |Union['’]s |partners|partnerships|members|signatories|security|and|defence|SDPs"
    r"|\s)*",
    re.IGNORECASE,
)
_GROUPS = {
    "efta_member": r"\bEFTA\b",
    "nato_ally": r"\bNATO\b|\ballies\b|\bAllies\b",
    "eu_candidate": r"\bcandidates?\b",
}
_ROUND = 0.1


def agrees(number: NumberMention, found: float) -> bool:
    """Whether a number is what was found, as exactly as it is meant: 'some ten' may be nine."""
    if number.about in ("more than", "over"):
        return found > number.value
    if number.about == "at least":
        return found >= number.value
    if number.about is not None:
        return abs(found - number.value) <= max(1.0, _ROUND * number.value)
    return found == number.value


class _Within(NamedTuple):
    """A set of partners, and what narrows it."""

    agreements: frozenset[str]
    words: str


@kind(
    "count-partnerships",
    reads="a number, 'partnerships', 'partners' or who has one; a time, a part of the world, a group of states",
    recomputed="agreements of the family by date, region and group",
    of_family=True,
)
def count_partnerships(case: ProseCase) -> Iterator[Said]:
    """How many partnerships there are."""
    for before, sentence in itertools.pairwise((None, *case.prose)):
        if sentence is None or doubted(sentence.text):
            continue
        for one in (*counted_in(sentence.text), *_pointed(sentence.text)):
            within = _whole_set(case, sentence, one)
            if within is not None:
                yield from _counted(case, before, sentence, one, within)


def _pointed(text: str) -> Iterator[Counted]:
    """'Six of them', 'six were signed': what is counted was named before."""
    for number in counts_in(text):
        found = _OF_THEM.match(text, number.end)
        if found is not None and not _SENT.search(text):
            yield Counted(number, "pointed", "", "", found.end(), False, False)


def _whole_set(case: ProseCase, sentence: Sentence, one: Counted) -> _Within | None:
    """The set a number counts, where it counts all of it; None where something else narrows it."""
    text = sentence.text
    start, end = sentence.clause(one.number.start)
    clause, rest = text[start:end], text[one.end :]
    dated = any(date.start <= one.number.start < date.end for date in sentence.dates)
    if one.kind not in ("partners", "states", "roll", "pointed") or one.definite or one.part_of or dated:
        return None
    if one.number.value < 2 or _LIMIT.search(clause) or _OTHER_KIND.search(clause) or not _MADE.search(clause):
        return None
    if not _of_family(sentence, one, clause):
        return None
    if one.kind == "states":
        having = _HAVING.match(text, one.end) or _WITH_ONE.match(text, one.end)
        if having is None:
            return None
        rest = text[having.end() :]
    if _strangers(case, sentence, one.number.start):
        return None
    within, plain = _narrowed(case, one, rest[: end - one.end] if end > one.end else "")
    if one.kind != "pointed" and (not plain or not _QUIET.match(rest)):
        return None
    return within if len(sentence.partners) < one.number.value or within.words else None


def _of_family(sentence: Sentence, one: Counted, clause: str) -> bool:
    """Whether what is counted is partnerships or partners, and not other things called so."""
    if one.kind == "pointed":
        return sentence.spoken_of == "own"
    if one.kind == "roll":
        return _of_partners(sentence, one)
    if one.kind == "partners" and _SUCH.search(one.modifiers):
        return sentence.spoken_of == "own" and not _OTHER_KIND.search(sentence.text[: one.number.start])
    loose = one.noun.lower() in _LOOSE
    return not (loose and (sentence.spoken_of == "other" or OTHER.search(clause)))


def _strangers(case: ProseCase, sentence: Sentence, at: int) -> bool:
    """Whether somebody without a partnership is named before a place: the count may be his."""
    known = {*case.register.agreement_of, *case.register.ledger.unions}
    return any(p.end <= at and p.id not in known and p.how != "place" for p in sentence.parties)


def _of_partners(sentence: Sentence, one: Counted) -> bool:
    """Whether a bare tally ('the roll stood at eleven') is one of partners."""
    named = re.search(r"\b(?:partners?|partnerships?|SDPs?|members|signatories)\b", one.modifiers, re.IGNORECASE)
    return named is not None or (
        not one.modifiers and not OTHER.search(sentence.text) and sentence.spoken_of != "other"
    )


def _narrowed(case: ProseCase, one: Counted, behind: str) -> tuple[_Within, bool]:
    """The partners the words leave, and whether the words narrow them no further."""
    register = case.register
    left, said = frozenset(register.partner_of), []
    words = f"{one.modifiers} {one.noun}"
    for named in (_REGION_WORD.search(one.modifiers), _IN_REGION.match(behind)):
        if named is not None and "Union" not in one.modifiers:
            parties = {p for part in regions().values() if named["region"] in part.words for p in part.parties}
            left &= {a for a, party in register.partner_of.items() if party in parties}
            said.append(named["region"])
            words = words.replace(named["region"], "")
    for role, shape in _GROUPS.items():
        if re.search(shape, words):
            left &= {a for a, party in register.partner_of.items() if party in register.holds_role(role, case.today)}
            said.append(one.noun)
            words = re.sub(shape, "", words)
    modifiers = words.removesuffix(one.noun).strip()
    if one.kind == "states":
        return _Within(left, " ".join(said)), _PLAIN.fullmatch(_STATES.sub("", words).strip()) is not None
    plain = _PLAIN_ROLL if one.kind == "roll" else _PLAIN
    return _Within(left, " ".join(said)), plain.fullmatch(modifiers) is not None


def _counted(
    case: ProseCase, before: Sentence | None, sentence: Sentence, one: Counted, within: _Within
) -> Iterator[Said]:
    """A number against every count the words allow."""
    register, number = case.register, one.number
    begun = {a: b for a in register.begun_by(case.today) if a in within.agreements and (b := register.begun(a))}
    dates = _times(sentence, one)
    then = [a for a in register.begun_by(case.day) if a in begun]
    readings = [then]
    if dates:
        readings = [r for d in dates for r in _in_time({a: b.value.date or "" for a, b in begun.items()}, d, sentence)]
    elif before is not None and before.dates and (one.kind == "roll" or sentence.block == before.block):
        readings += _in_time({a: b.value.date or "" for a, b in begun.items()}, before.dates[-1], before)
    claims_ = tuple(i for b in begun.values() for i in b.ids)
    kept = f"{within.words} " if within.words else ""
    says = f"{int(number.value)} {kept}partnerships " + (
        f"in {dates[-1].in_words}" if dates else f"by {written_out(case.day.isoformat())}"
    )
    if any(agrees(number, len(found)) for found in readings):
        changed = not dates and len(then) != len(begun) and agrees(number, len(then))
        why = f"{len(then)} by {case.day.isoformat()}; today {len(begun)}" if changed else "so the dates have it"
        verdict = Verdict.CHANGED if changed else Verdict.HOLDS
        yield Said(sentence, number.start, number.end, says, verdict, why, claims_)
        return
    found = next(filter(None, readings), then)
    why = f"on record are {len(found)}: {register.names(register.partner_of[a] for a in found)}"
    yield Said(sentence, number.start, number.end, says, Verdict.CONTRADICTS, why, claims_)


def _times(sentence: Sentence, one: Counted) -> list[DateMention]:
    """The dates a count may be of: all of the sentence but those of another count's clause."""
    start, end = sentence.clause(one.number.start)
    near = [d for d in sentence.dates if start <= d.start < end or d.end <= one.number.start]
    return [
        d
        for d in near
        if d.end <= one.number.start or _OF_TIME.search(sentence.text[one.end if d.start > one.end else 0 : d.start])
    ]


def _in_time(begun: dict[str, str], date: DateMention, sentence: Sentence) -> Iterator[list[str]]:
    """Who began in a time, by its end, before it, and since it."""
    if _TO.search(sentence.text[: date.start]):
        yield [a for a, day in begun.items() if last_day(day) >= first_day(date.date)]
        yield list(begun)
        return
    yield [a for a, day in begun.items() if date.meets(day)]
    yield [a for a, day in begun.items() if first_day(day) <= last_day(date.date)]
    yield [a for a, day in begun.items() if first_day(day) < first_day(date.date)]


@kind(
    "count-signed-by",
    reads="a person of the union's side, a number of partnerships, and that they signed them",
    recomputed="signatures of that person; those whose signatory nobody recorded may be theirs too",
    of_family=True,
)
def count_signed_by(case: ProseCase) -> Iterator[Said]:
    """How many partnerships somebody signed for the union."""
    register = case.register
    signers = {
        a: {s.value.name for s in register.signatories(a) if s.value.side == "eu"}
        for a in register.begun_by(case.today)
    }
    for sentence in case.prose:
        people = {one.id for one in sentence.people} & set().union(*signers.values())
        for one in counted_in(sentence.text):
            clause = sentence.text[slice(*sentence.clause(one.number.start))]
            signed = re.search(r"\b(?:sign\w*|penned|acted|put (?:his|her) name|held the pen)\b", clause)
            own = one.kind == "partners" and not one.definite and _PLAIN.fullmatch(one.modifiers)
            if len(people) != 1 or not signed or not own or one.number.value < 2 or doubted(sentence.text):
                continue
            person = next(iter(people))
            certain = [a for a, names in signers.items() if person in names]
            most = len(certain) + _unknown(signers, person)
            low, high = (one.number.value, one.number.value)
            if sentence.dates or low in range(len(certain), most + 1) or (one.number.about and high <= most):
                continue
            ids = tuple(i for a in certain for s in register.signatories(a) if s.value.name == person for i in s.ids)
            why = f"on record are {len(certain)}: {register.names(register.partner_of[a] for a in certain)}"
            yield Said(
                sentence,
                one.number.start,
                one.number.end,
                f"{person} signed {int(one.number.value)} of them",
                Verdict.CONTRADICTS,
                why,
                ids,
            )


def _unknown(signers: dict[str, set[str]], person: str) -> int:
    """Partnerships without a signatory on record that came when the person was the last to have signed."""
    last, found = "", 0
    for names in signers.values():
        last = next(iter(names), last)
        found += not names and last == person
    return found


KINDS: tuple[Kind, ...] = (count_partnerships, count_signed_by)
