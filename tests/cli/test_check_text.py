"""foedera check --text: a draft in any format, its exit code, and wrong calls."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedera.workspace import Workspace
from tests.cli.calling import called, process

RIGHT = "# On partners\n\nThe EU's security and defence partnerships. Norway signed on 28 May 2024.\n"
WRONG = RIGHT.replace("28 May", "28 June")


@pytest.mark.parametrize(("text", "code"), [(RIGHT, 0), (WRONG, 1)])
def test_the_exit_code_says_whether_anything_contradicts(
    workspace: Workspace, tmp_path: Path, text: str, code: int
) -> None:
    """0 for a right draft, 1 for an alarm; the data are the same record the library gives."""
    (tmp_path / "draft.md").write_text(text, "utf-8")
    done = process(workspace, "check", "--text", str(tmp_path / "draft.md"), "--format", "json")
    assert done.returncode == code
    verdicts = [one["verdict"] for one in json.loads(done.stdout)["judged"]]
    assert verdicts == ["contradicts" if code else "holds"]


def test_html_and_plain_text_are_read_too(workspace: Workspace, tmp_path: Path) -> None:
    """The same statement, whatever the file."""
    (tmp_path / "draft.html").write_text(
        "<!doctype html><html><body><h1>On partners</h1><p>The EU's security and defence partnerships. "
        "Norway signed on 28 June 2024.</p></body></html>",
        "utf-8",
    )
    (tmp_path / "draft.txt").write_text(WRONG.removeprefix("# "), "utf-8")
    for name in ("draft.html", "draft.txt"):
        done = called(workspace, "check", "--text", str(tmp_path / name))
        assert done.returncode == 1
        assert "signed 28 May 2024" in done.stdout


def test_a_wrong_call_is_told_from_an_alarm(workspace: Workspace, tmp_path: Path) -> None:
    """2: no such file, a format of drafts without a draft, a day that is none."""
    assert called(workspace, "check", "--text", str(tmp_path / "none.md")).returncode == 2
    assert called(workspace, "check", "--format", "docx").returncode == 2
    (tmp_path / "draft.md").write_text(RIGHT, "utf-8")
    assert called(workspace, "check", "--text", str(tmp_path / "draft.md"), "--as-of", "yesterday").returncode == 2
