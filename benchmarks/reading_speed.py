"""What reading costs against a bare scan of the same texts: processor time, in one run.

The bare scan asks each line of the decoded text for a heading's word or a number at its start, and does nothing else.
Needs the trade agreements and defence treaties beside the checkout.
"""

from __future__ import annotations

import re
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from foedera.reading import parse, read

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpora"
_SCAN = re.compile(r"(?m)^[ \t]*(?:(?:article|chapter|section|annex)\s+\w+|\(?\w{1,4}[.)])", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")


def report() -> Iterator[str]:
    """One line for each corpus."""
    for what, texts in (("ToTA", _trade()), ("defence treaties", _defence())):
        if not texts:
            yield f"reading speed: {what} are not at hand"
            continue
        _read(texts[:3])  # models and word lists are loaded once, for whatever is read
        scan, taking, whole = (_seconds(deed, texts) for deed in (_scan, _parse, _read))
        size = sum(len(data) for _, data in texts)
        yield (
            f"reading speed: {len(texts)} {what}, {size / 1e6:.1f} MB: bare scan {scan:.3f} s, "
            f"parse {taking / scan:.1f}×, read {whole / scan:.1f}×"
        )


def _trade() -> list[tuple[str, bytes]]:
    path = SHARED / "tota-0.5.0.tar.xz"
    if not path.is_file():
        return []
    with tarfile.open(path) as archive:
        members = [member for member in archive if re.search(r"pta_\d+\.xml$", member.name)]
        files = [(Path(member.name).name, archive.extractfile(member)) for member in members[::5]]
        return [(name, file.read()) for name, file in files if file is not None]


def _defence() -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted((SHARED / "defence").glob("*.md"))]


def _seconds(deed: Callable[[list[tuple[str, bytes]]], None], texts: list[tuple[str, bytes]]) -> float:
    start = time.process_time()
    deed(texts)
    return time.process_time() - start


def _scan(texts: list[tuple[str, bytes]]) -> None:
    for _, data in texts:
        text = _TAG.sub("", data.decode())
        sum(1 for _ in _SCAN.finditer(text))


def _parse(texts: list[tuple[str, bytes]]) -> None:
    for name, data in texts:
        parse(data, name=name)


def _read(texts: list[tuple[str, bytes]]) -> None:
    for name, data in texts:
        read(data, name=name, subject="x", role="text", language=None, source="x")


if __name__ == "__main__":
    for line in report():
        print(line)
