"""Signatures belong to no article, whether a formula announces them or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from foedera.reading.blocks import Block
from foedera.reading.structure.signatures import signatures

NAMES = ["Ada Quist", "Bo van der Meer", "CARLA SÁNCHEZ", "Dana Ek", "Иван Петров", "Emil Ott", "Fay Lund"]


def eids(lines: list[str], language: str = "eng") -> list[str]:
    """The eIds of a text whose paragraphs are the lines."""
    text = "\n\n".join(lines)
    result = read(text.encode(), name="a.txt", subject="x", role="text", language=language, source="x")
    return [item.eid for item in result.provisions]


@pytest.mark.parametrize(
    "day", ["Riga, 5 May 2024", "Montevideo, 27 de setiembre de 2010.", "Bruxelles, le 5 mai 2024", "5.5.2024"]
)
def test_a_place_and_a_day_begin_them(day: str) -> None:
    """However few sign below."""
    found = eids(["Article 1", "The Parties meet.", "Article 2", "They talk each year.", day, *NAMES[:2]])
    assert found == ["art_1", "art_2", "conclusions_1", "conclusions_2", "conclusions_3"]


@given(st.integers(6, 60))
def test_many_names_are_signatures(count: int) -> None:
    """The law: from six on, all of them are, and the article above keeps its text."""
    names = [f"{NAMES[at % len(NAMES)]} Olsen" for at in range(count)]
    found = eids(["Article 1", "The Parties meet each year.", *names])
    assert found == ["art_1", *(f"conclusions_{at + 1}" for at in range(count))]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ada Quist", "Bo Meer", "Carla Lund"],
        ["boats and ships", "nets and lines", "oars and sails", "ropes and knots", "flags and lamps", "ice and salt"],
        ["1. Ada Quist", "2. Bo Meer", "3. Carla Lund", "4. Dana Ek", "5. Emil Ott", "6. Fay Lund"],
        ["The Parties met in Riga on 5 May 2024 and talked.", "They meet again."],
        ["The Parties pay on:", "1 January 1974,", "1 January 1975,", "1 July 1977."],
        ["The Parties meet on:", "5 May 2024", "in the harbour"],
        ["Riga, 5 May 2024", "The Parties met there and they will meet again."],
    ],
)
def test_lists_and_sentences_are_none(lines: list[str]) -> None:
    """A few names, small words, numbers, sentences with a day in them."""
    assert not signatures([Block(kind="paragraph", text=line) for line in lines])


def test_conclusions_of_akoma_ntoso() -> None:
    """What the file says are the conclusions is so, with its eId and without."""
    body = (
        '<body><article eId="art_1"><num>Article 1</num><content><p>The Parties meet.</p></content></article></body>'
        "<conclusions{}><p>Riga</p><p>Ada Quist, Master</p></conclusions>"
    )
    given, counted = ["cmp_1__conclusions", "cmp_1__conclusions_2"], ["conclusions_1", "conclusions_2"]
    ids = ((' eId="cmp_1__conclusions"', given), (' eId="end"', counted), ("", counted))
    for attribute, expected in ids:
        act = f"<act>{body.format(attribute)}</act>"
        xml = f'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{act}</akomaNtoso>'
        result = read(xml.encode(), name="a.xml", subject="x", role="text", language="eng", source="x")
        assert [item.eid for item in result.provisions] == ["art_1", *expected]
        assert result.provisions[1].path == ()
