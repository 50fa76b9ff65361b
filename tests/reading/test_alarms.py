"""Alarms: texts of a suspicious shape are told, well-read ones raise none."""

from __future__ import annotations

import pytest

from foedera.model.document import Problem
from foedera.model.problem_kinds import PROBLEM_KINDS
from foedera.reading import read

SENTENCE = "The Sides keep each other informed of what they plan in the field, and meet when one of them asks for it. "
DUTIES = [
    f"The {office} of each Side answers within {days} days what the other asks, and says why where it cannot."
    for days, office in enumerate(("ministry", "navy", "police", "coast guard", "customs", "academy"), start=20)
]


def told(text: str, name: str = "pact.md") -> dict[str, Problem]:
    """The alarms of a text by code."""
    document = read(text.encode(), name=name, subject="pact", role="text", language="eng", source="s").document
    return {one.code: one for one in document.problems if PROBLEM_KINDS[one.code].alarm}


def articles(count: int) -> str:
    """A well-made text."""
    return "\n\n".join(f"## Article {n}\n\n1. {DUTIES[n % 6]}\n\n2. {SENTENCE}" for n in range(1, count + 1))


@pytest.mark.parametrize("count", [1, 3, 12, 40])
def test_a_well_made_text_raises_none(count: int) -> None:
    """However short it is."""
    assert told(f"# Pact between Northland and Southland\n\n{articles(count)}") == {}


@pytest.mark.parametrize("level", [2, 3])
@pytest.mark.parametrize("sentences", [30, 60])
def test_sentences_taken_for_headings_are_told(level: int, sentences: int) -> None:
    """With the share they hold."""
    body = "\n\n".join(f"{'#' * level} {DUTIES[n % 6]}" for n in range(sentences))
    found = told(f"# Pact\n\n{body}\n\n{SENTENCE * 3}")
    assert "headings hold 9" in found["headings-heavy"].text


@pytest.mark.parametrize("repeats", [40, 120])
def test_a_provision_that_is_several_is_told_with_its_id_and_length(repeats: int) -> None:
    """As a share of the text, or by its length alone."""
    found = told(f"{articles(6)}\n\n## Article 7\n\n{SENTENCE * repeats}")
    assert found["provision-long"].text.startswith(f"art_7 ({len(SENTENCE) * repeats - 1} of ")


@pytest.mark.parametrize(("rows", "told_of"), [(10, False), (200, True)])
def test_a_table_that_is_most_of_a_text_is_told(rows: int, told_of: bool) -> None:
    """Somebody framed a whole text; a table of tariffs among articles is as long as it is."""
    table = "\n".join(["| Side | Office |", "|---|---|", *(f"| {SENTENCE} | {n} |" for n in range(rows))])
    assert ("provision-long" in told(f"{articles(12)}\n\n{table}\n")) is told_of


def test_an_article_number_that_stands_again_is_told() -> None:
    """A table of contents, or a second text without a title, took the number."""
    found = told(f"{articles(4)}\n\n## Article 2\n\n{DUTIES[4]}\n\n## Article 3\n\n{DUTIES[5]}")
    assert found["article-twice"].text == "the same number again: art_2_2, art_3_2"


@pytest.mark.parametrize(
    ("numbers", "is_told"),
    [
        ([9, 2, 3, 0, 7, 8, 5, 19, 1, 91, 99, 92, 13, 90, 97], True),
        (list(range(1, 16)), False),
        ([1, 2, 5, 7, 12, 15, 19, 22, 40, 41], False),
        ([1, 2, 3, 1, 2, 3, 4, 1, 2, 3, 1, 2], False),
        ([*range(1, 30), 3, 30, 31, 5, 32, 33], False),
    ],
)
def test_numbers_that_fall_again_and_again_are_told(numbers: list[int], is_told: bool) -> None:
    """A font that names figures wrongly gives such; gaps, rows that begin anew and a few quotes are no fault."""
    text = "\n\n".join(f"## Article {number}\n\n{DUTIES[at % 6]}" for at, number in enumerate(numbers))
    assert ("article-order" in told(text)) is is_told


def test_ids_that_are_counts_are_told() -> None:
    """More than half of them: the numbers were not understood."""
    once = "".join(f"## Article {n}\n\n{DUTIES[n]}\n\n" for n in range(1, 6))
    assert "ids-counted" not in told(once * 2)
    assert "ids-counted" in told(once * 3)


def test_lines_shaped_like_headings_in_a_text_without_headings_are_told() -> None:
    """Where the file marks one heading, a few lines are not taken for more, but told; signatures and lists are none."""
    parts = [f"- {duty}" for duty in DUTIES]
    missed = "".join(
        f"Part about {word}\n\n{duty}\n\n{SENTENCE}\n\n" for word, duty in zip("abc", DUTIES[:3], strict=True)
    )
    assert told(missed) == {}
    assert "Part about a / Part about b" in told(f"{missed}# Annex\n\n{SENTENCE}")["headings-missed"].text
    signed = "\n\n".join([*parts, SENTENCE, *parts, "For Northland", "Ada North", "For Southland", "Bo South"])
    assert "headings-missed" not in told(signed)


@pytest.mark.parametrize("number", ["{}. ", "({}) ", "{}) "])
def test_numbered_paragraphs_are_no_preamble_where_no_article_follows(number: str) -> None:
    """A declaration whose first heading is 'Preamble' and whose others nobody marked."""
    body = "\n\n".join(number.format(at) + DUTIES[at % 6] for at in range(1, 41))
    text = f"DECLARATION ON THE SOUND\n\nPREAMBLE\n\n{SENTENCE}\n\n{body}"
    found = read(text.encode(), name="pact.txt", subject="pact", role="text", language="eng", source="s")
    assert [one.kind for one in found.provisions] == ["preamble"] + ["paragraph"] * 40
    assert "preamble-heavy" not in {one.code for one in found.document.problems}


def test_recitals_stay_recitals_where_articles_follow() -> None:
    """However many there are, and numbered as they are in an act of the Union."""
    recitals = "\n\n".join(f"({at}) {SENTENCE}" for at in range(1, 41))
    text = f"# Regulation on berths\n\n## Preamble\n\n{recitals}\n\n## Article 1\n\n{SENTENCE}"
    found = read(text.encode(), name="pact.md", subject="pact", role="text", language="eng", source="s")
    assert [one.kind for one in found.provisions] == ["preamble"] * 40 + ["article"]
    assert "preamble-heavy" not in {one.code for one in found.document.problems}


def test_a_text_that_is_all_preamble_is_told_with_its_share() -> None:
    """Nothing in it says where the body begins."""
    body = "\n\n".join(DUTIES * 2)
    found = told(f"# Declaration on the Sound\n\n## Preamble\n\n{body}\n\n## Signatures\n\nAda North, Bo South.")
    assert found["preamble-heavy"].text.startswith("12 of 13 provisions are preamble, with 9")


def test_a_statement_with_a_list_at_its_end_is_no_preamble() -> None:
    """What stands before the first numbered item is the statement itself."""
    text = "\n\n".join(["# Statement", *DUTIES, "The Sides will:", "1. Meet.", "2. Write.", "3. Call."])
    found = read(text.encode(), name="pact.md", subject="pact", role="text", language="eng", source="s")
    assert "preamble" not in {one.kind for one in found.provisions}
