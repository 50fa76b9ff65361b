"""Any blocks give a valid text and valid provisions; the rules of numbering, by example."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.ids import EID
from foedera.reading.blocks import Block
from foedera.reading.structure.segment import Segmented, segment
from foedera.text.normalise import normalise

STARTS = st.sampled_from(
    [
        "",
        "Article 5",
        "ARTICLE V – Title",
        "Artikel 3",
        "Article 1. ",
        "CHAPTER II",
        "Chapter 2",
        "Section 1",
        "PART A",
        "Annex",
        "ANNEX B",
        "Appendix 1",
        "Nr. II",
        "PREAMBLE",
        "Protocol",
        "Verdrag",
        "IN WITNESS WHEREOF ",
        "Table 1 – ",
        "1. ",
        "2. ",
        "1) ",
        "(1) ",
        "7. (a) ",
        "1.1 ",
        "(a) ",
        "b) ",
        "(i) ",
        "(h) ",
        "ii. ",
        "A. ",
        "(A) ",
        "- ",
        "– ",
        "(zz) ",
        "12",
        "IV",
        "1.",
        "§ 4",
        "Source: ",
    ]
)
TAILS = st.one_of(
    st.sampled_from(["", "The Parties shall meet.", "as follows:", "lamps", "of the Annex", "É"]),
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Z", "Cf", "Mn"]), max_size=6),
)


def _block(kind: str, start: str, tail: str, level: int, number: str | None) -> Block | None:
    text, _ = normalise((start + tail).replace("\n", " "))
    heads = kind == "heading"
    return (
        Block(kind=kind, text=text, level=level if heads else 0, number=number if heads or kind == "item" else None)
        if text
        else None
    )


BLOCKS = st.lists(
    st.builds(
        _block,
        st.sampled_from(["heading", "paragraph", "paragraph", "item", "table"]),
        STARTS,
        TAILS,
        st.integers(1, 6),
        st.sampled_from([None, None, None, "ARTICLE 2", "CHAPTER 1", "3.", "?"]),
    ),
    max_size=40,
).map(lambda blocks: [block for block in blocks if block is not None])


@given(BLOCKS)
def test_any_blocks_give_a_valid_result(blocks: list[Block]) -> None:
    """The laws: spans inside, ordered, disjoint; ids unique and well-formed; every block in exactly one provision."""
    result = segment(blocks, "x/eng")
    provisions = result.provisions
    assert all(0 <= item.start < item.end <= len(result.text) for item in provisions)
    assert all(before.end < after.start for before, after in pairwise(provisions))
    assert len({item.eid for item in provisions}) == len(provisions)
    assert all(EID.fullmatch(item.eid) and item.id == f"x/eng/{item.eid}" for item in provisions)
    for block, start in zip(blocks, result.starts, strict=True):
        end = start + len(block.text)
        assert result.text[start:end] == block.text
        holding = [item for item in provisions if item.start <= start and end <= item.end]
        assert len(holding) == 1 or block.kind == "heading"
        assert len(holding) <= 1


@given(BLOCKS)
def test_same_blocks_same_result(blocks: list[Block]) -> None:
    """Segmenting twice gives equal results, and the text is clean."""
    first = segment(blocks, "x/eng")
    assert segment(blocks, "x/eng") == first
    assert normalise(first.text)[0] == first.text


def eids(*texts: str) -> list[str]:
    """The eIds of blocks written as '# heading', '| row' or text."""
    return [item.eid for item in segmented(*texts).provisions]


def segmented(*texts: str) -> Segmented:
    """The same, whole."""
    kinds = {"#": "heading", "|": "table"}
    return segment(
        [Block(kind=kinds.get(text[0], "paragraph"), text=text.lstrip("#| "), level=text.count("#")) for text in texts],
        "x/eng",
    )


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["# Article 5", "One text."], ["art_5"]),
        (["# Article 5", "One.", "Two."], ["art_5__para_1", "art_5__para_2"]),
        (["# Article 5", "They agree:", "(a) x", "(b) y"], ["art_5", "art_5__point_a", "art_5__point_b"]),
        (["# Article 5", "1. x", "2. y", "More on y."], ["art_5__para_1", "art_5__para_2", "art_5__para_2__subpara_2"]),
        (["# Article 5", "They agree:", "1. x", "2. y"], ["art_5", "art_5__point_1", "art_5__point_2"]),
        (["# Article 5", "They agree.", "1. x", "2. y"], ["art_5", "art_5__para_1", "art_5__para_2"]),
        (["# ARTICLE V – Title", "x"], ["art_v"]),
        (["# Article 12.4 bis", "x"], ["art_12-4-bis"]),
        (["# Article 9 bis", "x"], ["art_9-bis"]),
        (["# Article 1", "# Article 2", "x"], ["art_1", "art_2"]),
        (
            ["11. x", "12. y:", "(a) z", "(i) w", "(ii) v", "(b) u"],
            [
                "para_11",
                "para_12",
                "para_12__point_a",
                "para_12__point_a__point_i",
                "para_12__point_a__point_ii",
                "para_12__point_b",
            ],
        ),
        (
            ["1. x", "(g) a", "(h) b", "(i) c", "(j) d"],
            ["para_1", "para_1__point_g", "para_1__point_h", "para_1__point_i", "para_1__point_j"],
        ),
        (["1. x:", "– a", "– b", "2. y"], ["para_1", "para_1__indent_1", "para_1__indent_2", "para_2"]),
        (["Loose.", "Words."], ["para_1", "para_2"]),
        (["Recalling x,", "# Article 1", "y"], ["preamble_1", "art_1"]),
        (["Text.", "# A section", "More.", "# Article 1", "y"], ["para_1", "para_2", "art_1"]),
        (["| a", "| b", "Between.", "| c"], ["table_1", "para_1", "table_2"]),
        (
            ["# Article 1", "x", "# Annex II", "# Appendix 1", "1. y", "# Annex III", "1. z"],
            ["art_1", "annex_ii__appendix_1__para_1", "annex_iii__para_1"],
        ),
        (["# Article 1", "x", "# Annex II", "1. y"], ["art_1", "annex_ii__para_1"]),
        (["# Article 1", "x", "DONE at Berg.", "For Berg:"], ["art_1", "conclusions_1", "conclusions_2"]),
        (
            ["# Article 1", "x", "(a) y", "A note.", "(b) z"],
            ["art_1__para_1", "art_1__para_1__point_a", "art_1__para_2", "art_1__para_1__point_b"],
        ),
        (["# Chapter 1", "# Article 1", "x", "# Chapter 2", "# Article 1", "y"], ["chp_1__art_1", "chp_2__art_1"]),
        (["# Chapter 1", "# Article 1", "x", "# Chapter 2", "# Article 2", "y"], ["art_1", "art_2"]),
        (["# Article 1", "x", "# Article 1", "y"], ["art_1", "art_1_2"]),
        (["# Article 5 of the Treaty applies", "x"], ["para_1"]),
        (["Article 5 of the Treaty applies.", "x"], ["para_1", "para_2"]),
        (["Article 3. The Parties meet.", "1. x"], ["art_3", "art_3__para_1"]),
    ],
)
def test_numbering(texts: list[str], expected: list[str]) -> None:
    """What each way of numbering gives."""
    assert eids(*texts) == expected


def test_path_and_number_of_a_point() -> None:
    """A point knows the headings above it and its number as printed; an article knows its title."""
    result = segmented("# Part I", "## Basics", "# Article 5", "## Scope", "They agree:", "(a) x")
    article, point = result.provisions
    assert (article.kind, article.number, article.heading, article.path) == (
        "article",
        "Article 5",
        "Scope",
        ("Part I – Basics",),
    )
    assert (point.kind, point.number, point.path) == ("point", "(a)", ("Part I – Basics", "Article 5 – Scope"))


def test_a_table_takes_its_caption_as_heading() -> None:
    """The caption stays a paragraph of its own; the table points to it."""
    caption, table = segmented("Table 1 – Lamps", "| a", "| b").provisions
    assert (caption.kind, table.kind, table.heading) == ("paragraph", "table", "Table 1 – Lamps")


def test_endless_restarts_stay_shallow() -> None:
    """Rows that start anew for ever do not nest for ever."""
    result = segmented(*["1. x", "(a) y"] * 2000)
    assert len({item.eid for item in result.provisions}) == 4000
    assert max(item.eid.count("__") for item in result.provisions) < 10
