"""foedera check, show and silence: findings by choice, one in full, and a decision on it."""

from __future__ import annotations

import re

import msgspec
import pytest

from foedera.cli import run
from foedera.workspace import Workspace


def called(workspace: Workspace, *words: str) -> int:
    """The exit code of a call on a workspace."""
    return run(["--workspace", str(workspace.path), *words])


def test_findings_are_chosen_shown_and_silenced(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1 while a contradiction is among them, 0 when only others are; an id leads to both sides."""
    assert called(workspace, "check", "--partner", "norway", "--severity", "warning") == 0
    assert "unclear or incomplete: Number of areas  [areas-count] f-" in capsys.readouterr().out
    assert called(workspace, "check", "--partner", "MKD", "--rule", "areas-count", "--format", "json") == 1
    (found,) = msgspec.json.decode(capsys.readouterr().out)
    assert (found["subject"], found["severity"], found["silence"]) == ("eu-mkd-sdp-2024", "error", None)
    assert called(workspace, "show", found["id"]) == 0
    shown = capsys.readouterr().out
    assert shown.index("One says") < shown.index("13 areas of cooperation") < shown.index("The other says")
    assert "it stands since 2026-" in shown
    assert called(workspace, "silence", found["id"], "--by", "Ada Lovelace", "--note", "13 are shared by both") == 0
    assert called(workspace, "check", "--partner", "MKD", "--rule", "areas-count") == 0
    assert "silenced by people: 1" in capsys.readouterr().err
    assert called(workspace, "check", "--silenced") == 0
    assert re.search(r"silenced by Ada Lovelace on [^:]+: 13 are shared by both", capsys.readouterr().out)
    assert called(workspace, "silence", found["id"], "--by", "Ada Lovelace", "--undo") == 0
    assert called(workspace, "check", "--partner", "MKD", "--rule", "areas-count") == 1


def test_a_finding_that_is_gone_and_a_rule_that_never_was_are_refused(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was expected stands beside what was found."""
    assert called(workspace, "show", "f-aaaaaaaaaaaaaaaa") == 2
    assert "no finding of that id stands" in capsys.readouterr().err
    assert called(workspace, "check", "--rule", "areas-cuont") == 2
    assert "expected: one of areas-count" in capsys.readouterr().err
    assert called(workspace, "silence", "f-aaaaaaaaaaaaaaaa", "--by", "Ada Lovelace") == 2
