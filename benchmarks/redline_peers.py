"""Redlines side by side: ours, LibreOffice's comparison of documents, python-redlines and redlines.

python -m benchmarks.redline_peers WORKSPACE A B [A B ...] --peers PYTHON

Prints for each pair of agreements how many words each tool marks, in how many marks, how long it takes, and whether
all changes accepted and rejected give back both texts. PYTHON is an interpreter with python-redlines[docxodus] and
redlines installed, outside of this project; LibreOffice has to be there as soffice.
"""

from __future__ import annotations

import argparse
import datetime
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import docx

import foedera
from foedera.comparing.redlining import redlined
from foedera.model.alignment import PieceKind
from foedera.model.redlined_text import CHANGES, RedlinedText
from foedera.publishing.redline_word import to_docx
from tests.publishing.office import Office
from tests.publishing.tracked import COMING, GOING, W, accepted, body_of, rejected

MOMENT = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
PYTHON_REDLINES = """
import sys, time
from pathlib import Path
from python_redlines import DocxodusEngine
engine = DocxodusEngine()
old, new = (Path(one).read_bytes() for one in sys.argv[1:3])
start = time.perf_counter()
made = engine.run_redline("peer", old, new)
print(time.perf_counter() - start)
Path(sys.argv[3]).write_bytes(made[0])
"""
REDLINES = """
import sys, time
from pathlib import Path
from redlines import Redlines
old, new = (Path(one).read_text("utf-8") for one in sys.argv[1:3])
start = time.perf_counter()
changes = Redlines(old, new).redlines
print(time.perf_counter() - start)
gone = sum(len((c.source_text or "").split()) for c in changes)
come = sum(len((c.test_text or "").split()) for c in changes)
print(gone, come, sum(bool(c.source_text) + bool(c.test_text) for c in changes))
"""
Row = tuple[str, int, int, int, int, float, str]
"""Tool, words struck out, put in, moved, marks, seconds, whether both texts come back."""


def main() -> None:
    """The table, as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace")
    parser.add_argument("agreements", nargs="+")
    parser.add_argument("--peers", required=True)
    asked = parser.parse_args()
    view = foedera.open(asked.workspace).view()
    print("| pair | tool | struck out | put in | moved | marks | seconds | both texts back |")
    print("|---|---|--:|--:|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder) / "profile")
        pairs = zip(asked.agreements[::2], asked.agreements[1::2], strict=True)
        for a, b in pairs:
            start = time.perf_counter()
            text = redlined(view.snapshot, a, b)
            seconds = time.perf_counter() - start
            for tool, gone, come, moved, marks, took, back in _rows(text, seconds, Path(folder), office, asked.peers):
                cells = (f"{a}, {b}", tool, f"{gone:,}", f"{come:,}", f"{moved:,}", f"{marks:,}", f"{took:.2f}", back)
                print(f"| {' | '.join(cells)} |", flush=True)


def _rows(text: RedlinedText, seconds: float, folder: Path, office: Office, peers: str) -> Iterator[Row]:
    first, second = (_lines(one) for one in (text.first, text.second))
    start = time.perf_counter()
    ours = to_docx(text, moment=MOMENT)
    seconds += time.perf_counter() - start
    shown = [piece for one in text.clauses for piece in one.pieces if piece.kind in CHANGES and piece.text.strip()]
    moved = text.words(PieceKind.MOVED_TO)
    gone, come = text.words(PieceKind.DELETE), text.words(PieceKind.INSERT)
    yield "foedera", gone, come, moved, len(shown), seconds, _back(ours, first, second)
    old, new = _written(folder / "old", first), _written(folder / "new", second)
    target = folder / "peer.docx"
    start = time.perf_counter()
    office.compared(old, new, target)
    yield _marked("LibreOffice", target.read_bytes(), time.perf_counter() - start, first, second)
    took = float(_run(peers, PYTHON_REDLINES, old, new, target))
    yield _marked("python-redlines", target.read_bytes(), took, first, second)
    said = _run(peers, REDLINES, old.with_suffix(".txt"), new.with_suffix(".txt")).split()
    yield "redlines", int(said[1]), int(said[2]), 0, int(said[3]), float(said[0]), "no document"


def _marked(tool: str, document: bytes, seconds: float, first: list[str], second: list[str]) -> Row:
    body = body_of(document)
    words = {kind: list[str]() for kind in ("del", "ins", "moveFrom", "moveTo")}
    for mark in body.iter(*(GOING | COMING)):
        if said := "".join(one.text or "" for one in mark.iter(f"{W}t", f"{W}delText")).strip():
            words[mark.tag.removeprefix(W)].append(said)
    counts = {kind: sum(len(one.split()) for one in found) for kind, found in words.items()}
    marks = sum(map(len, words.values()))
    return tool, counts["del"], counts["ins"], counts["moveTo"], marks, seconds, _back(document, first, second)


def _back(document: bytes, first: list[str], second: list[str]) -> str:
    """Whether all rejected is the first text and all accepted the second, paragraph by paragraph."""
    told = []
    for name, got, want in (("first", rejected(document), first), ("second", accepted(document), second)):
        held = [" ".join(line.split()) for line in got if line.strip()]
        if held != want:
            told.append(f"not the {name}" + ("'s paragraphs" if "".join(held) == "".join(want) else ""))
    return ", ".join(told) or "yes"


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in re.split(r"\s*\n\s*", text) if line.strip()]


def _written(path: Path, lines: list[str]) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path.with_suffix(".docx")))
    path.with_suffix(".txt").write_text("\n\n".join(lines), encoding="utf-8")
    return path.with_suffix(".docx")


def _run(python: str, script: str, *paths: Path) -> str:
    command = [python, "-c", script, *map(str, paths)]
    return subprocess.run(command, capture_output=True, check=True, text=True, timeout=300).stdout


if __name__ == "__main__":
    main()
