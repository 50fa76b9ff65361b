"""The real LibreOffice, where it is installed: what it makes of .doc and .rtf, and its own .odt, read as Word did.

It is slow to start (seconds), so each golden document is converted once. It makes the old files, too; what it loses
on the way there is no fault of the way back, and is named below.
"""

from __future__ import annotations

import http.server
import io
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from foedera.errors import UnreadableFile
from foedera.reading.office import PROGRAMS, readable
from foedera.workspace.ingest import IngestOptions, arrivals
from tests.reading.counted import Counted, counted

GOLDEN = Path(__file__).parents[1] / "golden" / "documents"
PROGRAM = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed (Debian: libreoffice-writer)"),
    pytest.mark.xdist_group("libreoffice"),
]
DOCUMENTS = ("cable-protection", "crisis-exercises", "joint-patrols", "katastrophenhilfe", "security-partnership")
"""With lists, tables, notes, tracked changes; in English and German."""
LOST = {("cable-protection", ".rtf"): 1}
"""Provisions whose number or place the way into the old format changed: in RTF, the level of a list after a table."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the golden documents in the old formats."""
    folder = tmp_path_factory.mktemp("office")
    for suffix in ("doc", "odt", "rtf"):
        command = [
            str(PROGRAM), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to",
            suffix, "--outdir", str(folder), *(str(GOLDEN / f"{name}.docx") for name in DOCUMENTS),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)  # LibreOffice, on files of ours
    return folder


@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_comes_back_reads_as_the_word_document(made: Path, name: str, suffix: str) -> None:
    """Words, numbers, places, notes; what is left out; and every letter of what LibreOffice made is accounted for."""
    word = counted((GOLDEN / f"{name}.docx").read_bytes(), f"{name}.docx")
    path = made / f"{name}{suffix}"
    found = counted(path.read_bytes(), path.name) if suffix == ".odt" else converted(path)
    assert found.unaccounted == 0
    assert {what: found.left_out[what] for what in word.left_out} == word.left_out
    there = zip(word.places(), word.texts(), strict=True)
    assert len(set(there) - {*zip(found.places(), found.texts(), strict=True)}) == LOST.get((name, suffix), 0)
    assert [one.heading for one in found.provisions] == [one.heading for one in word.provisions]


def converted(path: Path) -> Counted:
    """A file read through LibreOffice."""
    file = readable(path.name, path.read_bytes())
    assert [problem.code for problem in file.problems] == ["converted"]
    return counted(file.data, file.name)


def test_several_at_once(made: Path) -> None:
    """Each has a profile of its own, so none waits for or disturbs another."""
    paths = [made / f"{name}.doc" for name in DOCUMENTS[:3]]
    with ThreadPoolExecutor(3) as pool:
        texts = list(pool.map(lambda path: converted(path).texts(), paths))
    assert [found[-1] for found in texts] == [converted(path).texts()[-1] for path in paths]


def test_a_file_is_added_as_what_it_is(made: Path) -> None:
    """Through the door everybody uses: what is hashed is the old file."""
    (arrival,) = arrivals([made / "joint-patrols.doc"], IngestOptions())
    assert arrival.original == (made / "joint-patrols.doc").read_bytes()
    assert "converted" in {problem.code for problem in arrival.result.document.problems}


_PICTURE = io.BytesIO()
Image.new("L", (1, 1)).save(_PICTURE, format="PNG")
PICTURE = _PICTURE.getvalue()


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and what it was asked for."""
    found: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(PICTURE if self.command == "GET" else b"")

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815  # names the server calls

        def log_message(self, *said: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", found
    server.shutdown()
    server.server_close()


def test_nothing_a_file_links_to_is_fetched(asked: tuple[str, list[str]], tmp_path: Path) -> None:
    """A linked picture, which LibreOffice fetches when it is left to itself, as it does when it makes the file."""
    address, found = asked
    page = tmp_path / "a.html"
    page.write_text(f'<html><body><p>Each Side names one office. <img src="{address}/a.png"></p></body></html>')
    command = [
        str(PROGRAM), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--infilter=HTML (StarWriter)", "--convert-to", "doc", "--outdir", str(tmp_path), str(page),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)  # LibreOffice, on a file of ours
    made = tmp_path / "a.doc"
    assert address.encode() in made.read_bytes()
    assert found
    found.clear()
    assert "Each Side names one office." in converted(made).document.text
    assert found == []


def read_through(name: str, data: bytes) -> Counted:
    """Bytes read, through LibreOffice where they are of its kinds."""
    file = readable(name, data)
    return counted(file.data, file.name)


def converted_bytes(path: Path, data: bytes) -> Counted:
    """Bytes read through LibreOffice."""
    path.write_bytes(data)
    return converted(path)


@pytest.mark.parametrize("name", ["a.doc", "a.odt", "a.rtf"])
def test_what_is_no_document_is_refused(made: Path, name: str) -> None:
    """Whatever LibreOffice would guess of it: broken files, and what only begins like one."""
    beginnings = {".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".odt": b"PK\x03\x04", ".rtf": b"{\\rt"}
    whole = (made / f"joint-patrols{Path(name).suffix}").read_bytes()
    broken = [beginnings[Path(name).suffix] + os.urandom(600), whole[:2000] if name != "a.rtf" else b"text"]
    for data in broken:
        with pytest.raises(UnreadableFile):
            assert read_through(name, data).texts() == []


def test_rich_text_called_a_word_document_is_read(made: Path, tmp_path: Path) -> None:
    """Word saves such files."""
    data = (made / "joint-patrols.rtf").read_bytes()
    assert converted_bytes(tmp_path / "a.doc", data).texts() == converted(made / "joint-patrols.rtf").texts()
