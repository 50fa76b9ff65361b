"""What is wrong with areas that can be read: found together with the faults of the file's form, each at its place."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from foedera.errors import InvalidRegister
from foedera.model.fault import Fault
from foedera.model.finding import Severity
from foedera.workspace.codebooks import codebook_file, lint_file
from tests.reading.test_codebook import SMALL


def topic(**fields: object) -> dict[str, Any]:
    """A sound topic, with some fields changed."""
    return {"id": "orbit", "label": "Orbit", "definition": "What goes round.", "expressions": ["orbit*"]} | fields


@pytest.fixture
def faults(tmp_path: Path) -> Callable[..., dict[str, Fault]]:
    """The faults of the small codebook, with a change made to it, by code, of one severity."""

    def lint(change: Callable[[dict[str, Any]], object], severity: Severity = Severity.ERROR) -> dict[str, Fault]:
        content = copy.deepcopy(SMALL)
        change(content)
        path = tmp_path / "small.yaml"
        path.write_text(yaml.safe_dump(content, sort_keys=False))
        return {fault.code: fault for fault in lint_file(path) if fault.severity is severity}

    return lint


def _crosswise(book: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Each of two areas with the id of the other."""
    one, two = book["areas"]
    return [(one, two["id"]), (two, one["id"])]


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("bad-id", lambda book: book["areas"][0].update(id="Outer Space")),
        ("bad-match", lambda book: book["areas"][0].update(match="exact")),
        ("no-expressions", lambda book: book["areas"][0].pop("strong")),
        ("duplicate-area", lambda book: book["areas"][1].update(id="space")),
        ("duplicate-number", lambda book: book["areas"][1].update(number=1)),
        ("unknown-parent", lambda book: book["areas"][1].update(parent="net")),
        ("unknown-heading", lambda book: book["areas"][1].update(under="net")),
        ("unknown-heading", lambda book: [area.update(under=other) for area, other in _crosswise(book)]),
        ("unknown-heading", lambda book: book["areas"][1].update(under="space", unheaded=True)),
        ("contradicting-examples", lambda book: book["areas"][0].update(counter_examples=["space is vast"])),
        ("bad-id", lambda book: book["areas"][0].update(topics=[topic(id="Far Out")])),
        ("no-expressions", lambda book: book["areas"][0].update(topics=[topic(expressions=[])])),
        ("unreadable-expression", lambda book: book["areas"][0].update(topics=[topic(expressions=["(moon"])])),
        ("unreadable-expression", lambda book: book["areas"][1].update(topics=[topic(expressions=["moons?"])])),
        ("costly-expression", lambda book: book["areas"][1].update(topics=[topic(expressions=["a ~20 b ~20 c"])])),
        ("repeated-expression", lambda book: book["areas"][0].update(topics=[topic(expressions=["moon", "moon"])])),
        ("duplicate-topic", lambda book: book["areas"][0].update(topics=[topic(), topic()])),
        ("duplicate-topic", lambda book: [area.update(topics=[topic()]) for area in book["areas"]]),
        ("duplicate-topic", lambda book: book["areas"][0].update(topics=[topic(id=book["areas"][1]["id"])])),
        ("unknown-field", lambda book: book["areas"][0].update(topics=[topic(strong=["moon"])])),
        ("missing-field", lambda book: book["areas"][0].update(topics=[{"id": "orbit", "expressions": ["orbit"]}])),
    ],
)
def test_each_fault_of_an_area_is_found_alone(
    faults: Callable[..., dict[str, Fault]], tmp_path: Path, code: str, change: Callable[[dict[str, Any]], object]
) -> None:
    """The sound codebook has no error; one change gives one error, with a place, and keeps it from being used."""
    assert faults(lambda book: None) == {}
    found = faults(change)
    assert set(found) == {code}
    assert found[code].place is not None
    assert found[code].settle
    with pytest.raises(InvalidRegister, match=code):
        codebook_file(tmp_path / "small.yaml")


def test_a_ring_of_parents_is_printed(faults: Callable[..., dict[str, Fault]]) -> None:
    """Each area's parent in turn, back to the first; an area below the ring is not part of it."""

    def ring(book: dict[str, Any]) -> None:
        third = {"id": "moon", "number": 3, "label": "Moon", "strong": ["moon"], "parent": "space"}
        book["areas"][0]["parent"], book["areas"][1]["parent"] = "cyber", "space"
        book["areas"].append(third)

    assert "cyber → space → cyber" in faults(ring)["parent-cycle"].text


def test_gaps_are_warned_of(faults: Callable[..., dict[str, Fault]]) -> None:
    """Both areas lack definition, notes and EuroVoc; one lacks examples."""
    assert set(faults(lambda book: None, Severity.WARNING)) == {
        "no-definition", "no-include", "no-exclude", "no-examples", "no-eurovoc",
    }  # fmt: skip
