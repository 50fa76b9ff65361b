"""Which of several sums is the largest, and who has had more.

In: comparing words beside measures of the Peace Facility. Out: statements. A running total and the measures one by one
are two ways of adding up: nothing is raised that does not contradict both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.event import Funding
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.kinds.money import FACILITY

_MOST = re.compile(
    r"\b(?:(?P<high>largest|biggest|highest|most generous)|(?P<low>smallest|lowest|least generous))\b", re.IGNORECASE
)
_MEASURE = re.compile(r"\b(?:measures?|payments?|grants?|sums?|tranches?|instalments?|packages?)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?P<way>more|less)\b(?:\s[\w€’'-]+){0,7}?\sthan\s(?:to\s|for\s)?(?:the\s)?$", re.IGNORECASE)
_BEHIND_IT = re.compile(r"\b(?:measure|person|head|year|often|soldier|time)\b", re.IGNORECASE)


@kind(
    "sum-most",
    reads="a measure of the Peace Facility told by its day and called the largest or smallest; one partner",
    recomputed="its sums on record, all of them and those up to that day",
)
def sum_most(case: ProseCase) -> Iterator[Said]:
    """The largest or smallest of a partner's measures."""
    for sentence, near in _of_the_facility(case):
        found, days = _MOST.search(sentence.text), [one for one in sentence.dates if len(one.date) > 4]
        if (
            found is None
            or len(_MOST.findall(sentence.text)) != 1
            or len(days) != 1
            or len(sentence.about) != 1
            or not _MEASURE.search(near)
        ):
            continue
        single = _single(case, sentence.about[0])
        meant = [one for one in single if days[0].meets(one.value.date or "")]
        before = [one for one in single if meant and (one.value.date or "") <= (meant[0].value.date or "")]
        if len(meant) != 1 or len(single) < 2:
            continue
        pick, sum_ = (max if found["high"] else min), _sum(meant[0])
        good = any(sum_ == pick(map(_sum, some)) for some in (single, before if len(before) > 1 else single))
        claims = tuple(i for one in single for i in one.ids)
        told = ", ".join(f"€{_sum(one):g} million {one.value.date}" for one in single)
        why = f"on record: {told} ({cited(case.register, claims)})"
        says = f"{case.register.name(sentence.about[0])}: {found[0].lower()} {days[0].in_words}"
        verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
        yield Said(sentence, found.start(), found.end(), says, verdict, why, claims)


@kind(
    "sum-more",
    reads="one partner with more or less out of the Peace Facility than another",
    recomputed="their sums on record, added up and as running totals",
)
def sum_more(case: ProseCase) -> Iterator[Said]:
    """Who has received more."""
    for sentence, _ in _of_the_facility(case):
        who = [one for one in sentence.parties if one.id in case.register.agreement_of]
        if len(who) != 2 or (found := _MORE.search(sentence.text, 0, who[1].start)) is None:
            continue
        if _BEHIND_IT.search(found[0]):
            continue
        ways = [(_totals(case, who[0].id, way), _totals(case, who[1].id, way)) for way in (False, True)]
        known = [(a, b) for a, b in ways if a and b]
        if not known:
            continue
        good = any((a > b) if found["way"].lower() == "more" else (a < b) for a, b in known)
        one, other = (case.register.name(party.id) for party in who)
        claims = tuple(i for party in who for told in case.register.money(party.id, "received") for i in told.ids)
        told = "; ".join(f"€{a:g} million against €{b:g} million" for a, b in dict.fromkeys(known))
        why = f"on record: {told} ({cited(case.register, claims)})"
        says = f"{one} {found['way'].lower()} than {other}"
        yield Said(sentence, *found.span(), says, Verdict.HOLDS if good else Verdict.CONTRADICTS, why, claims)


def _of_the_facility(case: ProseCase) -> Iterator[tuple[Sentence, str]]:
    """Sentences of the Peace Facility, named in them or just before, each with both."""
    before = ""
    for sentence in case.draft.sentences:
        near = f"{before} {sentence.text}"
        if sentence.kind != "heading" and FACILITY.search(near) and not doubted(sentence.text):
            yield sentence, near
        before = sentence.text


def _single(case: ProseCase, party: str) -> list[Told[Funding]]:
    own = [one for one in case.register.money(party, "received") if not one.value.cumulative and one.value.date]
    return sorted(own, key=lambda one: one.value.date or "")


def _sum(told: Told[Funding]) -> float:
    return told.value.amount_eur_m or 0


def _totals(case: ProseCase, party: str, running: bool) -> float:
    """All a partner has received: as the highest running total, or measure by measure."""
    own = case.register.money(party, "received")
    sums = [_sum(one) for one in own if one.value.cumulative is running]
    return max(sums, default=0) if running else sum(sums)


KINDS: tuple[Kind, ...] = (sum_most, sum_more)
