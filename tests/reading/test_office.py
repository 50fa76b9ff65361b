"""Files of other office programs: converted by LibreOffice where it is installed, else refused with what to do."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from foedera.errors import UnreadableFile
from foedera.reading import parse, read
from foedera.reading.office import SUFFIXES, readable, why_not
from scripts.golden.outlook_message import compound

WORD = Path(__file__).parents[1] / "golden" / "documents" / "joint-patrols.docx"
RTF = rb"{\rtf1 Each Side names one office.}"
OF_KIND = {".rtf": RTF, ".doc": compound({"WordDocument": b"\xec\xa5\xc1\0" + bytes(900)})}
pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a script")


def program(folder: Path, does: str) -> str:
    """A program that does what LibreOffice might: called with the same words, the folder before the last."""
    path = folder / "soffice-stand-in"
    head = f"#!{sys.executable}\nimport pathlib, shutil, sys, time\nout = pathlib.Path(sys.argv[-2])\n"
    path.write_text(head + does, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_other_files_stay_what_they_are() -> None:
    """Nothing is converted that can be read."""
    assert readable("a.docx", b"x") == readable("a.docx", b"x", programs=())
    assert readable("a.docx", b"x").data == b"x"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_without_libreoffice_the_refusal_says_so(suffix: str) -> None:
    """What is missing, and the way around it."""
    with pytest.raises(UnreadableFile, match="LibreOffice, which is not installed") as refusal:
        readable(f"a{suffix}", OF_KIND[suffix], programs=("no-such-program-here",))
    assert refusal.value.next_step == "install LibreOffice, or save the file as .docx"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.doc", b"%PDF-1.4", "not what its name says"),
        ("a.doc", b"<html><body>Text.</body></html>", "not what its name says"),
        ("a.doc", compound({"Workbook": b"x"}), "not readable as a Word document"),
        ("a.doc", compound({"WordDocument": b"\x9b\xa5"}), "not readable as a Word document"),
        ("a.doc", OF_KIND[".doc"][:700], "the compound file is broken"),
        ("a.doc", compound({"EncryptedPackage": b"x", "WordDocument": b"\xec\xa5"}), "not what its name says"),
    ],
)
def test_what_is_no_office_file_never_reaches_the_program(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    """It is refused for what it is; LibreOffice would read anything as plain text."""
    ran = tmp_path / "ran"
    made = program(tmp_path, f"pathlib.Path({str(ran)!r}).touch()\n")
    with pytest.raises(UnreadableFile, match=what):
        parse(readable(name, data, programs=(made,)).data, name=name)
    assert not ran.exists()


def test_files_beside_others_are_passed_over_with_the_reason() -> None:
    """One of them must not keep an archive's other texts out."""
    gone = ("no-such-program-here",)
    assert [why_not(name, programs=gone) for name in ("a.docx", "b.eml", "c.txt")] == [None, None, None]
    assert why_not("a.RTF", programs=gone) == ".rtf files are read through LibreOffice, which is not installed"
    assert why_not("a.rtf", programs=(sys.executable,)) is None


def test_the_word_document_is_read_and_the_folder_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program makes is handed on, with a problem that says so; nothing stays behind."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    does = (
        f"out.mkdir()\nassert pathlib.Path(sys.argv[-1]).read_bytes()\nshutil.copy({str(WORD)!r}, out / 'text.docx')\n"
    )
    made = program(tmp_path, does)
    found = readable("pact.rtf", RTF, programs=(made,))
    assert (found.name, found.data) == ("pact.docx", WORD.read_bytes())
    assert [problem.code for problem in found.problems] == ["converted"]
    assert [path.name for path in tmp_path.iterdir()] == [Path(made).name]
    assert read(found.data, name=found.name, subject="x", role="text", language=None, source="s").provisions


@pytest.mark.parametrize(
    ("does", "what", "found"),
    [
        ("print('Error: source file could not be loaded')", "makes nothing", "Error: source file could not be loaded"),
        ("sys.exit(3)", "makes nothing", "no word why"),
        ("time.sleep(600)", "takes too long", "it was still at it"),
    ],
)
def test_a_conversion_that_fails_is_refused(tmp_path: Path, does: str, what: str, found: str) -> None:
    """With what the program said, or that its time was over."""
    with pytest.raises(UnreadableFile, match=what) as refusal:
        readable("a.doc", OF_KIND[".doc"], programs=(program(tmp_path, does),), seconds=2.0)
    assert refusal.value.found == found


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.rtf", RTF, "only after conversion"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "only after conversion"),
        ("a.doc", b"%PDF-1.4", "not what its name says"),
        ("a.txt", RTF, "not what its name says"),
    ],
)
def test_the_reader_itself_refuses_with_a_way_out(name: str, data: bytes, what: str) -> None:
    """It never runs a program."""
    with pytest.raises(UnreadableFile, match=what) as refusal:
        parse(data, name=name)
    assert refusal.value.next_step
