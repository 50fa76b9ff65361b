"""A codebook is one file and a register one folder: dropped into data/, each is found by every verb."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from foedera import data
from foedera.cli import run
from foedera.errors import UnknownId
from foedera.model.selection import collections_of
from foedera.reading.codebook import read_codebook
from foedera.workspace import Workspace, open_workspace
from foedera.workspace.seed import built_in_codebooks
from tests.rivers import drop


@pytest.fixture
def dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder of an installation into which somebody put a codebook and a register."""
    folder = drop(tmp_path)
    monkeypatch.setattr(data, "_HERE", folder)
    built_in_codebooks.cache_clear()
    yield folder
    built_in_codebooks.cache_clear()


def test_every_codebook_is_called_as_its_file_is() -> None:
    """Its id is looked up by the name of the file."""
    assert data.codebooks() == ("dta", "eu-sdp")
    for name in data.codebooks():
        assert read_codebook(data.codebook_text(name), name=name).id == name


@pytest.mark.usefixtures("dropped")
def test_a_codebook_dropped_in_is_known_to_the_verbs(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """It can be named as those that ship: to check it, and to make a table by it."""
    at = ["--workspace", str(workspace.path)]
    assert run([*at, "codebook", "lint", "rivers"]) == 0
    assert run([*at, "matrix", "--collection", "eu-sdp", "--codebook", "rivers", "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("tolls,not_coded,")


@pytest.mark.usefixtures("dropped")
def test_a_register_dropped_in_makes_a_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its agreements are the columns, its codebook the rows, without weights and without digests."""
    path = tmp_path / "rivers.db"
    assert run(["init", str(path), "--register", "rivers"]) == 0
    assert run(["--workspace", str(path), "matrix", "--collection", "rivers", "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "area,alda-2002,brin-1999",
        "pilots,covered,covered",
        "tolls,not_found,covered",
    ]
    with open_workspace(path) as workspace:
        assert collections_of(workspace.ledger())["rivers"].title == "Treaties on two rivers"


def test_a_codebook_that_is_not_there_is_said_to_be_unknown() -> None:
    """With those that are."""
    with pytest.raises(UnknownId, match="dta, eu-sdp"):
        data.codebook_text("modal_ladder")
