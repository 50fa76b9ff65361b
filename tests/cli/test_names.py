"""Ids, names and codes in every verb that takes them; what was understood is said on stderr."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.cli import run
from foedera.model.agreement import Agreement
from foedera.workspace import Workspace

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("named", "plain", "said"),
    [
        (["show", "norway"], ["show", "eu-nor-sdp-2024"], "norway is understood as the agreement eu-nor-sdp-2024 (not"),
        (["show", "NO"], ["show", "nor"], "NO is understood as the party nor"),
        (["show", "norway/cyber"], ["show", "eu-nor-sdp-2024/cyber"], "the cell eu-nor-sdp-2024/cyber"),
        (["compare", "norway", "JPN"], ["compare", "eu-nor-sdp-2024", "eu-jpn-sdp-2024"], "JPN is understood as"),
        (["matrix", "--collection", "EU-SDP"], ["matrix", "--collection", "eu-sdp"], "the collection eu-sdp"),
        (["matrix", "--codebook", "EU-SDP@2"], ["matrix", "--codebook", "eu-sdp@2"], "the codebook eu-sdp@2"),
        (
            ["codebook", "queue", "--codebook", "EU SDP"],
            ["codebook", "queue", "--codebook", "eu-sdp"],
            "the codebook eu-sdp",
        ),
        (["agenda", "--collection", "EU SDP"], ["agenda", "--collection", "eu-sdp"], "the collection eu-sdp"),
        (["codebook", "diff", "EU-SDP", "DTA"], ["codebook", "diff", "eu-sdp", "dta"], "the codebook dta"),
        (
            ["reliability", "EPRS-PE-767-215", "lexicon@3"],
            ["reliability", "eprs-pe-767-215", "lexicon@3"],
            "the coder eprs-pe-767-215",
        ),
    ],
)
def test_names_give_what_ids_give(
    coded: Workspace, capsys: Capture, named: list[str], plain: list[str], said: str
) -> None:
    """The same on stdout; on stderr what a name was taken for."""
    base = ["--workspace", str(coded.path)]
    assert run([*base, *named]) == 0
    by_name = capsys.readouterr()
    assert run([*base, *plain]) == 0
    by_id = capsys.readouterr()
    assert by_name.out == by_id.out != ""
    assert said in by_name.err
    assert "is understood as" not in by_id.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "eu-nor-sdp-2042"], "eu-nor-sdp-2024"),
        (["show", "eu-nor-sdp-2024/consullar"], "such as consular"),
        (["compare", "norway", "jappan"], "eu-jpn-sdp-2024"),
        (["code", "norwey"], "eu-nor-sdp-2024"),
        (["fetch", "uk-gv"], "uk-gov"),
        (["matrix", "--collection", "eu-spd"], "such as eu-sdp"),
        (["compare", "norway", "japan", "--area", "cybr"], "such as cyber"),
        (["evaluate", "eprs-pe-767-21"], "eprs-pe-767-215"),
        (["decide", "norway/cybr", "covered", "--by", "Ada", "--note", "x"], "such as cyber"),
        (["compare", "eu", "japan"], "several things go by that name"),
    ],
)
def test_a_near_miss_is_a_wrong_call_that_proposes(
    coded: Workspace, capsys: Capture, arguments: list[str], says: str
) -> None:
    """In every verb, with exit code 2 and nothing on stdout."""
    assert run(["--workspace", str(coded.path), *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert says in shown.err
    assert "next:" in shown.err


def test_parties_and_types_are_checked_when_a_text_is_added(
    workspace: Workspace, capsys: Capture, tmp_path: Path
) -> None:
    """Names and codes become ids, a state the workspace does not speak of is known by its ISO code; others are not."""
    text = tmp_path / "pact.txt"
    text.write_text("Article 1\n\nThe Parties shall cooperate on cyber security.\n", encoding="utf-8")
    call = ["--workspace", str(workspace.path), "add", str(text)]
    assert run([*call, "--party", "norway", "--party", "EU", "--party", "AFG", "--type", "SDP"]) == 0
    assert "norway is understood as the party nor" in capsys.readouterr().err
    (entry,) = workspace.ledger().of(Agreement, "pact")
    assert (entry.value.parties, entry.value.family) == (("nor", "eu", "afg"), "SDP")
    before = workspace.position
    for wrong, says in (
        (["--party", "xyz"], "no such party"),
        (["--party", "Norwey"], "such as nor"),
        (["--type", "a pact of friendship"], "not a type of instrument"),
        (["--type", "X" * 21], "at most 20 letters"),
    ):
        assert run([*call, "--agreement", "other", *wrong]) == 2
        assert says in capsys.readouterr().err
    assert workspace.position == before


def test_two_files_of_one_name_are_two_agreements(workspace: Workspace, capsys: Capture, tmp_path: Path) -> None:
    """Told apart by their folders; the same file named twice is one, and said to be there when it comes again."""
    for folder, subject in (("x", "cyber"), ("y", "maritime")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"Article 1\n\nThe Parties shall cooperate on {subject} security.\n")
    x, y = str(tmp_path / "x" / "a.txt"), str(tmp_path / "y" / "a.txt")
    call = ["--workspace", str(workspace.path), "add"]
    assert run([*call, x, y]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["x-a", "y-a"]
    assert [text.id for subject in ("x-a", "y-a") for text in workspace.documents(subject)] == ["x-a/eng", "y-a/eng"]
    assert run([*call, x, x]) == 0
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 1
    assert run([*call, x]) == 0
    assert "it was here already, as a/eng: nothing was recorded" in capsys.readouterr().err
