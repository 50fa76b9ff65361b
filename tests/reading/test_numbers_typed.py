"""Articles whose numbers are typed with letters, or whose headings stand in brackets."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from foedera.reading import read
from foedera.reading.structure.headings import classify, run_in
from foedera.reading.structure.run_on import run_on_articles

SENTENCE = "The harbour master keeps the lamps of the pier burning from dusk to dawn."
ARABIC = "يبقي مدير الميناء مصابيح الرصيف مضاءة من الغروب إلى الفجر طوال أيام السنة."
ORDINALS = (
    "الأولى",
    "الثانية",
    "الثالثة",
    "الرابعة",
    "الخامسة",
    "السادسة",
    "السابعة",
    "الثامنة",
    "التاسعة",
    "العاشرة",
    "الحادية عشرة",
)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Član l", "1"),
        ("Član l.", "1"),
        ("Članak l0", "10"),
        ("Article lO", "10"),
        ("Article I0", "10"),
        ("Artikel ll", "11"),
        ("Madde 1l", "11"),
        ("§ 2O", "20"),
        ("Article I", "I"),
        ("Article II", "II"),
        ("Article O", "O"),
        ("Article 5", "5"),
        ("Article 10", "10"),
    ],
)
def test_letters_that_stand_for_figures(line: str, value: str) -> None:
    """A small l and an O among figures; a capital I alone stays Roman, and a letter a letter."""
    heading = classify(line)
    assert (heading.kind, heading.value) == ("art", value)


def eids(blocks: Sequence[str], language: str) -> list[str]:
    """The ids of a plain text."""
    found = read("\n\n".join(blocks).encode(), name="a.txt", subject="x", role="text", language=language, source="s")
    return [item.eid for item in found.provisions]


@pytest.mark.parametrize("count", [3, 11])
def test_ordinals_in_brackets(count: int) -> None:
    """As the articles of a law that puts a code into force are headed."""
    blocks = ["قانون الموانئ", *(part for word in ORDINALS[:count] for part in (f"(المادة {word})", ARABIC))]
    assert [eid for eid in eids(blocks, "ara") if eid.startswith("art_")] == [f"art_{n}" for n in range(1, count + 1)]


@pytest.mark.parametrize("form", ["(Article {})", "[Artikel {}]", "( Art. {} )", "(§ {})"])
def test_articles_in_brackets(form: str) -> None:
    """In any language, with figures."""
    blocks = [part for n in range(1, 5) for part in (form.format(n), SENTENCE)]
    assert eids(blocks, "eng") == ["art_1", "art_2", "art_3", "art_4"]


@pytest.mark.parametrize("numbers", [(5, 7, 12), (1, 2), (2, 3, 4), (1, 3, 5)])
def test_references_below_annexes_are_no_articles(numbers: Sequence[int]) -> None:
    """'Annex I / (Article 5)': numbers that do not run on from the first."""
    blocks = [part for at, n in enumerate(numbers, 1) for part in (f"Annex {at}", f"(Article {n})", SENTENCE)]
    assert not any("art_" in eid for eid in eids(blocks, "eng"))


def test_a_list_of_articles_on_one_line_opens_none() -> None:
    """'Article 2 Article 3 Article 4' is what a table of contents became."""
    texts = [f"Article {at} {SENTENCE}" for at in range(1, 6)]
    assert sorted(run_on_articles(texts)) == [0, 1, 2, 3, 4]
    texts[1] = "Article 2 Article 3 Article 4"
    assert sorted(run_on_articles(texts)) == [2, 3, 4]


def test_a_list_of_contents_whose_dashes_are_set_otherwise() -> None:
    """'Part -3' comes again as 'Part-3'; the annex its last line names goes with it."""
    titles = ["Scope", "Offices of the harbour", "Fees and dues", "Appeals", "Final provisions"]
    listed = [part for at, title in enumerate(titles, 1) for part in (f"Part {'- ' if at % 2 else '-'}{at}", title)]
    listed += ["Schedule - 1", "Lamps of the pier", "Schedule - 2", "Ropes and the like"]
    body = [part for at, title in enumerate(titles, 1) for part in (f"Part-{at}", title, *[f"{SENTENCE} {at}."] * 5)]
    body += ["Schedule-1", "Lamps of the pier", SENTENCE, "Schedule-2 (Ropes)", SENTENCE]
    found = eids(["Harbour Act", "Contents", *listed, "Preamble of the act:", SENTENCE, *body], "eng")
    assert found == [
        *("preamble_1", "preamble_2"),
        *(f"para_{at}" for at in range(1, 26)),
        *("annex_1__para_1", "annex_2__para_1"),
    ]


@pytest.mark.parametrize(
    "line", ["Art. 9º –Para se inscrever no curso", "Article 9 -The Parties meet", "Artikel 9 —Die Seiten"]
)
def test_a_dash_that_touches_the_text(line: str) -> None:
    """A blank before it parts the number, too; a letter of an article put in stays its own."""
    heading = run_in(line)
    assert heading is not None
    assert heading.value == "9"
    assert run_in("Art. 5 -A") is None
