"""Who signed, announced or met, and on which side.

In: what the draft says was done, with the persons of its clauses. Out: statements. A person is held against those on
record at the occasion the clause tells of: the signature, or the meeting of a dialogue. Where no verb of signing goes
with the person, only somebody else on record in that very office contradicts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.names import sounded
from foedera.watching.prose.parts.numbers import WORDS, ordinals_in
from foedera.watching.prose.parts.offices import BESIDE, OF_UNION
from foedera.watching.prose.parts.persons import Person, persons_in
from foedera.watching.prose.parts.things import PARTNERSHIP, dialogues_in
from foedera.watching.prose.said.clauses import acting
from foedera.watching.prose.said.occasions import Occasion, Roll, Stood
from foedera.watching.prose.said.sayings import dialogue_of
from foedera.watching.prose.said.told import Saying

_SIGNS = frozenset({"signed", "attended"})
_TOLD_OF = frozenset({"signed", "attended", "adopted", "announced", "concluded", "published", "came"})
_NOT_ACTING = re.compile(
    r"\b(?:presence|present|witness\w{0,4}|watch\w{0,3}|welcom\w{1,4}|visit\w{0,3}|invited|guests?|audience"
    r"|look(?:ed|ing|s)? on|onlook\w{2,4}"
    r"|predecessor|successor|thanked|congratulat\w{1,4}|praised|hosted by|at the invitation of|opened)\b",
    re.IGNORECASE,
)
_NOT_THIS_ONE = re.compile(
    r"\b(?:no longer|not|nor|never|instead of|rather than|unlike|without|than|succeed\w{0,3}|replac\w{1,3}|after|before"
    r"|under|from)\s(?:by\s|for\s)?(?:(?:Mr|Ms|the|its|former)\s)*$",
    re.IGNORECASE,
)
_IN_PLACE_OF = re.compile(r"['’]s?\s(?:\w+\s)?(?:place|stead|seat|chair|post|office|successor|predecessor|job)\b")
_OF_MINISTERS = frozenset({"foreign_minister", "defence_minister", "prime_minister", "high_representative"})
_SEVERAL = re.compile(
    r"\b(?:earlier|later|previous|remaining|rest|others?|ones|cases?|times|(?:once|twice)(?! more| again)"
    r"|each|every|all|both|usually|in turn|of them|partnerships|texts|documents|signatures)\b",
    re.IGNORECASE,
)
_FIRST_OF = re.compile(rf"\bfirst (?P<number>{'|'.join(WORDS)}|\d{{1,2}})\b", re.IGNORECASE)
_ALL_OF = re.compile(rf"\ball (?:of )?(?:the )?(?P<number>{'|'.join(WORDS)})\b", re.IGNORECASE)
_SHARE = re.compile(
    rf"\b(?P<part>{'|'.join(WORDS)}) (?:out )?of (?:the |these |those )?(?:first )?(?P<whole>{'|'.join(WORDS)})\b",
    re.IGNORECASE,
)
_NTH = re.compile(r"\s(?:case|partnership|one|text|document|signature|time)\b|\s?(?:[.,;)]|$)", re.IGNORECASE)
_UNION_SIDE = re.compile(
    r"\bfor (?:the )?(?:EU|European Union|Union|Brussels|Europe)\b[,:]?\s(?:\w+\s){0,3}$|\bthe (?:Union|EU)['’]s side\W"
)
_SIDE = re.compile(
    r"\b(?:at (?:the )?(?:her|his|table)|interlocutor|counterpart|opposite|beside|alongside|took part|represent\w{2,4}"
    r"|on (?:that|this) occasion|across the table|receiv\w{1,3}|next to|guest|host(?:ed)?)\b",
    re.IGNORECASE,
)
_SAT = re.compile(r"\W*(?:and\s)?(?:sat|stood|was|were)\b", re.IGNORECASE)
"""A clause that begins with its verb goes on with the one before: 'Pen in hand, sat X'."""


@kind(
    "signed-by",
    reads="a person (or an office with a name) in a clause that tells of a signature, announcement or meeting",
    recomputed="who is on record at it for that side",
    of_family=True,
)
def signed_by(case: ProseCase) -> Iterator[Said]:
    """Who acted, and who came."""
    roll, sayings = Roll(case.register, case.day), defaultdict(list)
    for saying in case.sayings:
        sayings[id(saying.sentence)].append(saying)
    before: list[Occasion] = []
    for sentence in case.prose:
        persons = () if doubted(sentence.text) else persons_in(sentence, case)
        own = sayings[id(sentence)]
        here: list[Occasion] = [one for saying in own for one in _told_of(roll, saying)]
        for place, person in enumerate(persons):
            end = persons[place + 1].start if place + 1 < len(persons) else len(sentence.text)
            if person.once or (person.office and person.office.key in (OF_UNION, BESIDE)):
                continue
            dated = _by_date(roll, sentence, sentence.clause(person.start))
            spoken_of = here or _by_date(roll, sentence) or before
            if dated is not None:
                spoken_of = [one for one in dated if one in here] or dated
            yield from _person(roll, sentence, person, end, own, spoken_of)
        before = here


def _person(
    roll: Roll, sentence: Sentence, person: Person, end: int, sayings: Sequence[Saying], spoken_of: list[Occasion]
) -> Iterator[Said]:
    text = sentence.text
    if _NOT_THIS_ONE.search(text, max(0, person.start - 30), person.start) or _IN_PLACE_OF.match(text, person.end):
        return
    named = any(person.end <= one.start < end for one in sentence.partners)
    if not named and _counted(text, person, end):
        yield from _of_several(roll, sentence, person, end)
        return
    clause = [one for one in sayings if one.start <= person.start < one.end]
    if any(one.denied or one.planned for one in clause):
        return
    sat = any(_SAT.match(text, one.start) for one in clause)
    acts = any(_acts(one) for one in (sayings if sat else clause))
    own = sorted(roll.sides.get(sounded(person.name), set()) - {"eu"})
    found = [one for saying in (sayings if sat else clause) for one in _told_of(roll, saying, own)]
    if not found and (not clause or _SIDE.search(text)) and not sentence.instruments:
        found = spoken_of
    found = _with(roll, sentence, person, found)
    for partner in dict.fromkeys(one.partner for one in found):
        said = _judged(roll, sentence, person, [one for one in found if one.partner == partner], acts)
        if said is not None:
            yield said


def _acts(saying: Saying) -> bool:
    """Whether those a clause names are said to have signed, not only to have been there."""
    stretch = saying.sentence.text[saying.start : saying.end]
    lent = saying.verb.start == saying.verb.end
    if lent and re.search(r"\b(?:was|were|had|has|is|came|sent)\b", stretch):
        return False
    return saying.verb.role in _SIGNS and not _NOT_ACTING.search(stretch)


def _told_of(roll: Roll, saying: Saying, instead: Sequence[str] = ()) -> Iterator[Occasion]:
    """The occasions a saying can mean, of each partner it is said of, else of those given."""
    kinds, sentence = {kind for kind, _ in saying.things}, saying.sentence
    dates = saying.dates or (sentence.dates if len(sentence.dates) == 1 else ())
    parties = saying.parties or _on_the_day(roll, sentence, dates) or instead
    ordinals = {n.value for n in ordinals_in(sentence.text[saying.start : saying.end])}
    for partner in parties:
        if partner not in roll.register.agreement_of:
            continue
        begun = roll.begun(partner) or ""
        on_the_day = any(date.meets(begun) for date in dates)
        told_of = saying.verb.role in _TOLD_OF and PARTNERSHIP in kinds
        told_of = told_of or (saying.verb.role == "attended" and not kinds)
        meant = dialogue_of(saying.things)
        met = []
        for (dialogue, meeting), occasion in roll.meetings(partner):
            fits = not meant or "" in meant or roll.formats[dialogue].format in meant
            dated = any(len(date.date) > 4 and date.meets(meeting.value.date) for date in dates)
            if fits and (dated or (meant and not dates and meeting.value.ordinal in ordinals)):
                met.append(occasion)
        yield from met
        if (told_of and (on_the_day or not dates)) or (on_the_day and not met):
            yield roll.signature(partner)


def _on_the_day(roll: Roll, sentence: Sentence, dates: Sequence[DateMention]) -> Sequence[str]:
    """Whom a sentence is about that names nobody: of several, or where it only names a seat, by the day."""
    seats = [one.id for one in sentence.parties if one.how == "place" and one.id in roll.register.agreement_of]
    if len(sentence.about) == 1 or (sentence.about and not dates):
        return sentence.about
    return [
        one
        for one in dict.fromkeys((*sentence.about, *seats))
        if any(date.meets(roll.begun(one) or "") for date in dates)
    ]


def _by_date(roll: Roll, sentence: Sentence, within: tuple[int, int] | None = None) -> list[Occasion] | None:
    """What happened on the days a sentence names, or a stretch of it; None where it names none."""
    start, end = within or (0, len(sentence.text))
    dates = [date for date in sentence.dates if start <= date.start < end and len(date.date) > 4]
    meant = {one.id for one in dialogues_in(sentence.text[start:end])}
    found = []
    for partner in sentence.about if len(sentence.about) == 1 else ():
        if any(date.meets(roll.begun(partner) or "") for date in dates):
            found.append(roll.signature(partner))
        for (dialogue, meeting), occasion in roll.meetings(partner):
            fits = not meant or "" in meant or roll.formats[dialogue].format in meant
            if fits and any(date.meets(meeting.value.date) for date in dates):
                found.append(occasion)
    return found if dates else None


def _with(roll: Roll, sentence: Sentence, person: Person, found: Sequence[Occasion]) -> list[Occasion]:
    """The occasions a person can be at: of the partner they acted for, where several are spoken of; the union's all."""
    sides = roll.sides.get(sounded(person.name), set())
    named, partners = (
        {one.id for one in acting(sentence)} & set(roll.register.agreement_of),
        {one.partner for one in found},
    )
    if sides & named and "eu" not in sides:
        return [one for one in found if one.partner in sides]
    if named and not named & partners:
        return []
    if len(partners) > 1 and "eu" not in sides:
        return [one for one in found if one.partner in sides]
    return list(found)


