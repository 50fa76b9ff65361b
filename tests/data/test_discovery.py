"""A codebook is one file and a register one folder: dropped into data/, each is found by every verb."""

from __future__ import annotations

import json
import shutil
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
from tests.comparing.test_collections import RIVERS

BOOK = """\
id: rivers
version: 1
title: What river treaties settle
source: s
locator: whole
areas:
- id: pilots
  number: 1
  label: Pilots
  definition: Ships take a pilot.
  headings: [pilots]
  strong: ['take ~2 pilot*']
  weak: [pilotage]
  min_score: 2
  examples: [Every ship shall take a pilot.]
  counter_examples: [Pilot projects are welcome.]
"""


@pytest.fixture
def dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder of an installation into which somebody put a codebook and a register."""
    folder = tmp_path / "data"
    shutil.copytree(Path(data.__file__).parent, folder)
    (folder / "codebooks" / "rivers.yaml").write_text(BOOK, encoding="utf-8")
    register = folder / "rivers"
    register.mkdir()
    for name, text in RIVERS.items():
        (register / f"{name}.csv").write_text(text, encoding="utf-8")
    collection = {"id": "rivers", "title": "River treaties", "codebook": "rivers", "default": True, "sources": ["s"]}
    package = {
        "name": "rivers",
        "created": "2026-01-01T00:00:00Z",
        "codebook": "rivers",
        "foedera": {"collections": [collection]},
    }
    (register / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
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
    assert capsys.readouterr().out.splitlines()[-1].startswith("pilots,not_coded,")


@pytest.mark.usefixtures("dropped")
def test_a_register_dropped_in_makes_a_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its agreements are the columns, its codebook the rows, without weights and without digests."""
    path = tmp_path / "rivers.db"
    assert run(["init", str(path), "--register", "rivers"]) == 0
    assert run(["--workspace", str(path), "matrix", "--collection", "rivers", "--format", "csv"]) == 0
    header, row = capsys.readouterr().out.splitlines()[-2:]
    assert header == "area,maas-2002,rhine-1999"
    assert row == "pilots,not_coded,not_coded"
    with open_workspace(path) as workspace:
        assert collections_of(workspace.ledger())["rivers"].title == "River treaties"


def test_a_codebook_that_is_not_there_is_said_to_be_unknown() -> None:
    """With those that are."""
    with pytest.raises(UnknownId, match="dta, eu-sdp"):
        data.codebook_text("modal_ladder")
