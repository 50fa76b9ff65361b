"""An article with its paragraphs is one passage; what stands in no article is one by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from foedera.text.passages import passages, root_of


def made(text: str) -> list[tuple[str, tuple[str, ...], int]]:
    """Title, chapters and number of provisions of each passage of a Markdown text."""
    result = read(text.encode(), name="t.md", subject="a", role="text", language="eng", source="t")
    return [(p.title, p.chapters, len(p.provisions)) for p in passages(result.provisions)]


def test_paragraphs_and_points_belong_to_their_article() -> None:
    """The title is the article's, the chapters are what stands above it."""
    lines = ["# Chapter 1 Trade", "## Article 5 Duties", "1. One.", "2. Two:", "(a) this;", "(b) that.", "## Article 6"]
    first, second = made("\n\n".join([*lines, "Three."]))
    assert first == ("Article 5 Duties", ("Chapter 1 Trade",), 4)
    assert second[2] == 1


def test_paragraphs_outside_of_articles_stand_alone_under_their_heading() -> None:
    """As in political texts and digests, whose numbered paragraphs have no articles."""
    found = made("# A partnership\n\n## Space\n\n1. One.\n\n2. Two.\n")
    assert [title for title, _, _ in found] == ["Space", "Space"]
    assert [count for _, _, count in found] == [1, 1]


@pytest.mark.parametrize("division", ["Part", "Chapter", "Title", "Section"])
def test_provisions_of_a_division_are_passages_of_their_own(division: str) -> None:
    """Only an article holds its provisions together; `part_1` merely ends as `art_1` does."""
    found = made(
        f"# Pact\n\n## {division} I. Ships\n\n1. One.\n\n2. Two.\n\n## {division} II. Money\n\n1. Three.\n\n2. Four.\n"
    )
    assert [count for _, _, count in found] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("eid", "root"),
    [
        ("art_5__para_2", "art_5"),
        ("part_1__para_2", "part_1__para_2"),
        ("part_1__art_5__para_2__point_a", "part_1__art_5"),
        ("annex_1__part_2__para_3", "annex_1__part_2__para_3"),
        ("smart_1__para_2", "smart_1__para_2"),
        ("note_i__art_xiii", "note_i__art_xiii"),
    ],
)
def test_the_root_is_the_article_and_nothing_that_sounds_like_one(eid: str, root: str) -> None:
    """A prefix counts where a part of the id begins, never inside one."""
    assert root_of(eid) == root


lines = st.sampled_from(["## Article 1 A", "## Article 2 B", "1. One.", "2. Two.", "(a) x;", "# Chapter I C", "Text."])


@given(st.lists(lines, min_size=1, max_size=12).map("\n\n".join))
def test_every_provision_stands_in_exactly_one_passage_in_order(text: str) -> None:
    """Nothing is lost, doubled or moved."""
    result = read(f"{text}\n\nEnd.".encode(), name="t.md", subject="a", role="text", language="eng", source="t")
    assert [p.id for passage in passages(result.provisions) for p in passage.provisions] == [
        p.id for p in result.provisions
    ]