def _judged(roll: Roll, sentence: Sentence, person: Person, occasions: Sequence[Occasion], acts: bool) -> Said | None:
    """A person against all occasions that can be meant: one that bears them out is enough."""
    held = {*roll.offices.get(sounded(person.name), ()), person.office.key if person.office else ""}
    if held & _OF_MINISTERS:
        occasions = [one for one in occasions if one.ministers] or occasions
    told = [(one, *_against(roll, sentence, person, one, acts)) for one in occasions]
    says = f"{person.name} signed for or with {roll.register.name(occasions[0].partner)}"
    if not occasions[0].signature:
        says = f"{person.name} at the {occasions[0].called}"
    at = (person.start, person.end)
    right = [who for _, good, who in told if good and who]
    if right:
        return Said(sentence, *at, says, Verdict.HOLDS, _told(right[0], roll), right[0][0].ids)
    if not told or any(good is None for _, good, _ in told):
        if acts and person.known and all(not who for _, _, who in told):
            why = "who acted for that side is not on record"
            return Said(sentence, *at, says, Verdict.NOT_ON_RECORD, why)
        return None
    who = told[0][2]
    why = f"on record: {_told(who, roll)}"
    return Said(sentence, *at, says, Verdict.CONTRADICTS, why, tuple(i for one in who for i in one.ids))


