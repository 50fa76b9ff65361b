"""Builds coverage claims in one line, and strategies for many."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from foedera.model.claim import Basis, Claim, Rank, new_claim
from foedera.model.coverage import CellValue
from foedera.model.strength import Strength

DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
STATED = [value for value in CellValue if value is not CellValue.NOT_CODED]


def coverage(
    value: CellValue = CellValue.COVERED,
    *,
    rank: Rank = Rank.SECONDARY,
    coder: str = "eprs",
    source: str = "eprs",
    day: int = 0,
    agreement: str = "eu-nor-sdp-2024",
    area: str = "space",
    strength: Strength | None = None,
    replaces: str | None = None,
) -> Claim:
    """A coverage claim recorded `day` days after the first of January 2026."""
    return new_claim(
        subject=agreement,
        property="coverage",
        value={"area": area, "value": value.value} | ({"strength": strength.value} if strength else {}),
        coder=coder,
        rank=rank,
        basis=Basis(source=source, locator="somewhere"),
        recorded=DAY + datetime.timedelta(days=day),
        codebook="eu-sdp@2",
        replaces=replaces,
    )


claims = st.builds(
    coverage,
    st.sampled_from(STATED),
    rank=st.sampled_from(list(Rank)),
    coder=st.sampled_from(["eprs", "mofa", "person:ada", "lexicon@1", "lexicon@3"]),
    source=st.sampled_from(["eprs", "text"]),
    day=st.integers(0, 5),
    strength=st.none() | st.sampled_from(list(Strength)),
)
"""Any coverage claim on one cell."""

logs = st.lists(claims, max_size=8, unique_by=lambda claim: claim.id)
"""Any log on one cell."""
