"""Measuring against people: what is filled without asking, and what of it is right."""

from __future__ import annotations

import pytest

from foedera.coding.measuring import CoderAnswer, compare, filled, graded
from foedera.coding.ranker.ranker_weights import Threshold
from foedera.model.coverage import Level

LIMITS = Threshold(agreement=0.95, accept=0.8, reject=0.2)


def answer(probability: float, *, has_evidence: bool = True) -> CoderAnswer:
    """An answer by its probability."""
    return CoderAnswer(covered=probability >= 0.5, probability=probability, has_evidence=has_evidence)


def test_the_table_is_filled_where_the_coder_is_sure_and_can_quote() -> None:
    """Five cells: one accepted rightly, one wrongly, one rejected rightly, one asked, one sure without a passage."""
    people = {("a", "x"): True, ("b", "x"): False, ("c", "x"): False, ("d", "x"): True, ("e", "x"): True}
    answers = {
        ("a", "x"): answer(0.9),
        ("b", "x"): answer(0.8),
        ("c", "x"): answer(0.2),
        ("d", "x"): answer(0.6),
        ("e", "x"): answer(0.99, has_evidence=False),
    }
    found = filled(people, answers, LIMITS)
    assert found.share == 3 / 5
    assert found.agreed == pytest.approx(2 / 3)
    assert found.positives == pytest.approx(1 / 3)
    assert (found.accepted_right, found.rejected_right) == (0.5, 1.0)


def test_a_coder_without_probabilities_fills_nothing() -> None:
    """Scores are no probabilities."""
    found = filled({("a", "x"): True}, {("a", "x"): CoderAnswer(True, None, True)}, LIMITS)
    assert (found.share, found.agreed, found.accepted_right) == (0.0, None, None)


def test_agreement_is_taken_over_the_cells_both_have() -> None:
    """A cell the coder has no text for is no disagreement."""
    people = {(name, "x"): covered for name, covered in (("a", True), ("b", False), ("c", True))}
    answers = {("a", "x"): answer(0.9), ("b", "x"): answer(0.7)}
    found = compare(people, answers, coder="r@1", gold="g.csv", areas=["x"], codebook="c@1")
    figures = {figure.measure: figure.value for figure in found.overall.figures}
    assert found.overall.cells == 2
    assert figures["percent_agreement"] == 0.5
    assert figures["f1"] == pytest.approx(2 / 3)


def test_levels_are_measured_where_people_call_an_area_covered() -> None:
    """Four cells: three levels the same, one taken for enforceable; the coder of coverage misses that one."""
    people = {("a", "x"): 0, ("b", "x"): 1, ("c", "x"): 2, ("d", "x"): 0}
    levels = dict(
        zip(people, (Level.NOT_ENFORCEABLE, Level.KEPT_OUT, Level.ENFORCEABLE, Level.ENFORCEABLE), strict=True)
    )
    answers = {cell: answer(0.9 if cell[0] != "d" else 0.1) for cell in people}
    found = graded(people, levels, answers, coder="e@1", areas=["x"], trained_on=0)
    assert found.accuracy.value == 3 / 4
    assert found.kappa.value == pytest.approx((3 / 4 - 5 / 16) / (1 - 5 / 16))
    assert (found.kappa_both.value, found.kappa_both.cells) == (1.0, 3)
    assert found.confusion == ((1, 0, 1), (0, 1, 0), (0, 0, 1))
