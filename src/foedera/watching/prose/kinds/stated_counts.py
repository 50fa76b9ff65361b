"""Numbers a source states of what the union has: deliverables of a strategy, missions under way by kind.

Several numbers of one thing must stand together in one statement on record ('21: 12 civilian, 9 military').
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from foedera.model.agreement import Fact
from foedera.model.ledger import Entry
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.parts.numbers import NumberMention, counts_in
from foedera.watching.prose.said.counted import Counted, counted_in

_OF_THEM = re.compile(
    r"\s(?:of (?:them|these|those|which|the lot)\b|(?:were|fell|had|have|are|was) (?:due|to be)\b|(?:fell"
    r"|were) due\b)",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\s(?:of (?:them|these|those|which) (?:are |were )?|are |were )?(?P<kind>civilian|military)\b", re.IGNORECASE
)
_UNDER_WAY = re.compile(
    r"\b(?:under way|underway|ongoing|running|currently|at present|at the moment|in the field"
    r"|(?:EU|Union|External Action Service|EEAS|Brussels|it)\s(?:itself\s|now\s)?(?:lists|has|had|runs|ran|counts))\b",
    re.IGNORECASE,
)
_ABOUT = {"deliverables": "deliverables", "missions": "csdp_missions"}


@kind(
    "count-stated",
    reads="numbers of deliverables, or of missions of the union, in all and by kind, in a sentence and the one before",
    recomputed="statements on record of that thing, each with all its numbers",
)
def count_stated(case: ProseCase) -> Iterator[Said]:
    """How many of something a source says there are."""
    subjects = case.register.ledger.unions
    for before, sentence in itertools.pairwise((None, *case.prose)):
        if sentence is None or doubted(sentence.text) or sentence.partners or sentence.section:
            continue
        own = _of(sentence)
        lent = _of(before) if before is not None and not before.partners and before.block == sentence.block else {}
        for noun, about in _ABOUT.items():
            named = own.get(noun, [])
            numbers = named + (_pointed(sentence) if noun in own or noun in lent else [])
            known = [
                e
                for e in case.register.ledger.of(Fact)
                if e.value.about == about and (noun == "deliverables" or e.claim.subject in subjects)
            ]
            if numbers and known and (noun != "missions" or _all_of_union(sentence, before, lent)):
                yield from _together(case, sentence, numbers, lent.get(noun, []), known)


def _of(sentence: Sentence) -> dict[str, list[NumberMention]]:
    found: dict[str, list[NumberMention]] = {}
    for one in counted_in(sentence.text):
        if one.kind in _ABOUT and _plain(one):
            found.setdefault(one.kind, []).append(one.number)
    return found


def _plain(one: Counted) -> bool:
    words = set(one.modifiers.lower().replace("-", " ").split())
    return words <= {"csdp", "eu", "ongoing", "current", "civilian", "military", "concrete", "such"} and not (
        one.kind == "missions" and words & {"civilian", "military"}
    )


def _pointed(sentence: Sentence) -> list[NumberMention]:
    """'Fifty-one of them', 'twelve are civilian and nine military'."""
    return [
        one
        for one in counts_in(sentence.text)
        if (_OF_THEM.match(sentence.text, one.end) or _KIND.match(sentence.text, one.end))
        and not any(date.start <= one.start < date.end for date in sentence.dates)
    ]


def _all_of_union(sentence: Sentence, before: Sentence | None, lent: dict[str, list[NumberMention]]) -> bool:
    """Whether the missions are all the union has."""
    return _UNDER_WAY.search(sentence.text) is not None or (
        before is not None and "missions" in lent and _UNDER_WAY.search(before.text) is not None
    )


def _together(
    case: ProseCase,
    sentence: Sentence,
    numbers: list[NumberMention],
    lent: list[NumberMention],
    known: list[Entry[Fact]],
) -> Iterator[Said]:
    """Whether one statement on record has all the numbers; else the first of them none has with the others."""
    stated = [{one.value for one in counts_in(e.value.value) if not 1900 <= one.value <= 2100} for e in known]
    said = {one.value for one in (*numbers, *lent)}
    ids = tuple(e.claim.id for e in known)
    told = "; ".join(f"{e.value.value} ({cited(case.register, [e.claim.id])})" for e in known)
    good = any(said <= one for one in stated)
    best = max(stated, key=lambda one: len(one & said))
    wrong = next((one for one in numbers if one.value not in best), numbers[0])
    if not good and all(one.about for one in numbers):
        return
    verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
    yield Said(
        sentence, wrong.start, wrong.end, f"{wrong.value:g} of them are stated", verdict, f"on record: {told}", ids
    )


KINDS: tuple[Kind, ...] = (count_stated,)
