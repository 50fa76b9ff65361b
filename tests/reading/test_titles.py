"""Which title a text shows."""

from __future__ import annotations

import pytest

from foedera.reading.blocks import Block
from foedera.reading.structure.title import shown_title

SENTENCE = Block(kind="paragraph", text="The Sides meet once a year and keep minutes of what was said.")


def heading(text: str, level: int = 1) -> Block:
    """A heading."""
    return Block(kind="heading", text=text, level=level)


def line(text: str) -> Block:
    """A paragraph."""
    return Block(kind="paragraph", text=text)


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        ([heading("Pact on rescue"), heading("Article 1", 2), SENTENCE], "Pact on rescue"),
        (
            [heading("Gazette"), heading("Agreement between Malta and Chad"), SENTENCE],
            "Agreement between Malta and Chad",
        ),
        ([line("Gazette No 4"), line("Convention on lighthouses"), SENTENCE], "Convention on lighthouses"),
        ([heading("AGREEMENT"), heading("between Malta and Chad"), SENTENCE], "AGREEMENT between Malta and Chad"),
        ([heading("Article 1"), SENTENCE], None),
        ([heading("Článek 1"), SENTENCE], None),
        ([line("1. The Sides meet."), line("Convention on lighthouses")], None),
        ([SENTENCE, heading("Aims"), SENTENCE], None),
        ([line("This Agreement binds nobody."), SENTENCE], None),
        ([], None),
    ],
)
def test_the_title_is_what_the_text_shows(blocks: list[Block], title: str | None) -> None:
    """An instrument's name in the opening, else what stands above all; never an article, a number or a sentence."""
    assert shown_title(blocks) == title
