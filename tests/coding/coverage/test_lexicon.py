"""The lexicon coder: evidence at its place, strength by its word, absence with what was searched."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import data
from foedera.coding.coverage.judging import CODER
from foedera.coding.coverage.lexicon import MOST_CLAIMS, Lexicon
from foedera.coding.english.modality import ModalityClassifier, read_strength_scale
from foedera.model.claim import Claim, Rank
from foedera.model.codebook import Area, Codebook
from foedera.model.coverage import CellValue, Coverage
from foedera.model.properties import value_of
from foedera.model.strength import Strength
from foedera.reading import read
from foedera.workspace.seed import built_in_sentence_words

WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
LADDER = read_strength_scale(data.words_text("modal_ladder"), name="modal_ladder")


def area(identifier: str, **fields: object) -> Area:
    """An area with the expressions a test needs."""
    values: dict[str, object] = {"number": 1, "label": identifier, "definition": "", "include": "", "exclude": ""}
    return Area(id=identifier, **(values | fields))  # type: ignore[arg-type]  # fields are the record's own


BOOK = Codebook(
    id="test",
    version=1,
    title="Test",
    source="us",
    locator="here",
    areas=(
        area("space", headings=("space",), strong=("space security", "outer space"), weak=("satellite*",)),
        area("training", strong=("joint training",), negative=("training of horses",), weak=("training",), min_score=1),
        area("consular", strong=("consular",)),
    ),
)

TEXT = """# A partnership

## Space

1. The sides will explore cooperation on space security. They will meet each year.

2. Outer space shall be used in peace.

## Other matters

3. The training of horses goes on. It rains.
"""


def coded(text: str, book: Codebook = BOOK) -> tuple[Claim, ...]:
    """The claims on a Markdown text."""
    result = read(text.encode(), name="t.md", subject="eu-xyz-sdp-2026", role="text", language="eng", source="t")
    return Lexicon(book, built_in_sentence_words()).code(
        result.document, result.provisions, agreement="eu-xyz-sdp-2026", recorded=WHEN
    )


def on(claims: tuple[Claim, ...], name: str) -> list[Claim]:
    """The claims on one area."""
    return [claim for claim in claims if claim.value["area"] == name]


def test_each_hit_is_a_claim_with_the_sentence_it_stands_on() -> None:
    """The quote is the sentence of the hit, at its place in the text, by a named coder and codebook."""
    claims = on(coded(TEXT), "space")
    quotes = [claim.basis.span.quote for claim in claims if claim.basis.span]
    assert quotes == [
        "The sides will explore cooperation on space security.",
        "Outer space shall be used in peace.",
    ]
    assert {claim.coder for claim in claims} == {CODER}
    assert {claim.rank for claim in claims} == {Rank.MACHINE}
    assert {claim.codebook for claim in claims} == {"test@1"}
    assert [value_of(claim, Coverage).strength for claim in claims] == [Strength.EXPLORED, Strength.BINDING]
    assert "this passage scores 5 by: space, space security" in claims[0].value["rule"]


def test_negative_expressions_are_blanked_first() -> None:
    """'training of horses' is no training; the absence says what was searched."""
    (claim,) = on(coded(TEXT), "training")
    coverage = value_of(claim, Coverage)
    assert coverage.value is CellValue.NOT_FOUND
    assert claim.basis.span is None
    assert coverage.searched is not None
    assert "3 provisions of eu-xyz-sdp-2026/eng for 2 expressions of test@1" in coverage.searched


def test_one_point_short_is_a_question_for_a_person() -> None:
    """A passage that misses the score by one is shown, and nobody says that nothing was found."""
    (claim,) = on(coded("1. A satellite was seen.\n\n2. Nothing was seen.\n"), "space")
    assert value_of(claim, Coverage).value is CellValue.UNCLEAR
    assert claim.basis.span is not None
    assert claim.basis.span.quote == "A satellite was seen."
    assert "one short of 2: ask a person" in claim.value["rule"]


def test_a_near_miss_is_named() -> None:
    """A provision further below the score is not found, and the nearest one is named with its score."""
    strict = msgspec.structs.replace(BOOK, areas=(area("space", strong=("space",), weak=("satellite*",), min_score=3),))
    (claim,) = on(coded("1. A satellite was seen.\n\n2. Nothing was seen.\n", strict), "space")
    assert value_of(claim, Coverage).value is CellValue.NOT_FOUND
    (miss,) = value_of(claim, Coverage).misses
    assert (miss.provision, miss.score, miss.words) == ("eu-xyz-sdp-2026/eng/para_1", 1, ("satellite*",))


def test_many_hits_keep_the_best_and_count_the_rest() -> None:
    """A long treaty does not flood the log, and what was left out is said."""
    text = "\n\n".join(f"{number}. Space security matters." for number in range(1, 12))
    claims = on(coded(text), "space")
    assert len(claims) == MOST_CLAIMS
    assert all("11 passages show it" in claim.value["rule"] for claim in claims)


def test_every_area_gets_an_answer() -> None:
    """Covered or searched in vain: no area of the codebook is passed over in silence."""
    assert {claim.value["area"] for claim in coded("Nothing to see here.")} == {"space", "training", "consular"}


words = st.sampled_from(
    [
        "space security",
        "consular",
        "training",
        "will",
        "shall",
        "explore",
        "the sides",
        "é",
        "Art.",
        "\n\n",
        "1.",
        "(a)",
    ]
)


@given(st.lists(words, min_size=1, max_size=30).map(" ".join))
def test_every_quote_stands_where_it_says(text: str) -> None:
    """On any text: document[start:end] is the quote, inside its provision, with its neighbours before and after."""
    if not text.strip():
        return
    result = read(text.encode(), name="t.txt", subject="x", role="text", language="eng", source="t")
    provisions = {provision.id: provision for provision in result.provisions}
    body = result.document.text
    for claim in Lexicon(BOOK, built_in_sentence_words()).code(
        result.document, result.provisions, agreement="x", recorded=WHEN
    ):
        span = claim.basis.span
        if span is not None:
            provision = provisions[span.provision]
            assert body[span.start : span.end] == span.quote
            assert provision.start <= span.start < span.end <= provision.end
            assert body[: span.start].endswith(span.prefix)
            assert body[span.end :].startswith(span.suffix)


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("The parties shall exchange information.", Strength.BINDING),
        ("The sides will hold a dialogue each year.", Strength.FIRM),
        ("Both agree to set up a dialogue.", Strength.FIRM),
        ("They aim to strengthen cooperation.", Strength.INTENDED),
        ("The parties shall endeavour to cooperate.", Strength.INTENDED),
        ("The sides will explore the possibility of an agreement.", Strength.EXPLORED),
        ("The parties may consider joint exercises.", Strength.EXPLORED),
        ("Both underline the importance of space.", Strength.DECLARED),
        ("It recognises the value of dialogue.", Strength.DECLARED),
    ],
)
def test_a_hedge_outranks_the_verb_it_hedges(sentence: str, strength: Strength) -> None:
    """'will explore' is explored, 'shall endeavour' is intended."""
    found = ModalityClassifier(LADDER).strength_of(sentence)
    assert found is not None
    assert found[0] is strength


def test_a_sentence_without_a_modal_word_has_no_strength() -> None:
    """Unknown is None, not the weakest."""
    assert ModalityClassifier(LADDER).strength_of("Space.") is None
