"""When and where a text was signed."""

from __future__ import annotations

import pytest

from tests.coding.facts.texts import claims, happened


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("DONE at Kigali on this 13 th day of May in this year 2009.", "2009-05-13"),
        ("SIGNED at Brussels on the 9th day of July 2008.", "2008-07-09"),
        ("The protocol signed at Rome on 1 May 1990 is repealed.", None),
        ("The work shall be done at Rome by 1 May 1990.", None),
    ],
)
def test_only_the_texts_own_signing_clause_dates_it(text: str, day: str | None) -> None:
    """Other things are signed and done in texts too."""
    assert happened(claims(f"# Treaty\n\n## Article 1\n\n{'It rains. ' * 200}\n\n{text}\n")).get("signed") == day


def test_a_letter_is_dated_by_its_head() -> None:
    """The date line is a weaker sign, and the claim says so."""
    found = claims("Brussels, 29 September 2006\n\n1. The Ministry presents its compliments.\n")
    assert happened(found) == {"signed": "2006-09-29"}
    (claim,) = [claim for claim in found if claim.property == "event"]
    assert claim.note is not None
    assert "date line" in claim.note
