"""Articles whose text follows on their line without any sign between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from foedera.reading.structure.headings import classify, run_in
from foedera.reading.structure.run_on import run_on_articles

ARABIC = ["المادة 1 يتعاون الطرفان.", "المادة 2 يجتمع الطرفان كل سنة.", "المادة 3 أ- يجوز للطرفين التشاور."]


@pytest.mark.parametrize(
    "texts",
    [
        ARABIC,
        [f"Article {number} The Parties meet in turn." for number in (1, 2, 3)],
        [f"Artículo {number} Las Partes se reúnen." for number in (4, 5, 6)],
        [f"Статья {number} Стороны проводят встречи." for number in (1, 2, 3)],
        [f"סעיף {number} הצדדים ישתפו פעולה." for number in (1, 2, 3)],
        [f"مادة {number} يتعاون الطرفان." for number in ("١", "٢", "٣")],
        [f"Art. {number}ºAs partes cooperam." for number in (1, 2, 3)],
        [f"Artículo {number}°El Consejo decide." for number in (1, 2, 3)],
    ],
)
def test_numbers_that_run_on_open_articles(texts: list[str]) -> None:
    """In every language; the number is what is printed."""
    found = run_on_articles(texts)
    assert list(found) == [0, 1, 2]
    assert all(texts[at].startswith(heading.number or "?") for at, heading in found.items())
    assert all(heading.number and heading.number[-1] in "123456١٢٣º°" for heading in found.values())


@pytest.mark.parametrize(
    "texts",
    [
        ["Article 5 TFEU applies.", "Article 9 EEA applies too."],
        ["Article VI Technical Specifications", "Article VII Tendering Procedures", "Article VIII Suppliers"],
        ["Article 1 The Parties meet.", "Some words.", "Article 2 They part."],
        [f"Article {number} of the Treaty applies." for number in (1, 2, 3)],
        [f"Article {number}, read with the Annex, applies." for number in (1, 2, 3)],
        ["ARTICLE 1", "The Parties meet.", "ARTICLE 2", "They part.", "ARTICLE 3 (continued)"],
        ["Article 5 The Parties.", "Article 4 The Parties.", "Article 3 The Parties."],
    ],
)
def test_references_open_none(texts: list[str]) -> None:
    """One or two, numbers that do not run on, sentences that go on small."""
    assert run_on_articles(texts) == {}


@given(st.integers(1, 200), st.integers(1, 12), st.integers(0, 5))
def test_a_row_is_taken_whole_or_not(first: int, length: int, between: int) -> None:
    """The law: three in a row open, whatever number they begin with and whatever stands between them."""
    texts: list[str] = []
    for number in range(first, first + length):
        texts += [f"Article {number} The Parties meet.", *["They part again."] * between]
    assert list(run_on_articles(texts)) == ([at * (between + 1) for at in range(length)] if length >= 3 else [])


def test_articles_with_a_stop_or_alone_on_their_line_count_in_the_row() -> None:
    """An office does not write all of them alike."""
    texts = ["Article 1", "The Parties meet.", "Article 2 They part.", "Article 3. They meet again."]
    assert list(run_on_articles(texts)) == [2]


def test_articles_of_a_plain_text_from_the_right() -> None:
    """With and without blank lines; a line in mid-sentence goes on."""
    text = "\n".join([*ARABIC[:2], "", ARABIC[2], "المادة 4 تطبق أحكام", "المادة 2 على الجميع.", "ب- النص الثاني."])
    result = read(text.encode(), name="a.txt", subject="x", role="text", language="ara", source="x")
    assert [item.eid for item in result.provisions] == ["art_1", "art_2", "art_3", "art_4", "art_4__point_b"]
    assert not any(problem.code == "text-lost" for problem in result.document.problems)


def test_an_article_that_runs_on_ends_the_preamble() -> None:
    """What stands above the first one is the preamble."""
    lines = ["The Parties,", "Recalling their friendship,", "Have agreed as follows:"]
    lines += [f"Article {number} The Parties meet in turn." for number in (1, 2, 3)]
    result = read("\n\n".join(lines).encode(), name="a.txt", subject="x", role="text", language="eng", source="x")
    assert [item.eid for item in result.provisions][-3:] == ["art_1", "art_2", "art_3"]


@pytest.mark.parametrize(
    "texts",
    [
        [f"{number}. § A felek találkoznak." for number in (1, 2, 3)],
        [f"{number}.§ Ühing tegutseb." for number in (4, 5, 6)],
        [f"{number} § Parterna samarbetar." for number in (1, 2, 3)],
        [f"{number} artikla Sopimuspuolet toimivat." for number in (1, 2, 3)],
        [f"{number} straipsnis Šalys bendradarbiauja." for number in (1, 2, 3)],
        [f"{number}. pants Puses sadarbojas." for number in (1, 2, 3)],
        [f"{number}. člen Pogodbenici sodelujeta." for number in (1, 2, 3)],
        [f"{number}. cikk (1) A felek találkoznak." for number in (1, 2, 3)],
        [f"§ {number} Die Parteien treffen sich." for number in (1, 2, 3)],
        [f"มาตรา {number} ให้คณะกรรมการ" for number in ("๑", "๒", "๓")],
        ["第一条双方应当合作。", "第二条双方每年会晤。", "第三条本协定自签署之日起生效。"],
    ],
)
def test_numbers_before_their_word_run_on_too(texts: list[str]) -> None:
    """And a script without blanks needs none behind its word."""
    assert list(run_on_articles(texts)) == [0, 1, 2]


@pytest.mark.parametrize(
    "texts",
    [
        [f"المادة {number} من الاتفاقية" for number in (1, 2, 3)],
        [f"ماده {number} از قانون" for number in (1, 2, 3)],
        [f"第{number}条の規定" for number in (1, 2, 3)],
        [f"{number} § i lagen" for number in (1, 2, 3)],
        [f"{number}. cikk szerint" for number in (1, 2, 3)],
    ],
)
def test_a_list_of_references_opens_none(texts: list[str]) -> None:
    """What each row speaks of is another text's article, though the numbers run on."""
    assert run_on_articles(texts) == {}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ماده ۵ـ طرفین همکاری می‌کنند.", "ماده ۵"),
        ("Artículo 5o.- Las partes cooperan.", "Artículo 5o"),
        ("ARTICLE 5.—(1) The Parties meet.", "ARTICLE 5"),
    ],
)
def test_signs_of_other_printers(text: str, number: str) -> None:
    """A kashida, an old ordinal, a dash before a bracket."""
    heading = run_in(text)
    assert heading is not None
    assert (heading.number, heading.value) == (number, "5")


