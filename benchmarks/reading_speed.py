"""What reading costs against a bare scan of the same texts: processor time, in one run.

The bare scan is that of `coder_speed`: every expression of the trade codebook in one Hyperscan database over the folded
text, matches dropped. Needs the trade agreements and defence treaties beside the checkout.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.coder_speed import bare_scan, seconds
from foedera.reading import parse, read
from foedera.text.folding import fold

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpora"
_TAG = re.compile(r"<[^>]+>")


def report() -> Iterator[str]:
    """One line for each corpus."""
    for what, texts in (("ToTA", _trade()), ("defence treaties", _defence())):
        if not texts:
            yield f"reading speed: {what} are not at hand"
            continue
        _read(texts[:3])  # models and word lists are loaded once, for whatever is read
        scan = seconds(bare_scan([fold(_TAG.sub("", data.decode())) for _, data in texts]))
        taking, whole = (seconds(partial(deed, texts)) for deed in (_parse, _read))
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


def _parse(texts: list[tuple[str, bytes]]) -> None:
    for name, data in texts:
        parse(data, name=name)


def _read(texts: list[tuple[str, bytes]]) -> None:
    for name, data in texts:
        read(data, name=name, subject="x", role="text", language=None, source="x")


if __name__ == "__main__":
    for line in report():
        print(line)
