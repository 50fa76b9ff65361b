"""What a language model said, on the page of its cell: by its name, unverified, beside the other machine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from foedera.coding.language_model.prompts import Prompt
from foedera.workspace import Workspace, open_workspace
from tests.conftest import NOW
from tests.model_server import says
from tests.web.conftest import asking

CELL = "eu-jpn-sdp-2024/maritime-security"


def nothing(question: Prompt) -> str:
    """A model that finds nothing."""
    return json.dumps(says(**{area: [] for area in question.areas}))


def test_the_cell_page_names_the_model_and_shows_the_difference(coded: Workspace, tmp_path: Path) -> None:
    """The lexicon found it, the model did not: both stand there with what they rest on, and the source decides."""
    path = tmp_path / "w.db"
    shutil.copy(coded.path, path)
    with open_workspace(path, clock=lambda: NOW.replace(year=2027)) as opened:
        opened.code("eu-jpn-sdp-2024", coder=nothing, model="<toy>&1", endpoint="http://127.0.0.1:8080/v1")
        with asking(opened) as client:
            page = client.get(f"/cells/{CELL}").text
    assert "A machine reads it otherwise: 1 reading below" in page
    assert "claims differ" not in page
    assert "the machine method lexicon@3" in page
    assert (
        "the language model &lt;toy&gt;&amp;1 at http://127.0.0.1:8080/v1 (a machine; wording 2 of the question)"
        in page
    )
    assert "unverified: low" in page
    assert "provisions of eu-jpn-sdp-2024-digest/eng by the notes of eu-sdp@2; answers to 1 of 1 question(s)" in page
    assert page.index("decides") < page.index("the language model")
