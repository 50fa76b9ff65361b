"""The sign § as the number of paragraphs inside articles, and as the number of articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read

LAWS = {
    "por": ("Art. {}º", "§ {}º.", "O conselho reúne-se todos os anos na sede da associação."),
    "spa": ("Artículo {}.", "§ {}.", "El consejo se reúne todos los años en la sede de la asociación."),
    "pol": ("Art. {}.", "§ {}.", "Rada zbiera się co roku w siedzibie stowarzyszenia na wezwanie przewodniczącego."),
    "ron": ("Art. {}.", "§ {}.", "Consiliul se întrunește în fiecare an la sediul asociației."),
    "ces": ("Čl. {}", "§ {}", "Rada se schází každý rok v sídle spolku na výzvu předsedy."),
    "eng": ("Article {}", "§{}.", "The council meets every year at the seat of the association."),
}
"""The word of an article, that of its paragraphs, a sentence."""


def said(sentence: str, turns: int) -> str:
    """The sentence with its words in another order, so that no two passages begin alike."""
    words = sentence.rstrip(".").split()
    turned = " ".join([*words[turns % len(words) :], *words[: turns % len(words)]])
    return f"{turned[0].upper()}{turned[1:]}."


def eids(lines: list[str], language: str) -> list[str]:
    """The eIds of a text whose paragraphs are the lines; none of its letters may be lost."""
    text = "\n\n".join(lines)
    result = read(text.encode(), name="a.txt", subject="x", role="text", language=language, source="x")
    assert "text-lost" not in {problem.code for problem in result.document.problems}
    assert result.document.report is not None
    assert not result.document.report.omissions
    return [item.eid for item in result.provisions]


@given(st.sampled_from(sorted(LAWS)), st.lists(st.integers(0, 3), min_size=4, max_size=6))
def test_paragraphs_count_anew_in_each_article(language: str, counts: list[int]) -> None:
    """The law: as many paragraphs as are printed, below the article they are printed in."""
    article, paragraph, sentence = LAWS[language]
    counts = [*counts, 2, 1]
    lines, wanted = [], []
    for at, count in enumerate(counts, start=1):
        lines += [f"{article.format(at)} {sentence}"]
        lines += [f"{paragraph.format(number)} {said(sentence, at + number)}" for number in range(1, count + 1)]
        wanted += [(f"art_{at}", number) for number in range(1, count + 1)]
    found = eids(lines, language)
    assert [eid.partition("__")[0] for eid in found] == [
        f"art_{at}" for at, count in enumerate(counts, start=1) for _ in range(count + 1)
    ]
    own = [eid for eid in found if "__para" in eid]
    assert [(eid.partition("__")[0], int(eid.rpartition("_")[2])) for eid in own] == wanted


def test_the_first_on_its_article_s_line() -> None:
    """As Polish codes print it."""
    lines = [
        "Art. 1. § 1. Rada zbiera się co roku.",
        "§ 2. Zwołuje ją przewodniczący.",
        "Art. 2. § 1. Rada ma członków.",
    ]
    assert eids([*lines, "§ 2. Jej członków wybiera się."], "pol") == [
        "art_1__para_1", "art_1__para_2", "art_2__para_1", "art_2__para_2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("deu", "Der Verein hat seinen Sitz in Bonn."),
        ("dan", "Foreningen har sit sæde i Aarhus."),
        ("fin", "Yhdistyksen kotipaikka on Kotka."),
        ("hun", "Az egyesület székhelye Szeged."),
    ],
)
def test_where_the_sign_counts_articles(language: str, text: str) -> None:
    """Numbers that never begin anew are articles'."""
    assert eids([f"§ {at}. {text}" for at in range(1, 6)], language) == [f"art_{at}" for at in range(1, 6)]


def test_a_section_behind_an_article_s_text_is_no_part_of_it() -> None:
    """The article has its text on its line; the heading of the next section follows."""
    lines = [
        "Capítulo I",
        "Seção 1",
        "Art. 1. O conselho reúne-se todos os anos.",
        "Seção 2",
        "Art. 2. A sede da associação é em Lisboa.",
    ]
    assert eids(lines, "por") == ["art_1", "art_2"]
