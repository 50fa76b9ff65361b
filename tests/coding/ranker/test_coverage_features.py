"""Features: numbers one can check by hand."""

from __future__ import annotations

import math

import msgspec

from foedera.coding.ranker.coverage_features import features, names
from tests.coding.ranker.cells import BOOK, POOR, RICH, evidence


def named(text: str, area: str) -> dict[str, float]:
    """The features of one cell by their names."""
    return dict(zip(names(BOOK), features(BOOK, evidence(text))[area], strict=True))


def test_each_feature_is_what_its_name_says() -> None:
    """Ports in a rich treaty: one titled passage of score 8 with two strong expressions."""
    found = named(RICH, "ports")
    words = evidence(RICH).words
    assert found == {
        "best": 8 / 4,
        "best titled": 8 / 4,
        "reaching": math.log1p(1),
        "reaches": 1.0,
        "titles": math.log1p(1),
        "title": 1.0,
        "titled strong": 1.0,
        "passages": math.log1p(1),
        "weak passages": 0.0,
        "chapter": 0.0,
        "strong words": 2 / 3,
        "density": math.log1p(10_000 / words),
        "breadth of goods": 1.0,
        "breadth of words": 1.0,
    }


def test_a_near_miss_reaches_nothing() -> None:
    """A single weak word gives a best score, and no breadth."""
    found = named(POOR, "ports")
    assert (found["best"], found["reaches"], found["breadth of goods"]) == (1 / 4, 0.0, 0.0)
    assert (found["passages"], found["weak passages"]) == (math.log1p(1), math.log1p(1))


def test_a_codebook_without_groups_has_one_breadth() -> None:
    """Breadth over all areas."""
    book = msgspec.structs.replace(BOOK, areas=tuple(msgspec.structs.replace(a, group=None) for a in BOOK.areas))
    assert names(book)[-1] == "breadth of all areas"
    assert features(book, evidence(RICH, book))["ports"][-1] == 1.0
