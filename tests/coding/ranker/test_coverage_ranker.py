"""The ranker's verdicts: three outcomes, reasons that add up, and no tick without a passage."""

from __future__ import annotations

import pytest

from foedera.coding.ranker.coverage_ranker import Ranker
from foedera.coding.ranker.ranker_weights import AreaWeights, Threshold
from foedera.model.coverage import CellValue
from tests.coding.ranker.cells import BOOK, POOR, RICH, evidence
from tests.coding.ranker.test_ranker_weights import NOTHING, weights


def test_what_is_probable_and_quoted_is_covered() -> None:
    """With the probability, the threshold it passed, and what weighed most."""
    verdict = Ranker(weights()).verdicts(BOOK, evidence(RICH))["ports"]
    assert verdict.value is CellValue.COVERED
    assert verdict.probability == pytest.approx(0.881, abs=5e-4)
    assert verdict.rule == (
        "probability 0.88, at least 0.80: accepted (most weight: reaches +4.0, area -2.0, best +0.0)"
    )
    assert verdict.hits


def test_what_is_improbable_is_not_found_with_its_nearest_misses() -> None:
    """A single weak word is named, and stands below the score."""
    verdict = Ranker(weights()).verdicts(BOOK, evidence(POOR))["ports"]
    assert verdict.value is CellValue.NOT_FOUND
    assert [hit.words for hit in verdict.hits] == [("port",)]


def test_what_lies_between_is_for_a_person() -> None:
    """Unclear, and the rule says between what."""
    wide = weights(thresholds=(Threshold(agreement=0.95, accept=0.9, reject=0.1),))
    verdict = Ranker(wide).verdicts(BOOK, evidence(RICH))["ports"]
    assert verdict.value is CellValue.UNCLEAR
    assert "between 0.10 and 0.90: ask a person" in verdict.rule


def test_no_cell_is_covered_without_a_passage_however_probable() -> None:
    """An area nearly all agreements cover is still not ticked where nothing shows it."""
    sure = weights(areas={area.id: AreaWeights(intercept=9.0, deviations=NOTHING) for area in BOOK.areas})
    verdict = Ranker(sure).verdicts(BOOK, evidence("## Article 1 Peace\n\nThere is peace.\n"))["talks"]
    assert (verdict.value, verdict.hits) == (CellValue.UNCLEAR, ())
    assert "no passage shows it" in verdict.rule
