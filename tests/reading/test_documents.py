"""The golden documents: what every format and tool gives back, against what each was made from.

A tuning document must come back whole. The held-out ones were never looked at while the reader was written, only their
scores were; the bounds below are the quality the reader is to reach on them (figures: evaluation/reading.md).
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from statistics import mean

import pytest

from foedera.reading import read
from foedera.reading.archive import members
from foedera.reading.formats import suffixes
from tests.reading.truth import FOLDER, Score, documents, score, score_file, truth_of

SINGLE = [path for path in documents() if path.suffix != ".zip"]
READABLE = [path for path in SINGLE if not truth_of(path).get("scanned")]
TUNING = [path for path in READABLE if truth_of(path)["split"] == "tuning"]
HELD_OUT = [path for path in READABLE if truth_of(path)["split"] == "heldout"]


def test_every_document_has_its_truth_and_every_truth_its_document() -> None:
    """A missing half of a pair fails; there are at least forty."""
    names = {path.name for path in documents()}
    assert {path.name.removesuffix(".json") for path in FOLDER.glob("*.json")} == names
    assert len(names) >= 40
    assert {path.suffix for path in documents()} >= {".pdf", ".docx", ".html", ".xml", ".md", ".txt", ".zip"}


@pytest.mark.parametrize("path", TUNING, ids=lambda path: path.name)
def test_tuning_document(path: Path) -> None:
    """Every character in order, every heading, paragraph, row and note whole, nothing from the edge of a page."""
    found = score_file(path)
    assert (found.missing, found.furniture) == ((), ())
    assert found.characters >= 0.995
    assert found.notes in {None, 1.0}


def test_held_out_pdfs() -> None:
    """Measured, not tuned on: order of characters, headings, paragraphs, furniture and notes."""
    found = [score_file(path) for path in HELD_OUT if path.suffix == ".pdf"]
    assert mean(each.characters for each in found) >= 0.99
    assert mean(each.headings or 0.0 for each in found) >= 0.97
    assert mean(each.paragraphs for each in found) >= 0.97
    assert [each.furniture for each in found if each.furniture] == []
    assert mean(each.notes for each in found if each.notes is not None) == 1.0


def test_held_out_other_formats() -> None:
    """The same for what is no PDF."""
    found: list[Score] = [score_file(path) for path in HELD_OUT if path.suffix != ".pdf"]
    assert mean(each.characters for each in found) >= 0.99
    assert mean(each.paragraphs for each in found) >= 0.95
    assert [each.furniture for each in found if each.furniture] == []


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.name)
def test_reports_count_every_character(path: Path) -> None:
    """What stands in provisions, in headings and what was left out add up to the file."""
    result = read(path.read_bytes(), name=path.name, subject="x", role="text", language=None, source="s")
    report = result.document.report
    assert report is not None
    kept = report.characters - report.left_out
    assert 0.999 <= (report.in_provisions + report.in_headings) / kept <= 1.0
    at = 0
    for provision in result.provisions:
        assert at <= provision.start < provision.end <= len(result.document.text)
        at = provision.end


@pytest.mark.parametrize("path", documents("zip"), ids=lambda path: path.name)
def test_archives(path: Path) -> None:
    """Each text inside comes out as it does on its own."""
    truths = truth_of(path)["members"]
    found = members(path.read_bytes(), path.name, suffixes())
    with zipfile.ZipFile(path) as archive:
        assert set(truths) <= set(archive.namelist())
    assert {member.path for member in found.files} == set(truths)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
@pytest.mark.parametrize("path", [path for path in SINGLE if truth_of(path).get("scanned")], ids=lambda path: path.name)
def test_scans(path: Path) -> None:
    """Pages that are images: nearly every character comes back when asked for."""
    assert score_file(path, ocr="eng").characters >= 0.97


@pytest.mark.parametrize("path", [path for path in READABLE if path.suffix == ".xml"], ids=lambda path: path.name)
def test_akoma_ntoso_keeps_its_eids(path: Path) -> None:
    """The eIds of the file are those of the provisions."""
    result = read(path.read_bytes(), name=path.name, subject="x", role="text", language="eng", source="s")
    wanted = [piece["eid"] for piece in truth_of(path)["pieces"] if piece.get("eid") and piece["kind"] != "heading"]
    have = {provision.eid for provision in result.provisions}
    assert [eid for eid in wanted if eid not in have] == []


def test_a_score_falls_when_something_is_lost() -> None:
    """The measure itself: a block less, and each share that should fall does."""
    import msgspec

    from foedera.reading import parse

    path = next(path for path in TUNING if path.name == "cable-protection.pdf")
    whole = parse(path.read_bytes(), name=path.name)
    at = next(at for at, block in enumerate(whole.blocks) if block.marks)
    less = msgspec.structs.replace(
        whole, blocks=whole.blocks[:at] + whole.blocks[at + 1 :], offsets=whole.offsets[:at] + whole.offsets[at + 1 :]
    )
    before, after = score(truth_of(path), whole), score(truth_of(path), less)
    assert after.characters < before.characters
    assert after.paragraphs < before.paragraphs
    assert (after.notes or 0) < (before.notes or 0)
