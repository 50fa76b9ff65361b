"""Numbers in words: composed of tens, units and hundreds, standing by themselves, and counted apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from foedera.reading.structure.headings import classify, is_structural, run_in
from foedera.reading.structure.words import LanguageWords, divisions

ARABIC = next(known for known in divisions().languages if known.language == "ara")


@given(st.integers(2, 9), st.integers(1, 9), st.integers(0, 9), st.data())
def test_arabic_ordinals_are_composed(ten: int, unit: int, hundred: int, data: st.DataObject) -> None:
    """The law: every number of units, tens and hundreds has its value, in any of its forms."""
    words = f"{data.draw(st.sampled_from(ARABIC.units[unit - 1]))} و{data.draw(st.sampled_from(ARABIC.tens[ten - 1]))}"
    if hundred:
        words += f" بعد {data.draw(st.sampled_from(ARABIC.hundreds[hundred - 1]))}"
    assert classify(f"المادة {words}").value == str(100 * hundred + 10 * ten + unit)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("المادة الأربعون", "40"),
        ("المادة الحادية والعشرون", "21"),
        ("المادة المائة", "100"),
        ("المادة الأولى بعد المائة", "101"),
        ("المادة الثانية عشرة بعد المائتين", "212"),
        ("المادة الستون بعد المائة: أحكام ختامية", "160"),
        ("CLÁUSULA PRIMERA", "1"),
        ("CLÁUSULA PRIMERA.- OBJETO", "1"),
        ("Cláusula Vigésima Tercera. Plazo", "23"),
        ("CLÁUSULA DÉCIMO CUARTA: PLAZO", "14"),
        ("Cláusula decimoséptima", "17"),
        ("CLÁUSULA DÉCIMA SEGUNDA – DO FORO", "12"),
        ("CLÁUSULA TRIGÉSIMA", "30"),
        ("PRIMERA: OBJETO", "1"),
        ("SEGUNDA.- PLAZO", "2"),
        ("Undécima.- Plazo", "11"),
        ("DÉCIMO CUARTA: Plazo", "14"),
        ("Clàusula segona. Objecte", "2"),
        ("Disposición adicional primera. Personal", "adicional 1"),
        ("Disposición transitoria décima", "transitoria 10"),
        ("DISPOSICIÓN DEROGATORIA ÚNICA", "derogatoria 1"),
        ("Disposición final tercera. Entrada en vigor.", "final 3"),
        ("Disposizione transitoria prima", "transitoria 1"),
        ("Disposition finale 2", "finale 2"),
    ],
)
def test_lines_of_ordinals(line: str, value: str) -> None:
    """Clauses and dispositions as offices print them."""
    assert (classify(line).kind, classify(line).value) == ("art", value)
    assert is_structural(line)


@pytest.mark.parametrize(
    "line",
    [
        "Segunda parte del plan",
        "Segunda. Las oficinas",
        "Primera",
        "PRIMERA",
        "Primera, segunda y tercera",
        "Primero: Una oficina",
        "segunda: una oficina",
        "La cláusula primera",
        "Disposición adicional",
    ],
)
def test_what_is_no_clause(line: str) -> None:
    """Words for numbers in running text, and those without a sign."""
    heading = run_in(line)
    assert heading is None
    assert classify(line).kind != "art"


@pytest.mark.parametrize(
    ("text", "number", "value"),
    [
        ("PRIMERA: El presente contrato regula el uso de la sala.", "PRIMERA", "1"),
        ("SEGUNDA.- Las partes se reúnen cada año.", "SEGUNDA", "2"),
        ("CLÁUSULA TERCERA.- Las partes se reúnen cada año.", "CLÁUSULA TERCERA", "3"),
        ("Artículo 4.- Las partes se reúnen cada año.", "Artículo 4", "4"),
        ("Disposición final primera. El Gobierno aprueba el reglamento.", "Disposición final primera", "final 1"),
    ],
)
def test_clauses_with_their_text(text: str, number: str, value: str) -> None:
    """The text follows on the line."""
    heading = run_in(text)
    assert heading is not None
    assert (heading.number, heading.value) == (number, value)


def test_dispositions_are_counted_apart() -> None:
    """They take no article's number, and no article has theirs."""
    heads = ["Artículo 1. Objeto", "Disposición adicional primera. Personal", "Disposición adicional segunda. Sede"]
    heads += ["Disposición final primera. Vigor"]
    text = "\n\n".join(f"{head}\n\nLa oficina informa cada año a las partes." for head in heads)
    result = read(text.encode(), name="a.txt", subject="x", role="text", language="spa", source="x")
    assert [(item.eid, item.kind) for item in result.provisions] == [
        ("art_1", "article"),
        ("art_adicional-1", "article"),
        ("art_adicional-2", "article"),
        ("art_final-1", "article"),
    ]


