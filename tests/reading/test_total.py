"""Reading is total: whatever the bytes, provisions with problems, or a refusal of ours."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.errors import FoederaError
from foedera.reading import read
from foedera.reading.formats import suffixes
from foedera.reading.structure.segment import segment
from tests.reading.truth import documents

sys.path.insert(0, str(Path(__file__).parents[2]))
from scripts.fuzz import mutated

SINGLE = [path for path in documents() if path.suffix != ".zip"]


def survive(data: bytes, name: str) -> None:
    """Read, or refuse; spans are in order and inside the text."""
    try:
        result = read(data, name=name, subject="x", role="text", language="eng", source="s")
    except FoederaError:
        return
    at = 0
    for provision in result.provisions:
        assert at <= provision.start < provision.end <= len(result.document.text)
        at = provision.end
    assert len({provision.id for provision in result.provisions}) == len(result.provisions)


@given(st.binary(max_size=400), st.sampled_from(sorted(suffixes())))
def test_any_bytes(data: bytes, suffix: str) -> None:
    """Under any suffix."""
    survive(data, f"a{suffix}")


@given(st.text(max_size=400), st.sampled_from([".txt", ".md", ".html"]))
def test_any_text(text: str, suffix: str) -> None:
    """Under any suffix of text."""
    survive(text.encode("utf-8", "surrogatepass"), f"a{suffix}")


@settings(max_examples=60)
@given(st.integers(min_value=10**6, max_value=10**7))
def test_golden_documents_with_something_wrong(number: int) -> None:
    """Sixty of what make fuzz reads ten thousand of, without the guard around them."""
    chance = random.Random(number)
    path = chance.choice(SINGLE)
    survive(mutated(path, chance, SINGLE), path.name)


@pytest.mark.parametrize(
    "path", [path for path in SINGLE if path.suffix in {".md", ".txt"}], ids=lambda path: path.name
)
def test_provisions_give_the_text_back(path: Path) -> None:
    """Provisions and the headings between them, put together again, are the document's text, letter for letter."""
    from foedera.reading import parse

    parsed = parse(path.read_bytes(), name=path.name)
    found = segment(parsed.blocks, "x/eng")
    inside = [found.text[provision.start : provision.end] for provision in found.provisions]
    edges = [0, *(edge for provision in found.provisions for edge in (provision.start, provision.end)), len(found.text)]
    between = [found.text[low:high] for low, high in zip(edges[::2], edges[1::2], strict=True)]
    whole = "".join(part for pair in zip(between, [*inside, ""], strict=True) for part in pair)
    assert whole == found.text
    headings = {block.text for block in parsed.blocks if block.kind == "heading"}
    assert {line for part in between for line in part.split("\n") if line} <= headings
