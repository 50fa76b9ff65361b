"""Small texts of our own with the provisions they must give, side by side in tests/golden/reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedera.model.document import ReadResult
from foedera.reading import read

FOLDER = Path(__file__).parents[1] / "golden" / "reading"
INPUTS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


def result_of(path: Path) -> ReadResult:
    """The golden text, read."""
    return read(path.read_bytes(), name=path.name, subject="golden", role="text", language="eng", source="golden")


def picture(result: ReadResult) -> dict[str, object]:
    """What the golden file states: everything a reader of a table of contents would see."""
    document = result.document
    return {
        "title": document.title,
        "format": document.format,
        "problems": [problem.code for problem in document.problems],
        "provisions": [
            {
                "eid": provision.eid,
                "kind": provision.kind,
                "number": provision.number,
                "heading": provision.heading,
                "path": list(provision.path),
                "text": document.text[provision.start : provision.end],
            }
            for provision in result.provisions
        ],
    }


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_golden_text(path: Path) -> None:
    """The provisions are exactly those of the JSON next to the text; a text without its JSON fails."""
    expected = json.loads(path.with_suffix(path.suffix + ".json").read_text(encoding="utf-8"))
    assert picture(result_of(path)) == expected


def test_every_json_has_its_text() -> None:
    """No expectation is left behind."""
    assert {path.name for path in FOLDER.glob("*.json")} == {f"{path.name}.json" for path in INPUTS}
