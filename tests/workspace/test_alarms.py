"""A text whose reading raised an alarm is marked wherever somebody could rely on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.cli import run
from foedera.model.coverage import CellValue
from foedera.workspace import Workspace
from tests.conftest import Copied
from tests.web.conftest import asking

SOUND = "## Article 1\n\nThe Sides exchange information on cyber threats and hold consultations on cyber security.\n\n"
DOUBTED = SOUND + "## Article 1\n\nThe Sides train staff together for peace operations.\n"


@pytest.fixture
def pacts(copied: Copied) -> Workspace:
    """A sound text and one with the same article number twice, both coded."""
    return copied(_add)


def _add(workspace: Workspace, folder: Path) -> None:
    for name, text in (("sound", SOUND), ("doubted", DOUBTED)):
        path = folder / f"{name}.md"
        path.write_text(text)
        workspace.add(path, agreement=name, lang="eng")
    workspace.code(["sound", "doubted"])


def test_every_cell_that_rests_on_it_is_marked(pacts: Workspace) -> None:
    """Those with a quote and those searched in vain; no cell of another text."""
    matrix = pacts.matrix(agreements=["sound", "doubted"])
    marked = {cell.agreement: cell.alarmed for cell in matrix if cell.alarmed}
    assert marked == {"doubted": ("doubted/eng",)}
    values = {cell.value for cell in matrix if cell.agreement == "doubted"}
    assert {CellValue.COVERED, CellValue.NOT_FOUND} <= values
    assert all("△" in cell.flags for cell in matrix if cell.agreement == "doubted")


def test_a_persons_word_rests_on_no_reading(pacts: Workspace) -> None:
    """What a person decided without a quote is not in doubt because a machine read badly."""
    pacts.decide("doubted/maritime-security", CellValue.NOT_FOUND, by="ada", note="read the paper copy")
    assert pacts.cell("doubted/maritime-security").alarmed == ()


def test_check_add_and_the_pages_tell_it(pacts: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding, a line of `add`, a notice on the text's page and on the cell's, the legend of the table."""
    assert [found.subject for found in pacts.check() if found.code == "text-alarm"] == ["doubted/eng"]
    path = tmp_path / "third.md"
    path.write_text(DOUBTED)
    assert run(["--workspace", str(pacts.path), "add", str(path), "--lang", "eng"]) == 0
    assert "△ article-twice, third.md: the same number again: art_1_2" in capsys.readouterr().err
    assert run(["--workspace", str(pacts.path), "matrix"]) == 0
    assert "△ its text raised an alarm" in capsys.readouterr().out
    with asking(pacts) as site:
        assert "the same number again: art_1_2" in site.get("/texts/doubted/eng").text
        assert "text in doubt" in site.get("/cells/doubted/maritime-security").text
        assert "text in doubt" not in site.get("/cells/sound/maritime-security").text
