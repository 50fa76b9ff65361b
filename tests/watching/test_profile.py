"""Threat profiles: imported numbers beside the EU's, with scale and direction; none where none was imported."""

from __future__ import annotations

from pathlib import Path

from foedera.cli import run
from foedera.model.indicator import Index
from foedera.watching.profile import build_profile
from foedera.workspace import Workspace


def test_without_numbers_the_profile_is_empty(workspace: Workspace) -> None:
    """Every dimension of the Normandy Index is there, and none has a number."""
    profile = build_profile(workspace.ledger(), party="nor", index="normandy-index")
    assert len(profile.rows) == 12
    assert {(own, eu) for _, own, eu in profile.rows} == {(None, None)}


def test_imported_numbers_stand_beside_the_unions(workspace: Workspace, tmp_path: Path) -> None:
    """A CSV of party, dimension, year, value; made-up numbers in a test, never in the register."""
    numbers = tmp_path / "numbers.csv"
    numbers.write_text("party,dimension,year,value\nnor,terrorism,2024,9.5\neu,terrorism,2024,8\n")
    assert run(["--workspace", str(workspace.path), "index", str(numbers), "--index", "normandy-index"]) == 0
    profile = build_profile(workspace.ledger(), party="nor", index="normandy-index")
    assert profile.year == 2024
    assert ("terrorism", 9.5, 8.0) in profile.rows
    assert run(["--workspace", str(workspace.path), "check"]) in (0, 1)
    figures = [f for f in workspace.check() if f.code == "figure-without-numbers"]
    assert all("(nor)" not in finding.text for finding in figures)


def test_an_index_of_ones_own_brings_scale_and_direction(workspace: Workspace, tmp_path: Path) -> None:
    """Lower is better on this one, and the record says so."""
    numbers = tmp_path / "peace.csv"
    numbers.write_text("party,dimension,year,value\nisl,overall,2022,1.107\n")
    call = ["index", str(numbers), "--index", "peace", "--title", "Peace", "--scale", "1", "5", "--better", "lower"]
    assert run(["--workspace", str(workspace.path), *call]) == 0
    index = workspace.ledger().of(Index, "peace")[0].value
    assert (index.scale_min, index.scale_max, index.higher_is_better) == (1.0, 5.0, False)


def test_importing_twice_adds_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """The same file again says nothing new."""
    numbers = tmp_path / "numbers.csv"
    numbers.write_text("party,dimension,year,value\nnor,terrorism,2024,9.5\n")
    counts = [workspace.index(numbers, index="normandy-index", source="mine") for _ in range(2)]
    assert counts[0] > 0
    assert counts[1:] == [0]
