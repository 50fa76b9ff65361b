"""A clause is an article with all its paragraphs, or a provision that stands in no article."""

from __future__ import annotations

from foedera.comparing.alignment import clauses_of
from foedera.reading import read
from tests.comparing.alignment.texts import side


def test_an_article_is_one_clause_with_its_heading_wherever_the_reader_puts_it() -> None:
    """Of an article in paragraphs and of one in a single block, number and heading are told apart alike."""
    text = "## Article 5 Ports\n\n1. One.\n\n2. Two.\n\n## Article 6 Ships\n\nThree."
    first, second = side("a", text).clauses
    assert [(c.id, c.number, c.heading) for c in (first, second)] == [
        ("a/eng/art_5", "Article 5", "Ports"),
        ("a/eng/art_6", "Article 6", "Ships"),
    ]
    assert first.provisions == ("a/eng/art_5__para_1", "a/eng/art_5__para_2")


def test_a_paragraph_outside_of_articles_stands_under_the_heading_above_it() -> None:
    """As in political texts."""
    clauses = side("a", "# A partnership\n\n## Space\n\n1. One.\n\n2. Two.").clauses
    assert [(clause.number, clause.heading) for clause in clauses] == [("1.", "Space"), ("2.", "Space")]


def test_a_clause_holds_the_text_it_points_at_and_the_areas_of_all_its_provisions() -> None:
    """The span is the document's; areas come together, sorted."""
    result = read(
        b"## Article 1 Sea\n\n1. One.\n\n2. Two.", name="t.md", subject="a", role="text", language="eng", source="t"
    )
    coded = {"a/eng/art_1__para_2": {"cyber"}, "a/eng/art_1__para_1": {"maritime", "cyber"}, "a/eng/art_9": {"space"}}
    (clause,) = clauses_of(result.document, result.provisions, coded)
    assert clause.text == result.document.text[clause.start : clause.end]
    assert clause.areas == ("cyber", "maritime")


def test_no_provisions_are_no_clauses() -> None:
    """A text of which the caller wants nothing compared."""
    result = read(b"Text.", name="t.md", subject="a", role="text", language="eng", source="t")
    assert clauses_of(result.document, ()) == ()
