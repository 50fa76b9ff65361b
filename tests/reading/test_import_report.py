"""What became of a file's letters is counted the same by the text as a whole and place by place."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.reading import parse
from foedera.reading.import_report import counted_by_place, counted_once, stands_once
from foedera.reading.structure.segment import segment
from tests.reading.truth import documents

TEXTS = [path for path in documents() if path.suffix in {".md", ".txt", ".html", ".xml", ".docx"}]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_both_counts_agree_where_no_place_comes_twice(path: Path) -> None:
    """Of the golden documents; where a place does come twice, the count of the whole is never smaller."""
    parsed = parse(path.read_bytes(), name=path.name)
    segmented = segment(parsed.blocks, "x/eng")
    breaks = [
        (start + clean, original)
        for start, offsets in zip(segmented.starts, parsed.offsets, strict=True)
        for clean, original in offsets.breaks
    ]
    whole, by_place = counted_once(segmented), counted_by_place(parsed, segmented, breaks)
    assert whole == by_place if stands_once(parsed) else sum(whole) >= sum(by_place)


def test_what_stands_at_one_place_twice_is_told() -> None:
    """A letter composed of two signs stands once; the borders of cells all stand where the cell before them ended."""
    assert stands_once(parse("Le caf\u0065\u0301 est ouvert aux deux Parties.".encode(), name="a.txt"))
    assert not stands_once(parse(b"| One | Two |\n|---|---|\n| three | four |\n", name="a.md"))
