"""Enforceability from a text to what people see: proposed with covered cells, shown with the sentence that decides."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from foedera.cli import run
from foedera.model.coverage import Cell, CellValue
from foedera.workspace import Workspace, open_workspace
from tests.coding.enforceability.treaties import COURT
from tests.conftest import clock
from tests.web.conftest import asking

PACT, AREA = "eu-exa-sdp-2026", "environmental-laws"
KEPT_OUT = "No Party shall have recourse to dispute settlement for any matter arising under this Chapter."
TEXT = f"""# A trade agreement

# Chapter 1 Customs

## Article 1 Customs duties

Each Party shall abolish customs duties on industrial goods.

# Chapter 2 Environment

## Article 2 Environmental laws

Each Party shall ensure that its environmental laws provide for high levels of environmental protection. A Party
shall not weaken its environmental laws to encourage trade.

## Article 3 Settling differences over the environment

{KEPT_OUT}
{COURT}"""


@pytest.fixture(scope="module")
def pact(_fresh_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with one trade agreement, coded by the codebook whose enforceability was learnt, and by the other."""
    folder = tmp_path_factory.mktemp("pact")
    shutil.copy(_fresh_file, folder / "w.db")
    (folder / "pact.md").write_text(TEXT)
    with open_workspace(folder / "w.db", clock=clock) as opened:
        opened.add([folder / "pact.md"], agreement=PACT, title="Pact", party=("eu",), type="SDP")
        opened.code([PACT], codebook="dta")
        opened.code([PACT])
        yield opened


def cell(pact: Workspace) -> Cell:
    """The cell on environmental laws."""
    return pact.cell(f"{PACT}/{AREA}")


def test_a_covered_cell_has_a_level_and_the_sentence_that_keeps_it_out(pact: Workspace) -> None:
    """Its quote is the text's own; a cell that is not covered, and another codebook's, has none."""
    found = cell(pact)
    assert found.value is CellValue.COVERED
    assert found.enforceability is not None
    assert [span.quote for span in found.enforceability.exclusions] == [KEPT_OUT]
    assert 0 < found.enforceability.probability <= 1
    assert pact.cell(f"{PACT}/terrorism").enforceability is None
    assert pact.cell(f"{PACT}/cyber").enforceability is None


def test_it_is_shown_on_the_terminal_and_in_json(pact: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """With level, probability and quote."""
    proposal = cell(pact).enforceability
    assert proposal is not None
    assert run(["--workspace", str(pact.path), "show", f"{PACT}/{AREA}"]) == 0
    out = capsys.readouterr().out
    assert f"{proposal.level.in_words}, probability {proposal.probability:.2f}, proposed by {proposal.coder}" in out
    assert f"“{KEPT_OUT}”" in out
    assert run(["--workspace", str(pact.path), "matrix", "--codebook", "dta", "--format", "json"]) == 0
    shapes = json.loads(capsys.readouterr().out)["cells"]
    (shape,) = [shape for shape in shapes if (shape["agreement"], shape["area"]) == (PACT, AREA)]
    assert shape["enforceability"]["level"] == proposal.level
    assert shape["enforceability"]["exclusions"][0]["quote"] == KEPT_OUT


def test_it_is_shown_on_the_cells_page_and_explained_on_the_method_page(pact: Workspace) -> None:
    """As a proposal, with a link to how it is made."""
    with asking(pact) as client:
        page, method = (
            html.document_fromstring(client.get(path).text) for path in (f"/cells/{PACT}/{AREA}", "/method")
        )
    (section,) = page.xpath("//h2[@id='enforceability']")
    assert KEPT_OUT in [mark.text_content() for mark in page.xpath("//mark")]
    assert "proposed by enforceability@" in section.getnext().text_content()
    assert page.xpath("//a[@href='/method#enforceability']")
    assert method.xpath("//h2[@id='enforceability']")
