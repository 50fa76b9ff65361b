"""Recognised pages on which '§' came out as '8' or '$', and born ones on which '8 1' is what it says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from foedera.reading import read
from tests.reading.drawn_pdf import DrawnPage, drawn_pdf, shown

TITLES = ("Gebühren", "Anmeldung", "Ausnahmen", "Bußgeld", "Inkrafttreten", "Übergang")
TEXT = "Die Hafenmeisterei erhebt für jeden Liegeplatz eine Gebühr nach § 2 dieser Satzung, die im Voraus fällig ist."
SCAN = "q 595 0 0 842 0 0 cm /Im Do Q 3 Tr"


def eids(heads: Sequence[str], *, scanned: bool = True, beside: bool = False) -> tuple[list[str], list[str]]:
    """The ids and problems of a page of sections, their titles below the head or beside it."""
    lines = [SCAN] if scanned else []
    for at, (head, title) in enumerate(zip(heads, TITLES, strict=False)):
        top = 780 - 90 * at
        label = [f"{head} {title}"] if beside else [head, title]
        lines += [shown(line, 72, top - 16 * row, size=10) for row, line in enumerate(label)]
        lines += [
            shown(TEXT, 72, top - 44, size=10),
            shown("Sie wird jedes Jahr neu festgesetzt.", 72, top - 56, size=10),
        ]
    data = drawn_pdf([DrawnPage("\n".join(lines))])
    found = read(data, name="a.pdf", subject="x", role="text", language="deu", source="s")
    articles = [item.eid.split("__")[0] for item in found.provisions if item.eid.startswith("art_")]
    return list(dict.fromkeys(articles)), [problem.code for problem in found.document.problems]


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize(
    "heads",
    [
        ["81", "82", "83", "84", "85", "86"],
        ["8 1", "$ 2", "§ 3", "84", "§5", "8 6"],
        ["§ 1", "§ 2", "8 3", "& 4", "55", "S 6"],
    ],
)
def test_a_row_of_sections_tells_the_sign(heads: Sequence[str], beside: bool) -> None:
    """It is put right, and said."""
    found, problems = eids(heads, beside=beside)
    assert found == [f"art_{at}" for at in range(1, 7)]
    assert problems.count("section-sign") == 1
    assert "text-lost" not in problems


@pytest.mark.parametrize(
    ("heads", "scanned"),
    [
        (["81", "82", "83", "84", "85", "86"], False),
        (["82", "83", "84", "85", "86", "87"], True),
        (["81", "85", "89", "813", "87", "82"], True),
        (["81", "82"], True),
    ],
)
def test_numbers_that_are_no_sections_stay(heads: Sequence[str], scanned: bool) -> None:
    """On a page that was not recognised, in a row that does not begin with the first or does not go on, or of two."""
    found, problems = eids(heads, scanned=scanned)
    assert found == []
    assert "section-sign" not in problems


def test_a_sign_alone_heads_a_section_of_any_pdf() -> None:
    """'§ 2' holds no letter."""
    found, problems = eids(["§ 1", "§2", "§ 3"], scanned=False)
    assert found == ["art_1", "art_2", "art_3"]
    assert problems == []
