"""The guide to the library does what it says: the page's examples and the notebook's cells run, with their outputs."""

from __future__ import annotations

import doctest
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.library.notebook import GUIDES, TEXT, executed


def test_the_page_says_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every block of Python, in order, in a folder that holds the text it adds and nothing else."""
    page = (GUIDES / "library.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "library.md", "library.md", 0)
    assert page.count(">>> ") == len(test.examples)  # none stands outside the blocks
    shutil.copy(TEXT, tmp_path)
    monkeypatch.chdir(tmp_path)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF)
    runner.run(test, out=said.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(said)


def test_the_notebook_holds_the_outputs_its_cells_give(tmp_path: Path) -> None:
    """As `python -m tests.library.notebook` writes them."""
    stored = json.loads((GUIDES / "library.ipynb").read_text(encoding="utf-8"))
    assert executed(stored, tmp_path)["cells"] == stored["cells"]
    assert (stored["nbformat"], stored["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in stored["cells"]}) == len(stored["cells"])
    assert any("text/html" in one["data"] for cell in stored["cells"] for one in cell.get("outputs", ()))
