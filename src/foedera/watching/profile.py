"""The threat profile: a party's numbers of an index beside a reference's, dimension by dimension.

In: the ledger. Out: `Profile`, without what agreements hold against the threats (workspace.watch_view adds it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from foedera.model.indicator import OVERALL, Index, Indicator, Number, Profile, Threat
from foedera.model.ledger import Ledger
from foedera.model.merging import merged
from foedera.text.state_names import members_of

Numbers = Mapping[tuple[str, str, int], Number]
"""By party, dimension and year."""


def build_profile(
    ledger: Ledger, *, party: str, index: str, year: int | None = None, reference: str | None = None
) -> Profile:
    """The profile of a party by one index.

    Args:
        ledger: everything known; the index must be in it.
        party: party id.
        index: index id.
        year: year of the numbers; None for the newest year the party has.
        reference: party id of the yardstick; None for the union of a collection here, the EU-27 in the built-in
            register; where there is none, the party has no yardstick.
    """
    record = ledger.of(Index, index)[-1].value
    numbers = numbers_of(ledger, index)
    yardstick = reference or min(ledger.unions, default=None)
    years = sorted({when for who, _, when in numbers if who == party})
    chosen = year if year is not None else (years[-1] if years else None)
    named = sorted({dimension for _, dimension, _ in numbers} - {*record.dimensions, OVERALL})
    threats = [_threat(numbers, party, yardstick, name, chosen) for name in (*record.dimensions, *named, OVERALL)]
    return Profile(
        party=party,
        reference=yardstick,
        index=index,
        year=chosen,
        years=tuple(years),
        threats=tuple(threats[:-1]),
        overall=threats[-1],
    )


def numbers_of(ledger: Ledger, index: str) -> Numbers:
    """Every number of an index, as the best voice gives it; what others say is kept beside it."""
    found = {}
    by_party = defaultdict(list)
    for entry in ledger.of(Indicator):
        if entry.value.index == index:
            by_party[entry.claim.subject].append(entry)
    for party, entries in by_party.items():
        for told in merged(entries):
            value = told.value.value
            others = tuple(dict.fromkeys(e.value.value for e in told.entries if e.value.value != value))
            key = (party, told.value.dimension, told.value.year)
            found[key] = Number(value=value, claims=told.ids, sources=told.sources, otherwise=others)
    return found


def _threat(numbers: Numbers, party: str, yardstick: str | None, dimension: str, year: int | None) -> Threat:
    if year is None:
        return Threat(dimension=dimension, own=None, reference=None)
    own = numbers.get((party, dimension, year))
    if yardstick is None:
        return Threat(dimension=dimension, own=own, reference=None)
    stated = numbers.get((yardstick, dimension, year))
    reference, why = (stated, None) if stated else _average(numbers, yardstick, dimension, year)
    return Threat(dimension=dimension, own=own, reference=reference, why=why)


def _average(numbers: Numbers, union: str, dimension: str, year: int) -> tuple[Number | None, str | None]:
    """The mean of a union's members where each has a number, named as such; else why there is none."""
    members = members_of(union)
    theirs = [number for one in members if (number := numbers.get((one, dimension, year)))]
    if not members:
        return None, "no number was imported"
    if len(theirs) < len(members):
        have = f"{len(theirs)} of the {len(members)} members have one"
        return None, f"no number was imported; {have}, so there is no mean"
    return Number(
        value=sum(number.value for number in theirs) / len(theirs),
        claims=tuple(one for number in theirs for one in number.claims[:1]),
        sources=tuple(dict.fromkeys(source for number in theirs for source in number.sources[:1])),
        computed=f"mean of the {len(members)} members",
    ), None
