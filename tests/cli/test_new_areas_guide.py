"""The guide for newcomers: its files are written, its commands run, and what it promises is what comes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from foedera.cli import run

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guides" / "new-areas.md"
FILES = {"yaml": "my-areas.yaml", "markdown": "norland.md", "csv": "gold.csv"}


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Command of the guide → what it printed, each run once in the order of the page."""
    monkeypatch.chdir(tmp_path)
    text = GUIDE.read_text(encoding="utf-8")
    for kind, content in re.findall(r"```(\w+)\n(.*?)```", text, flags=re.DOTALL):
        (tmp_path / FILES[kind]).write_text(content, encoding="utf-8")
    found = {}
    for command in re.findall(r"^    foedera (.+)$", text, flags=re.MULTILINE):
        capsys.readouterr()
        assert run(shlex.split(command)) == 0, command
        shown = capsys.readouterr()
        found[command] = shown.out + shown.err
    return found


def test_a_newcomer_gets_what_the_guide_promises(printed: dict[str, str]) -> None:
    """Looked up, checked, tried, coded and measured."""
    assert printed["codebook terms climate change"].startswith("{id: '5482', label: climate change}\n")
    assert printed["codebook lint my-areas.yaml"] == "0 errors, 0 warnings\n"
    tried = printed["codebook try my-areas.yaml norland.md"]
    assert "“The sides will cooperate in the following fields: … search and rescue at sea;”" in tried
    assert tried.count("✓ norland/eng: covered") >= 2
    assert "✗ norland/eng: not found" in tried
    one = printed["codebook try my-areas.yaml norland.md --area military-medicine"]
    assert one.count(" norland/eng: ") == 1
    assert "Search and rescue" in printed["matrix --codebook my-areas --collection added"]
    assert "5 cells of 1 agreement" in printed["evaluate gold.csv . --codebook my-areas.yaml"]


def test_what_differs_is_shown_with_the_readers_words(printed: dict[str, str]) -> None:
    """The surgeons who meet are the reader's field hospital in all but name: the cell is there to be looked at."""
    cells = printed["evaluate gold.csv . --codebook my-areas.yaml --cells"]
    assert "military-medicine" in cells
    assert "people: The surgeons of both armies will meet each year." in cells
    assert "search-and-rescue" not in cells
