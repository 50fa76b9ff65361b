"""Topics of areas: each told from sentences that show it and from no others, read with its lead, deciding nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.coverage.topics import TopicFinder
from foedera.model.claim import Claim
from foedera.model.codebook import AreaTopic, Codebook
from foedera.model.coverage import CellValue, Coverage
from foedera.model.properties import value_of
from foedera.reading import read
from foedera.workspace.seed import built_in_codebooks, built_in_sentence_words
from tests.coding.coverage.test_lexicon import WHEN, area, coded, on

SENTENCES = yaml.safe_load((Path(__file__).parent / "topic_sentences.yaml").read_text())
SDP = built_in_codebooks()["eu-sdp@2"]

BOOK = Codebook(
    id="test",
    version=1,
    title="Test",
    source="us",
    locator="here",
    undertakings=True,
    areas=(
        area(
            "defence",
            strong=("defence cooperation",),
            topics=(
                AreaTopic(id="mobility", label="Mobility", expressions=("military mobility",)),
                AreaTopic(id="research", label="Research", expressions=("research ~2 defence", "joint studies")),
            ),
        ),
        area("ports", number=2, strong=("ports",)),
    ),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The coder of the partnerships."""
    return Lexicon(SDP, built_in_sentence_words())


def said(lexicon: Lexicon, sentence: str, name: str) -> list[Coverage]:
    """What the coder says of one area of a text of one sentence."""
    text = read(f"1. {sentence}\n".encode(), name="t.md", subject="eu-xyz-sdp-2026", role="text", language="eng")
    claims = lexicon.code(text.document, text.provisions, agreement="eu-xyz-sdp-2026", recorded=WHEN)
    return [value_of(claim, Coverage) for claim in on(claims, name)]


def topics_of(claims: tuple[Claim, ...], name: str) -> list[tuple[str, ...]]:
    """The topics of each claim on an area."""
    return [value_of(claim, Coverage).topics for claim in on(claims, name)]


@pytest.mark.parametrize("name", [one.id for one in SDP.areas if one.topics])
def test_a_sentence_shows_its_topics_and_no_others(lexicon: Lexicon, name: str) -> None:
    """Of every sentence that shows an area, exactly the topics a reader would name."""
    found = {one["says"]: said(lexicon, one["says"], name) for one in SENTENCES[name]}
    assert {says: (*(it.value for it in all_of), all_of[0].topics) for says, all_of in found.items()} == {
        one["says"]: (CellValue.COVERED, tuple(one["topics"])) for one in SENTENCES[name]
    }


def test_every_topic_has_two_sentences_and_one_without_it() -> None:
    """The sentences above leave no topic of the codebook out, and none is shown by all of its area's."""
    for one in SDP.areas:
        shown = Counter(topic for entry in SENTENCES.get(one.id, ()) for topic in entry["topics"])
        assert set(shown) == {topic.id for topic in one.topics}
        assert all(2 <= times < len(SENTENCES[one.id]) for times in shown.values()), one.id


@pytest.mark.parametrize(
    "sentence",
    [
        "The sides will agree on responsible use of artificial intelligence by the military.",
        "Norland will be ready for the rapid deployment capacity.",
        "Resilient connectivity of islands is what the sides will invest in.",
    ],
)
def test_a_topic_covers_no_area(lexicon: Lexicon, sentence: str) -> None:
    """Words of a topic alone leave the area where its own expressions leave it."""
    assert any(one.expressions and TopicFinder(SDP) for area in SDP.areas for one in area.topics)
    bare = Lexicon(_without_topics(SDP), built_in_sentence_words())
    for one in SDP.areas:
        assert [it.value for it in said(lexicon, sentence, one.id)] == [it.value for it in said(bare, sentence, one.id)]
        assert not any(it.topics for it in said(lexicon, sentence, one.id) if it.value is CellValue.NOT_FOUND)
