"""Wording: lists analysts own, refused where one is missing or unknown."""

from __future__ import annotations

import pytest

from foedera import data
from foedera.coding.enforceability.wording import LISTS, read_words
from foedera.errors import InvalidRegister
from tests.coding.enforceability.treaties import WORDING

TEXT = data.words_text("enforceability")


def test_each_list_says_what_it_means_and_where_it_is_from() -> None:
    """Every one that is looked for, and none besides."""
    lists = read_words(TEXT, name="w").lists
    assert set(lists) == set(LISTS)
    assert all(entry.meaning and entry.source and entry.expressions for entry in lists.values())


@pytest.mark.parametrize("text", ["[", "id: x", TEXT.replace("  settles:", "  settle:")])
def test_other_lists_are_refused(text: str) -> None:
    """With the name of the file."""
    with pytest.raises(InvalidRegister, match=r"w\.yaml"):
        read_words(text, name="w.yaml")


def test_places_are_counted_without_overlap() -> None:
    """Two deeds, and one of the other kind."""
    sentence = "The Parties shall endeavour to meet, shall promote trade and shall abolish duties."
    assert (WORDING.count("soft_deeds", sentence), WORDING.count("hard_deeds", sentence)) == (2, 1)
    assert WORDING.first("soft_deeds", "Duties are abolished.") is None
