"""Charts are an extra: with it pages draw, without it they show the same facts and say what drawing needs."""

from __future__ import annotations

import os
from pathlib import Path

import httpx
import pytest
from lxml import html

from foedera.workspace import Workspace

from .conftest import served

PAGES = ("/",)
NEEDED = 'Charts need pip install "foedera[charts]".'


def shown(workspace: Workspace) -> dict[str, tuple[int, list[str], list[list[str]], str]]:
    """By page: how many drawings; what stands under and in place of them; the cells of all tables; what is said."""
    with served(workspace) as address:
        answers = {path: httpx.get(address + path, timeout=120) for path in PAGES}
    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(PAGES, 200)
    found = {}
    for path, answer in answers.items():
        main = html.fromstring(answer.text).xpath("//main")[0]
        under = [" ".join(part.text_content().split()) for part in main.xpath(".//figcaption | .//figure/p")]
        rows = [[cell.text_content() for cell in row.xpath("./td | ./th")] for row in main.xpath(".//tr")]
        found[path] = (len(main.xpath(".//svg")), under, rows, main.text_content())
    return found


def test_without_the_extra_pages_show_the_same_facts(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server in which nothing can draw has the same tables and names of partners, and one line for each drawing."""
    drawn = shown(workspace)
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['vl_convert'] = None\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    bare = shown(workspace)
    assert {path: page[0] for path, page in drawn.items()} == {"/": 2}
    assert {path: page[0] for path, page in bare.items()} == dict.fromkeys(PAGES, 0)
    for path in PAGES:
        assert bare[path][2] == drawn[path][2] != []
        assert bare[path][1].count(NEEDED) == drawn[path][0]
        assert NEEDED not in drawn[path][3]
    partners = [line for line in bare["/"][1] if line.startswith("Partners of the agreements shown: ")]
    assert partners
    assert "Norway" in partners[0]
    assert "Borders" not in partners[0]
