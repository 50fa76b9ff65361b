"""Hostile and broken files: refused with a clear error, and the reader lives on."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from foedera.errors import UnreadableFile, UsageError
from foedera.reading.formats.pdf.opening import MAX_PAGES
from foedera.reading.guard import _OUT_OF_TIME, GuardedReader, Limits
from tests.reading.truth import FOLDER

PACT = b"Article 1\n\nThe Parties shall cooperate on cyber security.\n"


@pytest.fixture(scope="module")
def reader() -> Iterator[GuardedReader]:
    """One reading process for all files of this module: whatever one does, the next must still be read."""
    with GuardedReader() as opened:
        yield opened


def said(reader: GuardedReader, data: bytes, name: str) -> UnreadableFile:
    """The refusal of a file; a good file is read right after."""
    with pytest.raises(UnreadableFile) as refusal:
        read(reader, data, name)
    assert len(read(reader, PACT, "a.txt").provisions) == 1
    return refusal.value


def read(reader: GuardedReader, data: bytes, name: str):  # type: ignore[no-untyped-def]
    """A file, read."""
    return reader.read(data, name=name, subject="x", role="text", language="eng", source="s")


def docx(**parts: str) -> bytes:
    """A Word file of the given parts; the document is a paragraph when none is given."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f'<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>The Parties agree.</w:t></w:r></w:p></w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"word/document.xml": body, **parts}.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_reading_in_the_guard_is_reading(reader: GuardedReader) -> None:
    """The same result as in this process."""
    from foedera.reading import read as directly

    path = FOLDER / "cable-protection.pdf"
    settings = {"name": path.name, "subject": "x", "role": "text", "language": "eng", "source": "s"}
    assert reader.read(path.read_bytes(), **settings) == directly(path.read_bytes(), **settings)  # type: ignore[arg-type]


def test_a_wrong_call_stays_a_wrong_call(reader: GuardedReader) -> None:
    """Errors cross the border as what they are."""
    with pytest.raises(UsageError, match="language"):
        reader.read(PACT, name="a.txt", subject="x", role="text", language="english", source="s")


def test_entity_bomb(reader: GuardedReader) -> None:
    """A billion laughs: refused before anything is expanded, in XML and inside Word files."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE t [<!ENTITY e0 "ha">{entities}]><treaty>&e9;</treaty>'
    assert "DOCTYPE" in (said(reader, bomb.encode(), "bomb.xml").found or "")
    assert "DOCTYPE" in (said(reader, bomb.encode("utf-16"), "bomb.xml").message())
    assert "DOCTYPE" in (said(reader, docx(**{"word/styles.xml": bomb}), "bomb.docx").found or "")


def test_external_entities_are_not_fetched(reader: GuardedReader, tmp_path: Path) -> None:
    """No file of this machine gets into a text."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    data = f'<?xml version="1.0"?><!DOCTYPE t [<!ENTITY x SYSTEM "file://{secret}">]><treaty>&x;</treaty>'
    assert "secret words" not in said(reader, data.encode(), "x.xml").message()


def test_zip_bomb(reader: GuardedReader) -> None:
    """A hundred megabytes of nothing, packed to a hundred kilobytes."""
    assert "like a bomb" in said(reader, docx(**{"word/footnotes.xml": "0" * 100_000_000}), "bomb.docx").what
    with pytest.raises(UnreadableFile, match="too many members"):
        reader.members(docx(**{f"{n}.txt": "x" for n in range(2100)}), "many.zip")


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x.txt", "C:\\x.txt", "a/../../x.txt"])
def test_path_tricks(reader: GuardedReader, name: str) -> None:
    """Names that point outside are refused; nothing is ever written to disk anyway."""
    with pytest.raises(UnreadableFile, match="points outside"):
        reader.members(docx(**{name: "x"}), "a.zip")


def test_an_archive_of_no_texts(reader: GuardedReader) -> None:
    """Says what it holds."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("photo.png", b"x")
        archive.writestr("inner.zip", b"x")
    with pytest.raises(UnreadableFile, match=r"inner\.zip"):
        reader.members(out.getvalue(), "a.zip")


def test_too_many_pages(reader: GuardedReader) -> None:
    """Ten thousand pages are refused before they are read."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    page = pdf.pages[0]
    for _ in range(9_999):
        pdf.pages.append(page)
    out = io.BytesIO()
    pdf.save(out)
    refusal = said(reader, out.getvalue(), "long.pdf")
    assert refusal.found == "10000 pages"
    assert str(MAX_PAGES) in (refusal.expected or "")