def test_clauses_of_a_contract() -> None:
    """With a title on their line, and with their text."""
    text = "PRIMERA: OBJETO\n\nSe regula el uso de la sala.\n\nSEGUNDA: PLAZO\n\nUn año.\n\n"
    text += "TERCERA.- Las partes se reúnen cada año."
    result = read(text.encode(), name="a.txt", subject="x", role="text", language="spa", source="x")
    assert [item.eid for item in result.provisions] == ["art_1", "art_2", "art_3"]


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("PRIMEIRA CLÁUSULA", "art", "1"),
        ("1ª CLÁUSULA", "art", "1"),
        ("PRIMEIRA - DO OBJETO", "art", "1"),
        ("TERCERO.- PLAZO", "art", "3"),
        ("ÚNICA. OBJETO", "art", "1"),
        ("FIRST: OBJECT", "art", "1"),
        ("Article Twenty-First", "art", "21"),
        ("Article unique", "art", "1"),
        ("Article Ier", "art", "I"),
        ("Article premier bis", "art", "1 bis"),
        ("Article dix-septième", "art", "17"),
        ("Article vingt et unième", "art", "21"),
        ("Articolo ventesimo", "art", "20"),
        ("Articolul unic", "art", "1"),
        ("CAPITOLUL AL DOILEA", "chp", "2"),
        ("Capitolul al II-lea", "chp", "II"),
        ("Secțiunea a 2-a", "sec", "2"),
        ("Elfter Abschnitt", "sec", "11"),
        ("Einundzwanzigster Abschnitt", "sec", "21"),
        ("Einziger Artikel", "art", "1"),
        ("Eerste hoofdstuk", "chp", "1"),
        ("Enig artikel", "art", "1"),
        ("Статья двадцать первая", "art", "21"),
        ("Глава двенадцатая", "chp", "12"),
        ("Раздел единадесети", "sec", "11"),
        ("Стаття одинадцята", "art", "11"),
        ("Rozdział dwunasty", "chp", "12"),
        ("ČÁST JEDENÁCTÁ", "part", "11"),
        ("Hlava dvanásta", "title", "12"),
        ("Άρθρο μόνο", "art", "1"),
        ("Άρθρο δέκατο τρίτο", "art", "13"),
        ("ΠΡΩΤΟ ΜΕΡΟΣ", "part", "1"),
        ("Neni i parë", "art", "1"),
        ("Pjesa e dytë", "part", "2"),
        ("Tizenegyedik fejezet", "chp", "11"),
        ("Üheteistkümnes peatükk", "chp", "11"),
        ("Yhdestoista luku", "chp", "11"),
        ("Första kapitlet", "chp", "1"),
        ("Åttende kapittel", "chp", "8"),
        ("Attende kapittel", "chp", "18"),
        ("Vienuoliktas skirsnis", "sec", "11"),
        ("Први део", "part", "1"),
        ("პირველი თავი", "chp", "1"),
        ("L-EWWEL PARTI", "part", "1"),
        ("AN DARA CUID", "part", "2"),
        ("Phần thứ nhất", "part", "1"),
        ("اصل چهل و سوم", "art", "43"),
        ("Yirmi birinci bölüm", "chp", "21"),
    ],
)
def test_ordinals_of_many_languages(line: str, kind: str, value: str) -> None:
    """Before and behind their word, composed or not."""
    assert (classify(line).kind, classify(line).value) == (kind, value)
    assert is_structural(line)


@pytest.mark.parametrize(
    "line",
    [
        "Segunda: 8h às 12h",
        "1 kapitlet handlar om varor",
        "3. Hoofdstuk twee geldt",
        "First: Object",
        "On the third day",
        "A second copy",
        "Primero: Una oficina",
    ],
)
def test_words_for_numbers_that_head_nothing(line: str) -> None:
    """Hours of a day, a number in figures before a word that stands behind words only, running text."""
    assert not is_structural(line)
    assert run_in(line) is None


@pytest.mark.parametrize("known", [known for known in divisions().languages if known.numbers])
def test_every_number_in_words_has_its_value(known: LanguageWords) -> None:
    """The law: behind the first form of its language, each of the words in the file is the number it stands for."""
    word = next((form[:-1] for form in known.article if form.endswith(" #")), "Art. ")
    for number, forms in enumerate(known.numbers, start=1):
        for form in forms:
            assert classify(f"{word}{form}").value == str(number), form
