"""The cases of marked-up texts that offices sent and that came out wrong: right now. Skipped where they are absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.counted import Counted, counted

pytestmark = pytest.mark.shared


def case(shared: Path, name: str) -> Counted:
    """The file of a case, read; all its letters accounted for."""
    path = shared / "cases" / "reading" / name
    if not path.is_file():
        pytest.skip(f"the case {name} is not at hand")
    found = counted(path.read_bytes(), path.name)
    assert found.unaccounted == 0
    return found


def test_documents_in_components(shared: Path) -> None:
    """Each is read in its place."""
    found = case(shared, "akn-components/collection.xml")
    assert found.places() == ["preamble_1", "art_1"]
    assert found.text("art_1").startswith("The Sides exchange assessments")


def test_a_page_of_the_official_journal(shared: Path) -> None:
    """Title, part with its title, article with its title, numbered paragraphs, recital."""
    found = case(shared, "official-journal-html/oj-act.html")
    assert found.document.title == "AGREEMENT of 3 March 2020 between Northland and Southland on maritime awareness"
    items = {item.eid: item for item in found.provisions}
    assert (items["art_1"].number, items["art_1"].heading, items["art_1"].kind) == ("Article 1", "Aim", "article")
    assert items["art_1"].path == ("TITLE I – GENERAL MATTERS",)
    assert items["art_2__para_2"].number == "2."
    assert items["art_2__para_1"].path[-1] == "Article 2 – Contact"
    assert [item.eid for item in found.provisions if item.number == "(1)" and item.kind == "preamble"] == ["preamble_3"]


def test_items_of_a_tight_list(shared: Path) -> None:
    """Each is a provision of its own."""
    found = case(shared, "markdown-tight-list/short-items.md")
    assert [item.number for item in found.provisions[1:]] == ["1.", "2.", "3."]


def test_a_title_of_the_second_level(shared: Path) -> None:
    """It is the title, and a line of markup is no provision."""
    found = case(shared, "markdown-title/second-level-title.md")
    assert found.document.title == "Accord between Northland and Southland"
    assert found.places() == ["art_1"]
