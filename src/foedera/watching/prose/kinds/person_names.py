"""Names of persons, nearly right: with all their words, or the last one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from foedera.model.agreement import Signatory
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, kind
from foedera.watching.prose.parts.names import folded, sounded
from foedera.watching.prose.parts.persons import CAPITALS, PERSON_NAME

_INITIAL = re.compile(r"\b([A-Z])\.\s$")
_LONG_NAME = 6


@kind(
    "person-name",
    reads="a name of two or more words that is nearly, not quite, a known person's",
    recomputed="how the register writes it; ways of writing it in Latin letters count as one",
)
def person_name(case: ProseCase) -> Iterator[Said]:
    """A person's name misspelt."""
    for sentence in _written(case):
        for match in PERSON_NAME.finditer(sentence.text):
            yield from _misspelt(sentence, match.start(), match[0], case)
    yield from _last_names(case)


def _written(case: ProseCase) -> Iterator[Sentence]:
    """Everything a name may stand in: sentences, and lines of tables."""
    yield from case.draft.sentences
    yield from (line.sentence for line in case.lines)


def _misspelt(sentence: Sentence, start: int, written: str, case: ProseCase) -> Iterator[Said]:
    words = written.split()
    for name in case.names.persons:
        size = len(name.split())
        for at in range(len(words) - size + 1):
            part = " ".join(words[at : at + size])
            part = part.removesuffix("'s").removesuffix("’s")
            if _same_person(part, name) and sounded(part) != sounded(name):
                place = start + written.index(words[at])
                claims = _spelled_in(case, name)
                why = f"the register writes {name} ({cited(case.register, claims)})"
                yield Said(sentence, place, place + len(part), f"a person: {part}", Verdict.CONTRADICTS, why, claims)


def _same_person(part: str, name: str) -> bool:
    """Whether all words but one are those of the name, and that one is nearly so."""
    pairs = list(zip(part.split(), name.split(), strict=True))
    odd = [(a, b) for a, b in pairs if sounded(a) != sounded(b)]
    if len(odd) != 1 or len(pairs) < 2:
        return False
    a, b = map(folded, odd[0])
    return min(len(a), len(b)) >= 3 and DamerauLevenshtein.distance(sounded(a), sounded(b)) <= (1 if len(b) < 6 else 2)


def _last_names(case: ProseCase) -> Iterator[Said]:
    """A last name alone that is nearly a known one, behind an office or beside a verb."""
    every = {name.split()[-1]: name for name in case.names.persons}
    lasts = {last: name for last, name in every.items() if len(last) >= _LONG_NAME}
    for sentence in _written(case):
        for match in re.finditer(rf"\b{CAPITALS}\b", sentence.text):
            word = match[0].removesuffix("'s").removesuffix("’s")
            if word in lasts or len(word) < 4 or any(one.start <= match.start() < one.end for one in sentence.people):
                continue
            near = _with_initial(sentence.text, match, case) or [
                one for one in lasts if DamerauLevenshtein.distance(sounded(word), sounded(one)) == 1
            ]
            if len(near) == 1 and word[0] == near[0][0] and sounded(word) != sounded(near[0]):
                claims = _spelled_in(case, every[near[0]])
                before = sentence.text[max(0, match.start() - 30) : match.start()].split()[-1:]
                if before and len(before[0]) > 3 and sounded(before[0]) in sounded(every[near[0]]).split():
                    continue  # the full name was looked at
                why = f"the register writes {near[0]} ({cited(case.register, claims)})"
                yield Said(
                    sentence,
                    match.start(),
                    match.start() + len(word),
                    f"a person: {word}",
                    Verdict.CONTRADICTS,
                    why,
                    claims,
                )


def _with_initial(text: str, match: re.Match[str], case: ProseCase) -> list[str]:
    """The short last name meant, where an initial before it is that of the person."""
    initial = _INITIAL.search(text, max(0, match.start() - 3), match.start())
    if initial is None:
        return []
    word = match[0].removesuffix("'s").removesuffix("’s")
    return [
        name.split()[-1]
        for name in case.names.persons
        if any(given.startswith(initial[1]) for given in name.split()[:-1])
        and DamerauLevenshtein.distance(sounded(word), sounded(name.split()[-1])) == 1
    ]


def _spelled_in(case: ProseCase, name: str) -> tuple[str, ...]:
    return tuple(e.claim.id for e in case.register.ledger.of(Signatory) if e.value.name == name)[:3]


KINDS: tuple[Kind, ...] = (person_name,)
