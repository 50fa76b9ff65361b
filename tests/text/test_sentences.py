"""Sentences of legal prose."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.text.sentences import sentences


def found(text: str) -> list[str]:
    """The sentences as text."""
    return [text[start:end] for start, end in sentences(text)]


def test_abbreviations_do_not_end_sentences() -> None:
    """References to articles stay inside their sentence."""
    assert found("Under Art. 5 the Parties meet. They report once a year.") == [
        "Under Art. 5 the Parties meet.",
        "They report once a year.",
    ]


def test_a_newline_ends_a_sentence() -> None:
    """Blocks and table rows never run together."""
    assert found("Scope\n\nThe Parties meet") == ["Scope", "The Parties meet"]


@given(st.text(alphabet=st.one_of(st.sampled_from(list('Aa. \n;:?!"’(5')), st.characters(codec="utf-8")), max_size=80))
def test_spans_are_ordered_disjoint_and_complete(text: str) -> None:
    """The law: ordered, disjoint, inside, trimmed, and nothing but white space is left out."""
    spans = sentences(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    rest = set(range(len(text))) - {at for start, end in spans for at in range(start, end)}
    assert all(text[at].isspace() for at in rest)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@pytest.mark.parametrize(
    "sentence",
    [
        "Forces of the U.S. Army and of the U.K. Navy train together.",
        "It applies Protocol No. 5 and Regulation (EU) No. 1093 of that year.",
        "Under Art. 3 and para. 4 the Parties meet at St. Petersburg.",
        "They were received by H.E. Mr. J. Berg and Dr. M. Lund in the hall.",
        "Some bodies, e.g. Eurojust, and others, i.e. Europol, take part.",
        "Der Vertrag tritt am 1. Januar in Kraft und gilt bis zum 31. Dezember des Jahres.",
        "Podle 5. odstavce a čl. 7 písm. a) se strany scházejí.",
        "Aftalen træder i kraft den 1. marts og jf. stk. 2 ophører den 1. Maj.",
        "A megállapodás a 3. cikk szerint május 5. napján lép hatályba.",
        "V skladu s 5. členom in št. 12 pogodbenici sodelujeta.",
    ],
)
def test_a_sentence_is_not_cut_at_a_stop_that_ends_none(sentence: str) -> None:
    """Names of letters, numbers, titles, days and ordinals, in several languages; the sentence after it is another."""
    assert found(sentence) == [sentence]
    assert found(f"{sentence} The Parties meet once a year.") == [sentence, "The Parties meet once a year."]


def test_a_name_of_letters_may_end_a_sentence() -> None:
    """Before a word that begins sentences it does."""
    assert len(found("The forces come from the U.S. The Parties meet once a year.")) == 2
    assert len(found("They follow the state of the art. The Parties meet once a year.")) == 2


@given(st.lists(st.sampled_from(["No.", "Art.", "U.S.", "Mr.", "1.", "Januar", "člena", "The", "They meet.", "Berg"])))
def test_ends_are_only_taken_away(words: list[str]) -> None:
    """The law: whatever is abbreviated, nothing is lost, and a text is at most so many sentences as it has stops."""
    text = " ".join(words)
    spans = sentences(text)
    assert " ".join(text[start:end] for start, end in spans) == text
    assert len(spans) <= text.count(".") + 1