def _against(
    roll: Roll, sentence: Sentence, person: Person, occasion: Occasion, acts: bool
) -> tuple[bool | None, list[Stood]]:
    """Whether a person was at an occasion, with those on record for that side; None where that cannot be told."""
    sides = roll.sides.get(sounded(person.name), set())
    given = person.office.key if person.office else None
    union = "eu" in sides or given == "high_representative" or bool(_UNION_SIDE.search(sentence.text[: person.start]))
    side = [one for one in occasion.who if one.union == union]
    same = [one for one in side if _same(one.name, person.name)]
    if same or not side:
        return (True, same) if same else (None, [])
    held = set(roll.offices.get(sounded(person.name), ())) | ({given} if given else set())
    rivals = [one for one in side if one.office in held]
    if union and (sides or given):
        return (False, side) if acts or not occasion.signature else (None, side)
    if acts and occasion.signature and (not sides or occasion.partner in sides or not union):
        return False, side
    if rivals:
        return False, rivals
    if not occasion.signature and occasion.ministers and not held:
        return False, side
    return None, side


def _same(one: str, other: str) -> bool:
    a, b = sounded(one).split(), sounded(other).split()
    return a == b or (len(a) == 1 and a[0] == b[-1]) or (len(b) == 1 and b[0] == a[-1])


