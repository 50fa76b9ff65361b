"""foedera show: what stands and what machines propose, kept apart."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from foedera.cli import run
from foedera.workspace import Workspace

PACT = """Agreement between Northland and Southland on training

Article 1
The Parties train their coast guards together every year, and tell one another beforehand what each course is to teach.

Article 2
This Agreement enters into force on the day of its signature. Either Party may end it with notice of six months.
"""


def test_show_lists_proposals_apart_with_quote_and_coder(capsys: pytest.CaptureFixture[str], coded: Workspace) -> None:
    """Facts of the register first; under their own heading what a coder read, or searched in vain."""
    assert run(["--workspace", str(coded.path), "show", "eu-nor-sdp-2024"]) == 0
    stands, heading, proposed = capsys.readouterr().out.partition("\nProposed by machines, not yet reviewed\n")
    assert heading
    assert "facts@1" not in stands
    assert "legal nature: political (by facts@1)" in proposed
    assert "without legal force" in proposed
    assert "depositary: not found; searched: 25 provisions of eu-nor-sdp-2024-digest/eng" in proposed


def test_show_without_proposals_has_no_such_heading(capsys: pytest.CaptureFixture[str], workspace: Workspace) -> None:
    """Before anything is coded nothing is proposed."""
    assert run(["--workspace", str(workspace.path), "show", "eu-nor-sdp-2024"]) == 0
    assert "Proposed by machines" not in capsys.readouterr().out


def test_a_file_is_shown_as_it_would_be_read_and_needs_no_workspace(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What add would make of it, with its report and what it says of itself; no workspace is there, and none comes."""
    monkeypatch.chdir(tmp_path)
    Path("pact.txt").write_text(PACT, "utf-8")
    assert run(["show", "pact.txt"]) == 0
    out, err = capsys.readouterr()
    assert "pact/eng/art_2  Article 2" in out
    assert "100.00% of its letters and digits" in err
    assert "title Agreement between Northland and Southland on training" in err
    assert [path.name for path in tmp_path.iterdir()] == ["pact.txt"]


def test_a_file_as_json_is_what_add_gives(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, workspace: Workspace
) -> None:
    """One text is one object, an archive of two a list; each has the shape `add` gives, but for what became of it."""
    path = tmp_path / "pact.txt"
    path.write_text(PACT, "utf-8")
    assert run(["show", str(path), "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert run(["--workspace", str(workspace.path), "add", str(path), "--format", "json"]) == 0
    (added,) = json.loads(capsys.readouterr().out)
    assert added.pop("recorded") is True
    assert shown == added
    assert [(one["number"], one["page"]) for one in shown["provisions"]] == [("Article 1", None), ("Article 2", None)]
    assert "Agreement between" in next(one["quote"] for one in shown["proposals"] if one["about"] == "title")
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        archive.writestr("one.txt", PACT)
        archive.writestr("two.txt", PACT)
    assert run(["show", str(tmp_path / "both.zip"), "--format", "json"]) == 0
    assert [one["text"] for one in json.loads(capsys.readouterr().out)] == ["one/eng", "two/eng"]
