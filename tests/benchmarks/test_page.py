"""Figures go between their marks, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.page import put

LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r<"), max_size=20), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(LINES, LINES)
def test_what_stands_around_the_place_stays(tmp_path: Path, first: list[str], then: list[str]) -> None:
    """The last figures stand, once; the words of a person around them do not change."""
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- a -->\n<!-- /a -->\nbetween <!-- b -->\n<!-- /b --> after\n", encoding="utf-8")
    put(page, "a", first)
    put(page, "a", then)
    shown = "".join(f"{line}\n" for line in then)
    assert page.read_text(encoding="utf-8") == (
        f"before\n<!-- a -->\n{shown}<!-- /a -->\nbetween <!-- b -->\n<!-- /b --> after\n"
    )


def test_a_page_without_the_place_is_left_alone(tmp_path: Path) -> None:
    """The error names page and mark."""
    page = tmp_path / "page.md"
    page.write_text("<!-- a -->\nno end\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md has no place for figures marked 'a'"):
        put(page, "a", ["x"])
    assert page.read_text(encoding="utf-8") == "<!-- a -->\nno end\n"
