"""Undertakings against the sentences a person labelled: what is tuned elsewhere must not spoil them."""

from __future__ import annotations

import pytest

from benchmarks.commitments import labelled
from tests.conftest import SHARED

pytestmark = pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the texts are not beside the checkout")


def test_undertakings_are_told_as_a_person_tells_them() -> None:
    """Of the first draw, whose errors were looked at; the second is for measuring (evaluation/commitments.md)."""
    seen = [each for each in labelled() if each.draw == "1" and each.found is not None]
    right = sum(each.found is not None and each.found["strength"] == each.gold["strength"] for each in seen)
    assert len(seen) == 140
    assert right >= 130
