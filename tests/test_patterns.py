"""No regular expression of the package takes more than its share over any text."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.patterns import hard_texts, written


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot bound the processor time of a process")
def test_every_pattern_ends_on_hard_texts() -> None:
    """Neither one endless word nor runs of blanks, digits, dots, brackets or a pattern's own parts keep it busy.

    What is bounded is growth: on texts of 300,000 code points a search that reads on from every place takes most of a
    minute, and the others milliseconds; each may take ten seconds of processor time.
    """
    assert _tried() == ""


def test_patterns_are_found_wherever_they_are_written() -> None:
    """As constants, inside functions, in calls of `re` itself and where word lists go in."""
    places = {used.place.split(",")[0] for used in written()}
    assert {"foedera.ids", "foedera.coding.expressions", "foedera.reading.formats.html"} <= places


@pytest.mark.parametrize(
    ("pattern", "unit"), [(r"\s+and", " "), (r"[A-Z]\w*\s", "A"), (r"(?:\d\.)+x", "1."), (r"x[\s-]*(?:,\s*)*y", " ")]
)
def test_hard_texts_repeat_what_a_pattern_repeats(pattern: str, unit: str) -> None:
    """The texts hold much of each part that may be said often."""
    assert unit in {said for _, said in hard_texts(re.compile(pattern))}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot bound the processor time of a process")
def test_a_slow_pattern_is_noticed() -> None:
    """The bound works: a pattern that reads on from every place does not end within it."""
    assert "goes on and on" in _tried(r"[a-z]+\d")
    assert _tried(r"(?<![a-z])[a-z]+\d") == ""


def _tried(*patterns: str) -> str:
    command = [sys.executable, "-m", "tests.patterns", *patterns]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
