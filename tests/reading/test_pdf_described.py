"""What a tag tree says of pictures and other parts of a page is counted and named, never read as text."""

from __future__ import annotations

import pytest

from foedera.reading.census.pdf import count
from foedera.text.counting import letters_and_digits
from tests.reading.counted import counted
from tests.reading.tagged_pdf import Tag, tagged_pdf

TEXT = [(72, 700, 11, "Boats float in all ports of both Parties on every day of the year.")]
LABEL = [(72, 600, 8, "Seal")]
SAID = "Article 9 as it was signed in 1912"
SIZE = letters_and_digits(SAID)
PART = "description of a part of the page"
PICTURE = "description of a picture"
PARAGRAPH: Tag = ("P", {}, [0])


@pytest.mark.parametrize(
    ("tag", "what", "amount"),
    [
        (("Figure", {"Alt": SAID}, [1]), PICTURE, SIZE),
        (("Figure", {"ActualText": SAID}, [1]), PICTURE, SIZE),
        (("Formula", {"Alt": SAID, "ActualText": "x squared"}, [1]), PICTURE, SIZE + 8),
        (("Sect", {"Alt": SAID}, [("Figure", {"Alt": "A seal"}, [1])]), PART, SIZE),
        (("Table", {"Alt": SAID}, [("TR", {}, [("TD", {}, [1])])]), PART, SIZE),
        (("P", {"ActualText": "Seal"}, [1]), PICTURE, 0),
    ],
)
def test_descriptions_are_left_out_by_name(tag: Tag, what: str, amount: int) -> None:
    """Of figures and formulas, and of other parts; what stands for text that is read is that text again."""
    data = tagged_pdf([TEXT, LABEL], [PARAGRAPH, tag])
    found = counted(data, "a.pdf")
    omissions = found.left_out
    assert omissions.get(what, 0) == amount
    assert found.unaccounted == 0
    assert SAID not in found.document.text
    described = omissions.get(PICTURE, 0) + omissions.get(PART, 0)
    assert count(data) == letters_and_digits(TEXT[0][3]) + 4 + described
