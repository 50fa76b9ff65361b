"""foedera redline: the same redline as text, data and files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedera.cli import run
from foedera.workspace import Workspace
from tests.comparing.test_redlining import FIRST, SECOND
from tests.comparing.test_spoken_texts import added
from tests.publishing.tracked import accepted, rejected

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def versions(workspace: Workspace, tmp_path: Path) -> list[str]:
    """The arguments of a call on two versions of one text."""
    added(workspace, tmp_path, ports=FIRST.encode())
    added(workspace, tmp_path, ports=SECOND.encode())
    return ["--workspace", str(workspace.path), "redline", "ports@1", "ports"]


def test_words_and_data_say_the_same(versions: list[str], capsys: Capture) -> None:
    """What is struck out in Markdown is a deleted piece in JSON."""
    assert run([*versions, "--only-changes"]) == 0
    assert "~~time of day or night~~ **hour**" in capsys.readouterr().out
    assert run([*versions, "--format", "json"]) == 0
    pieces = [piece for one in json.loads(capsys.readouterr().out)["clauses"] for piece in one["pieces"]]
    assert [piece["text"].strip() for piece in pieces if piece["kind"] == "delete"] == ["time of day or night"]


def test_a_word_document_holds_both_versions(versions: list[str], tmp_path: Path) -> None:
    """Rejected it is the first, accepted the second; a part of it is refused, as neither would come out."""
    target = tmp_path / "ports.docx"
    assert run([*versions, "--format", "docx", "--author", "Ada", "-o", str(target)]) == 0
    for paragraphs, text in ((rejected(target.read_bytes()), FIRST), (accepted(target.read_bytes()), SECOND)):
        assert [line.strip() for line in paragraphs] == [line.lstrip("# ") for line in text.splitlines() if line]


@pytest.mark.parametrize("part", [["--only-changes"], ["--area", "cyber"]])
def test_a_word_document_of_a_part_is_refused(
    versions: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], part: list[str]
) -> None:
    """For accepted it would be neither text; it says so, what to use instead, and writes nothing."""
    target = tmp_path / "ports.docx"
    assert run([*versions, "--format", "docx", *part, "-o", str(target)]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "has to be the whole second text" in said
    assert "html, pdf or markdown" in said
    assert not target.exists()


@pytest.mark.parametrize(("ending", "begins"), [("html", b"<!doctype html>"), ("pdf", b"%PDF")])
def test_files_of_other_kinds(versions: list[str], tmp_path: Path, ending: str, begins: bytes) -> None:
    """Each is what its name says."""
    target = tmp_path / f"ports.{ending}"
    assert run([*versions, "--format", ending, "-o", str(target)]) == 0
    assert target.read_bytes().startswith(begins)
