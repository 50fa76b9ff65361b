"""foedera add: what it says of each file."""

from __future__ import annotations

import zipfile
from pathlib import Path

from foedera.workspace import Workspace, open_workspace
from tests.cli.calling import Done, called
from tests.reading.truth import FOLDER, truth_of


def add(workspace: Workspace, *arguments: str) -> Done:
    """What the command gives."""
    return called(workspace, "add", *arguments)


def test_every_import_ends_in_a_report(workspace: Workspace) -> None:
    """Format, language, pages, how much landed, and each kind of problem."""
    done = add(workspace, str(FOLDER / "crisis-exercises.docx"), str(FOLDER / "patrimoine.pdf"))
    assert done.returncode == 0, done.stderr
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["crisis-exercises", "patrimoine"]
    assert "docx, eng, 100.00% of its letters and digits in provisions or headings" in done.stderr
    assert "tracked-changes, crisis-exercises.docx: the file holds tracked changes" in done.stderr
    assert "pdf, fra, 2 pages, 100.00%" in done.stderr


def test_a_scan_is_refused_loudly(workspace: Workspace) -> None:
    """Without being asked to recognise it: nothing is recorded, and the message names the way."""
    done = add(workspace, str(FOLDER / "lifeboats.pdf"))
    assert done.returncode == 1
    assert "the PDF has no text" in done.stderr
    assert "--ocr" in done.stderr
    with open_workspace(workspace.path) as opened:
        assert opened.documents("lifeboats") == ()


def test_an_archive_gives_an_agreement_a_text(workspace: Workspace) -> None:
    """Each member under its own name; one agreement cannot have them all."""
    path = next(path for path in FOLDER.glob("*.zip") if len(truth_of(path)["members"]) > 1)
    refused = add(workspace, str(path), "--agreement", "eu-exa-sdp-2026")
    assert refused.returncode == 2
    assert "several files" in refused.stderr
    done = add(workspace, str(path))
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(truth_of(path)["members"])


def test_what_an_archive_holds_besides_texts_is_told(workspace: Workspace, tmp_path: Path) -> None:
    """Two texts of one name become two agreements; a member of another format is named."""
    text = "Article 1\n\nThe Parties shall cooperate on {} security.\n"
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("kay/pact.txt", text.format("cyber"))
        archive.writestr("ell/pact.txt", text.format("maritime"))
        archive.writestr("sums.xls", "1")
    done = add(workspace, str(tmp_path / "a.zip"))
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["kay-pact", "ell-pact"], done.stderr
    assert "member-left-out, a.zip: sums.xls: of a format that is not read (.xls)" in done.stderr
