"""`foedera codebook`: checked, compared, migrated and queued from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedera import data
from foedera.cli import run
from foedera.model.fault import CODES
from foedera.model.finding import Severity
from foedera.workspace import Workspace
from tests.revised import written

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guides" / "codebooks.md"


def called(capsys: pytest.CaptureFixture[str], workspace: Workspace, *arguments: str, code: int = 0) -> tuple[str, str]:
    """What a call prints on stdout and stderr; its exit code must be as expected."""
    capsys.readouterr()
    assert run(["--workspace", str(workspace.path), "codebook", *arguments]) == code
    shown = capsys.readouterr()
    return shown.out, shown.err


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The built-in codebook with two errors of form and one of an expression, and a phrase that counts twice."""
    text = data.codebook_text("eu-sdp")
    for old, new in (
        ("  number: 2\n", "  number: two\n"),
        ("  label: Training", "  lable: Training"),
        ("strong: [cyber issues", "strong: [(cyber issues"),
        ("strong: ['critical ~3 infrastructure*'", "strong: [critical infrastructure, 'critical ~3 infrastructure*'"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_lint_names_every_fault_and_exits_1(
    capsys: pytest.CaptureFixture[str], workspace: Workspace, broken: Path
) -> None:
    """Place, field, area, code and what would settle it; warnings after errors are no reason to stop."""
    out, err = called(capsys, workspace, "lint", str(broken), code=1)
    for code in ("wrong-type", "unknown-field", "missing-field", "unreadable-expression", "subsumed-expression"):
        assert f"[{code}]" in out
    line = broken.read_text(encoding="utf-8").splitlines().index("  number: two") + 1
    assert f"line {line}, column 11, areas[1].number (hybrid-threats)" in out
    assert "would settle it: " in out
    assert err == "4 errors, 1 warning\n"


def test_lint_as_json_has_the_same_faults(
    capsys: pytest.CaptureFixture[str], workspace: Workspace, broken: Path
) -> None:
    """Each with code, severity, path, place, text and what would settle it."""
    kept = broken.with_suffix(".json")
    called(capsys, workspace, "lint", str(broken), "--format", "json", "-o", str(kept), code=1)
    found = json.loads(kept.read_text(encoding="utf-8"))
    assert len(found) == 5
    assert all(CODES[fault["code"]] == fault["severity"] for fault in found)
    assert all(fault["place"] and fault["settle"] for fault in found)
    assert [fault["place"]["line"] for fault in found] == sorted(fault["place"]["line"] for fault in found)


def test_lint_takes_a_stored_codebook_by_its_id(capsys: pytest.CaptureFixture[str], workspace: Workspace) -> None:
    """The built-in one has no fault."""
    out, err = called(capsys, workspace, "lint", "eu-sdp@2")
    assert err == "0 errors, 0 warnings\n"
    assert out == ""


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("none.yaml", None, "cannot open"), ("latin.yaml", "title: é".encode("latin-1"), "UTF-8")],
)
def test_a_file_that_is_no_text_is_refused(
    capsys: pytest.CaptureFixture[str],
    workspace: Workspace,
    tmp_path: Path,
    name: str,
    content: bytes | None,
    says: str,
) -> None:
    """With what to do next."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    _, err = called(capsys, workspace, "lint", str(tmp_path / name), code=1)
    assert says in err
    assert "next:" in err


def test_an_unknown_codebook_is_a_wrong_call(capsys: pytest.CaptureFixture[str], workspace: Workspace) -> None:
    """Naming those there are."""
    _, err = called(capsys, workspace, "lint", "eu-spd", code=2)
    assert "eu-sdp@2" in err


def test_a_broken_codebook_is_not_coded_with(
    capsys: pytest.CaptureFixture[str], workspace: Workspace, broken: Path
) -> None:
    """The refusal lists the errors and leads to the linter; the log stays as it was."""
    before = workspace.claims()
    assert run(["--workspace", str(workspace.path), "code", "--codebook", str(broken)]) == 1
    err = capsys.readouterr().err
    assert "4 errors" in err
    assert f"foedera --workspace {workspace.path} codebook lint {broken}" in err
    assert workspace.claims() == before


def test_diff_in_every_format(capsys: pytest.CaptureFixture[str], workspace: Workspace, tmp_path: Path) -> None:
    """A stored version against a file; the reverse swaps what came and what went."""
    path = str(written(tmp_path))
    out, _ = called(capsys, workspace, "diff", "eu-sdp", path)
    assert out.startswith("eu-sdp@2 → eu-sdp@3\n")
    assert "[-attacks-]{+campaigns+}" in out
    out, _ = called(capsys, workspace, "diff", "eu-sdp", path, "--format", "markdown")
    assert "- removed: `counterterrorism`" in out
    there = json.loads(called(capsys, workspace, "diff", "eu-sdp", path, "--format", "json")[0])
    back = json.loads(called(capsys, workspace, "diff", path, "eu-sdp", "--format", "json")[0])
    assert (there["added"], there["removed"]) == (back["removed"], back["added"])


def test_migrate_then_queue(capsys: pytest.CaptureFixture[str], workspace: Workspace, tmp_path: Path) -> None:
    """What was stored and carried, what has to be decided again, and where the matrix says so."""
    out, err = called(capsys, workspace, "migrate", str(written(tmp_path)))
    assert out.startswith("eu-sdp@3\tstored\t")
    found = json.loads(called(capsys, workspace, "queue", "--format", "json")[0])
    assert f"{len(found)} cells to be looked at again" in err
    assert {cell["step"] for cell in found} == {"narrow", "split"}
    out, err = called(capsys, workspace, "queue", "--collection", "eu-sdp")
    assert "narrow: campaigns only" in out
    assert "covered by eprs-pe-767-215 (eu-sdp@2, counterterrorism)" in " ".join(out.split())
    assert run(["--workspace", str(workspace.path), "matrix", "--collection", "eu-sdp"]) == 0
    shown = capsys.readouterr()
    assert "·↻" in shown.out
    assert "↻ the area changed" in shown.out


def test_the_guides_own_codebook_is_sound(
    capsys: pytest.CaptureFixture[str], workspace: Workspace, tmp_path: Path
) -> None:
    """Copied out of the guide it has no fault, its example is found and its counter-example is not."""
    path = tmp_path / "my-areas.yaml"
    path.write_text(GUIDE.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    assert called(capsys, workspace, "lint", str(path)) == ("", "0 errors, 0 warnings\n")


def test_the_guide_explains_every_fault() -> None:
    """Each code with its severity, and none that is not there."""
    rows = [line.split("|") for line in GUIDE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    told = {row[1].strip(" `"): row[2].strip() for row in rows if row[2].strip() in tuple(Severity)}
    assert told == {code: str(severity) for code, severity in CODES.items()}
