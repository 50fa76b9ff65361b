"""Proposals: claims of a machine, with spans as every other coder's, and absence that says what was searched."""

from __future__ import annotations

import datetime
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import data
from foedera.coding.english.modality import ModalityClassifier, read_strength_scale
from foedera.coding.language_model.prompting import prompt_all
from foedera.coding.language_model.prompts import Prompt
from foedera.coding.language_model.proposals import MOST_CLAIMS, Proposer
from foedera.ids import model_coder
from foedera.model.claim import Claim, Confidence, Rank
from foedera.model.codebook import AreaTopic
from foedera.model.coverage import CellValue, Coverage
from foedera.model.document import ReadResult
from foedera.model.properties import value_of
from foedera.model.strength import Strength
from foedera.reading import read
from tests.model_server import says
from tests.questioned import BOOK, HYBRID, TEXT, WORDING, asked_about, pact
from tests.wild_answers import texts, well_founded

WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
CODER = model_coder("toy-1", "http://127.0.0.1:8080/v1", WORDING.version)
LADDER = read_strength_scale(data.words_text("modal_ladder"), name="modal_ladder")
PROPOSER = Proposer(
    CODER,
    BOOK,
    WORDING,
    ModalityClassifier(LADDER),
)

LONG = TEXT + "".join(f"\nArticle {number}\n\n{'Words without weight. ' * 40}\n" for number in range(4, 8))


def proposed(answer: dict[str, Any], result: ReadResult | None = None) -> tuple[Claim, ...]:
    """The claims an answer becomes."""
    result = result or pact()
    heard = prompt_all(asked_about(result), result.document, lambda _: json.dumps(answer))
    return PROPOSER.claims(heard, result.document, result.provisions, agreement="pact", recorded=WHEN)


def test_a_quote_becomes_a_claim_of_a_named_machine() -> None:
    """Rank, coder, codebook, span, strength by the scale, and marked as verified by nobody."""
    claim, *rest = proposed(says(hybrid=[(1, HYBRID)], cables=[], space=[]))
    assert (claim.rank, claim.coder, claim.codebook) == (Rank.MACHINE, CODER, "test@1")
    assert claim.confidence is Confidence.LOW
    span = claim.basis.span
    assert span is not None
    result = pact()
    assert result.document.text[span.start : span.end] == span.quote == HYBRID
    assert (span.provision, span.sha256) == ("pact/eng/art_1", result.document.sha256)
    coverage = value_of(claim, Coverage)
    assert (coverage.area, coverage.value, coverage.strength) == ("hybrid", CellValue.COVERED, Strength.FIRM)
    assert coverage.rule is not None
    assert "answers to 1 of 1 question(s) on the area, worded as coverage@2; firm by ‘will’" in coverage.rule
    assert [value_of(one, Coverage).value for one in rest] == [CellValue.NOT_FOUND] * 2


def test_not_found_says_what_was_searched() -> None:
    """Provisions, codebook, questions and wording; no span."""
    claims = proposed(says(hybrid=[], cables=[], space=[]))
    assert len(claims) == 3
    for claim in claims:
        assert claim.basis.span is None
        assert claim.value["searched"] == (
            "3 provisions of pact/eng by the notes of test@1; "
            "answers to 1 of 1 question(s) on the area, worded as coverage@2"
        )


def test_an_open_area_gets_no_claim() -> None:
    """Refused is not the same as absent."""
    claims = proposed(says(hybrid=[(1, "The sides invent a sentence.")], cables=[], space=[]))
    assert {claim.value["area"] for claim in claims} == {"cables", "space"}


def test_the_first_quotes_are_recorded_and_the_rest_counted() -> None:
    """A talkative model does not flood the log."""
    result = pact("\n\n".join(f"{number}. The sides will meet on hybrid matters." for number in range(1, 9)))
    quotes = [(number, "The sides will meet on hybrid matters.") for number in range(1, 9)]
    claims = [c for c in proposed(says(hybrid=quotes, cables=[], space=[]), result) if c.value["area"] == "hybrid"]
    assert len(claims) == MOST_CLAIMS
    assert all("8 quotes stand" in claim.value["rule"] for claim in claims)


def test_what_was_answered_before_is_known_by_coder_codebook_and_text() -> None:
    """Another model's, prompt's or text's answers do not count."""
    result, other = pact(), pact("1. Another text of another length.")
    claims = proposed(says(hybrid=[(1, HYBRID)], cables=[], space=[(1, "Invented from end to end.")]))
    assert PROPOSER.answered(claims, result.document, result.provisions) == {"hybrid", "cables"}
    assert PROPOSER.answered(claims, other.document, other.provisions[:1]) == set()
    for coder in (CODER.replace("toy-1", "toy-2"), CODER.replace("@2", "@3"), CODER.replace("8080", "8081")):
        assert (
            Proposer(coder, BOOK, WORDING, PROPOSER._classifier).answered(claims, result.document, result.provisions)
            == set()
        )


