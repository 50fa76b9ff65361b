"""Drawn cells: what a draw says of recall, and that its sheets are what was drawn."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.briefing import ROOT, Row, rows
from benchmarks.drawn_cells import DRAWS, STRATA, Draw, recall

SHARES = st.tuples(st.integers(0, 20), st.integers(1, 20), st.integers(0, 300))
"""Cells judged covered, not covered, and left undrawn, of one stratum."""


def sheet(*strata: tuple[int, int, int]) -> list[Row]:
    """As many rows as were drawn."""
    return [
        {"drawn_as": stratum, "verdict": verdict}
        for stratum, (yes, no, _) in zip(STRATA, strata, strict=True)
        for verdict in ["yes"] * yes + ["no"] * no
    ]


def how(*strata: tuple[int, int, int]) -> Draw:
    """The draw they come from."""
    found, near, nothing = (sum(counts) for counts in strata)
    return Draw("defence", "defence", "seed", (found, near, nothing), (0, 0, 0))


@given(SHARES.filter(lambda counts: counts[0] > 0), SHARES, SHARES)
def test_recall_lies_between_its_ends(
    found: tuple[int, int, int], near: tuple[int, int, int], nothing: tuple[int, int, int]
) -> None:
    """Whatever was drawn, the likeliest recall is within what is possible."""
    low, middle, high = recall(how(found, near, nothing), sheet(found, near, nothing))
    assert 0 <= low <= middle <= high <= 1


def test_cells_judged_to_the_last_leave_no_doubt() -> None:
    """Six of eight covered cells are found, and nothing was left undrawn."""
    whole = (6, 1, 0), (2, 8, 0), (0, 43, 0)
    assert recall(how(*whole), sheet(*whole)) == (0.75, 0.75, 0.75)


@pytest.mark.parametrize("drawn", DRAWS, ids=lambda drawn: drawn.name)
def test_a_sheet_holds_what_was_drawn(drawn: Draw) -> None:
    """Sixty cells, none twice, as many of each stratum as were wanted, each with a verdict and a note."""
    strata = Counter(row["drawn_as"] for row in drawn.sheet)
    assert tuple(strata[stratum] for stratum in STRATA) == drawn.wanted
    assert len({(row["file"], row["area"]) for row in drawn.sheet}) == 60
    assert all(row["verdict"] in ("yes", "no") and row["note"] for row in drawn.sheet)


def test_the_sheet_and_the_whole_reading_agree() -> None:
    """One reader: a drawn cell is judged covered when the treaty, read whole, covers it."""
    read = {(row["file"], row["area"]): row["sure"] for row in rows(ROOT / "evaluation" / "defence_read.csv")}
    for row in DRAWS[0].sheet:
        assert (row["verdict"] == "yes") == ((row["file"], row["area"]) in read)
        assert row["verdict"] == "no" or row["sure"] == read[row["file"], row["area"]]
