"""Sections as parts of articles, and in place of articles, with their text on the line or below."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from foedera.reading.structure.headings import is_structural, run_in


def eids(lines: list[str], language: str = "eng") -> list[str]:
    """The eIds of a text whose paragraphs are the lines."""
    text = "\n\n".join(lines)
    result = read(text.encode(), name="a.txt", subject="x", role="text", language=language, source="x")
    assert "text-lost" not in {problem.code for problem in result.document.problems}
    return [item.eid for item in result.provisions]


@pytest.mark.parametrize(
    "sections",
    [
        [
            "Section 1. The powers of the club are vested in a board.",
            "Section 2. The board is chosen by all members.",
        ],
        [
            "Section 1. Powers",
            "The powers are vested in a board.",
            "Section 2. Choice",
            "The board is chosen each year.",
        ],
        ["Section 1", "The powers are vested in a board.", "Section 2", "The board is chosen each year."],
    ],
)
def test_articles_made_of_sections(sections: list[str]) -> None:
    """Each article counts its sections anew."""
    found = eids(["Bylaws of the Club", "ARTICLE I", *sections, "ARTICLE II", *sections])
    assert found == ["art_i__sec_1", "art_i__sec_2", "art_ii__sec_1", "art_ii__sec_2"]


def test_articles_in_sections_stay_so() -> None:
    """Where the article comes second, it is part of the section."""
    lines = ["CHAPTER 1", "Section 1", "Article 1", "The Parties meet.", "Section 2", "Article 2", "They part."]
    assert eids(["Agreement on boats", *lines]) == ["art_1", "art_2"]


def test_an_article_whose_text_is_its_heading_holds_no_section() -> None:
    """A page may set all of a short article as one heading; the section behind it is the chapter's."""
    text = (
        "<h2>Article 5 Member States shall determine the conditions under which boats may float in their waters.</h2>"
    )
    html = f"<h1>Directive on boats</h1>{text}<h2>Section I</h2><h2>Article 6</h2><p>Boats float.</p>"
    result = read(html.encode(), name="a.html", subject="x", role="text", language="eng", source="x")
    assert [item.eid for item in result.provisions] == ["art_5", "art_6"]


def test_sections_in_place_of_articles() -> None:
    """Their subsections hang below them, as acts of the Commonwealth are counted."""
    lines = ["Section 1.—(1) The Minister may make rules about boats.", "(2) Rules bind everybody."]
    lines += ["Section 2. The Minister acts on behalf of all the boats.", "Section 3.—(1) The words in this Act mean—"]
    lines += ["(a) a boat;", "(b) a rule.", "(2) They bind."]
    assert eids(["Boats Act", *lines]) == [
        "sec_1__para_1",
        "sec_1__para_2",
        "sec_2",
        "sec_3__para_1",
        "sec_3__para_1__point_a",
        "sec_3__para_1__point_b",
        "sec_3__para_2",
    ]


def test_a_number_and_its_first_subsection_with_a_dash_between() -> None:
    """'3.—(1)' is number 3 and its point 1."""
    lines = ["Boats Act", "1.—(1) The Minister may make rules.", "(2) Rules bind.", "2.– (a) Boats float."]
    assert eids(lines) == ["para_1__point_1", "para_1__point_2", "para_2__point_a"]


@pytest.mark.parametrize("sign", [". ", ".—", ". – ", " - "])
@pytest.mark.parametrize(("label", "language"), [("Article", "eng"), ("Artikel", "deu"), ("Член", "mkd")])
def test_the_first_paragraph_on_the_line_of_its_article(label: str, language: str, sign: str) -> None:
    """It has its own number, as the second has."""
    lines = [f"{label} 1{sign}(1) Xxxx xxx xxx xx xxxx.", "(2) Xxxx xxx.", f"{label} 2{sign}Xxxx xxx xxx xx xxxx."]
    assert eids(lines, language) == ["art_1__para_1", "art_1__para_2", "art_2"]


@given(st.integers(1, 200), st.sampled_from(["applies.", "is repealed", "and the Annex"]))
def test_a_reference_to_a_paragraph_heads_nothing(number: int, rest: str) -> None:
    """The law: what goes on small behind the paragraph's number is a sentence."""
    for points in ("(1)", "(1)(a)", " (2) (b)"):
        assert not is_structural(f"Article {number}{points} {rest}")
        assert run_in(f"Article {number}{points} {rest}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Article 5 – The Parties shall do:",
        "Section 3.—(1) In this Act the following words mean—",
        "3. člen (1) Pogodbenici sodelujeta.",
        "Section 3. of the Annex",
    ],
)
def test_the_head_of_a_list_is_no_heading(line: str) -> None:
    """Nor is a paragraph's text, or a reference with a stop."""
    assert not is_structural(line)


@pytest.mark.parametrize(("language", "word"), [("por", "Art. {}."), ("fra", "Article {}."), ("bul", "Чл. {}.")])
def test_headings_that_stood_above_articles_stand_in_none(language: str, word: str) -> None:
    """An office below another: its acts are no part of the act before."""
    said = "O conselho reúne-se todos os anos na sua sede em nome de todos."
    page = "".join(
        f"<h{level}>Office {name}</h{level}>" + "".join(f"<p>{word.format(at + 1)} {said}</p>" for at in range(count))
        for name, level, count in (("A", 2, 0), ("B", 3, 2), ("C", 2, 2), ("D", 3, 2))
    )
    html = f"<html><body><h1>Gazette of offices</h1>{page}</body></html>".encode()
    result = read(html, name="a.html", subject="x", role="text", language=language, source="x")
    assert [item.path[-2:] for item in result.provisions if item.eid.startswith("art")][-1] == ("Office C", "Office D")
    assert all(item.eid.count("art_") <= 1 for item in result.provisions)
