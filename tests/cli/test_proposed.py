"""`add` shows what a text says of itself, and takes it over only when it is told to."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from foedera.cli import run
from foedera.model.agreement import Agreement
from foedera.model.event import Event
from foedera.workspace import Workspace

TEXT = """# Agreement between Malta and Italy on maritime awareness

## Article 1

The Sides exchange information on cyber threats.

Done at Valletta on 3 March 2020.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A text that says everything of itself."""
    path = tmp_path / "awareness.md"
    path.write_text(TEXT)
    return path


def record(workspace: Workspace) -> Agreement:
    """What is known of the agreement now."""
    return workspace.ledger().of(Agreement, "awareness")[-1].value


def signed(workspace: Workspace) -> list[str | None]:
    """The days of signature that are known."""
    return [entry.value.date for entry in workspace.ledger().of(Event, "awareness")]


def test_what_is_proposed_is_shown_and_not_taken_over(
    workspace: Workspace, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each with its words and place."""
    assert run(["--workspace", str(workspace.path), "add", str(file)]) == 0
    told = capsys.readouterr().err
    assert "type AGREEMENT: “Agreement” (in a heading)" in told
    assert "party mlt: “Malta” (in a heading)" in told
    assert "signed 2020-03-03: “Done at Valletta on 3 March 2020” (conclusions" in told
    assert (record(workspace).parties, signed(workspace)) == ((), [])


def test_told_to_it_takes_over_what_nobody_says(workspace: Workspace, file: Path) -> None:
    """An option goes before the text, and what is taken over is the user's word."""
    assert run(["--workspace", str(workspace.path), "add", str(file), "--proposed", "--type", "MOU"]) == 0
    assert (record(workspace).parties, record(workspace).family) == (("mlt", "ita"), "MOU")
    assert signed(workspace) == ["2020-03-03"]
    assert workspace.ledger().of(Agreement, "awareness")[-1].claim.coder == "person:user"


@pytest.mark.parametrize("again", [["--proposed"], ["--party", "malta", "--party", "italy", "--signed", "2020-03-03"]])
def test_a_text_that_is_here_takes_what_is_said_of_it_later(workspace: Workspace, file: Path, again: list[str]) -> None:
    """The same bytes again record no second text, and yet what the options say."""
    call = ["--workspace", str(workspace.path), "add", str(file)]
    assert run(call) == 0
    assert run([*call, *again]) == 0
    assert len(workspace.documents("awareness")) == 1
    assert (record(workspace).parties, signed(workspace)) == (("mlt", "ita"), ["2020-03-03"])
    before = workspace.position
    assert run([*call, *again]) == 0
    assert workspace.position == before


def test_what_is_not_proposed_is_named_with_its_reason(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that nobody takes silence for an answer; as data too."""
    path = tmp_path / "rules.md"
    path.write_text("# Rules of the harbour\n\n## Article 1\n\nThe light is kept by day and by night.\n")
    assert run(["--workspace", str(workspace.path), "add", str(path), "--format", "json"]) == 0
    told = capsys.readouterr()
    assert "party: nothing proposed; no state or organisation of the list is named where parties are" in told.err
    shape = msgspec.json.decode(told.out)[0]
    assert [one["value"] for one in shape["proposals"]] == ["Rules of the harbour"]
    assert set(shape["not_proposed"]) == {"type", "party", "signed", "place"}
