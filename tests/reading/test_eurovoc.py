"""EuroVoc offline: found by words, by id and by area; what a codebook cites is what EuroVoc has."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from foedera import data
from foedera.cli import run
from foedera.reading.eurovoc import look_up, read_concepts
from foedera.workspace.codebooks import lint_file
from foedera.workspace.seed import built_in_codebooks

CONCEPTS = read_concepts(data.eurovoc_text())


def test_the_table_is_whole() -> None:
    """7,402 concepts, each id once, none without a label; its licence stands beside it."""
    rows = list(csv.DictReader(io.StringIO(data.eurovoc_text())))
    assert len(CONCEPTS) == len(rows) == 7402
    assert all(concept.label.strip() for concept in CONCEPTS.values())
    licence = (Path(data.__file__).parent / "eurovoc.LICENSE").read_text(encoding="utf-8")
    assert "CC BY 4.0" in licence


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("terrorism", "terrorism"),
        ("Small Arms", "small arms"),
        ("conflict prevent", "conflict prevention"),
        ("weapons conventional", "conventional weapon"),
        ("2383", "piracy"),
        ("c_9f458445", "hybrid warfare"),
    ],
)
def test_the_label_that_is_the_words_comes_first(words: str, first: str) -> None:
    """In any case and order, words whole or begun, a plural for the singular; or by id."""
    assert look_up(CONCEPTS, words)[0].label == first


def test_every_concept_a_codebook_cites_is_there() -> None:
    """By id, under its preferred label."""
    for book in built_in_codebooks().values():
        for area in book.areas:
            for concept in area.eurovoc:
                assert CONCEPTS[concept.id].label == concept.label, area.id


def test_a_wrong_citation_is_a_warning(tmp_path: Path) -> None:
    """An id EuroVoc does not have, and a label of another concept."""
    text = data.codebook_text("eu-sdp")
    path = tmp_path / "mine.yaml"
    path.write_text(text.replace("id: '2383', label: piracy", "id: '9999999', label: piracy"), encoding="utf-8")
    faults = lint_file(path)
    cited = 2  # by the area, and by its topic
    assert [(fault.code, fault.area) for fault in faults] == [("unknown-concept", "maritime-security")] * cited
    path.write_text(text.replace("id: '2383', label: piracy", "id: '2383', label: robbery"), encoding="utf-8")
    faults = lint_file(path)
    assert [fault.code for fault in faults] == ["other-label"] * cited
    assert all("‘piracy’" in fault.text for fault in faults)


def test_the_verb_gives_lines_to_cite(capsys: pytest.CaptureFixture[str]) -> None:
    """Of an area those it maps to; as JSON the same; what nothing has is refused with what looks like it."""
    assert run(["codebook", "terms", "space"]) == 0
    assert capsys.readouterr().out.startswith("{id: '4185', label: space policy}\n")
    assert run(["codebook", "terms", "maritime", "safety", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0] == {"id": "5889", "label": "maritime safety"}
    assert run(["codebook", "terms", "pirracy"]) == 2
    assert "piracy" in capsys.readouterr().err
