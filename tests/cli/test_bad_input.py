"""Bad input: refused with place, expected, found and next step; nothing half-written, nothing lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedera.cli import run
from foedera.workspace import Workspace
from tests.pdf import encrypted_pdf, pdf_without_pages

PARTS = ("expected:", "found:", "next:")


def refused(capsys: pytest.CaptureFixture[str], workspace: Workspace, *arguments: str) -> tuple[int, str]:
    """Exit code and message of a call that must fail and must leave the log as it was."""
    before = workspace.claims(), workspace.documents()
    code = run(["--workspace", str(workspace.path), *arguments])
    captured = capsys.readouterr()
    assert (workspace.claims(), workspace.documents()) == before
    assert captured.out == ""
    for part in PARTS:
        assert part in captured.err, captured.err
    return code, captured.err


def test_a_missing_file(capsys: pytest.CaptureFixture[str], workspace: Workspace, tmp_path: Path) -> None:
    """Named by its path."""
    code, message = refused(capsys, workspace, "add", str(tmp_path / "none.pdf"))
    assert code == 1
    assert "none.pdf" in message


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.md", b" \n\t\n ", "blank"),
        ("binary.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        ("zeros.txt", b"Article 1\x00\x00\x00\x00" * 40, "NUL"),
        ("letter.docx", b"PK\x03\x04 whatever", ".docx"),
        ("noending", b"Article 1. The Parties shall cooperate.", "no suffix"),
        ("broken.pdf", b"%PDF-1.7 and then nothing of the sort", "PDF"),
        ("page.xml", b"<html><body><p>Article 1</p></body></html>", "HTML"),
        ("wrong.xml", b"<?xml version='1.0'?><law><article/></law>", "treaty"),
        ("broken.xml", b"<treaty><meta>", "XML"),
        ("nopages.pdf", pdf_without_pages(), "page"),
        ("locked.pdf", encrypted_pdf(), "encrypted"),
    ],
)
def test_files_that_cannot_be_read(
    capsys: pytest.CaptureFixture[str], workspace: Workspace, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    """Each kind of unreadable file gets its own words."""
    path = tmp_path / name
    path.write_bytes(content)
    code, message = refused(capsys, workspace, "add", str(path))
    assert code == 1
    assert name in message
    assert says.lower() in message.lower()


def test_one_bad_file_among_good_ones_refuses_all(
    capsys: pytest.CaptureFixture[str], workspace: Workspace, tmp_path: Path
) -> None:
    """A call happens whole or not at all."""
    (tmp_path / "good.txt").write_text("Article 1\nThe Parties shall cooperate.\n")
    (tmp_path / "bad.txt").write_bytes(b"")
    code, message = refused(capsys, workspace, "add", str(tmp_path / "good.txt"), str(tmp_path / "bad.txt"))
    assert code == 1
    assert "bad.txt" in message


def test_another_encoding_is_read_and_said(
    capsys: pytest.CaptureFixture[str], workspace: Workspace, tmp_path: Path
) -> None:
    """A text in Windows-1252 comes out right, and the guess is on record."""
    path = tmp_path / "vieux.txt"
    words = (
        "Article 1\n\nLes Parties renforcent leur coopération en matière de sécurité et de défense – déjà étroite.\n"
    )
    path.write_bytes((words * 8).encode("cp1252"))
    assert run(["--workspace", str(workspace.path), "add", str(path), "--lang", "fra"]) == 0
    assert "encoding" in capsys.readouterr().err
    document, _ = workspace.document("vieux/fra")
    assert "coopération en matière de sécurité" in document.text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "eu-nro-sdp-2024"], "eu-nor-sdp-2024"),
        (["show", "eu-nro-sdp-2024/space"], "eu-nor-sdp-2024"),
        (["show", "eu-nor-sdp-2024/spce"], "space"),
        (["code", "eu-nro-sdp-2024"], "eu-nor-sdp-2024"),
        (["code", "eu-gbr-sdp-2025"], "without one"),
        (["code", "--codebook", "trade"], "eu-sdp@2"),
        (["matrix", "--collection", "nato"], "eu-sdp"),
        (["matrix", "--as-of", "yesterday"], "YYYY-MM-DD"),
        (["add", "x.txt", "--agreement", "Not An Id"], "eu-nor-sdp-2024"),
        (["brief", "-o", "briefing.pdf"], ".html"),
        (["evaluate", "mofa-kr"], " code mofa-kr"),
        (["index", "x.csv", "--index", "normandy-index", "--title", "T"], "--scale"),
    ],
)
def test_wrong_calls_exit_2_and_name_the_next_step(
    capsys: pytest.CaptureFixture[str],
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    says: str,
) -> None:
    """An id or option nobody knows is the caller's to mend."""
    monkeypatch.chdir(tmp_path)
    for name in ("x.txt", "x.csv"):
        (tmp_path / name).write_text("Article 1\nThe Parties shall cooperate.\n")
    code, message = refused(capsys, workspace, *arguments)
    assert code == 2
    assert says in message


