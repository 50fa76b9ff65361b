"""'Article 11 (1)' as a heading of its own: its number is both numbers, its id can be cited, its text is its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.reading.relations.references import references
from foedera.reading.structure.headings import classify, is_structural

FORMS = (
    "Article {} ({})", "Article {}({})", "Art. {} ({})", "Article {}, paragraph {}", "Artikel {} Absatz {}",
    "Artikel {} Abs. {}", "Artikel {}, lid {}", "Article {}, paragraphe {}", "Artículo {}, apartado {}",
    "Článek {} odst. {}", "Artykuł {} ust. {}", "Стаття {}, частина {}", "{} artikla {} kohta", "第{}条第{}項",
    "제{}조 제{}항", "المادة {} الفقرة {}",
)  # fmt: skip
TEXT = "The Parties shall keep a book of all ropes that were cut and show it to whoever asks for it."


def reading(text: str, name: str = "text.txt") -> ReadResult:
    """The text as a file."""
    return read(text.encode(), name=name, subject="a-b", role="text", language="eng", source="s")


@pytest.mark.parametrize("form", FORMS)
def test_both_numbers_are_the_articles(form: str) -> None:
    """A line that is nothing but such a heading is one, in the words of many languages."""
    heading = classify(form.format(11, 2))
    assert (heading.kind, heading.value, heading.number) == ("art", "11(2)", form.format(11, 2))


@pytest.mark.parametrize(
    "line", ["Article 11 (2)", "Article 11(2)", "Artikel 11 Absatz 2", "Article 11 § 2", "第11条第2項"]
)
def test_a_line_nobody_marked_is_such_a_heading(line: str) -> None:
    """With a comma or a small letter behind the number it may be the middle of a sentence, and is none."""
    assert is_structural(line)
    assert not is_structural("Article 11, paragraph 2")


@pytest.mark.parametrize("name", ["text.txt", "text.md"])
@pytest.mark.parametrize("form", [form for form in FORMS if form.isascii()])
def test_articles_that_follow_one_another_by_paragraphs(form: str, name: str) -> None:
    """11 (1), 11 (2), 12 (1): three articles with ids of their own, each with its text and no alarm."""
    sign = "## " if name.endswith("md") else ""
    numbers = [(10, 1), (11, 1), (11, 2), (12, 1)]
    result = reading("\n\n".join(f"{sign}{form.format(*pair)}\n\n{TEXT[:-1]} {pair}." for pair in numbers), name)
    assert [item.eid for item in result.provisions] == ["art_10-1", "art_11-1", "art_11-2", "art_12-1"]
    assert [item.number for item in result.provisions] == [form.format(*pair) for pair in numbers]
    assert not result.document.problems


def test_references_find_such_articles() -> None:
    """'Article 11(2)' points to the paragraph of article 11, or else to the article of both numbers."""
    result = reading(
        f"Article 10\n\n{TEXT} Article 11(2) applies.\n\nArticle 11 (1)\n\n{TEXT}\n\nArticle 11 (2)\n\n{TEXT}"
    )
    first = result.provisions[0]
    text = result.document.text[first.start : first.end]
    found = references(text, first, {item.eid for item in result.provisions}, {})
    assert [item.target for item in found] == ["art_11-2"]


@pytest.mark.parametrize("second", ["(2)", "2.", "2)"])
def test_the_number_on_the_headings_line_may_be_the_first_paragraphs(second: str) -> None:
    """Where (2) goes on below, (1) is the number of the article's first paragraph."""
    result = reading(f"Article 11 (1)\n\n{TEXT}\n\n{second} {TEXT}\n\nArticle 12\n\n{TEXT}")
    assert [item.eid for item in result.provisions] == ["art_11__para_1", "art_11__para_2", "art_12"]
    assert result.provisions[0].number == "(1)"
    assert result.provisions[0].path == ("Article 11 (1)",)


@pytest.mark.parametrize(
    "line",
    [
        "Article 11 (1) The Parties meet.", "Article 11 (1) and (2)", "Article 11, paragraph 1, applies",
        "Article 11 (2019)", "Article 11, paragraph 1 of the Annex", "Article 11 lists 3 ports",
        "Artikel 11 Absatz 1 gilt",
    ],
)  # fmt: skip
def test_sentences_that_begin_so_are_no_such_headings(line: str) -> None:
    """What goes on behind both numbers is a sentence."""
    assert classify(line).value in {None, "11"}


@given(st.integers(1, 300), st.integers(1, 40), st.sampled_from(sorted(FORMS)))
def test_the_value_is_of_both_numbers(article: int, paragraph: int, form: str) -> None:
    """Whatever the numbers, both are kept."""
    assert classify(form.format(article, paragraph)).value == f"{article}({paragraph})"