@pytest.mark.parametrize("line", ["(5) Article", "(٥) المادة", "(5) Artikel"])
def test_a_number_in_brackets_before_its_word(line: str) -> None:
    """As texts from the right come out of some programs."""
    assert (classify(line).kind, classify(line).value) == ("art", "5")


@pytest.mark.parametrize(
    ("article", "titles"),
    [
        ("Art. {}º: Las partes cooperan de buena fe en todo.", ("Ámbito", "Vigencia", "Denuncia")),
        ("Article {}. The Parties cooperate in good faith.", ("Scope", "Duration", "Withdrawal")),
        ("Artikel {}. De partijen werken te goeder trouw samen.", ("Werkingssfeer", "Duur", "Opzegging")),
        ("Статья {}. Стороны добросовестно сотрудничают во всех делах.", ("Сфера действия", "Срок", "Выход")),
        ("第{}条 双方进行合作。", ("适用范围", "期限", "退出")),
    ],
)
def test_a_heading_right_above_an_article_is_its_own(article: str, titles: tuple[str, ...]) -> None:
    """However deep the page sets it, it stands not in the article before, nor does the article it heads."""
    body = "".join(f"<h3>{title}</h3><p>{article.format(at)}</p>" for at, title in enumerate(titles, 1))
    page = f"<html><body><h1>Boats</h1><h2>Rivers</h2>{body}</body></html>".encode()
    result = read(page, name="a.html", subject="x", role="text", language="eng", source="s")
    assert [item.eid for item in result.provisions if item.number] == ["art_1", "art_2", "art_3"]
    assert [item.path[-1] for item in result.provisions if item.number] == list(titles)


