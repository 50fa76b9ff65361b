"""What is shown at a prompt and in a notebook: a line for each thing, a table with links for a matrix."""

from __future__ import annotations

import doctest
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html
from starlette.testclient import TestClient

import foedera
from foedera.model.notebook import SITE, WIDEST
from foedera.web.app import create_app
from foedera.workspace import Workspace
from tests.conftest import NOW

READING: dict[str, Callable[[Workspace], Any]] = {
    "workspace": lambda ws: ws,
    "view": lambda ws: ws.view(),
    "snapshot": lambda ws: ws.snapshot,
    "matrix": lambda ws: ws.matrix(),
    "cell": lambda ws: ws.cell("eu-nor-sdp-2024", "consular"),
    "compare": lambda ws: ws.compare("eu-jpn-sdp-2024", "eu-kor-sdp-2024"),
    "compare a collection": lambda ws: ws.compare(collection="eu-sdp"),
    "similarity": lambda ws: ws.similarity(collection="eu-sdp"),
    "check": lambda ws: ws.check(),
    "agenda": lambda ws: ws.agenda(as_of="2026-11-23"),
    "claims": lambda ws: ws.claims(),
    "ledger": lambda ws: ws.ledger(),
    "codebook": lambda ws: ws.codebook(),
    "documents": lambda ws: ws.documents(),
    "show a text": lambda ws: ws.show("eu-nor-sdp-2024-digest/eng"),
    "show a party": lambda ws: ws.show("nor"),
    "show an area": lambda ws: ws.show("consular"),
    "review": lambda ws: ws.review(),
    "questions": lambda ws: ws.review().questions,
}
LINE = 500
"""Characters: a few lines of a terminal."""

SOURCE = Path(foedera.__file__).parent
EXAMPLES = sorted(
    ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")
    for file in SOURCE.rglob("*.py")
    if ">>> " in file.read_text(encoding="utf-8")
)
"""Modules whose docstrings show how to use them."""


@pytest.mark.parametrize("verb", READING)
def test_everything_says_itself_in_a_line_or_a_few(coded: Workspace, verb: str) -> None:
    """And each thing in a tuple does, so that a tuple of them can be read."""
    found = READING[verb](coded)
    for one in found if isinstance(found, tuple) else (found,):
        assert len(repr(one)) <= LINE
        assert repr(one).count("\n") <= 2


def test_a_matrix_is_a_collection_of_its_cells(coded: Workspace) -> None:
    """It counts them, gives them, and finds one by agreement and area."""
    matrix = coded.matrix("eu-sdp")
    assert len(matrix) == len(list(matrix)) == 25 * 6
    for cell in matrix:
        assert matrix[cell.agreement, cell.area] is matrix[cell.id] is cell
        assert cell in matrix
        assert (cell.agreement, cell.area) in matrix
        assert cell.id in matrix
    assert ("eu-nor-sdp-2024", "no-such-area") not in matrix
    assert msgspec.json.decode(msgspec.json.encode(matrix), type=foedera.Matrix) == matrix


@pytest.mark.parametrize("place", [("eu-nor-sdp-2024", "consullar"), ("eu-nor-sdp-2042", "consular")])
def test_a_cell_that_is_not_shown_is_said_with_what_was_meant(coded: Workspace, place: tuple[str, str]) -> None:
    """A near miss proposes what is there."""
    with pytest.raises(foedera.FoederaError) as refused:
        coded.matrix("eu-sdp")[place]
    assert ("consular" if place[1] == "consullar" else "eu-nor-sdp-2024") in str(refused.value.expected)


def test_links_of_a_table_lead_to_pages_of_the_site(coded: Workspace) -> None:
    """Every sign to its cell, every head to its area or agreement; in a cell every claim to its own page."""
    matrix = coded.matrix("eu-sdp")
    page = html.fromstring(f"<div>{matrix._repr_html_()}{matrix['eu-nor-sdp-2024', 'cyber']._repr_html_()}</div>")
    links = [link.get("href") for link in page.iter("a")]
    assert len(links) >= len(matrix) + len(matrix.rows) + len(matrix.columns)
    with TestClient(create_app(coded), base_url=SITE) as client:
        assert {client.get(link).status_code for link in links[:: len(links) // 20]} == {200}
    assert [cell.text_content() for cell in page.iter("td")] == [cell.value.sign + cell.flags for cell in matrix]


def test_what_a_table_shows_is_escaped(coded: Workspace) -> None:
    """Labels, names and ids come from files people write."""
    bad = "<script>alert(1)</script>\"'&"
    matrix = coded.matrix("eu-sdp")
    rows = tuple(msgspec.structs.replace(row, label=bad, area=bad) for row in matrix.rows)
    columns = tuple(msgspec.structs.replace(column, short=bad, agreement=bad) for column in matrix.columns)
    cells = tuple(
        tuple(msgspec.structs.replace(cell, agreement=bad, area=bad, rule=bad) for cell in line)
        for line in matrix.cells
    )
    evil = msgspec.structs.replace(matrix, codebook=bad, rows=rows, columns=columns, cells=cells)
    for shown in (evil._repr_html_(), cells[0][0]._repr_html_()):
        assert "script" not in {element.tag for element in html.fromstring(f"<div>{shown}</div>").iter()}
        assert "alert(1)" in shown


def test_a_very_wide_table_says_what_it_leaves_out(coded: Workspace) -> None:
    """Instead of freezing the notebook."""
    matrix = coded.matrix("eu-sdp")
    wide = msgspec.structs.replace(
        matrix, columns=matrix.columns * 10, cells=tuple(cells * 10 for cells in matrix.cells)
    )
    page = html.fromstring(f"<div>{wide._repr_html_()}</div>")
    assert len(list(page.iter("td"))) == WIDEST * len(matrix.rows)
    assert f"{60 - WIDEST} further agreements" in page.text_content()


def test_the_package_and_its_table_show_how_to_use_them() -> None:
    """So that the test below looks at something."""
    assert {"foedera", "foedera.model.matrix"} <= set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_of_docstrings_do_what_they_say(
    name: str, coded: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In an empty folder; `ws` is the coded register where an example does not make its own."""
    monkeypatch.chdir(tmp_path)
    module = importlib.import_module(name)
    tests = doctest.DocTestFinder(exclude_empty=True).find(module, globs={**vars(module), "ws": coded})
    runner = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF)
    said: list[str] = []
    for test in tests:
        runner.run(test, out=said.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(said)
    assert runner.tries > 0


def test_the_day_of_these_tests_is_what_the_agenda_is_drawn_up_on(coded: Workspace) -> None:
    """A date, its text, and nothing on that day are one."""
    assert (
        coded.agenda() == coded.agenda(as_of=NOW) == coded.agenda(as_of=NOW.date()) == coded.agenda(as_of="2026-11-23")
    )
