"""How long the pages that compare take, how much they weigh, and where their first useful line stands.

    python -m benchmarks.compare_page FOLDER FOLDER           prints the table, of families of texts
    python -m benchmarks.compare_page FOLDER FOLDER --write   writes it into evaluation/compare_pages.md
    python -m benchmarks.compare_page TEXTS.tar.xz            two long trade agreements, of ToTA 0.5.0

Each folder becomes a collection of a workspace of its own, coded by the codebook of the security and defence
partnerships, 28 texts of it at most; the pages are asked for over the first collection and over all. Seconds are wall
clock of answers in the process, without a network: the first of a site just opened, and the median of the next ones,
which are kept answers. Bytes are those of the page, plain and with gzip. Pixels are measured by Playwright in Debian's
Chromium, without which they are left out: from the top of the page to the first line a reader came for.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from starlette.testclient import TestClient

from benchmarks.page import give
from foedera.web.app import create_app
from foedera.workspace import create, open_workspace

PAGE = Path(__file__).resolve().parents[1] / "evaluation" / "compare_pages.md"
TRADE = ("pta_156.xml", "pta_342.xml")
TRADE_ASKED = "/compare?a=pta-156&b=pta-342&codebook=dta"
TRADE_PAGES = {
    "all rows": "",
    "one row opened": "&row=pta-156/eng/art_13-2",
    "one area, every word": "&area=competition-policy",
}
MOST = 28
"""Texts of a folder."""
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
WIDTHS = {1280: 900, 390: 844}
"""Width → height of a screen."""
HOST = "http://localhost"
AGAIN = 9


class Asked(NamedTuple):
    """A page."""

    name: str
    address: str
    useful: str
    """Selector of the first useful line: a change, a row, a number that answers."""


class Measured(NamedTuple):
    """What a page costs."""

    cold: float
    """Seconds."""
    warm: float
    plain: int
    """Bytes."""
    packed: int


def trade(archive: Path, place: Path) -> None:
    """Create a workspace with both trade agreements, coded by the codebook of trade agreements."""
    with tarfile.open(archive) as opened:
        for member in opened:
            stream = opened.extractfile(member) if Path(member.name).name in TRADE else None
            if stream is not None:
                (place.parent / Path(member.name).name).write_bytes(stream.read())
    with create(place) as workspace:
        workspace.add([place.parent / name for name in TRADE])
        workspace.code(["pta-156", "pta-342"], codebook="dta")


def families(folders: list[Path], place: Path) -> list[str]:
    """Create a workspace with a collection a folder; the names of the collections."""
    with create(place, register="empty") as workspace:
        for folder in folders:
            files = sorted(one for one in folder.iterdir() if one.suffix != ".csv")
            workspace.add(files[:MOST], collection=folder.name, proposed=True)
        workspace.code(codebook="eu-sdp")
    return [folder.name for folder in folders]


def pages(place: Path, collection: str) -> Iterator[Asked]:
    """Each kind of page: two, three and four texts of the first collection, then all of it and everything."""
    with open_workspace(place) as workspace:
        held = workspace.collections()[collection]
        four = [one for one in held if workspace.documents(one)[0].language == "eng"][:4]
        groups = [
            (len(group.clauses), area.id, group.clauses[0].excerpt.provision)
            for area in workspace.codebook().areas
            for group in workspace.library(area.id, collection=collection).groups
        ]
        _, area, clause = max(groups)
        kind = workspace.templates(collection=collection).templates[0].id
    named = ["&".join(f"{place}={one}" for place, one in zip("abcd", four[:n], strict=False)) for n in (2, 3, 4)]
    yield Asked("two texts", f"/compare?{named[0]}", "#c1")
    yield Asked("two texts, only changes", f"/compare?{named[0]}&show=changes", "#c1")
    yield Asked("two texts, redline in columns", f"/redline?{named[0]}&layout=columns", "#c1")
    yield Asked("three texts", f"/compare?{named[1]}", "#r1 .words")
    yield Asked("four texts", f"/compare?{named[2]}", "#r1 .words")
    yield Asked("four texts, rows with an answer", f"/compare?{named[2]}&show=answered", "#r1 .words")
    for more in (f"?collection={quote(collection)}", ""):
        yield Asked("the collection" if more else "all", f"/compare{more}", "#common")
        yield Asked("undertakings by area", f"/compare/undertakings{more}", "#areas")
        yield Asked("similarity", f"/similarity{more}", "table.heat caption, .narrow-map > li")
        yield Asked("clause types", f"/templates{more}", "table.types tbody tr")
        yield Asked(
            "matrix of variants", f"/templates{more}{'&' if more else '?'}look=matrix", "table.variants tbody tr"
        )
        yield Asked("one clause type", f"/templates/{kind}{more}", "main section .words")
        yield Asked("what one lacks", f"/templates/absent/{four[0]}{more}", "main .lead")
        yield Asked("library", f"/library{more}", "ul.lines > li, ol.lines > li")
        yield Asked("library of one area", f"/library/{area}{more}", "section.claim h2, #alone")
    yield Asked("draft, nothing taken", "/draft", "#areas")
    yield Asked("draft of one clause", f"/draft?take={area}:{clause}", "#contents .words")
    yield Asked("pins", f"/pins?pin={clause}&pin={four[0]}/{area}", "article, .claim")


def measured(place: Path, address: str) -> Measured:
    """Answers of a site just opened."""
    took, body = [], b""
    with open_workspace(place) as workspace, TestClient(create_app(workspace), base_url=HOST) as client:
        for _ in range(AGAIN + 1):
            start = time.perf_counter()
            answer = client.get(address)
            took.append(time.perf_counter() - start)
            answer.raise_for_status()
            body = answer.content
    return Measured(took[0], statistics.median(took[1:]), len(body), len(gzip.compress(body, compresslevel=6)))


def first_lines(place: Path, asked: list[Asked]) -> dict[tuple[str, int], float | None]:
    """Address and width → pixels above the first useful line; empty without a browser, None where there is no line."""
    try:
        from playwright.sync_api import Route, sync_playwright
    except ImportError:
        return {}
    if not CHROMIUM.exists():
        return {}
    bodies = {}
    with open_workspace(place) as workspace, TestClient(create_app(workspace), base_url=HOST) as client:
        bodies = {one.address: client.get(one.address).content for one in asked}
        sheet = client.get("/static/site.css").content
    shown = [b""]

    def fulfil(route: Route) -> None:
        sheets = route.request.url.endswith(".css")
        route.fulfill(body=sheet if sheets else shown[0], content_type="text/css" if sheets else "text/html")

    found: dict[tuple[str, int], float | None] = {}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        for width, height in WIDTHS.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.route("**/*", fulfil)
            for one in asked:
                shown[0] = bodies[one.address]
                page.goto(HOST + "/", wait_until="load")
                boxes = [line.bounding_box() for line in page.locator(one.useful).all()[:3]]
                found[one.address, width] = min((box["y"] for box in boxes if box and box["height"]), default=None)
        browser.close()
    return found


def table(place: Path, asked: list[Asked], pixels: Mapping[tuple[str, int], float | None]) -> Iterator[str]:
    """A row a page."""
    yield "| page | cold, s | warm, ms | kB | kB, gzip | first useful line, px at 1280 | at 390 |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for one in asked:
        costs = measured(place, one.address)
        lines = (pixels.get((one.address, width)) for width in WIDTHS)
        yield (
            f"| {one.name} | {costs.cold:.2f} | {1000 * costs.warm:.0f} | {costs.plain / 1000:.0f} "
            f"| {costs.packed / 1000:.1f} | {' | '.join('–' if line is None else f'{line:.0f}' for line in lines)} |"
        )


def main(sources: list[Path]) -> None:
    """Print or write the table of a family, or of the two trade agreements."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "w.db"
        if sources[0].is_file():
            trade(sources[0], place)
            asked = [Asked(name, TRADE_ASKED + more, "#c1") for name, more in TRADE_PAGES.items()]
            sys.stdout.writelines(f"{line}\n" for line in table(place, asked, {}))
            return
        asked = list(pages(place, families(sources, place)[0]))
        give(PAGE, sources[0].name, list(table(place, asked, first_lines(place, asked))))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")])
