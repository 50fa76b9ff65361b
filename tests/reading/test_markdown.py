"""Markdown: the blocks CommonMark sees, and what treaty collections write without regard to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading.formats.markdown import read
from foedera.reading.formats.markdown_lines import line_starts, roles_of


def blocks(text: str) -> list[str]:
    """Kind and words of each block."""
    return [f"{block.kind}: {block.text}" for block in read(text.encode(), "a.md").blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # items of a list without signs at their ends
            "The Sides work on:\n\n1. training of staff\n2. exchange of data\n",
            ["paragraph: The Sides work on:", "paragraph: 1. training of staff", "paragraph: 2. exchange of data"],
        ),
        ("the Sides\n\n* train staff\n* share\n", ["paragraph: the Sides", "item: * train staff", "item: * share"]),
        ("laid down in Article\n5. of the Annex", ["paragraph: laid down in Article 5. of the Annex"]),
        ("Pact\n====\n\nScope\n---\n\nText.", ["heading: Pact", "heading: Scope", "paragraph: Text."]),
        ("Done at Elm on 3 May.\n---\nMore text.", ["paragraph: Done at Elm on 3 May.", "paragraph: More text."]),
        ("Two lines\nof text\n---\n", ["paragraph: Two lines of text"]),
        ("###Article  5 \n\nText.", ["heading: Article 5", "paragraph: Text."]),
        ("Text.\n##Scope##\nText.", ["paragraph: Text.", "heading: Scope", "paragraph: Text."]),
        ("a | b\n--- | ---\nc | d\n", ["table: a | b", "table: c | d"]),
        ("| a | b |\n|---|---|\n| c | d |\nText.", ["table: a | b", "table: c | d", "paragraph: Text."]),
        ("| a | b |\n| c | d |\n", ["table: a | b", "table: c | d"]),
        ("> # Scope\n>\n> > Text of\n> > two lines.\n", ["heading: Scope", "paragraph: Text of two lines."]),
        ("> Text of\ntwo lines.\n", ["paragraph: Text of two lines."]),
        ("1. Text.\n\n    (a) set in by four;\n", ["paragraph: 1. Text.", "paragraph: (a) set in by four;"]),
        ("Text.\n\n***\n\n= = =\n\nText.", ["paragraph: Text.", "paragraph: Text."]),
        ("5 > 3\n\n<b>bold</b>", ["paragraph: 5 > 3", "paragraph: <b>bold</b>"]),
    ],
)  # fmt: skip
def test_blocks(text: str, expected: list[str]) -> None:
    """Kind by kind, each with its words."""
    assert blocks(text) == expected


def test_levels_of_headings() -> None:
    """By the number of # or the sign drawn under it."""
    found = read(b"A\n===\n\nB\n---\n\n### C\n\n####D\n", "a.md").blocks
    assert [(block.text, block.level) for block in found] == [("A", 1), ("B", 2), ("C", 3), ("D", 4)]


marks = st.lists(
    st.sampled_from(["# ", "> ", "- ", "1. ", "| ", " | ", "---", "===", "***", "\n", "\r\n", "\r"])
    | st.sampled_from(["    ", "```", "a", "b c"]),
    max_size=30,
).map("".join)  # fmt: skip


@given(marks)
def test_every_line_has_one_role_and_no_word_is_lost(text: str) -> None:
    """However marks are put together: as many roles as lines, and every letter stands in a block, in order."""
    assert len(roles_of(text)) == len(line_starts(text)) - 1
    if text.strip():
        letters = [sign for block in read(text.encode(), "a.md").blocks for sign in block.text if sign.isalpha()]
        assert letters == [sign for sign in text if sign.isalpha()]


def test_quotations_inside_quotations_end_somewhere() -> None:
    """A thousand signs of quotation before a word: the word is kept."""
    assert blocks(">" * 1000 + " word")[-1].endswith("word")
