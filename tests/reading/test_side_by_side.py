"""Treaties printed in two languages side by side: each text is read whole, with the numbers it has by itself."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from foedera.reading.side_by_side import tongues
from tests.reading.counted import Counted, counted
from tests.reading.drawn_pdf import DrawnPage, drawn_pdf, shown
from tests.reading.tiny_docx import docx, p

TEXTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "eng": ("Article {}", (
        "The Parties shall consult each other every year on maritime security and on the protection of cables.",
        "Each Party shall name an office which answers the questions of the other Party within thirty days.",
        "This Agreement enters into force on the day on which both Parties have told each other that it may.",
    )),
    "fra": ("Article {}", (
        "Les Parties se consultent chaque année sur la sécurité maritime et sur la protection des câbles.",
        "Chaque Partie désigne un bureau qui répond aux questions de l’autre Partie dans un délai de trente jours.",
        "Le présent accord entre en vigueur le jour où les deux Parties se sont notifié qu’il peut le faire.",
    )),
    "deu": ("Artikel {}", (
        "Die Vertragsparteien beraten sich jedes Jahr über die Sicherheit der Seefahrt und den Schutz der Kabel.",
        "Jede Vertragspartei benennt eine Stelle, welche die Fragen der anderen binnen dreißig Tagen beantwortet.",
        "Dieses Abkommen tritt an dem Tag in Kraft, an dem beide Vertragsparteien einander dies mitgeteilt haben.",
    )),
    "nld": ("Artikel {}", (
        "De Partijen overleggen ieder jaar over de veiligheid van de scheepvaart en de bescherming van kabels.",
        "Elke Partij wijst een bureau aan dat de vragen van de andere Partij binnen dertig dagen beantwoordt.",
        "Dit Verdrag treedt in werking op de dag waarop beide Partijen elkaar hebben meegedeeld dat dit kan.",
    )),
    "ukr": ("Стаття {}", (
        "Сторони щороку проводять консультації щодо безпеки на морі та захисту підводних кабелів.",
        "Кожна Сторона призначає установу, яка відповідає на запитання іншої Сторони протягом тридцяти днів.",
        "Ця Угода набирає чинності в день, коли обидві Сторони повідомили одна одну про згоду на неї.",
    )),
    "ara": ("المادة {}", (
        "يتشاور الطرفان كل عام بشأن الأمن البحري وحماية الكابلات البحرية في المياه الدولية.",
        "يعين كل طرف مكتبا يجيب عن أسئلة الطرف الآخر خلال ثلاثين يوما من تاريخ وصولها إليه.",
        "تدخل هذه الاتفاقية حيز النفاذ في اليوم الذي يخطر فيه كل من الطرفين الآخر بموافقته عليها.",
    )),
    "spa": ("Artículo {}", (
        "Las Partes se consultarán todos los años sobre la seguridad marítima y la protección de los cables.",
        "Cada Parte designará una oficina que responda a las preguntas de la otra Parte en un plazo de treinta días.",
        "El presente Acuerdo entrará en vigor el día en que ambas Partes se hayan comunicado que puede hacerlo.",
    )),
}  # fmt: skip
PAIRS = [("eng", "fra"), ("eng", "ara"), ("deu", "nld"), ("ukr", "eng"), ("spa", "eng"), ("ara", "fra")]
TABLE = "<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>"


def rows(pair: Sequence[str]) -> list[tuple[tuple[str, str], ...]]:
    """For each article its heading and sentence in each language."""
    return [tuple((TEXTS[code][0].format(n + 1), TEXTS[code][1][n]) for code in pair) for n in range(3)]


def word_row(cells: Sequence[Sequence[str]]) -> str:
    """A row of a Word table, each cell with its paragraphs."""
    inside = "".join(f"<w:tc>{''.join(p(text) for text in cell) or '<w:p/>'}</w:tc>" for cell in cells)
    return f"<w:tr>{inside}</w:tr>"


def word_one_table(pair: Sequence[str]) -> bytes:
    """Article by article in the rows of one table, below a title."""
    return docx(p("Agreement on cables") + TABLE.format("".join(map(word_row, rows(pair)))))


def word_one_row(pair: Sequence[str]) -> bytes:
    """Each text whole in a cell of the only row."""
    whole = [[text for article in rows(pair) for text in article[side]] for side in range(2)]
    return docx(TABLE.format(word_row(whole)))


def word_table_each(pair: Sequence[str]) -> bytes:
    """A table for each article."""
    return docx("".join(TABLE.format(word_row(article)) + p("") for article in rows(pair)))


def word_heading_rows(pair: Sequence[str]) -> bytes:
    """The headings in rows of their own, a blank column between the languages."""
    return docx(
        TABLE.format(
            "".join(word_row([[one[0]], [], [two[0]]]) + word_row([[one[1]], [], [two[1]]]) for one, two in rows(pair))
        )
    )


def page_one_table(pair: Sequence[str]) -> bytes:
    """The same on a web page."""
    cell = "<td valign=top><p>{}</p><p>{}</p></td>"
    inside = "".join(f"<tr>{''.join(cell.format(*one) for one in article)}</tr>" for article in rows(pair))
    return f"<html><body><h1>Agreement on cables</h1><table border=1>{inside}</table></body></html>".encode()


def page_bare_cells(pair: Sequence[str]) -> bytes:
    """Heading and sentence in cells without paragraphs."""
    inside = "".join(
        f"<tr><td>{one[at]}</td><td>{two[at]}</td></tr>" for one, two in rows(pair) for at in range(2)
    )  # fmt: skip
    return f"<html><body><table><tbody>{inside}</tbody></table></body></html>".encode()


def markdown_table(pair: Sequence[str]) -> bytes:
    """Rows of a Markdown table, for formats whose cells are lines."""
    lines = [f"| {' | '.join(' '.join(one) for one in article)} |" for article in rows(pair)]
    return "\n".join(["| a | b |", "|---|---|", *lines, ""]).encode()


def markdown_headings(pair: Sequence[str]) -> bytes:
    """The headings in rows of their own."""
    lines = [f"| {one[at]} | {two[at]} |" for one, two in rows(pair) for at in range(2)]
    return "\n".join([lines[0], "|---|---|", *lines[1:], ""]).encode()


def pdf_page(article: Sequence[tuple[str, str]], *, ruled: bool) -> DrawnPage:
    """A page with an article in two columns, ruled as a table or not, each paragraph three times where not."""
    painted, lowest = list[str](), 780.0
    for side, (heading, sentence) in enumerate(article):
        y = 780.0
        for text in [heading, *[sentence] * (1 if ruled else 3)]:
            for line in textwrap.wrap(text, 44):
                painted.append(shown(line, 50 + 260 * side, y, size=10))
                y -= 12
            y -= 6
        lowest = min(lowest, y)
    if ruled:
        painted += [f"{x} {lowest} m {x} 800 l S" for x in (45, 300, 555)]
        painted += [f"45 {y} m 555 {y} l S" for y in (lowest, 800)]
    return DrawnPage("\n".join(painted))


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("pair", [("eng", "fra"), ("deu", "nld"), ("spa", "eng"), ("fra", "deu")], ids="-".join)
def test_columns_of_pdf_pages(pair: tuple[str, str], ruled: bool) -> None:
    """Over three pages: one language's articles, then the other's."""
    found = counted(drawn_pdf([pdf_page(article, ruled=ruled) for article in rows(pair)]), "a.pdf")
    assert languages(found) == [code for code in pair for _ in range(3 if ruled else 9)]
    articles = list(dict.fromkeys(eid.partition("__para")[0] for eid in found.places()))
    assert articles == [f"{front}art_{n}" for front in ("", "text_2__") for n in (1, 2, 3)]
    assert found.unaccounted == 0


def in_turn(pair: Sequence[str]) -> bytes:
    """Paragraphs in turn, as two columns of each page become."""
    lines = [f"## {one[0]}\n\n{one[1]}\n\n" for article in rows(pair) for one in article]
    return "".join(lines).encode()


MADE = {
    "word, one table": (word_one_table, "a.docx"),
    "word, one row": (word_one_row, "a.docx"),
    "word, a table each": (word_table_each, "a.docx"),
    "word, headings in rows": (word_heading_rows, "a.docx"),
    "page, one table": (page_one_table, "a.html"),
    "page, bare cells": (page_bare_cells, "a.html"),
    "lines, headings in rows": (markdown_headings, "a.md"),
    "in turn": (in_turn, "a.md"),
}


def languages(found: Counted) -> list[str]:
    """The language of each provision."""
    return [found.document.language_of(item) for item in found.provisions]


@pytest.mark.parametrize("way", MADE)
@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_each_text_is_read_whole_with_its_numbers(way: str, pair: tuple[str, str]) -> None:
    """First one language's articles, then the other's; no article stands twice, and no letter is lost."""
    make, name = MADE[way]
    found = counted(make(pair), name)
    sentences = [(code, text) for code in pair for text in TEXTS[code][1]]
    told = list(zip(languages(found), found.texts(), strict=True))
    assert [each for each in told if each[1] != "Agreement on cables"] == sentences
    places = [eid for eid, text in zip(found.places(), found.texts(), strict=True) if text != "Agreement on cables"]
    assert places == [f"{front}art_{n}" for front in ("", "text_2__") for n in (1, 2, 3)]
    assert found.unaccounted == 0
    codes = {problem.code for problem in found.document.problems}
    assert "language-mixed" in codes
    assert "article-twice" not in codes


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_cells_that_are_lines_are_read_apart_too(pair: tuple[str, str]) -> None:
    """Their headings stand in the line, so only words and languages are told."""
    found = counted(markdown_table(pair), "a.md")
    told = " ".join(found.texts())
    for code in pair:
        assert all(text in told for text in TEXTS[code][1])
    spoken = languages(found)
    assert set(spoken) == set(pair)
    assert sum(one != two for one, two in pairwise(spoken)) == 1
    assert found.unaccounted == 0


DATA = [
    [["Length of the ship in metres", "Daily rate"], ["up to 50", "300"], ["51 to 120", "700"]],
    [["cable", "câble"], ["anchor", "ancre"], ["harbour", "port"], ["bridge of a ship", "passerelle de navire"]],
    [["The Ministry of Defence of the Kingdom", "Answers every question on the protection of the cables"],
     ["The Maritime Authority of the Republic", "Sends the list of ships to the other side each month"]],
    [["Article 1", "The Parties shall consult each other every year on maritime security and on cables."]],
]  # fmt: skip


@pytest.mark.parametrize("table", DATA, ids=["rates", "glossary", "one language", "a label"])
def test_tables_of_data_stay_tables(table: list[list[str]]) -> None:
    """Words side by side, figures, and sentences of one language."""
    assert tongues(list(zip(*table, strict=True))) is None
    found = counted(docx(TABLE.format("".join(word_row([[cell] for cell in row]) for row in table))), "a.docx")
    assert [item.kind for item in found.provisions] == ["table"]


WORDS = st.text("abcdefghij ", max_size=40)


@given(st.lists(st.lists(WORDS, max_size=5), max_size=5))
def test_any_columns(columns: list[list[str]]) -> None:
    """A language for each column that says something, no two the same; or none."""
    found = tongues(columns)
    assert found is None or len(set(found)) == len(found) == sum(any(map(str.strip, each)) for each in columns)


@pytest.mark.parametrize("pair", [("eng", "fra"), ("deu", "nld"), ("ara", "fra")])
@pytest.mark.parametrize("numbered", [True, False])
def test_languages_that_share_their_headings_stay_under_them(pair: Sequence[str], *, numbered: bool) -> None:
    """Each article has one heading, and its sentence in one language and then in the other."""
    head, mark = TEXTS[pair[0]][0], "1. " if numbered else ""
    lines = [
        line
        for at in range(3)
        for line in (f"## {head.format(at + 1)}", *(f"{mark}{TEXTS[code][1][at]}" for code in pair))
    ]
    data = "\n\n".join(["# Agreement on cables", *lines, ""]).encode()
    result = read(data, name="a.md", subject="x", role="text", language=None, source="x")
    said = [(item.eid.split("__")[0], result.document.language_of(item)) for item in result.provisions]
    assert said == [(f"art_{at}", code) for at in (1, 2, 3) for code in pair]
    assert [problem.code for problem in result.document.problems] == ["language-mixed"]
