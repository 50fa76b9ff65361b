"""What an act of the union lends, and what share of parts may come from outside: SAFE above all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.agreement import Instrument
from foedera.model.prose import Verdict
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.parts.numbers import sums_in

_SHARE = re.compile(r"\b(?P<share>\d{1,2})\s?(?:%|per cent\b|percent\b)")
_OUTSIDE = re.compile(r"\b(?:outside|third countr\w+|non-EU|abroad|foreign)\b", re.IGNORECASE)
_LENT = re.compile(r"\b(?:lend\w{0,3}|lent|loans?|credits?|borrow\w{0,3}|worth|envelope|volume)\b", re.IGNORECASE)
_THE_ACT = re.compile(r"\b(?:it|its|the (?:regulation|instrument|fund|scheme|facility|programme))\b", re.IGNORECASE)
_ROUND = 0.04
_EXACTLY = 0.005


@kind(
    "act-sum",
    reads="an act of the union by number or letters ('SAFE'), here or in the sentence before, and a sum lent under it",
    recomputed="the amount on record for that act",
)
def act_sum(case: ProseCase) -> Iterator[Said]:
    """How much an act makes available."""
    register = case.register
    named = {e.claim.subject: e.value.name for e in register.ledger.of(Instrument)}
    acts = [(one, shape) for one, name in named.items() if register.facts(one, "amount") and (shape := _short(name))]
    last: tuple[str, int] | None = None
    for place, sentence in enumerate(case.draft.sentences):
        here = next((one for one, shape in acts if shape.search(sentence.text)), None)
        if here is not None:
            last = (here, place)
        sums = sums_in(sentence.text)
        if (
            last is None
            or place - last[1] > 1
            or len(sums) != 1
            or doubted(sentence.text)
            or sentence.kind == "heading"
        ):
            continue
        if here is None and not _THE_ACT.search(sentence.text):
            continue
        if not _LENT.search(sentence.text) or any(one.id not in register.ledger.unions for one in sentence.parties):
            continue
        facts = register.facts(last[0], "amount")
        known = {n.value for fact in facts for n in sums_in(fact.value.value)}
        good = any(
            abs(sums[0].value - value) <= (_ROUND if sums[0].about not in (None, "up to") else _EXACTLY) * value
            for value in known
        )
        told = "; ".join(dict.fromkeys(fact.value.value for fact in facts))
        claims = tuple(fact.claim.id for fact in facts)
        says = f"{named[last[0]]}: €{sums[0].value:g} million"
        verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
        why = f"on record: {told} ({cited(register, claims)})"
        yield Said(sentence, sums[0].start, sums[0].end, says, verdict, why, claims)


@kind(
    "act-share",
    reads="an act of the union, here or in the sentences just before, and a share of parts from outside",
    recomputed="the share its rule on record sets",
)
def act_share(case: ProseCase) -> Iterator[Said]:
    """How much may come from outside."""
    register = case.register
    named = {e.claim.subject: e.value.name for e in register.ledger.of(Instrument)}
    for subject, name in named.items():
        rules = [fact for fact in register.facts(subject, "rule_for_partners") if _SHARE.search(fact.value.value)]
        shape = _short(name) if rules else None
        last = -9
        for place, sentence in enumerate(case.draft.sentences if shape else ()):
            last = place if shape and shape.search(sentence.text) else last
            shares = list(_SHARE.finditer(sentence.text))
            if place - last > 2 or len(shares) != 1 or not _OUTSIDE.search(sentence.text) or doubted(sentence.text):
                continue
            known = {match["share"] for fact in rules for match in _SHARE.finditer(fact.value.value)}
            good = shares[0]["share"] in known or str(int(100 - float(shares[0]["share"]))) in known
            claims = tuple(fact.claim.id for fact in rules)
            why = f"on record: {rules[0].value.value} ({cited(register, claims)})"
            says = f"{name}: {shares[0]['share']} per cent"
            verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
            yield Said(sentence, shares[0].start(), shares[0].end(), says, verdict, why, claims)


def _short(name: str) -> re.Pattern[str] | None:
    """What an act goes by: its letters for short, or its number."""
    shapes = [rf"\b{found[1]}\b" for found in [re.search(r"\(([A-Z]{3,8})\)", name)] if found]
    shapes += [rf"(?<![\d/]){re.escape(found[0])}(?!\d)" for found in [re.search(r"\d{4}/\d{2,5}", name)] if found]
    return re.compile("|".join(shapes)) if shapes else None


KINDS: tuple[Kind, ...] = (act_sum, act_share)