@pytest.mark.parametrize(
    ("article", "titles"),
    [
        ("Madde {} – Taraflar iyi niyetle iş birliği yapar.", ("I. Kapsam", "II. Süre", "III. Çekilme")),
        ("Article {}. The Parties cooperate in good faith.", ("I. Scope", "II. Duration", "III. Withdrawal")),
        ("Artículo {}.- Las partes cooperan de buena fe.", ("A. Ámbito", "B. Vigencia", "C. Denuncia")),
    ],
)
def test_a_numbered_line_above_an_article_is_not_run_into_it(article: str, titles: tuple[str, ...]) -> None:
    """In a text without blank lines; the article opens on its own line."""
    lines = [line for at, title in enumerate(titles, 1) for line in (title, article.format(at))]
    result = read("\n".join(lines).encode(), name="a.txt", subject="x", role="text", language="eng", source="s")
    assert [item.eid for item in result.provisions if item.kind == "article"] == ["art_1", "art_2", "art_3"]


@pytest.mark.parametrize("word", ["Art. {}º", "Artículo {}", "Artikel {}", "Article {}", "Статья {}"])
def test_short_acts_beside_a_longer_one(word: str) -> None:
    """Two articles from the first on, where three of another act show that articles are printed so."""
    acts = [[f"{word.format(at)} Tous ont une voix." for at in range(1, count + 1)] for count in (2, 3, 2)]
    assert list(run_on_articles([line for act in acts for line in ("Ordre", *act)])) == [1, 2, 4, 5, 6, 8, 9]
    assert run_on_articles([line for act in (acts[0], acts[2]) for line in ("Ordre", *act)]) == {}


@pytest.mark.parametrize("above", ["FUNCIONES Y PODERES", "Composición y poderes", "PARTIE II bis", "without a stop"])
def test_articles_in_turn_open_below_any_line(above: str) -> None:
    """No blank line parts them, and the line above ends no sentence: a row of article lines is none of references."""
    articles = "\n".join(
        f"{above}\nArtículo {number}\nLas Partes cooperan en la formación de sus guardacostas." for number in (4, 5, 6)
    )
    result = read(articles.encode(), name="pacto.txt", subject="pacto", role="text", language="spa", source="s")
    assert [one.number for one in result.provisions if one.eid.startswith("art_") and "__" not in one.eid] == [
        "Artículo 4", "Artículo 5", "Artículo 6",
    ]  # fmt: skip
    assert not any("Artículo" in result.document.text[one.start : one.end] for one in result.provisions)


def test_a_line_in_capitals_between_articles_heads_what_follows() -> None:
    """It parts the organs of a charter from their powers; before the first article it may be the last of a recital."""
    text = (
        "The Parties,\n\nHAVE AGREED AS FOLLOWS\nArticle 1\nThe Parties train together.\nPOWERS\nArticle 2\n"
        "The Board decides.\nPROCEDURE\nArticle 3\nIt meets once a year.\n"
    )
    result = read(text.encode(), name="pact.txt", subject="pact", role="text", language="eng", source="s")
    assert [one.path for one in result.provisions if one.kind == "article"] == [(), ("POWERS",), ("PROCEDURE",)]


def test_one_reference_on_a_line_of_its_own_opens_nothing() -> None:
    """What ends a line with 'laid down in' and goes on with 'Article 5' is a sentence."""
    text = "The Parties apply the rules laid down in\nArticle 5\nof the Annex, and those in\nArticle 9\nof the Pact.\n"
    result = read(text.encode(), name="pact.txt", subject="pact", role="text", language="eng", source="s")
    assert [one.kind for one in result.provisions] == ["paragraph"]
    assert "Article 5 of the Annex" in result.document.text
