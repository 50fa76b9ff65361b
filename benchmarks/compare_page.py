"""How long the compare page takes on the server, for two long agreements.

    python -m benchmarks.compare_page TEXTS

TEXTS is the archive of Texts of Trade Agreements (ToTA 0.5.0, tar.xz). US-Peru and US-Colombia are read and coded into
a workspace of its own; the page is asked for in the process, without a network, once as the first and then again. The
first answer reads the texts out of the workspace and aligns them; the others are kept answers. Wall clock.
"""

from __future__ import annotations

import statistics
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from starlette.testclient import TestClient

from foedera.web.app import create_app
from foedera.workspace import create, open_workspace

PAIR = ("pta_156.xml", "pta_342.xml")
ASKED = "/compare?a=pta-156&b=pta-342&codebook=dta"
PAGES = {
    "all rows": "",
    "one row opened": "&row=pta-156/eng/art_13-2",
    "one area, every word": "&area=competition-policy",
}
HOST = "http://localhost"
AGAIN = 9


def prepared(archive: Path, folder: Path) -> Path:
    """A workspace with both agreements, coded by the codebook of trade agreements."""
    with tarfile.open(archive) as opened:
        for member in opened:
            stream = opened.extractfile(member) if Path(member.name).name in PAIR else None
            if stream is not None:
                (folder / Path(member.name).name).write_bytes(stream.read())
    place = folder / "w.db"
    with create(place) as workspace:
        workspace.add([folder / name for name in PAIR])
        workspace.code(["pta-156", "pta-342"], codebook="dta")
    return place


def answers(place: Path, address: str) -> tuple[list[float], int]:
    """Milliseconds of each answer of a site just opened, and the size of the page in bytes."""
    took, size = [], 0
    with open_workspace(place) as workspace, TestClient(create_app(workspace), base_url=HOST) as client:
        for _ in range(AGAIN + 1):
            start = time.perf_counter()
            answer = client.get(address)
            took.append(1000 * (time.perf_counter() - start))
            answer.raise_for_status()
            size = len(answer.content)
    return took, size


def main(archive: Path) -> None:
    """Print a row for each kind of page."""
    with tempfile.TemporaryDirectory() as folder:
        place = prepared(archive, Path(folder))
        print("| page | kB | first, ms | again, ms (median) |\n|---|--:|--:|--:|")
        for name, more in PAGES.items():
            took, size = answers(place, ASKED + more)
            print(f"| {name} | {size // 1000} | {took[0]:.0f} | {statistics.median(took[1:]):.0f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
