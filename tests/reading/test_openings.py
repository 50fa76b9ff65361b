"""Lines that begin as running text does are told at once, and nothing that opens anything is among them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading.formats.text_lines import lines_of
from foedera.reading.structure.headings import is_structural, run_in
from foedera.reading.structure.markers import markers
from foedera.reading.structure.openings import begins_text
from foedera.reading.structure.phrases import is_closing
from foedera.reading.structure.shapes import shape_of
from foedera.reading.structure.words import divisions
from foedera.text.normalise import clean

WORDS = sorted(
    {form.replace("#", "5").replace("*", "") for known in divisions().languages for _, form in known.forms()}
    | {word for field in ("preamble", "closing", "number_sign") for word in divisions().all(field)}
    | {word for known in divisions().languages for words in known.numbers for word in words}
)
BEGINNINGS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(str.upper),
    st.sampled_from(
        ["(a)", "ii)", "iv.", "X.", "1.", "12 bis", "3.1", "No. 4", "The", "of", "in", "mix", "Each,", "on-"]
    ),
    st.text(alphabet="abcdilmvxABCDILMVX.,;:()-’é 0123456789", max_size=12),
)
LINES = st.builds(
    " ".join, st.tuples(BEGINNINGS, st.sampled_from(["", "5", "V", "shall", "The Parties", ". A", ") b"]))
)


@pytest.mark.parametrize(
    "text",
    [
        "The Parties shall consult each other.",
        "shall be borne by the sending State",
        "Handlingar som avses i punkt 2 ska bevaras.",
        "vessels flying the flag of a Party, and",
        "mix proofs kept aboard",
    ],
)
def test_running_text(text: str) -> None:
    """Words no heading and no number begins with."""
    assert begins_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Article 5",
        "Artikel 5 Hafengebühren",
        "Fifth Part – Pilots",
        "First paragraph of the schedule",
        "In witness whereof the undersigned",
        "Preamble of the Convention",
        "ii) pilots",
        "iv. buoys",
        "Zweiter Abschnitt",
        "1. The Parties",
        "(a) tugs",
        "",
    ],
)
def test_what_may_open_something(text: str) -> None:
    """Numbers, the words of headings, of preambles and of closing formulas."""
    assert not begins_text(text)


@given(LINES)
def test_running_text_opens_nothing(line: str) -> None:
    """What is told to be running text has no number and is no heading, article or closing formula."""
    text = clean(line)
    if begins_text(text):
        assert markers(text) == ()
        assert shape_of(text) is None
        assert run_in(text) is None
        assert not is_structural(text)
        assert not is_closing(text)


@given(st.text(alphabet="ab(1).  \t\n\r\f\u2028\u200b\u00a0é", max_size=60))
def test_lines_stand_at_their_places(text: str) -> None:
    """Each line that holds something, once and in order, and whether a line without words stands before it."""
    lines = list(lines_of(text))
    every = [clean(line) for line in text.splitlines()]
    assert [line.text for line in lines] == [words for words in every if words]
    assert [clean(text[line.start : line.end]) for line in lines] == [line.text for line in lines]
    assert [line.after_blank for line in lines] == [
        at == 0 or not every[at - 1] for at, words in enumerate(every) if words
    ]
    assert all(one.end < two.start for one, two in itertools.pairwise(lines))
