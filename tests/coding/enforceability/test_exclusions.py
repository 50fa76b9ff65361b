"""Exclusions: what a text keeps out of its dispute settlement, said where it stands or among the rules themselves."""

from __future__ import annotations

import pytest

from tests.coding.enforceability.treaties import COURT, TREATY, WITHOUT, document, kept_out, settlement


def after(sentence: str, *, court: str = COURT) -> str:
    """A treaty in which an article on seeds ends with a sentence; its number is 4, its chapter's 3."""
    seeds = f"## Article 4 Seeds\n\nSeeds are free. {sentence}\n\n"
    return f"# A treaty\n\n# Chapter 3 Plants\n\n{seeds}## Article 5 Trees\n\nTrees are free.\n{court}"


def test_a_chapter_keeps_all_its_articles_out() -> None:
    """Whichever article of it says so; other chapters are reached by none."""
    assert kept_out(TREATY) == {"Article 2 · Fishing rights": {"wholly"}, "Article 3 · Disputes over fish": {"wholly"}}


def test_the_sentence_that_says_so_is_quoted() -> None:
    """By its place in the text."""
    (exclusion,) = settlement(TREATY).exclusions
    quote = document(TREATY).document.text[exclusion.start : exclusion.end]
    assert quote.startswith("Neither Party shall have recourse")
    assert quote.endswith("under this Chapter.")


@pytest.mark.parametrize(
    ("sentence", "trees", "seeds"),
    [
        ("Dispute settlement shall not apply to this Article.", None, "wholly"),
        ("Nothing in this Chapter is subject to dispute settlement.", "wholly", "wholly"),
        ("Article 5 shall not be subject to dispute settlement.", "wholly", None),
        ("No recourse may be had to dispute settlement under this Article.", None, "wholly"),
        ("This Article shall not be subject to Chapter 9, except paragraph 1.", None, "partly"),
        ("No Party may request a panel under this Article unless talks were held.", None, "conditionally"),
        ("Measures against dumped seeds shall not be subject to Chapter 9.", None, "wholly"),
        ("This Article shall not apply to trees.", None, None),
        ("An investor may not submit a claim to arbitration under this Article.", None, None),
    ],
)
def test_what_is_kept_out_and_how_far(sentence: str, trees: str | None, seeds: str | None) -> None:
    """This article, its chapter, another article, in part or on a condition; and what is no exclusion."""
    wanted = {"Article 4 · Seeds": seeds, "Article 5 · Trees": trees}
    assert kept_out(after(sentence)) == {title: {how} for title, how in wanted.items() if how is not None}


def test_the_rules_themselves_name_what_they_leave_out() -> None:
    """By number, which is a roman one here."""
    court = COURT.replace(
        "interpretation of this Agreement", "interpretation of this Agreement, except for Chapter III"
    )
    assert kept_out(after("", court=court)) == {"Article 4 · Seeds": {"wholly"}, "Article 5 · Trees": {"wholly"}}


def test_a_text_settles_disputes_or_does_not() -> None:
    """Under a heading that says so, or nowhere."""
    assert settlement(TREATY).exists
    assert not settlement(WITHOUT).exists


def test_disputes_of_investors_are_not_those_of_the_parties() -> None:
    """Their settlement is no settlement here."""
    text = "# A treaty\n\n# Chapter 1 Settlement of investor disputes\n\n## Article 1 Tribunal\n\nA tribunal decides.\n"
    assert not settlement(text).exists
