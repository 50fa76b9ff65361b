"""How many members another network of partnerships has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.model.agreement import Instrument, Network
from foedera.model.ledger import Entry
from foedera.model.prose import Verdict
from foedera.text.party_names import party_names
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.kinds.counts import agrees
from foedera.watching.prose.parts.numbers import NumberMention, counts_in, ordinals_in

_CENTURY = re.compile(r"\s(?:of\s[A-Z]|century|of\s\w+\s\d{4}|[A-Z][a-z]+\s\d{4})")


_OF_TIME_OR_SUM = re.compile(r"[\s-](?:years?|months?|days?|weeks?|million|billion)\b")
_OF_ELSE = re.compile(
    r"\s(?!(?:\w+\s){0,4}?(?:agreements?|arrangements?|partnerships?|deals?|pacts?|accords?|partners?|countries|states|members?|of|such)\b)[a-z]+s\b"
)
"""A number of anything a network is not made of: 'twelve letterheads'."""
_DECLARATION = re.compile(r"\bdeclaration\b", re.IGNORECASE)
_WITH = re.compile(r"\(with [^)]+\)")
_OTHERS = re.compile(
    r"\s(?:other|more|further|fellow)\s(?:\w+\s)?(?:states|countries|governments|nations|capitals|signatories)\b"
)
_IN_ALL = re.compile(r"\s(?:states|countries|governments|nations|capitals|signatories)\b")
_LIKE = {
    "agreement": r"(?:agreement|arrangement|deal|pact|accord)s?",
    "arrangement": r"(?:agreement|arrangement|deal|pact|accord)s?",
}
"""What the thing a network is made of is called too."""


@kind(
    "count-network",
    reads="a number and the name of another network of partnerships",
    recomputed="the number of members stated for it",
)
def count_network(case: ProseCase) -> Iterator[Said]:
    """How many members another network has."""
    networks = [e for e in case.register.ledger.of(Network) if e.value.count is not None]
    for sentence in case.prose:
        for subject in dict.fromkeys(e.claim.subject for e in networks):
            own = [e for e in networks if e.claim.subject == subject]
            places = [p for e in own for p in _named(sentence, e.value)]
            for at in dict.fromkeys(places):
                yield from _network(case, sentence, own, at)


def _network(case: ProseCase, sentence: Sentence, own: Sequence[Entry[Network]], at: int) -> Iterator[Said]:
    start, end = sentence.clause(at)
    numbers = [
        n
        for n in counts_in(sentence.text)
        if start <= n.start < end
        and not 1900 <= n.value <= 2100
        and n.value > 1
        and abs(n.start - at) < 90
        and not _OF_TIME_OR_SUM.match(sentence.text, n.end)
        and not _OF_ELSE.match(sentence.text, n.end)
    ]
    numbers = numbers or _ordinal(sentence, own, start, end)
    if len(numbers) != 1:
        return
    counted = re.search(r"\bone of (?:only |just )?$", sentence.text[: numbers[0].start])
    if not counted and re.match(r"^\scountries\b", sentence.text[numbers[0].end :]):
        return
    number = numbers[0]
    known = {e.value.count for e in own}
    good = any(agrees(number, value or 0) for value in known)
    says = f"{own[0].value.name}: {int(number.value)}"
    told = ", ".join(f"{e.value.count} ({case.register.source(e.claim.id)})" for e in own)
    verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
    if not good and case.day > case.today:
        verdict = Verdict.LOOK
    yield Said(sentence, number.start, number.end, says, verdict, f"on record: {told}", tuple(e.claim.id for e in own))


def _ordinal(sentence: Sentence, own: Sequence[Entry[Network]], start: int, end: int) -> list[NumberMention]:
    """'The eighteenth', where the record of the network tells of the same country as the last that came."""
    told = " ".join(e.value.text or "" for e in own)
    newest = {one.party for one in party_names(told)}
    if not any(start <= one.start < end and one.id in newest for one in sentence.parties):
        return []
    return [
        n
        for n in ordinals_in(sentence.text)
        if start <= n.start < end and n.value > 1 and not _CENTURY.match(sentence.text, n.end)
    ]


def _named(sentence: Sentence, network: Network) -> list[int]:
    """Where clauses name a network: all its words of weight, whatever stands between."""
    words = [w.rstrip("s") for w in re.findall(r"[A-Za-z]{4,}", network.name.lower()) if w not in ("with", "between")]
    if len(words) < 2:
        return []
    shapes = [_LIKE.get(word, re.escape(word)) for word in words]
    found = []
    for match in re.finditer(shapes[-1], sentence.text.lower()):
        start, end = sentence.clause(match.start())
        stretch = sentence.text[max(start, match.start() - 80) : min(end, match.end() + 60)].lower()
        if all(re.search(shape, stretch) for shape in shapes):
            found.append(match.start())
    return found


@kind(
    "count-signatories",
    reads="a declaration, one of those who signed it, and how many others, or how many in all",
    recomputed="the parties its name on record lists",
)
def count_signatories(case: ProseCase) -> Iterator[Said]:
    """How many signed a declaration together."""
    several = [e for e in case.register.ledger.of(Instrument) if e.value.type == "JD" and _WITH.search(e.value.name)]
    for sentence in case.prose:
        if not _DECLARATION.search(sentence.text) or doubted(sentence.text):
            continue
        for entry in several:
            others = {one.party for one in party_names(entry.value.name)}
            words = re.findall(r"[a-z]{5,}", entry.value.name.partition("(")[0].lower())
            told = sum(word in sentence.text.lower() for word in words if word not in ("joint", "declaration"))
            if entry.value.party in sentence.about and told:
                yield from _signatories(case, sentence, entry, len(others - {entry.value.party}))


def _signatories(case: ProseCase, sentence: Sentence, entry: Entry[Instrument], others: int) -> Iterator[Said]:
    for number in counts_in(sentence.text):
        if _OTHERS.match(sentence.text, number.end):
            known = others
        elif _IN_ALL.match(sentence.text, number.end) and sentence.text[: number.start].endswith("one of "):
            known = others + 1
        else:
            continue
        verdict = Verdict.HOLDS if agrees(number, known) else Verdict.CONTRADICTS
        says = (
            f"{int(number.value)} with {case.register.name(entry.value.party)}"
            if known == others
            else f"{int(number.value)} in all"
        )
        yield Said(
            sentence, number.start, number.end, says, verdict, f"on record: {entry.value.name}", (entry.claim.id,)
        )


KINDS: tuple[Kind, ...] = (count_network, count_signatories)
