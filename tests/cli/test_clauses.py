"""foedera library, draft and pins: the same as the pages, for a terminal and for files."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.workspace import Workspace
from tests.cli.calling import called

CLAUSE = "eu-alb-sdp-2024-digest/eng/para_11"


def test_a_draft_is_filled_and_what_is_open_is_said(coded: Workspace) -> None:
    """Its own number and a footnote on one side, the slots still open on the other."""
    done = called(coded, "draft", f"cyber:{CLAUSE}")
    assert r"1\.1 **\[PARTY A\]** will support the partner's cyber resilience capabilities.[^1]" in done.stdout
    assert '--fill "PARTY A=…"' in done.stderr
    filled = called(coded, "draft", f"cyber:{CLAUSE}", "--fill", "PARTY A=the League")
    assert r"1\.1 The League will support" in filled.stdout
    assert "--fill" not in filled.stderr


def test_the_library_lists_areas_or_answers_of_one(coded: Workspace) -> None:
    """With a name as with an id; the address carries what was asked."""
    assert "Cyber issues" in called(coded, "library").stdout
    done = called(coded, "library", "cyber", "--collection", "eu-sdp")
    assert done.stdout.startswith("# Clause library: Cyber issues\n\n- ")
    assert "- /library/cyber?collection=eu-sdp\n" in done.stdout


@pytest.mark.parametrize("call", [("library", "cyber"), ("draft", f"cyber:{CLAUSE}"), ("pins", CLAUSE)])
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_files_are_written_whole(coded: Workspace, tmp_path: Path, call: tuple[str, str], ending: str) -> None:
    """As archives that begin like one."""
    file = tmp_path / f"a.{ending}"
    assert called(coded, *call, "--format", ending, "-o", str(file)).returncode == 0
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("draft", "cyber", "--fill", "PARTY A"), "this fills no slot"),
        (("draft", "atlantis"), "nothing of that name"),
        (("pins", "eu-atlantis-2026/cyber"), "nothing of that id"),
        (("library", "cyber", "--alike", "2"), "not a threshold"),
    ],
)
def test_what_cannot_be_done_is_said(coded: Workspace, call: tuple[str, ...], words: str) -> None:
    """As a wrong call, in the words of the page."""
    done = called(coded, *call)
    assert (done.returncode, words in done.stderr.lower()) == (2, True)
