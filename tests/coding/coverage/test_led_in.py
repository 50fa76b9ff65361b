"""Evidence is no bare heading and no open lead: a lead is quoted with its first item, and a heading shows nothing."""

from __future__ import annotations

import datetime

import pytest

from foedera.coding.coverage.lexicon import Lexicon
from foedera.model.claim import Claim, Span
from foedera.reading import read
from foedera.workspace.seed import built_in_codebook, built_in_judge, built_in_sentence_words

BOOK = built_in_codebook("eu-sdp")
LEXICON = Lexicon(BOOK, built_in_sentence_words(), built_in_judge(BOOK))
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def on(text: str, area: str) -> list[Claim]:
    """The claims on an area."""
    result = read(text.encode(), name="t.md", subject="ab-cd-1999", role="text", language="eng", source="t")
    claims = LEXICON.code(result.document, result.provisions, agreement="ab-cd-1999", recorded=WHEN)
    return [claim for claim in claims if claim.value["area"] == area]


def span(claim: Claim) -> Span:
    """What a claim quotes."""
    assert claim.basis.span is not None
    return claim.basis.span


@pytest.mark.parametrize(
    ("lead", "area"),
    [
        ("The sides will cooperate on maritime security in the following ways:", "maritime-security"),
        (
            "The sides agree to work together against terrorism and violent extremism, in particular by:",
            "counterterrorism",
        ),
        ("The sides will strengthen their cooperation on cyber security through:", "cyber"),
    ],
)
def test_a_lead_is_quoted_with_its_first_item(lead: str, area: str) -> None:
    """The words that open a list say nothing to the end alone."""
    (claim,) = on(f"1. {lead}\n\n(a) joint meetings of experts;\n\n(b) visits of staff.\n", area)
    assert claim.value["value"] == "covered"
    assert span(claim).quote == "joint meetings of experts;"
    assert span(claim).said == f"{lead} … joint meetings of experts;"
    assert claim.basis.locator.endswith("(a)")


def test_lead_and_item_that_both_name_the_area_are_one_quote() -> None:
    """Not the same words twice."""
    text = "1. The sides will cooperate against terrorism, including:\n\n(a) data on terrorist groups;\n\n(b) visits.\n"
    quotes = [span(claim).quote for claim in on(text, "counterterrorism")]
    assert quotes == ["data on terrorist groups;"]


@pytest.mark.parametrize(
    ("heading", "area"),
    [("Cyber security", "cyber"), ("Maritime security", "maritime-security"), ("Consular matters", "consular")],
)
def test_a_bare_heading_covers_nothing(heading: str, area: str) -> None:
    """What stands under it decides, and the reason names the heading."""
    (claim,) = on(f"# Pact\n\n## {heading}\n\n1. The sides will meet each year.\n\n2. It rains.\n", area)
    assert claim.value["value"] == "not_found"
    assert claim.value["rule"] == "only a heading names it"
    assert claim.value["misses"]
