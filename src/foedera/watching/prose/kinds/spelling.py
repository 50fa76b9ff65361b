"""Names of partners, missions and institutions: nearly right, out of use, or two ways on record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from foedera.model.agreement import Fact, Party
from foedera.model.claim import Confidence
from foedera.model.event import Mission
from foedera.model.prose import Verdict
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, kind

_DIRECTION = re.compile(r"\b(?P<direction>Northern|Southern|Nord|North-|the Northern)\s(?P<name>[A-Z]\w{3,20})")
_BARE_NAME = re.compile(r"(?<!North )(?<!Northern )(?<!of )(?<!Greek )\b(?:Macedonia(?:ns?)?|FYROM|FYR Macedonia)\b")
_WORD = re.compile(r"\b[A-Z]\w{5,14}\b")
_ACRONYM_END = re.compile(r"\bEU[A-Z]{2,8}\s$")
_LONG_WORD = 6
_ACRONYM = re.compile(r"\b(?:EU[A-Z]{2,8}|EUNAVFOR|EUFOR)\s[A-Z][a-z]{3,12}\b|\bEU[A-Z]{2,8}\b")


@kind(
    "partner-name",
    reads="a name that is nearly a partner's, or an older or shorter one of it",
    recomputed="the names on record and in the list of states",
)
def partner_name(case: ProseCase) -> Iterator[Said]:
    """A partner's name misspelt, or not its own."""
    register = case.register
    called: dict[str, str] = {}
    for party in register.agreement_of:
        for entry in register.ledger.of(Party, party):
            called[entry.value.name] = party
    for sentence in case.draft.sentences:
        for match in _DIRECTION.finditer(sentence.text):
            right = next(
                (
                    name
                    for name in called
                    if name.split()[-1] == match["name"]
                    and name.split()[0][:4] == match["direction"].removeprefix("the ")[:4]
                ),
                None,
            )
            if right and " " in right and match[0] != right:
                yield _wrong(case, sentence, match.start(), match.end(), match[0], called[right])
        for one in case.names.misspelt(sentence.text):
            yield _wrong(case, sentence, one.start, one.end, sentence.text[one.start : one.end], one.id)
    yield from _out_of_use(case)


def _wrong(case: ProseCase, sentence, start: int, end: int, written: str, party: str) -> Said:  # type: ignore[no-untyped-def]
    entries = case.register.ledger.of(Party, party)
    right = entries[-1].value.name
    claims = tuple(e.claim.id for e in entries)
    return Said(
        sentence,
        start,
        end,
        f"a partner: {written}",
        Verdict.CONTRADICTS,
        f"its name on record is {right} ({cited(case.register, claims)})",
        claims,
    )


def _out_of_use(case: ProseCase) -> Iterator[Said]:
    """A state called by what it was called before."""
    register = case.register
    for party in register.agreement_of:
        entries = register.ledger.of(Party, party)
        right = entries[-1].value.name if entries else ""
        if not right.startswith("North "):
            continue
        for sentence in case.draft.sentences:
            for match in _BARE_NAME.finditer(sentence.text):
                if match[0].split()[-1].rstrip("ns") in right or "FYR" in match[0]:
                    if re.search(r"\b(?:Republic|name|called|formerly|then|Former)\b", sentence.text):
                        continue
                    if match[0].endswith(("n", "ns")):
                        continue
                    yield _wrong(case, sentence, match.start(), match.end(), match[0], party)


