"""A coding measured against a reference."""

from __future__ import annotations

from foedera.coding.reliability import compare_codings


def test_cells_only_one_coder_has_are_counted_apart() -> None:
    """What the other did not code is neither agreement nor disagreement; in place counts as covered."""
    found = compare_codings(
        {"a/x": "covered", "b/x": "not_found", "c/x": "in_place", "d/x": "covered"},
        {"a/x": "not_found", "b/x": "not_found", "c/x": "covered"},
        areas=["x"],
    )
    assert (found.cells, found.agreed, found.uncoded) == (3, 2, 1)
    assert (found.areas[0].missed, found.areas[0].extra) == (("a/x",), ())
    assert (found.precision, found.recall) == (1.0, 0.5)
