"""The threat profile: a party's numbers of an index beside a reference's, dimension by dimension."""

from __future__ import annotations

from foedera.model.indicator import Index, Indicator, Profile
from foedera.model.ledger import Ledger


def build_profile(
    ledger: Ledger, *, party: str, index: str, year: int | None = None, reference: str | None = None
) -> Profile:
    """The profile of a party by one index.

    Args:
        ledger: everything known; the index must be in it.
        party: party id.
        index: index id.
        year: year of the numbers; None for the newest year the party has, or 0 when it has none.
        reference: party id of the yardstick; None for the union of a collection here, the EU-27 in the built-in
            register; where there is none, the party has no yardstick.
    """
    record = ledger.of(Index, index)[0].value
    numbers = {
        (entry.claim.subject, entry.value.dimension, entry.value.year): entry.value.value
        for entry in ledger.of(Indicator)
        if entry.value.index == index
    }
    yardstick = reference or min(ledger.unions, default=None)
    years = sorted({when for who, _, when in numbers if who == party})
    chosen = year if year is not None else (years[-1] if years else 0)
    dimensions = (*record.dimensions, "overall")
    return Profile(
        party=party,
        reference=yardstick,
        index=index,
        year=chosen,
        rows=tuple(
            (
                name,
                numbers.get((party, name, chosen)),
                None if yardstick is None else numbers.get((yardstick, name, chosen)),
            )
            for name in dimensions
        ),
    )