def _counted(text: str, person: Person, end: int) -> bool:
    """Whether what stands about a person speaks of several signatures at once."""
    stretch = text[person.end : end]
    several = _SEVERAL.search(stretch) or _SHARE.search(stretch)
    return bool(several or any(_NTH.match(stretch, n.end) for n in ordinals_in(stretch)))


def _of_several(roll: Roll, sentence: Sentence, person: Person, end: int) -> Iterator[Said]:
    """'Borrell in the first five cases, Kallas in the sixth': held against the partnerships in their order."""
    stretch = sentence.text[person.end : end]
    if "eu" not in roll.sides.get(sounded(person.name), set()):
        return
    share = _SHARE.search(stretch)
    if share is not None:
        said = _share(roll, sentence, person, _number(share["part"]), _number(share["whole"]))
        if said is not None:
            yield said
        return
    for partner in _line(roll, stretch):
        said = _judged(roll, sentence, person, [roll.signature(partner)], acts=True)
        if said is not None and said.verdict is Verdict.CONTRADICTS:
            yield said


def _line(roll: Roll, stretch: str) -> Sequence[str]:
    """The partners counted off: the first five, all six (where so many had one by the end of a year), the sixth."""
    line = [roll.register.partner_of[one] for one in roll.register.begun_by(roll.day)]
    first, whole = _FIRST_OF.search(stretch), _ALL_OF.search(stretch)
    nth = [int(n.value) for n in ordinals_in(stretch)]
    if first is not None:
        return line[: _number(first["number"])]
    if whole is not None:
        years = {(roll.begun(one) or "")[:4] for one in line}
        ends = {sum((roll.begun(one) or "")[:4] <= year for one in line) for year in years}
        return line[: _number(whole["number"])] if _number(whole["number"]) in ends else ()
    return line[nth[0] - 1 : nth[0]] if len(nth) == 1 else ()


def _share(roll: Roll, sentence: Sentence, person: Person, part: int, of: int) -> Said | None:
    """'Five of the six': those a person acted for, or those of them that were signed."""
    line = [roll.register.partner_of[one] for one in roll.register.begun_by(roll.day)][:of]
    acted = {one: [w for w in roll.signature(one).who if _same(w.name, person.name)] for one in line}
    if len(line) < of or not all(roll.signature(one).who for one in line):
        return None
    signed = [one for one in line if acted[one] and roll.signed(one)]
    number = sum(bool(who) for who in acted.values())
    good = part in (number, len(signed))
    claims = tuple(i for who in acted.values() for one in who for i in one.ids)
    names = roll.register.names([one for one in line if acted[one]])
    why = f"on record for {number} of them: {names} ({cited(roll.register, claims)})"
    says = f"{person.name} signed {part} of {of}"
    verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
    return Said(sentence, person.start, person.end, says, verdict, why, claims)


def _number(word: str) -> int:
    return WORDS.get(word.lower()) or int(word)


def _told(who: Sequence[Stood], roll: Roll) -> str:
    """Who was there, in which office, with who says so."""
    return "; ".join(f"{one.name}, {one.office.replace('_', ' ')} ({cited(roll.register, one.ids)})" for one in who)


KINDS: tuple[Kind, ...] = (signed_by,)
