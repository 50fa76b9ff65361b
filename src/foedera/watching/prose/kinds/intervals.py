"""How far two things lie apart in time: 'within a week of each other', 'three days separate them'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.model.dates import written_out
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.kinds.relations import AMOUNT, DAYS, End, dated_things, days_apart, fits, pairs_of
from foedera.watching.prose.parts.numbers import counts_in
from foedera.watching.prose.parts.things import PARTNERSHIP
from foedera.watching.prose.said.happenings import Happening

_TOGETHER = re.compile(
    rf"\bwithin\s(?:(?:the )?space of\s)?{AMOUNT}\s(?:of )?(?:each other|one another)\b"
    rf"|(?<!within ){AMOUNT.replace('?P<', '?P<b_')}\s(?:apart|(?:separate[sd]?|divide[sd]?|lay between"
    rf"|lie between|passed between)\b)",
    re.IGNORECASE,
)


@kind(
    "apart",
    reads="two partners and 'within a week of each other', 'three days apart', 'a week separates'",
    recomputed="the days between the two dates",
    of_family=True,
)
def apart(case: ProseCase) -> Iterator[Said]:
    """How far two lie apart."""
    for sentence in case.prose:
        for match in _TOGETHER.finditer(sentence.text):
            start, end = sentence.clause(match.start())
            named = tuple(dict.fromkeys(p.id for p in sentence.partners if start <= p.start < end))
            things = tuple(dict.fromkeys((t.kind, t.id) for t in dated_things(sentence))) or ((PARTNERSHIP, ""),)
            if len(named) != 2 or doubted(sentence.text):
                continue
            pairs = pairs_of(case, sentence, (End(named[0], things, "signed"), End(named[1], things, "signed")))
            if pairs is None:
                continue
            yield _distance(case, sentence, match, named, pairs)


def _distance(
    case: ProseCase,
    sentence: Sentence,
    match: re.Match[str],
    named: tuple[str, ...],
    pairs: Sequence[tuple[Happening, Happening]],
) -> Said:
    within = match["number"] is not None
    number, unit, about = (
        (match["number"], match["unit"], match["about"])
        if within
        else (match["b_number"], match["b_unit"], match["b_about"])
    )
    count = 1 if number.lower() in ("a", "an") else int(counts_in(number)[0].value)
    good = any(
        days_apart(a.date, b.date)[0] <= count * DAYS[unit.lower()] + 1
        if within
        else fits(number, unit, about, a.date, b.date)
        for a, b in pairs
    )
    first, second = pairs[0]
    told = f"{first.name} {written_out(first.date)}; {second.name} {written_out(second.date)}"
    says = f"{case.register.names(named)}: {match[0]}"
    verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
    return Said(sentence, match.start(), match.end(), says, verdict, f"on record: {told}", (*first.ids, *second.ids))


KINDS: tuple[Kind, ...] = (apart,)
