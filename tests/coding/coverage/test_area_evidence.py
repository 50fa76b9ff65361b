"""Evidence: which expressions stand in which passage, what counts for nothing, and the score that follows."""

from __future__ import annotations

import msgspec
import pytest

from tests.coding.ranker.cells import BOOK, POOR, RICH, evidence


def test_a_passage_gathers_what_its_title_and_all_its_paragraphs_say() -> None:
    """3 for the title, 2 for each of two strong expressions, 1 for the weak one, from two paragraphs."""
    (hit,) = evidence(RICH).hits["ports"]
    assert hit.titles == ("port*",)
    assert set(hit.strong) == {"port fee*", "harbour due*"}
    assert set(hit.weak) == {"port"}
    assert hit.score == 3 + 2 + 2 + 1
    assert [hit.passage.provisions[place].number for place in hit.strong.values()] == ["1.", "2."]


def test_the_best_provision_is_where_most_of_the_words_stand() -> None:
    """The first paragraph has a strong and a weak expression, the second only a strong one."""
    (hit,) = evidence(RICH).hits["ports"]
    assert hit.passage.provisions[hit.best_provision].number == "1."


def test_negative_expressions_hide_only_what_they_cover() -> None:
    """'fish and chips' is no fish; a fish beside it still is, for this area and no other."""
    text = "## Article 1 Food\n\nFish and chips are sold. {}\n"
    assert evidence(text.format("")).hits["fish"] == ()
    (hit,) = evidence(text.format("Fishing rights are not.")).hits["fish"]
    assert (tuple(hit.strong), tuple(hit.weak)) == (("fishing right*",), ("fish*",))


@pytest.mark.parametrize("title", ["Definitions", "Definition"])
def test_nothing_counts_under_a_heading_of_not_in(title: str) -> None:
    """A defined word is no undertaking; elsewhere the same words count."""
    text = "## Article 1 {}\n\nPort fees are fees of ports.\n"
    assert evidence(text.format(title)).hits["ports"] == ()
    assert evidence(text.format("Rules")).hits["ports"]


def test_an_area_may_look_everywhere() -> None:
    """`everywhere` lifts the codebook's own not_in."""
    ports = msgspec.structs.replace(BOOK.areas[0], everywhere=True)
    book = msgspec.structs.replace(BOOK, areas=(ports, *BOOK.areas[1:]))
    text = "## Article 1 Definitions\n\nPort fees are fees of ports. Fishing rights are rights.\n"
    found = evidence(text, book).hits
    assert found["ports"]
    assert not found["fish"]


def test_preambles_are_searched_but_do_not_count_where_the_codebook_skips_them() -> None:
    """They bind nobody; the number of provisions searched still includes them."""
    text = "# A treaty\n\nWHEREAS port fees are high,\n\nHAVE AGREED:\n\n## Article 1 Aim\n\nPeace.\n"
    found = evidence(text)
    kept = evidence(text, msgspec.structs.replace(BOOK, skip_preamble=False))
    assert found.hits["ports"] == ()
    assert kept.hits["ports"]
    assert found.searched == kept.searched


def test_weak_words_alone_are_evidence_with_a_low_score() -> None:
    """So that a near miss can be named."""
    (hit,) = evidence(POOR).hits["ports"]
    assert (hit.score, hit.words) == (1, ("port",))
