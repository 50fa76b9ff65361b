"""Raised figures: an article put in behind the sixth is 6¹, whoever sets it so, and never the sixty-first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from foedera.reading.structure.headings import classify, is_structural, run_in
from foedera.reading.structure.numbers import ascii_figures
from tests.reading.tiny_docx import docx, p, r, read_texts, style

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
UP = '<w:vertAlign w:val="superscript"/>'


@given(st.integers(1, 999), st.integers(1, 99))
def test_raised_figures_are_parted(number: int, more: int) -> None:
    """The law: no figure of one number becomes the other's."""
    raised = f"{number}{str(more).translate(RAISED)}"
    assert ascii_figures(raised) == f"{number}-{more}"
    assert classify(f"Статья {raised}").value == f"{number}-{more}"


@pytest.mark.parametrize(
    ("line", "value", "title"),
    [
        ("Статья 6¹", "6-1", None),
        ("Статья 6¹. Сроки", "6-1", "Сроки"),
        ("მუხლი 12²", "12-2", None),
        ("Artikel 4³", "4-3", None),
        ("7¹. pants", "7-1", None),
    ],
)
def test_lines_with_raised_figures(line: str, value: str, title: str | None) -> None:
    """Before and behind the word."""
    heading = classify(line)
    assert (heading.kind, heading.value, heading.title) == ("art", value, title)
    assert is_structural(line)


def test_text_behind_a_raised_figure() -> None:
    """The article opens with its text on the line."""
    heading = run_in("Статья 6¹. Стороны обмениваются сведениями.")
    assert heading is not None
    assert (heading.number, heading.value) == ("Статья 6¹", "6-1")


def test_word_says_raised_in_the_run_or_its_style() -> None:
    """Figures only; letters stay; a run can take back what its style says."""
    up = style("Up", inside=f"<w:rPr>{UP}</w:rPr>", kind="character")
    styled = '<w:rStyle w:val="Up"/>'
    lines = [
        r("Статья 6") + r("1", UP),
        r("10 m") + r("2", styled),
        r("the 2") + r("nd", UP),
        r("Article 1") + r("1", styled + '<w:vertAlign w:val="baseline"/>'),
    ]
    found = read_texts("".join(f"<w:p>{line}</w:p>" for line in lines), styles=up)
    assert found == ["Статья 6¹", "10 m²", "the 2nd", "Article 11"]


def test_an_article_put_in_takes_nobodys_number() -> None:
    """6¹ stands between 6 and 7, and 61 is another; nothing is lost."""
    body = "".join(
        f"<w:p>{r('Статья ' + number)}{r(raised, UP) if raised else ''}</w:p>{p('Стороны обмениваются сведениями.')}"
        for number, raised in (("6", ""), ("6", "1"), ("7", ""), ("61", ""))
    )
    result = read(docx(body), name="a.docx", subject="x", role="text", language="rus", source="x")
    assert [item.eid for item in result.provisions] == ["art_6", "art_6-1", "art_7", "art_61"]
    assert not result.document.problems


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Article 12ter", "12 ter"),
        ("Article 12 ter", "12 ter"),
        ("7 quater artikla", "7 quater"),
        ("12 octies straipsnis", "12 octies"),
        ("12 novies artikla", "12 novies"),
        ("Art. 5-bis – Scope", "5 bis"),
        ("Article XIVbis", "XIV bis"),
        ("Disposición final segunda bis", "final 2 bis"),
        ("Article 5-A", "5-A"),
        ("Art. 5º-A", "5-A"),
        ("Artikel 5a", "5a"),
        ("Artikel 5 b", "5b"),
        ("§ 5 a Begriff", "5a"),
        ("5 a §", "5a"),
        ("5/A. cikk", "5/A"),
        ("Чл. 5а. Предмет", "5a"),
        ("Чл. 5в", "5c"),
        ("Άρθρο 5Α", "5A"),
        ("7.¹ pants", "7-1"),
        ("Articolul 5^1", "5-1"),
        ("ANNEX IIIa", "IIIa"),
        ("第5条の2", "5-2"),
        ("第 5 条の 2", "5-2"),
    ],
)
def test_articles_put_in(line: str, value: str) -> None:
    """However an office counts what comes between two numbers, it is neither of them."""
    assert classify(line).value == value
    assert is_structural(line)


@pytest.mark.parametrize("line", ["Article 5 a Party may", "Статья 5 в случае", "Článek 5 a 6", "§ 5 a findet"])
def test_a_small_word_behind_a_number_is_no_letter_of_it(line: str) -> None:
    """A sentence goes on."""
    assert not is_structural(line)
