"""How many partnerships a year had, where all of them are meant: 'the four texts of 2026'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.parts.numbers import WORDS, counts_in
from foedera.watching.prose.parts.words import any_of, claims

_N = rf"(?:{any_of(WORDS)}|\d{{1,2}})"
_TEXTS = any_of(claims().counted["partners"])
_ALL_OF_YEAR = re.compile(
    rf"\b(?:the|all|these)\s(?P<number>{_N})\s(?:{_TEXTS}\s)?"
    r"(?:of|from|that (?:were )?signed in|signed in|concluded in)\s(?P<year>20\d\d)\b"
    rf"|\b(?P<year_b>20\d\d)\s(?:brought|saw|added|yielded)\s(?P<number_b>{_N})\s(?:more|further|new|other)?\s?(?:{_TEXTS})?"
    rf"(?=[.,;])|\bwith\s(?P<number_c>{_N})\s(?:new\s)?{_TEXTS},\s(?P<year_c>20\d\d)\s(?:is|was|has|had)\b",
    re.IGNORECASE,
)
_OF_SOME = re.compile(r"\s(?:with|in|that|which|whose|by|between|on|so far|until|up to)\b")


@kind(
    "count-of-year",
    reads="'the four texts of 2026', '2026 brought four more'",
    recomputed="the partnerships that came into being in that year",
    of_family=True,
)
def count_of_year(case: ProseCase) -> Iterator[Said]:
    """A number of partnerships of a year."""
    before: Sentence | None = None
    for sentence in case.prose:
        last, before = before, sentence
        for found in _ALL_OF_YEAR.finditer(sentence.text):
            group = found.groupdict()
            number = counts_in(group["number"] or group["number_b"] or group["number_c"])
            year = group["year"] or group["year_b"] or group["year_c"]
            if not number or sentence.partners or doubted(sentence.text) or _OF_SOME.match(sentence.text, found.end()):
                continue
            own = [(a, one) for a in case.register.begun_by(case.day) if (one := case.register.begun(a))]
            own = [(a, one) for a, one in own if (one.value.date or "").startswith(year)]
            named = {one.id for one in last.partners} if last is not None else set()
            if not own or number[0].value == len(named):
                continue
            good = number[0].value == len(own)
            claims_ = tuple(one.ids[0] for _, one in own)
            told = case.register.names(case.register.partner_of[a] for a, _ in own)
            why = f"on record of {year}: {told} ({cited(case.register, claims_)})"
            verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
            says = f"{number[0].value:g} partnerships of {year}"
            yield Said(sentence, found.start(), found.end(), says, verdict, why, claims_)


KINDS: tuple[Kind, ...] = (count_of_year,)
