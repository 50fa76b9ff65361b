"""Which of several claimed dates of signature orders an agreement."""

from __future__ import annotations

import datetime

import pytest

from foedera.comparing.signing import signed_of
from foedera.model.claim import Basis, Claim, Rank, new_claim
from foedera.model.ledger import Ledger
from foedera.workspace import Workspace
from tests.comparing.claims import DAY


def event(date: str | None, rank: Rank, day: int, role: str = "signed") -> Claim:
    """A claim that something happened to an agreement, recorded on a day."""
    return new_claim(
        subject="ab-alda-2001",
        property="event",
        value={"role": role} | ({"date": date} if date else {}),
        coder="gazette",
        rank=rank,
        basis=Basis(source="gazette", locator="page 1"),
        recorded=DAY + datetime.timedelta(days=day),
    )


@pytest.mark.parametrize(
    ("claims", "date"),
    [
        ([event("2001", Rank.PRIMARY, 0), event("2002", Rank.SECONDARY, 9)], "2001"),
        ([event("2001", Rank.SECONDARY, 3), event("2002", Rank.SECONDARY, 2)], "2001"),
        ([event(None, Rank.PERSON, 0), event("2002", Rank.SECONDARY, 0)], "2002"),
        ([event("1999", Rank.PERSON, 9, role="adopted"), event("2002", Rank.SECONDARY, 0)], "2002"),
    ],
)
def test_the_highest_rank_decides_then_the_later_recorded(claims: list[Claim], date: str) -> None:
    """An event without a date or of another role is no signature; the order of the log makes no difference."""
    assert signed_of(Ledger(claims)) == signed_of(Ledger(reversed(claims))) == {"ab-alda-2001": date}


def test_an_agreement_of_which_no_signature_is_claimed_has_none(workspace: Workspace) -> None:
    """The briefing's six have a date; nothing is made up."""
    found = signed_of(workspace.ledger())
    assert found["eu-nor-sdp-2024"] == "2024-05-28"
    assert signed_of(Ledger([event("2001", Rank.PRIMARY, 0, role="announced")])) == {}