@given(st.lists(texts([area.id for area in BOOK.areas]), min_size=1, max_size=6))
def test_whatever_a_model_says_no_claim_stands_on_words_that_are_not_there(said: list[str]) -> None:
    """Any texts as answers: each quote stands in the provision it cites, and nothing but a record comes out."""
    result = pact(LONG)

    def ask(question: Prompt) -> str:
        return said[question.number % len(said)]

    heard = prompt_all(asked_about(result, size=len(WORDING.text) + 2_100), result.document, ask)
    claims = PROPOSER.claims(heard, result.document, result.provisions, agreement="pact", recorded=WHEN)
    well_founded(claims, result.document, result.provisions, said)
    assert {claim.value["area"] for claim in claims} == heard.found.keys()
    assert heard.found.keys() | set(heard.open) == {"hybrid", "cables", "space"}


LISTS = """Article 1

The Parties shall cooperate in the prevention of crimes, including:

(a) terrorism in all its forms. The sides may consider joint exercises;

(b) trafficking in arms between the regions;
"""


def asked(answer: dict[str, Any], text: str) -> tuple[Claim, ...]:
    """The claims an answer about a text in Markdown becomes."""
    result = read(text.encode(), name="pact.md", subject="pact", role="text", language="eng", source="pact-text")
    return proposed(answer, result)


@pytest.mark.parametrize(
    ("number", "quote", "led", "strength"),
    [
        (3, "terrorism in all its forms.", True, Strength.BINDING),
        (4, "trafficking in arms between the regions;", True, Strength.BINDING),
        (3, "The sides may consider joint exercises;", False, Strength.EXPLORED),
        (2, "The Parties shall cooperate in the prevention of crimes", False, Strength.BINDING),
    ],
)
def test_an_item_is_quoted_with_the_sentence_it_completes(
    number: int, quote: str, led: bool, strength: Strength
) -> None:
    """Its strength is that of the whole sentence; a second sentence of an item completes nothing."""
    claim, *_ = asked(says(hybrid=[(number, quote)], cables=[], space=[]), LISTS)
    span = claim.basis.span
    assert span is not None
    assert span.quote == quote
    assert span.said == (
        f"The Parties shall cooperate in the prevention of crimes, including: … {quote}" if led else quote
    )
    assert value_of(claim, Coverage).strength is strength


def test_a_doubted_quote_is_offered_for_review() -> None:
    """Unclear, with the text's own passage and the reason; no strength is read from what nobody has looked at."""
    said = HYBRID.replace("hold consultations", "hold\u00ad con\u00adsultations")
    claims = proposed(says(hybrid=[(1, said)], cables=[], space=[]))
    (claim,) = (claim for claim in claims if claim.value["area"] == "hybrid")
    coverage = value_of(claim, Coverage)
    assert (coverage.value, coverage.strength) == (CellValue.UNCLEAR, None)
    assert coverage.rule is not None
    assert coverage.rule.startswith("the quote differs from the text in signs without width; quoted by the model")
    assert claim.basis.span is not None
    assert claim.basis.span.quote == HYBRID
    assert {"hybrid", "cables", "space"} == PROPOSER.answered(claims, pact().document, pact().provisions)


def test_a_quote_word_for_word_counts_beside_a_doubted_one() -> None:
    """One voice says one thing: the doubted one stands in the report only."""
    said = HYBRID.replace("hybrid threats", "hybrid\u00ad threats")
    claims = proposed(says(hybrid=[(1, said), (1, "The sides will hold consultations")], cables=[], space=[]))
    values = [claim.value["value"] for claim in claims if claim.value["area"] == "hybrid"]
    assert values == [CellValue.COVERED]


@pytest.mark.parametrize(
    ("quotes", "topics"),
    [([(1, HYBRID)], [["talks"]]), ([(2, "The Parties shall protect submarine cables at sea.")], [None]), ([], [None])],
)
def test_a_quote_of_a_model_shows_topics_as_every_other(
    quotes: list[tuple[int, str]], topics: list[list[str] | None]
) -> None:
    """Told from the words quoted, by the codebook's expressions: the model is not asked for them."""
    talks = AreaTopic(id="talks", label="Talks", expressions=("consultation*",))
    first, *others = BOOK.areas
    book = msgspec.structs.replace(BOOK, areas=(msgspec.structs.replace(first, topics=(talks,)), *others))
    proposer = Proposer(CODER, book, WORDING, ModalityClassifier(LADDER))
    heard = prompt_all(
        asked_about(pact()), pact().document, lambda _: json.dumps(says(hybrid=quotes, cables=[], space=[]))
    )
    claims = proposer.claims(heard, pact().document, pact().provisions, agreement="pact", recorded=WHEN)
    assert [claim.value.get("topics") for claim in claims if claim.value["area"] == "hybrid"] == topics
