"""An item of a list is shown with the words it completes, wherever its quote is shown to a person."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from foedera.model.frame import columns_of
from foedera.model.notebook import cell_html
from foedera.web.app import create_app
from foedera.workspace import Workspace
from tests.cli.calling import called

PACT = "eu-exa-sdp-2026"
LEAD = "The sides will cooperate in the prevention of crimes, including:"
ITEM = "terrorism in all its forms, and its financing;"
SAID = f"{LEAD} … {ITEM}"
TEXT = f"""# A partnership

1. {LEAD}

(a) {ITEM}

(b) trafficking in small arms by sea.

2. The sides will hold a dialogue on cyber security every year.
"""
CELL = f"{PACT}/counterterrorism"


@pytest.fixture
def pact(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A workspace with the text, coded."""
    (tmp_path / "pact.md").write_text(TEXT, encoding="utf-8")
    workspace.add([tmp_path / "pact.md"], agreement=PACT, title="Pact", party=("eu",), type="SDP")
    workspace.code([PACT])
    return workspace


@pytest.fixture
def site(pact: Workspace) -> Iterator[TestClient]:
    """The site over it."""
    with TestClient(create_app(pact), base_url="http://127.0.0.1") as client:
        yield client


def plain(text: str) -> str:
    """Words without the marks around them."""
    return " ".join(html.unescape(text.replace("<mark>", "").replace("</mark>", "")).split())


def test_the_claim_keeps_both(pact: Workspace) -> None:
    """Quote and lead are two ranges of one text."""
    span = pact.cell(CELL).claims[0].basis.span
    assert span is not None
    assert (span.quote, span.said) == (ITEM, SAID)


@pytest.mark.parametrize("command", [("show", CELL), ("review", "--most", "100")])
def test_on_a_terminal(pact: Workspace, command: tuple[str, ...]) -> None:
    """The cell with its claims, and the question about it."""
    assert f"“{SAID}”" in called(pact, *command).stdout


@pytest.mark.parametrize("path", [f"/cells/{CELL}", "/areas/counterterrorism", "/review?most=100", f"/pins?pin={CELL}"])
def test_on_pages(site: TestClient, path: str) -> None:
    """Before the marked quote; what stands between the two is not shown twice."""
    shown = plain(site.get(path).text)
    assert f"{LEAD} …" in shown
    assert ITEM in shown


def test_on_the_page_of_a_claim(site: TestClient, pact: Workspace) -> None:
    """As on the cell's."""
    claim = pact.cell(CELL).claims[0].id
    assert SAID in plain(site.get(f"/claims/{claim}").text)


def test_in_a_notebook_and_a_table(pact: Workspace) -> None:
    """Read as one in the notebook, in two columns of the table."""
    assert SAID in plain(cell_html(pact.cell(CELL)))
    columns = columns_of(pact.matrix(agreements=[PACT]))
    place = columns["area"].index("counterterrorism")
    assert (columns["quote"][place], columns["lead"][place]) == (ITEM, LEAD)
    other = columns["area"].index("cyber")
    assert (columns["quote"][other] is None, columns["lead"][other]) == (False, None)


@pytest.mark.parametrize("path", [f"/pins{{}}?pin={CELL}", "/library/counterterrorism{}"])
@pytest.mark.parametrize("form", [".md", ".docx", ".xlsx"])
def test_in_extracts(site: TestClient, path: str, form: str) -> None:
    """Pins and the clause library, in every form."""
    response = site.get(path.format(form))
    assert response.status_code == 200, response.text
    body = response.content
    if form != ".md":
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            body = b"".join(parts.read(name) for name in parts.namelist())
    text = body.decode("utf-8", "replace").replace("\\", "")
    assert LEAD in text
    assert "terrorism in all its forms" in text
