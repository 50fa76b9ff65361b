"""Headings of a bare number that open articles, because the text calls itself so; those of contracts do not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from foedera.reading import read

TITLES = ("Short title", "Definitions", "Scope", "Offices", "Fees", "Appeals", "Entry into force")
SAID = {
    "eng": "Without prejudice to sub-article (1) of this Article, the office answers within a month.",
    "deu": "Unbeschadet der Nummer 1 dieses Artikels antwortet das Amt binnen eines Monats.",
    "pol": "Z zastrzeżeniem ust. 1 niniejszego artykułu urząd odpowiada w ciągu miesiąca.",
    "fra": "Sous réserve du point 1 du présent article, le bureau répond dans le délai d'un mois.",
}
CLAUSE = "Without prejudice to clause 1 above, the office answers within a month."


def eids(titles: Sequence[str], sentence: str) -> list[str]:
    """Of a text of headings with the same sentence below each."""
    text = "\n\n".join(f"## {title}\n\n{sentence}" for title in titles)
    return [
        item.eid
        for item in read(text.encode(), name="a.md", subject="x", role="text", language=None, source="s").provisions
    ]


def numbered(sign: str, *, without: Sequence[int] = ()) -> list[str]:
    """The titles with their numbers."""
    return [f"{at}{sign} {title}" for at, title in enumerate(TITLES, 1) if at not in without]


@pytest.mark.parametrize("sign", [".", "/", ")"])
@pytest.mark.parametrize("language", sorted(SAID))
def test_a_text_that_speaks_of_its_articles(language: str, sign: str) -> None:
    """Whatever stands behind the number."""
    assert eids(numbered(sign), SAID[language]) == [f"art_{at}" for at in range(1, 8)]


def test_one_number_missing_and_one_set_otherwise() -> None:
    """The row goes on over a heading that was not seen as one, and takes in the one that fills its gap."""
    assert eids(numbered(".", without=[4]), SAID["eng"]) == [f"art_{at}" for at in (1, 2, 3, 5, 6, 7)]
    other = numbered(".")
    other[3] = "4/ Offices"
    assert eids(other, SAID["eng"]) == [f"art_{at}" for at in range(1, 8)]


@pytest.mark.parametrize(
    ("titles", "sentence"),
    [
        (numbered("."), CLAUSE),
        (numbered(".")[1:], SAID["eng"]),
        (numbered(".")[:4], SAID["eng"]),
        (["Article 1 – Scope", *numbered(".")], SAID["eng"]),
    ],
)
def test_other_texts_have_no_articles_by_bare_numbers(titles: Sequence[str], sentence: str) -> None:
    """A contract of clauses, a row without a first, a short one, and a text whose articles have their word."""
    assert not any(eid.startswith(("art_2", "art_3")) for eid in eids(titles, sentence))
