"""Topics of areas: each told from sentences that show it and from no others, read with its lead, deciding nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
import pytest
import yaml

from foedera.coding.coverage.lexicon import MOST_CLAIMS, Lexicon
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
    text = read(
        f"1. {sentence}\n".encode(), name="t.md", subject="eu-xyz-sdp-2026", role="text", language="eng", source="t"
    )
    claims = lexicon.code(text.document, text.provisions, agreement="eu-xyz-sdp-2026", recorded=WHEN)
    return [value_of(claim, Coverage) for claim in on(claims, name)]


@pytest.mark.parametrize("name", [one.id for one in SDP.areas if one.topics])
def test_a_sentence_shows_its_topics_and_no_others(lexicon: Lexicon, name: str) -> None:
    """Each sentence shows its area, and exactly the topics a reader would name."""
    found = {one["says"]: said(lexicon, one["says"], name) for one in SENTENCES[name]}
    assert {says: [(one.value, one.topics) for one in shown] for says, shown in found.items()} == {
        one["says"]: [(CellValue.COVERED, tuple(one["topics"]))] for one in SENTENCES[name]
    }


def test_every_topic_has_two_sentences_and_one_without_it() -> None:
    """The sentences leave no topic of the codebook out, and none is shown by all of its area's."""
    for one in SDP.areas:
        shown = Counter(topic for entry in SENTENCES.get(one.id, ()) for topic in entry["topics"])
        assert set(shown) == {topic.id for topic in one.topics}
        assert all(2 <= times < len(SENTENCES[one.id]) for times in shown.values()), one.id


@pytest.mark.parametrize(
    "sentence",
    [
        "The sides will agree on responsible use of artificial intelligence by the military.",
        "Norland will be ready for the rapid deployment capacity.",
        "The sides will help their delegations cooperate.",
        "The sides will buy trains together and look at a regional forum.",
    ],
)
def test_a_topic_covers_no_area(lexicon: Lexicon, sentence: str) -> None:
    """The words of a topic leave every area as its own expressions leave it."""
    areas = tuple(msgspec.structs.replace(one, topics=()) for one in SDP.areas)
    bare = Lexicon(msgspec.structs.replace(SDP, areas=areas), built_in_sentence_words())
    for one in SDP.areas:
        told, without = said(lexicon, sentence, one.id), said(bare, sentence, one.id)
        assert [msgspec.structs.replace(it, topics=()) for it in told] == without
        assert not any(it.topics for it in told if it.value is CellValue.NOT_FOUND)


def test_topics_are_told_from_the_words_of_the_quote_alone() -> None:
    """What stands in another sentence, or is a topic of another area, is none of the quoted passage's."""
    text = (
        "1. The sides will deepen their defence cooperation. They will ease military mobility. The ports stay open.\n"
    )
    assert [claim.value.get("topics") for claim in on(coded(text, BOOK), "defence")] == [None]
    both = "1. The sides will open ports for defence cooperation, research on defence and military mobility.\n"
    assert [claim.value.get("topics") for claim in on(coded(both, BOOK), "defence")] == [["mobility", "research"]]
    assert [claim.value.get("topics") for claim in on(coded(both, BOOK), "ports")] == [None]


@pytest.mark.parametrize(
    ("lead", "item", "topics"),
    [
        ("The sides will ease military mobility by means of", "defence cooperation at the borders", ["mobility"]),
        ("The sides will fund joint studies, such as those on", "the worth of defence cooperation", ["research"]),
        ("The sides will start", "defence cooperation in the north", None),
    ],
)
def test_an_item_is_read_behind_its_lead(lead: str, item: str, topics: list[str] | None) -> None:
    """The lead is part of what is quoted, so what it names is shown."""
    found = on(coded(f"1. {lead}:\n\n   (a) {item};\n\n   (b) other things.\n", BOOK), "defence")
    assert [claim.value.get("topics") for claim in found] == [topics]
    assert found[0].basis.span is not None
    assert found[0].basis.span.lead is not None


def test_a_passage_beyond_the_best_is_kept_for_a_topic_they_do_not_show() -> None:
    """Five passages are recorded, and of the others the first that shows a further topic; the rule says so."""
    plain = [f"The sides will deepen their defence cooperation in the field numbered {n}." for n in range(MOST_CLAIMS)]
    last = ["research on defence", "military mobility", "military mobility again"]
    more = [f"The sides may explore defence cooperation for {what}." for what in last]
    text = "".join(f"{n}. {sentence}\n\n" for n, sentence in enumerate([*plain, *more], start=1))
    found = on(coded(text, BOOK), "defence")
    assert [claim.value.get("topics") for claim in found] == [None] * MOST_CLAIMS + [["research"], ["mobility"]]
    assert (
        f"8 passages show it, the best {MOST_CLAIMS} are recorded, and those with further topics"
        in found[0].value["rule"]
    )


def test_a_claim_without_topics_is_what_it_was_before_there_were_any() -> None:
    """An empty list says nothing, so ids of claims made before areas had topics do not change."""
    text = "1. The sides will keep the ports open.\n"
    areas = tuple(msgspec.structs.replace(one, topics=()) for one in BOOK.areas)
    before = coded(text, msgspec.structs.replace(BOOK, areas=areas))
    assert [claim.id for claim in coded(text, BOOK)] == [claim.id for claim in before]
    assert "topics" not in on(before, "ports")[0].value
