"""Articles a text seems to have and no provision is: an alarm, whatever the reader made of the file."""

from __future__ import annotations

import msgspec
import pytest

from foedera.model.document import Provision
from foedera.reading import read
from foedera.reading.articles_missed import articles_missed

TREATY = "\n\n".join(
    f"Article {number}\n\nThe Parties train the crews of ship {number} together." for number in range(1, 7)
)


def provisions(text: str) -> tuple[str, tuple[Provision, ...]]:
    """A text as it is read."""
    result = read(text.encode(), name="pact.txt", subject="pact", role="text", language="eng", source="s")
    return result.document.text, result.provisions


def test_a_text_read_well_raises_nothing() -> None:
    """Every article is a provision; those of other treaties may be spoken of."""
    text, found = provisions(TREATY + "\n\nArticle 7\n\nArticle 3 of the Charter and Article 5 thereof apply.")
    assert list(articles_missed(text, found)) == []


@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("I", "II", "III"), ("VIII", "IX", "X")])
def test_articles_that_became_paragraphs_are_named(numbers: tuple[str, ...]) -> None:
    """What a reader took for plain paragraphs still begins as articles do, in figures or Roman numerals."""
    text, found = provisions("\n\n".join(f"Article {n}. The Parties train together." for n in numbers))
    plain = [msgspec.structs.replace(one, eid=f"para_{at}", kind="paragraph") for at, one in enumerate(found, 1)]
    assert [said for _, said in articles_missed(text, plain)] == [
        "begin as articles do and are none: para_1, para_2, para_3"
    ]


def test_articles_swallowed_by_the_one_before_are_named() -> None:
    """Numbers left out of the row stand inside of another provision, with a sentence behind them."""
    _, (any_one, *_) = provisions(TREATY)
    text = "The Parties train. Article 2 The Parties meet. Article 3 The Parties report.\nThe Parties end this."
    first = msgspec.structs.replace(any_one, eid="art_1", number="Article 1", start=0, end=text.index("\n"))
    fourth = msgspec.structs.replace(any_one, eid="art_4", number="Article 4", start=first.end + 1, end=len(text))
    assert [said for _, said in articles_missed(text, (first, fourth))] == [
        "stand inside of other provisions: Article 2, Article 3"
    ]
    spoken_of = text.replace("Article 2 The", "Article 2 of the").replace("Article 3 The", "Artikel 3 Absatz")
    assert list(articles_missed(spoken_of, (first, fourth))) == []


@pytest.mark.parametrize("sign", [".", ":", " -"])
def test_a_preamble_with_a_heading_ends_at_an_article_on_its_line(sign: str) -> None:
    """As treaties are printed in series: 'PREAMBLE', recitals, 'Article I. 1. The state of war …'."""
    text = (
        "TREATY OF PEACE BETWEEN NORLAND AND SUDLAND\n\nPREAMBLE\n\nDesiring to end the war between them,\n\n"
        "Agree to the following provisions:\n\n"
        f"Article I{sign} 1. The state of war between the Parties is ended.\n\n2. Norland leaves the islands.\n\n"
        f"Article II{sign} The Parties fix their boundary.\n\nArticle III{sign} The Parties settle claims.\n"
    )
    _, found = provisions(text)
    assert [one.eid for one in found] == [
        "preamble_1", "preamble_2", "art_i__para_1", "art_i__para_2", "art_ii", "art_iii",
    ]  # fmt: skip
