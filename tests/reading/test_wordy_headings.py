"""Numbers that begin anew under headings of words only: each paragraph's id says under which."""

from __future__ import annotations

import pytest

from foedera.reading import read

SHIPS = "Each side keeps its harbours open to the ships of the other in every season."
PILOTS = "The pilots of both ports are paid by the side whose flag the ship flies."
NETS = "Nets are drawn in at dusk, and the boats leave the sound before the tide turns."


def ids(text: str) -> list[str]:
    """The eIds of a text."""
    found = read(text.encode(), name="sound.md", subject="sound", role="text", language="eng", source="sound-text")
    return [provision.eid for provision in found.provisions]


def test_a_number_that_recurs_is_told_apart_by_the_place_of_its_heading() -> None:
    """The ids are what one would cite: paragraph 1 of the second section."""
    text = f"# Accord on the Sound\n\n## Harbours\n\n1. {SHIPS}\n2. {PILOTS}\n\n## Fishing\n\n1. {NETS}\n2. {SHIPS}\n"
    assert ids(text) == ["dvs_1__para_1", "dvs_1__para_2", "dvs_2__para_1", "dvs_2__para_2"]


def test_numbers_that_run_on_need_no_heading() -> None:
    """Where the number alone is unique, the id is the number alone."""
    text = f"# Accord on the Sound\n\n## Harbours\n\n1. {SHIPS}\n2. {PILOTS}\n\n## Fishing\n\n3. {NETS}\n4. {SHIPS}\n"
    assert ids(text) == ["para_1", "para_2", "para_3", "para_4"]


def test_the_number_a_heading_prints_names_it_inside_its_part() -> None:
    """Part IV, B, paragraph 1; what stands before the lettered headings keeps the id of the part."""
    text = (
        f"# Accord on the Sound\n\n## Part IV. Trade\n\n1. {NETS}\n\n### A. Harbours\n\n1. {SHIPS}\n2. {PILOTS}\n"
        f"\n### B. Fishing\n\n1. {NETS}\n\n## Part V. Last\n\n1. {PILOTS}\n"
    )
    assert ids(text) == [
        "part_iv__para_1",
        "part_iv__dvs_a__para_1",
        "part_iv__dvs_a__para_2",
        "part_iv__dvs_b__para_1",
        "part_v__para_1",
    ]


def test_headings_that_print_one_number_twice_are_told_by_their_places() -> None:
    """A list that Word begins anew prints I. before every heading."""
    text = f"# Accord on the Sound\n\n## I. Harbours\n\n1. {SHIPS}\n\n## I. Fishing\n\n1. {NETS}\n"
    assert ids(text) == ["dvs_1__para_1", "dvs_2__para_1"]


def test_only_the_outermost_headings_that_tell_them_apart_are_named() -> None:
    """A heading below is named only where the one above it leaves two alike."""
    text = (
        f"# Accord on the Sound\n\n## I. Harbours\n\n### Ships\n\n1. {SHIPS}\n\n### Pilots\n\n2. {PILOTS}\n"
        f"\n## II. Fishing\n\n### Nets\n\n1. {NETS}\n\n### Boats\n\n1. {SHIPS}\n"
    )
    assert ids(text) == ["dvs_i__para_1", "dvs_i__para_2", "dvs_ii__dvs_1__para_1", "dvs_ii__dvs_2__para_1"]


def test_what_stands_inside_a_paragraph_carries_its_heading() -> None:
    """Points and further paragraphs hang on the paragraph."""
    below = f"1. {SHIPS}\n\n   (a) {PILOTS}\n\n## Fishing\n\n1. {NETS}\n\n{PILOTS}\n"
    text = f"# Accord on the Sound\n\n## Harbours\n\n{below}"
    assert ids(text) == ["dvs_1__para_1", "dvs_1__para_1__point_a", "dvs_2__para_1", "dvs_2__para_1__subpara_2"]


@pytest.mark.parametrize("chapter", ["Chapter", "Section"])
def test_chapters_keep_their_own_names(chapter: str) -> None:
    """A heading with a word of its own is a place by that word."""
    text = f"# Accord on the Sound\n\n## {chapter} 1. Harbours\n\n1. {SHIPS}\n\n## {chapter} 2. Fishing\n\n1. {NETS}\n"
    name = {"Chapter": "chp", "Section": "sec"}[chapter]
    assert ids(text) == [f"{name}_1__para_1", f"{name}_2__para_1"]
