"""Codebook files: every fault at once, with its place; and never anything but a codebook or faults."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from foedera import data
from foedera.errors import InvalidRegister
from foedera.model.codebook import Codebook
from foedera.model.fault import CODES, Fault
from foedera.model.finding import Severity
from foedera.reading.codebook import read_codebook, read_draft

TEXT = data.codebook_text("eu-sdp")
SMALL: dict[str, Any] = {
    "id": "small",
    "version": 1,
    "title": "Two areas",
    "source": "nobody",
    "locator": "here",
    "areas": [
        {"id": "space", "number": 1, "label": "Space", "strong": ["space"], "examples": ["Space is vast."]},
        {"id": "cyber", "number": 2, "label": "Cyber", "strong": ["cyber"], "weak": ["net"], "min_score": 3},
    ],
}


def faults(text: str, severity: Severity = Severity.ERROR) -> dict[str, Fault]:
    """The faults of a text by code, of one severity."""
    return {fault.code: fault for fault in read_draft(text).faults if fault.severity is severity}


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    """The small codebook as YAML, with a change made to it."""
    content = copy.deepcopy(SMALL)
    change(content)
    return yaml.safe_dump(content, sort_keys=False)


def test_the_built_in_codebook_reads_as_it_always_did() -> None:
    """Field by field what a plain decoder gives, and without a fault."""
    assert read_codebook(TEXT, name="eu-sdp") == msgspec.yaml.decode(TEXT, type=Codebook)
    assert read_draft(TEXT).faults == ()


def test_a_fault_stands_where_the_file_has_it() -> None:
    """Line and column of the very value; of an unknown field, of its name."""
    lines = TEXT.splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if text == "  number: 2")
    found = faults(TEXT.replace("  number: 2\n", "  number: two\n"))["wrong-type"]
    assert (found.place and (found.place.line, found.place.column)) == (line, 11)
    assert (found.path, found.area) == ("areas[1].number", "hybrid-threats")
    line = next(number for number, text in enumerate(lines, start=1) if text.startswith("  strong: [cyber issues"))
    found = faults(TEXT.replace("  strong: [cyber issues", "  stron: [cyber issues"))["unknown-field"]
    assert (found.place and (found.place.line, found.place.column)) == (line, 3)
    assert "did you mean 'strong'" in found.text


def test_a_field_written_twice_is_refused() -> None:
    """A YAML reader would silently keep the last."""
    found = faults(TEXT.replace("  number: 5\n", "  number: 5\n  number: 55\n"))
    assert set(found) == {"duplicate-key"}
    assert "'number'" in found["duplicate-key"].text


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("missing-field", lambda book: book["areas"][0].pop("label")),
        ("wrong-type", lambda book: book["areas"][0].update(strong="space")),
        ("wrong-type", lambda book: book.update(areas={"space": 1})),
        ("unknown-field", lambda book: book.update(aeras=[])),
        ("bad-id", lambda book: book.update(id="Small")),
        ("bad-version", lambda book: book.update(version=0)),
        ("bad-language", lambda book: book.update(language="French")),
        ("bad-language", lambda book: book.update(language="en")),
        ("no-areas", lambda book: book.update(areas=[])),
    ],
)
def test_each_fault_of_form_is_found_alone(code: str, change: Callable[[dict[str, Any]], object]) -> None:
    """The sound codebook has no error; one change gives one error, with a place."""
    assert faults(changed(lambda book: None)) == {}
    found = faults(changed(change))
    assert set(found) == {code}
    assert found[code].place is not None
    assert found[code].settle


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yaml-syntax", "id: 'small"),
        ("yaml-syntax", "[" * 100_000),
        ("yaml-syntax", "- " * 100_000),
        ("yaml-syntax", "id: a\n---\nid: b\n"),
        ("yaml-syntax", "id: a\nversion: 2024-13-45\n"),
        ("yaml-syntax", "id: \ud800"),
        ("yaml-alias", "id: &a [*a]"),
        ("wrong-type", ""),
        ("wrong-type", "just a sentence"),
    ],
)
def test_what_is_no_yaml_is_said_to_be_none(code: str, text: str) -> None:
    """Also what would exhaust the stack of a reader, or stand for more than it shows."""
    assert code in faults(text)


def test_every_fault_is_named_at_once() -> None:
    """An editor mends a file in one go; the exception lists what the linter finds."""
    text = TEXT.replace("number: 2\n", "number: two\n").replace("  label: Cyber issues", "  lable: Cyber issues")
    assert set(faults(text)) == {"wrong-type", "unknown-field", "missing-field"}
    with pytest.raises(InvalidRegister) as caught:
        read_codebook(text, name="mine.yaml")
    assert "3 errors: mine.yaml" in str(caught.value)
    assert all(f"[{code}]" in str(caught.value) for code in faults(text))


def test_errors_and_warnings_are_told_apart_by_code() -> None:
    """No note among them: a fault either keeps a codebook from being used or does not."""
    assert set(CODES.values()) == {Severity.ERROR, Severity.WARNING}


@given(st.randoms(use_true_random=False), st.integers(1, 4), st.text(max_size=4))
def test_any_damage_gives_a_codebook_or_faults(chance: random.Random, times: int, inserted: str) -> None:
    """Cut, doubled, moved or overwritten anywhere: never another exception, and no codebook with an error."""
    text = TEXT[:6000]
    for _ in range(times):
        start, end = sorted(chance.choices(range(len(text) + 1), k=2))
        end = min(end, start + chance.choice([0, 1, 5, 200]))
        text = (
            text[:start] + chance.choice(["", inserted, text[start:end] * 2, "\n", ": ", "- ", "{", '"']) + text[end:]
        )
    draft = read_draft(text)
    errors = [fault for fault in draft.faults if fault.severity is Severity.ERROR]
    assert (draft.codebook is None) == bool(errors)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)


@given(
    st.sampled_from(["id", "version", "areas", "migration", "title"]),
    st.sampled_from(list(SMALL["areas"][1])),
    plain,
)
def test_any_value_in_any_field_is_read_or_faulted(field: str, of_area: str, value: object) -> None:
    """Whatever stands in a field of the codebook and of an area."""

    def put(book: dict[str, Any]) -> None:
        book["areas"][0][of_area] = copy.deepcopy(value)
        book[field] = [*book["areas"], value] if field == "areas" else value

    draft = read_draft(changed(put))
    assert draft.codebook is not None or draft.faults
