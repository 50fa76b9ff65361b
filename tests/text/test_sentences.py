"""Sentences of legal prose."""

from __future__ import annotations

from itertools import pairwise

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