@kind(
    "mission-name",
    reads="an acronym that begins like a mission's and is none",
    recomputed="the missions on record",
)
def mission_name(case: ProseCase) -> Iterator[Said]:
    """A mission's name misspelt."""
    missions = {e.value.name: e for e in case.register.ledger.of(Mission)}
    words = {word for name in missions for word in name.split()}
    for sentence in case.draft.sentences:
        for match in _ACRONYM.finditer(sentence.text):
            parts = match[0].split()
            if match[0] in missions or (all(part in words for part in parts) and len(parts) == 1) or len(match[0]) < 5:
                continue
            if any(one.start <= match.start() < one.end for one in sentence.missions) and len(parts) == 1:
                continue
            near = [
                name
                for name in missions
                if 0 < DamerauLevenshtein.distance(match[0].lower(), name.lower()) <= (1 if len(match[0]) < 9 else 2)
            ]
            if len(near) == 1 and len(near[0].split()) == len(parts):
                claims = (missions[near[0]].claim.id,)
                why = f"the name on record is {near[0]} ({cited(case.register, claims)})"
                yield Said(
                    sentence, match.start(), match.end(), f"a mission: {match[0]}", Verdict.CONTRADICTS, why, claims
                )


@kind(
    "mission-word",
    reads="a word with a capital that is nearly the name a mission goes by",
    recomputed="the missions on record",
)
def mission_word(case: ProseCase) -> Iterator[Said]:
    """The name a mission goes by, misspelt: Atalanta, Althea."""
    words: dict[str, str] = {}
    for entry in case.register.ledger.of(Mission):
        for word in entry.value.name.split()[1:]:
            if word.isalpha() and len(word) >= _LONG_WORD and word not in (entry.value.host or ""):
                words[word.capitalize()] = entry.claim.id
    for sentence in case.draft.sentences:
        for match in _WORD.finditer(sentence.text):
            near = [
                w for w in words if w[0] == match[0][0] and DamerauLevenshtein.distance(match[0].capitalize(), w) == 1
            ]
            if (
                len(near) != 1
                or match[0].capitalize() in words
                or case.names.parties(match[0])
                or _ACRONYM_END.search(sentence.text, 0, match.start())
            ):
                continue
            claims = (words[near[0]],)
            why = f"the name on record is {near[0]} ({cited(case.register, claims)})"
            yield Said(sentence, match.start(), match.end(), f"a mission: {match[0]}", Verdict.CONTRADICTS, why, claims)


@kind(
    "other-name",
    reads="a name of which the register holds another spelling",
    recomputed="facts on that name",
)
def other_name(case: ProseCase) -> Iterator[Said]:
    """An institution or network named as a source has it, where others name it differently."""
    names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    best: dict[str, str] = {}
    for entry in case.register.ledger.of(Fact):
        if entry.value.about == "name":
            names[entry.claim.subject][entry.value.value].append(entry.claim.id)
            if entry.claim.confidence is not Confidence.HIGH or entry.claim.subject not in best:
                best[entry.claim.subject] = entry.value.value
    for spellings in names.values():
        if len(spellings) < 2:
            continue
        for sentence in case.draft.sentences:
            words = set(_WORD.findall(sentence.text))
            for written, claims in spellings.items():
                at = sentence.text.find(written)
                if at < 0 or _right(case, spellings) == written:
                    continue
                others = [other for other in spellings if other != written]
                if any(set(other.split()) - set(written.split()) <= words for other in others):
                    continue  # the sentence itself tells of both
                ids = (*claims, *(i for other in others for i in spellings[other]))
                why = f"also on record: {', '.join(others)} ({cited(case.register, ids)})"
                yield Said(sentence, at, at + len(written), f"a name: {written}", Verdict.DISPUTED, why, ids)


def _right(case: ProseCase, spellings: dict[str, list[str]]) -> str:
    """The spelling others than a briefing use; only what one source alone writes is put up for a look."""

    def briefing(claim: str) -> bool:
        from foedera.model.claim import Source

        source = case.register.snapshot.by_id[claim].basis.source
        entries = case.register.ledger.of(Source, source)
        return bool(entries) and entries[-1].value.kind == "briefing"

    own = [name for name, claims in spellings.items() if not all(map(briefing, claims))]
    return own[0] if len(own) == 1 else ""


KINDS: tuple[Kind, ...] = (partner_name, mission_name, mission_word, other_name)
