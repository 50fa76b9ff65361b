"""The rule `headings_covered`: how the briefing comes from the ticks of its table to the numbers of its prose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from foedera import data
from foedera.comparing.counting import headings_of
from foedera.comparing.sets import tally
from foedera.model.codebook import Codebook
from foedera.reading.codebook import read_codebook
from foedera.workspace import Workspace

BOOK: Codebook = read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp")
NUMBERS = {area.id: area.number for area in BOOK.areas}


@pytest.fixture
def headings(workspace: Workspace) -> dict[str, int]:
    """Agreement → headings, of the six the briefing has."""
    return {agreement: count.number for agreement, count in tally(workspace.matrix("eu-sdp")).headings.items()}


def test_the_rule_is_in_the_codebook() -> None:
    """Rows 9 and 10 share a heading, 24 stands inside of 12, and 20, 22 and 23 stand under none."""
    shared = {area.number: NUMBERS[area.under] for area in BOOK.areas if area.under}
    assert shared == {10: 9, 24: 12}
    assert {area.number for area in BOOK.areas if area.heading is None} == {20, 22, 23}


def test_it_yields_the_numbers_of_the_prose_for_norway_and_moldova(headings: dict[str, int]) -> None:
    """17 and 11, as printed, from 19 and 14 ticks."""
    assert (headings["eu-nor-sdp-2024"], headings["eu-mda-sdp-2024"]) == (17, 11)


def test_it_does_not_explain_the_others(workspace: Workspace, headings: dict[str, int]) -> None:
    """Stated are 13, 13, 9 and 15: the rule of two agreements is not bent until it fits the others."""
    stated = {
        claim.value["about"][0]: claim.value["number"]
        for claim in workspace.claims()
        if claim.property == "statement" and claim.value["kind"] == "areas_count"
    }
    off = {agreement: (headings[agreement], number) for agreement, number in stated.items() if agreement in headings}
    assert {agreement: pair for agreement, pair in off.items() if pair[0] != pair[1]} == {
        "eu-alb-sdp-2024": (14, 13),
        "eu-mkd-sdp-2024": (14, 13),
        "eu-jpn-sdp-2024": (15, 9),
        "eu-kor-sdp-2024": (17, 15),
    }


def test_the_finding_names_the_rule(workspace: Workspace) -> None:
    """Who reads that 17 stands against 19 is told which way of counting gives 17."""
    (norway,) = [
        found for found in workspace.check() if (found.code, found.subject) == ("areas-count", "eu-nor-sdp-2024")
    ]
    assert "19 ticks" in norway.text
    assert "under 17 headings, so the number fits another way of counting" in norway.text
    assert norway.severity == "warning"


def test_a_heading_counts_once_and_areas_without_one_never(workspace: Workspace) -> None:
    """What is counted is named: never more than the areas covered, each an area with a heading of its own."""
    matrix = workspace.matrix("eu-sdp")
    own = {area.id for area in BOOK.areas if area.heading == area.id}
    for column in matrix.columns:
        count = headings_of(matrix, column.agreement)
        assert count.number == len(set(count.members)) <= tally(matrix).covered[column.agreement].number
        assert set(count.members) <= own


@pytest.mark.shared
def test_the_briefing_itself_comes_to_its_numbers_by_the_rule(shared: Path) -> None:
    """Straight from the printed table, past the register: the ticks of Norway and Moldova, and the two sentences."""
    (path,) = (shared / "briefing").glob("*.txt")
    text = path.read_text(encoding="utf-8")
    rows = re.findall(r"^(\d+)\t[^\t]+\t([^\t]+)\t([^\t]+)\t", text.split("Table 2 –")[1], flags=re.MULTILINE)
    assert len(rows) == len(BOOK.areas)
    places = {area.number: area.heading for area in BOOK.areas}
    norway, moldova = ({places[int(row[0])] for row in rows if row[at] == "✓"} - {None} for at in (1, 2))
    said = (
        re.search(r"partnership includes (\d+) different areas", text),
        re.search(r"The (\d+) areas of cooperation", text),
    )
    assert [int(match[1]) for match in said if match] == [len(norway), len(moldova)]
