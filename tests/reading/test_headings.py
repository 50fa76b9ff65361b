"""Headings by their words."""

from __future__ import annotations

import pytest

from foedera.reading.structure.headings import classify, is_structural, names_instrument


@pytest.mark.parametrize(
    ("text", "kind", "value", "title"),
    [
        ("Article 5", "art", "5", None),
        ("ARTICLE V – Title", "art", "V", "Title"),
        ("Article G-07: Scope", "art", "G-07", "Scope"),
        ("Artikel 12", "art", "12", None),
        ("ARTÍCULO 3.6 Muestras", "art", "3.6", "Muestras"),
        ("Article 5 of the Treaty", None, None, "Article 5 of the Treaty"),
        ("§ 4", "art", "4", None),
        ("CHAPTER TWENTY ONE", "chp", "TWENTY ONE", None),
        ("DEEL III", "part", "III", None),
        ("Part of the plan", None, None, "Part of the plan"),
        ("TITLE I", "title", "I", None),
        ("Title", None, None, "Title"),
        ("Section 2: Visits", "sec", "2", "Visits"),
        ("ANNEX", "annex", None, None),
        ("Annex to paragraph 2", "annex", None, "to paragraph 2"),
        ("Annex A is deleted", None, None, "Annex A is deleted"),
        ("Nr. II", "note", "II", None),
        ("7", "para", "7", None),
        ("IV", "sec", "IV", None),
        ("B.", "sec", "B", None),
        ("Appendix 2", "appendix", "2", None),
        ("Preamble", "preamble", None, "Preamble"),
        ("Norway", None, None, "Norway"),
        ("[23. gr. Kosning", "art", "23", "Kosning"),
        ("[Article 5a – Boats]", "art", "5a", "Boats]"),
        ("[Section 4. Boats", "sec", "4", "Boats"),
        ("[Article 5]", None, None, "[Article 5]"),
        ("[Article 5] of the Treaty", None, None, "[Article 5] of the Treaty"),
        ("[[Article 5 Boats", None, None, "[[Article 5 Boats"),
    ],
)
def test_classify(text: str, kind: str | None, value: str | None, title: str | None) -> None:
    """Kind, number and title of headings in several languages."""
    heading = classify(text)
    assert (heading.kind, heading.value, heading.title) == (kind, value, title)


def test_number_given_by_the_format() -> None:
    """The format's own number wins, also where the word is misspelt."""
    heading = classify("ARTÍÍCULO 9-9 – Oro", "ARTÍÍCULO 9-9")
    assert (heading.kind, heading.value, heading.title) == ("art", "9-9", "Oro")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Article 5", True),
        ("Article 5. Scope.", True),
        ("Norway", False),
        ("12", False),
        ("Article 5, paragraph 2", False),
        ("Article 5. The Parties meet every year.", False),
        ("No. 5", False),
    ],
)
def test_is_structural(line: str, *, expected: bool) -> None:
    """Lines that are headings in any text."""
    assert is_structural(line) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Agreement between A and B", True),
        ("Status of forces agreement", True),
        ("Duration of the agreement", False),
        ("Overeenkomst tussen A en B", True),
        ("Norway", False),
    ],
)
def test_names_instrument(text: str, *, expected: bool) -> None:
    """Headings that begin an instrument, not those that speak of one."""
    assert names_instrument(text) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("第四条 会员享有下列权利：", False),
        ("第十三條 理事會之職權如左：", False),
        ("第七条 協会は次の事業を行う:", False),
        ("제5조 회원의 권리는 다음과 같다:", False),
        ("第四条 定义：", True),
        ("第四章 会员的权利和义务如下：", True),
    ],
)
def test_what_introduces_a_list_is_the_text_of_its_article(line: str, *, expected: bool) -> None:
    """In scripts without blanks too; a short name with a colon stays a heading, and so does a chapter's."""
    assert is_structural(line) is expected


@pytest.mark.parametrize(
    ("line", "value", "title"),
    [
        ("ماده 1_ طرفین قرارداد:", "1", "طرفین قرارداد"),
        ("Article 3_ Scope", "3", "Scope"),
        ("Статья 4_ Предмет", "4", "Предмет"),
    ],
)
def test_a_low_line_parts_number_and_title_as_a_dash_does(line: str, value: str, title: str) -> None:
    """As typists write who have no dash at hand; it is no part of the title."""
    found = classify(line)
    assert (found.kind, found.value, found.title) == ("art", value, title)
    assert is_structural(line)