@pytest.mark.parametrize("arguments", [["nonsense"], ["matrix", "--format", "odt"], ["add"], ["search"]])
def test_calls_the_parser_refuses_exit_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """An unknown verb, a wrong choice and a missing argument end with a pointer to the help."""
    assert run(arguments) == 2
    assert " --help" in capsys.readouterr().err


def test_a_database_url_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """This version opens files only and says so; no password of the URL is printed."""
    assert run(["--workspace", "postgresql://user:secret@host/db", "matrix"]) == 2
    message = capsys.readouterr().err
    assert "workspace files only" in message
    assert "secret" not in message


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("party,dimension,year,value\nnor,terrorism,2024,11\n", "off the scale"),
        ("party,dimension,year,value\natlantis,terrorism,2024,5\n", "atlantis"),
        ("party,dimension,year,value\nnor,weather,2024,5\n", "weather"),
        ("party,dimension,year,value\nnor\n", "too short"),
        ("party,year,value\nnor,2024,5\n", "dimension"),
        ("party,dimension,year,value\n", "no rows"),
    ],
)
def test_numbers_that_are_none_of_the_index(
    capsys: pytest.CaptureFixture[str], workspace: Workspace, tmp_path: Path, rows: str, says: str
) -> None:
    """A row that is no number of the index is said with its line, a file without any refused; nothing is recorded."""
    path = tmp_path / "numbers.csv"
    path.write_text(rows)
    before = workspace.view().position
    assert run(["--workspace", str(workspace.path), "index", str(path), "--index", "normandy-index"]) == 1
    shown = capsys.readouterr()
    assert says in shown.out + shown.err
    assert workspace.view().position == before


def as_nobody(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user without rights, since root may write anywhere."""
    # Everything is imported first: the interpreter itself may lie where only root may read.
    script = (
        "import encodings.utf_32_le, os, sys, tomllib; "
        "import foedera.cli.add, foedera.cli.init, foedera.cli.launch, foedera.cli.matrix, foedera.cli.streams; "
        "from foedera.cli import main; "
        "os.geteuid() == 0 and (os.setgid(65534), os.setuid(65534)); main(sys.argv[1:])"
    )
    return subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False)


@pytest.fixture
def locked(workspace: Workspace) -> Iterator[Path]:
    """A workspace in a folder nobody may write to; not under pytest's own, which each run closes to other users."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(workspace.path, folder / "w.db")
        (folder / "w.db").chmod(0o444)
        (folder / "text.txt").write_text("Article 1\nThe Parties shall cooperate.\n")
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_read_only_folder_still_shows_and_refuses_to_change(locked: Path) -> None:
    """Reading works; writing is refused with the reason and changes nothing."""
    before = (locked / "w.db").read_bytes()
    shown = as_nobody("--workspace", str(locked / "w.db"), "matrix", "--format", "csv")
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("area,eu-nor-sdp-2024")
    wrote = as_nobody("--workspace", str(locked / "w.db"), "add", str(locked / "text.txt"))
    assert wrote.returncode == 1, wrote.stderr
    for part in ("refuses writing", *PARTS):
        assert part in wrote.stderr
    assert (locked / "w.db").read_bytes() == before
    made = as_nobody("init", str(locked / "new.db"))
    assert made.returncode == 1, made.stderr
    assert "without write permission" in made.stderr
    assert not (locked / "new.db").exists()
