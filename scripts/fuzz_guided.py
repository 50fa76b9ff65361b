"""Looks for new ways through the readers of text formats, guided by what the code does with each file: make fuzz.

Atheris changes golden documents so that new lines of ours are reached. Anything but a result or a refusal of ours ends
the run with the file that did it. PDFs and archives are left to fuzz.py: most of their reader is not Python.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["foedera.reading", "foedera.text"]):
    from foedera.errors import FoederaError
    from foedera.reading import read

GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden"
SUFFIXES = (".md", ".txt", ".html", ".xml")


def one(data: bytes) -> None:
    """Read one file; its first byte says as what."""
    if not data:
        return
    name = f"a{SUFFIXES[data[0] % len(SUFFIXES)]}"
    try:
        result = read(data[1:], name=name, subject="x", role="text", language="eng", source="s")
    except FoederaError:
        return
    at = 0
    for provision in result.provisions:
        if not at <= provision.start < provision.end <= len(result.document.text):
            raise AssertionError(f"{provision.eid} overlaps")
        at = provision.end


def main(runs: int) -> None:
    """Try `runs` files, beginning with the golden ones."""
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(sorted(GOLDEN.glob("*/*"))):
            if path.suffix in SUFFIXES:
                seed = bytes([SUFFIXES.index(path.suffix)]) + path.read_bytes()
                (Path(folder) / str(number)).write_bytes(seed)
        atheris.Setup([sys.argv[0], f"-runs={runs}", "-max_len=4096", "-seed=1", "-print_final_stats=1", folder], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