def test_deep_trees(reader: GuardedReader) -> None:
    """XML and HTML nested a hundred thousand deep end in a refusal, not in a crash."""
    deep = b"<p>" * 100_000 + b"The Parties agree." + b"</p>" * 100_000
    said(reader, b"<akomaNtoso><act><body>" + deep + b"</body></act></akomaNtoso>", "deep.xml")
    nested = b"<html><body>" + b"<div>" * 100_000 + b"<p>The Parties agree.</p>"
    try:
        result = read(reader, nested, "deep.html")
    except UnreadableFile:
        result = None
    assert result is None or result.document.text == "The Parties agree."


def test_macros_are_left_where_they_are(reader: GuardedReader) -> None:
    """A macro in a Word file is neither run nor read."""
    result = read(reader, docx(**{"word/vbaProject.bin": "Sub AutoOpen()"}), "macro.docx")
    assert result.document.text == "The Parties agree."


def test_scripts_are_no_text(reader: GuardedReader) -> None:
    """Script, style and handlers of a page do not get into provisions; markup in words stays words."""
    words = b"The Parties <script>alert(1)</script>agree &lt;b&gt;so&lt;/b&gt;."
    page = b"<html><body><p onclick='x()'>" + words + b"</p></body></html>"
    assert read(reader, page, "a.html").document.text == "The Parties agree <b>so</b>."


def test_limits() -> None:
    """Time, memory and size: each ends in a refusal that says which."""
    slow = b"\n\n".join(b"%d. The Parties shall cooperate on cyber security." % n for n in range(60_000))
    with GuardedReader(Limits(seconds=0.5)) as reader:
        assert "0.5 seconds" in said_by(reader, slow)
    with GuardedReader(Limits(memory=900 * 2**20)) as reader:
        assert "900 MiB" in said_by(reader, slow * 60)
    with GuardedReader(Limits(size=1000)) as reader:
        assert "1000 bytes" in said_by(reader, slow)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot stop a process for a while")
def test_time_a_reader_does_not_have_the_processor_is_not_counted() -> None:
    """A machine that gives the reader nothing for a while does not refuse a file; one that never does, does."""
    with GuardedReader(Limits(seconds=1.5)) as reader:
        read(reader, PACT, "a.txt")
        process = reader._process
        assert process is not None
        process.send_signal(signal.SIGSTOP)
        back = threading.Timer(2.5, process.send_signal, [signal.SIGCONT])
        back.start()
        assert len(read(reader, PACT, "a.txt").provisions) == 1
        back.join()
        assert reader._process is process
    with GuardedReader(Limits(patience=1.0)) as reader:
        reader._started().send_signal(signal.SIGSTOP)
        with pytest.raises(UnreadableFile) as refusal:
            read(reader, PACT, "a.txt")
        assert refusal.value.expected == "an answer within 1 seconds"


def test_the_system_ends_what_the_watch_cannot() -> None:
    """Work that never lets another thread run (one long search in a text) is ended by the system's own count."""
    pytest.importorskip("resource")
    work = "import re; from foedera.reading.worker import _watched\n"
    hang = "with _watched(0.2): re.search('(a+)+b', 'a' * 40)"
    done = subprocess.run([sys.executable, "-c", work + hang], capture_output=True, check=False)
    assert done.returncode in _OUT_OF_TIME


def said_by(reader: GuardedReader, data: bytes) -> str:
    """What a refusal expected."""
    with pytest.raises(UnreadableFile) as refusal:
        read(reader, data, "slow.txt")
    return refusal.value.expected or ""


def test_a_reader_that_died_is_started_anew() -> None:
    """The process is killed from outside; the next file is read by a new one."""
    with GuardedReader() as reader:
        read(reader, PACT, "a.txt")
        reader._process.kill()  # type: ignore[union-attr]
        reader._process.wait()  # type: ignore[union-attr]
        assert len(read(reader, PACT, "a.txt").provisions) == 1


OWN = Limits(seconds=119.0)
"""Limits of its own, so that a reader starts a process of its own (tests/lending.py)."""


def test_where_the_system_limits_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without `resource`, as on Windows, files are read within time and size, and says that memory has no limit."""
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['resource'] = None\n")
    given = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(tmp_path), given])))
    path = FOLDER / "cable-protection.pdf"
    slow = b"\n\n".join(b"%d. The Parties shall cooperate on cyber security." % n for n in range(60_000))
    with GuardedReader(OWN) as reader:
        unlimited = read(reader, path.read_bytes(), path.name)
    with GuardedReader(Limits(seconds=0.5, size=len(slow))) as reader:
        assert "0.5 seconds" in said_by(reader, slow)
        assert f"{len(slow)} bytes" in said_by(reader, slow + b".")
    assert "without a limit on memory" in capfd.readouterr().err
    monkeypatch.setenv("PYTHONPATH", given)
    with GuardedReader(OWN) as reader:
        assert read(reader, path.read_bytes(), path.name) == unlimited
    assert capfd.readouterr().err == ""
