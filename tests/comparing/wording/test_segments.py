"""Texts become segments with words as numbers; what is not compared is named."""

from __future__ import annotations

from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.wording.segments import SegmentRule, Segments, segments_of, words_of
from foedera.model.document import ReadResult
from foedera.model.reuse import LeftOut, SegmentLevel
from foedera.reading import read

from .texts import HARBOUR, SAFETY, TALKS, agreement


def words(segments: Segments) -> list[tuple[int, ...]]:
    """The words of each segment, as numbers."""
    cuts = segments.starts.tolist()
    return [tuple(segments.words[a:b].tolist()) for a, b in pairwise(cuts)]


def test_case_hyphens_and_punctuation_make_no_difference_but_accents_do() -> None:
    """What a printer may change is not wording; another letter is another word."""
    assert words_of("The Parties’ co–operation, 2024.") == words_of("the parties' CO-OPERATION 2024")
    assert words_of("café") != words_of("cafe")


@given(st.text(st.characters(max_codepoint=127)))
def test_words_of_plain_letters_are_those_any_text_has(text: str) -> None:
    """ASCII goes a faster way; one letter that is none sends the same text the other."""
    assert words_of(text) == words_of(f"{text} é")[:-1]


def test_a_printed_number_is_no_part_of_the_wording() -> None:
    """The same sentence as paragraph 1 here and paragraph 2 there has the same words."""
    text = read(
        f"## Article 1\n\n1. {SAFETY}\n\n2. {SAFETY}\n".encode(),
        name="a.md", subject="a", role="text", language="eng", source="s",
    )  # fmt: skip
    segments = segments_of([text], SegmentRule(SegmentLevel.PROVISION))
    first, second = words(segments)
    assert first == second
    assert [text.document.text[segment.start : segment.start + 2] for segment in segments.all] == ["1.", "2."]


def test_a_passage_is_an_article_with_its_paragraphs() -> None:
    """At the level of passages both paragraphs are one segment that spans them."""
    data = f"## Article 1 Care\n\n1. {SAFETY}\n\n2. {TALKS}\n".encode()
    text = read(data, name="a.md", subject="a", role="text", language="eng", source="s")
    (segment,) = segments_of([text], SegmentRule(SegmentLevel.PASSAGE)).all
    assert segment.words == len(words_of(SAFETY + " " + TALKS))
    assert segment.title == "Article 1 Care"
    assert text.document.text[segment.start : segment.end].startswith("1. Each")
    assert text.document.text[segment.start : segment.end].endswith(TALKS)


def test_the_same_words_in_two_languages_are_different_words() -> None:
    """Nothing can be shared across languages, not even by chance."""
    segments = segments_of(
        [agreement("a", [SAFETY]), agreement("b", [SAFETY], language="fra")], SegmentRule(SegmentLevel.PASSAGE)
    )
    one, other = words(segments)
    assert not set(one) & set(other)


def test_what_is_left_out_is_named() -> None:
    """Digests, older versions, a text given twice, and what is too short to hold a shingle of five words."""
    old = agreement("a", [SAFETY])
    new = msgspec.structs.replace(old, document=msgspec.structs.replace(old.document, id="a/eng@2"))
    texts = [old, new, agreement("b", [TALKS, "Berg leads them."]), agreement("b", [HARBOUR]),
             agreement("c", [TALKS], role="digest")]  # fmt: skip
    segments = segments_of(texts, SegmentRule(SegmentLevel.PASSAGE))
    assert [segment.document for segment in segments.all] == ["a/eng@2", "b/eng"]
    assert segments.left_out == (
        LeftOut(id="a/eng", why="older version"),
        LeftOut(id="b/eng", why="given twice"),
        LeftOut(id="c-digest/eng", why="not a text"),
        LeftOut(id="b/eng/art_2", why="fewer than five words"),
    )


TEXTS = [agreement("a", [SAFETY, TALKS]), agreement("b", [HARBOUR]), agreement("c", [TALKS], language="fra")]


@given(st.permutations(TEXTS), st.sampled_from(SegmentLevel))
def test_the_order_texts_come_in_makes_no_difference(texts: list[ReadResult], level: SegmentLevel) -> None:
    """Segments and the numbers of their words depend on ids only."""
    found, expected = segments_of(texts, SegmentRule(level)), segments_of(TEXTS, SegmentRule(level))
    assert found.all == expected.all
    assert words(found) == words(expected)


def test_no_text_gives_no_pieces() -> None:
    """Nothing in, nothing out, no error."""
    assert words(segments_of([], SegmentRule(SegmentLevel.PASSAGE))) == []
