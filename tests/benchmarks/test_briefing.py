"""The briefing's prose against its table: the recall stands, and no difference goes unexplained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from benchmarks.briefing import BRIEFING, EXPLAINED, Cell, Key, Row, cells, explained, rows
from foedera.errors import InvalidRegister

MISSED: Key = ("eu-nor-sdp-2024", "cyber")
AGREED: Key = ("eu-nor-sdp-2024", "space")
RECALL = 0.95
"""What the project set itself for ticks that have prose."""
ANSWERED = 0.8
"""Of these at least so many without asking a person."""


def cell(*, tick: bool = True, prose: bool = True, found: bool = True) -> Cell:
    """What three say of a cell."""
    return Cell(tick=tick, prose=prose, sure=True, found=found, asked=False, read=frozenset(), quoted=())


def row(key: Key = MISSED, category: str = "coder's miss", explanation: str = "For a reason.") -> Row:
    """A row of the explanations."""
    return {"agreement": key[0], "area": key[1], "category": category, "explanation": explanation}


@pytest.mark.parametrize(
    ("tick", "prose", "found", "category"),
    [
        (True, True, True, None),
        (False, False, False, None),
        (True, False, False, "tick without prose"),
        (False, True, True, "prose without a tick"),
        (False, True, False, "prose without a tick"),
        (True, True, False, "coder's miss"),
        (True, False, True, "coder's false alarm"),
        (False, False, True, "coder's false alarm"),
    ],
)
def test_a_difference_is_of_one_kind(tick: bool, prose: bool, found: bool, category: str | None) -> None:
    """Only where table, reader and coder say the same is there none."""
    assert cell(tick=tick, prose=prose, found=found).category == category


@pytest.mark.parametrize(
    "explanations",
    [
        [],
        [row(), row(AGREED)],
        [row(category="tick without prose")],
        [row(explanation="")],
        [row(), row()],
    ],
    ids=["none", "one too many", "of another kind", "empty", "twice"],
)
def test_explanations_that_do_not_fit_are_refused(explanations: list[Row]) -> None:
    """Each difference has one explanation of its kind, and each explanation its difference."""
    measured = {MISSED: cell(found=False), AGREED: cell()}
    assert explained(measured, [row()]) == {MISSED: row()}
    with pytest.raises(InvalidRegister, match="explanations"):
        explained(measured, explanations)


@pytest.fixture(scope="module")
def measured() -> dict[Key, Cell]:
    """The 150 cells, read and coded once; skips where the briefing is absent, as `shared` does."""
    if not BRIEFING.is_dir():
        pytest.skip("the briefing (../shared) is not beside this checkout")
    return cells()


@pytest.mark.shared
def test_the_coder_finds_what_the_briefing_says_and_ticks(shared: Path, measured: dict[Key, Cell]) -> None:
    """At least .95 of the ticks that have prose where it answers, and nothing the reader does not find."""
    wanted = [c for c in measured.values() if c.tick and c.prose]
    assert len(measured) == 150
    assert len(wanted) == 97
    answered = [c for c in wanted if not c.asked]
    assert len(answered) / len(wanted) >= ANSWERED
    assert sum(c.found for c in answered) / len(answered) >= RECALL
    assert all(c.found for c in answered if c.sure)
    assert all(c.prose for c in measured.values() if c.found)


@pytest.mark.shared
def test_what_it_quotes_is_what_the_reader_names(shared: Path, measured: dict[Key, Cell]) -> None:
    """The best paragraph of a found cell is nearly always one the reader names: at least .95 of them."""
    both = [c for c in measured.values() if c.found and c.prose]
    assert sum(c.quoted[0] in c.read for c in both) / len(both) >= RECALL


@pytest.mark.shared
def test_every_difference_is_explained_and_the_fact_base_knows_it(shared: Path, measured: dict[Key, Cell]) -> None:
    """Explanations cite contradictions on record; I16, which lists cells, lists exactly those that cite it."""
    reasons = explained(measured, rows(EXPLAINED))
    facts = yaml.safe_load((shared / "facts" / "facts.yaml").read_text(encoding="utf-8"))
    recorded = {entry["id"]: entry["finding"] for entry in facts["A_inconsistencies"]}
    assert {row["inconsistency"] for row in reasons.values() if row["inconsistency"]} <= recorded.keys()
    citing = {key for key, reason in reasons.items() if reason["inconsistency"] == "I16"}
    assert citing == listed(recorded["I16"], list(dict.fromkeys(area for _, area in measured)))


def listed(finding: str, areas: list[str]) -> set[Key]:
    """The cells of a finding such as 'MDA, ALB row 20; JPN rows 11, 21'; rows count from 1 in the table's order."""
    groups = re.findall(r"((?:[A-Z]{3}(?:, )?)+) rows? ([\d, ]+)", finding)
    return {
        (f"eu-{party.lower()}-sdp-2024", areas[int(number) - 1])
        for parties, numbers in groups
        for party in re.findall(r"[A-Z]{3}", parties)
        for number in re.findall(r"\d+", numbers)
    }
