"""Features: numbers one can check by hand."""

from __future__ import annotations

import math

from foedera.coding.enforceability.feature_names import AREA, PASSAGE, TEXT, names
from tests.coding.enforceability.treaties import TREATY, WITHOUT, cell, shown


def test_a_rule_in_force_is_hard_and_binding() -> None:
    """Ports: two undertakings by shall, two hard deeds, nothing kept out."""
    found = cell(TREATY, "ports")
    assert found["binding"] == 1.0
    assert found["soft"] == 0.5 / 3
    assert (found["cooperation"], found["wholly out"], found["one wholly out"], found["no passage"]) == (0, 0, 0, 0)
    assert found["settlement"] == 1.0


def test_an_endeavour_is_soft_and_may_be_kept_out() -> None:
    """Fish: an endeavour to cooperate, under a chapter kept out; its one exclusion is told."""
    found = cell(TREATY, "fish")
    assert found["binding"] == 0.0
    assert found["soft"] > 0.5
    assert found["cooperation"] == 1 / 3
    assert (found["wholly out"], found["one wholly out"]) == (1.0, 1.0)
    assert found["exclusions"] == math.log1p(1)
    assert len(shown(TREATY).exclusions["fish"]) == 1
    assert shown(TREATY).exclusions["ports"] == ()


def test_an_area_without_a_passage_says_only_that() -> None:
    """And what its text is like."""
    found = cell(WITHOUT, "talks")
    assert found["no passage"] == 1.0
    assert all(found[name] == 0.0 for name in PASSAGE)
    assert found["settlement"] == 0.0
    assert found["breadth"] == 1 / 3


def test_every_feature_is_explained() -> None:
    """In the order the numbers come in."""
    assert names() == (*PASSAGE, *AREA, *TEXT)
    assert all(len(features) == len(names()) for features in shown(TREATY).cells.values())
