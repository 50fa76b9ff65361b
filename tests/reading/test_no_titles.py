"""What stands at the head of a text and names it not: mastheads, file names, initials, other fonts; whole titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from foedera.reading.structure.no_titles import is_no_title
from foedera.reading.structure.title import first_line, names_text, whole
from foedera.reading.structure.words import divisions
from tests.reading.test_titles import SENTENCE, heading, line
from tests.reading.tiny_docx import docx, p, r

SAID = {"subject": "x", "role": "text", "language": "eng", "source": "s"}


@given(st.sampled_from(divisions().all("contents") + divisions().all("journal")), st.sampled_from(["", ":", " "]))
def test_no_list_of_contents_or_masthead_is_a_title(words: str, sign: str) -> None:
    """The law: in any language and case."""
    assert is_no_title(f"{words}{sign}")
    assert is_no_title(f"{words.upper()}{sign}")


@pytest.mark.parametrize(
    "line",
    [
        "Official Journal of the European Union",
        "The Gazette of Malta",
        "L 119/1",
        "A/CONF.164/37",
        "ST/LEG/SER.B/4",
        "26/01 -сонли",
        "Br. 01-12/24",
        "15/2024 sz.",
        "CG-DL-E-25122023-250884",
        "vertrag.docx",
        "Microsoft Word - Vertrag neu",
        "Contract Template",
        "A.B.",
        "k.j./MW",
        "4.5.2016",
        "Riga, 5 May 2024",
        "Tel.: +32 2 281 61 11",
        "________",
        "jftLVªh lañ Mhñ ,yñ@2003",
        "ubZ fnYyh] lkseokj] fnlEcj",
        "Äîãîâîð î ñîòðóäíè÷åñòâå",
        "C¤NG HßA X· HéI CHñ NGHÜA VIÖT NAM",
    ],
)
def test_what_offices_and_programs_put_there(line: str) -> None:
    """Journals, numbers of registers, files, initials, days, numbers to call, letters of another font."""
    assert is_no_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "Agreement between Malta and Chad",
        "Décision 2020/1234",
        "Loi n° 2023-45 du 5 mai 2023 relative à la pêche",
        "Übereinkommen über Öltankschiffe",
        "Þjóðréttarsamningur um æðarvarp",
        "eIDAS Regulation",
        "DSGVO",
        "憲法",
        "Hiệp định về hợp tác",
        "Contract [draft]",
        "Zmluva o výsadbe vŕb",
    ],
)
def test_what_may_be_one(line: str) -> None:
    """Accents, capitals inside a word, two signs of a script without blanks."""
    assert not is_no_title(line)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["AGREEMENT", "between Malta and Chad"], "AGREEMENT between Malta and Chad"),
        (["AGREEMENT", "BETWEEN", "MALTA", "AND", "CHAD"], "AGREEMENT BETWEEN MALTA AND CHAD"),
        (["ПУБЛИЧНАЯ ОФЕРТА", "о заключении договора"], "ПУБЛИЧНАЯ ОФЕРТА о заключении договора"),
        (["FIRST RACE OF THE BAY", "IN MEMORY OF THE FLEET"], "FIRST RACE OF THE BAY IN MEMORY OF THE FLEET"),
        (["Umowa o pływaniu", "między Maltą a Czadem"], "Umowa o pływaniu między Maltą a Czadem"),
        (["Pact on rescue", "Aims"], "Pact on rescue"),
        (["PACT ON RESCUE", "Riga, 5 May 2024"], "PACT ON RESCUE"),
        (["PACT ON RESCUE", "PROTOCOL ON BOATS"], "PACT ON RESCUE"),
        (["Pact on rescue", "Contents"], "Pact on rescue"),
    ],
)
def test_a_title_over_several_lines_is_one(lines: list[str], title: str) -> None:
    """It goes on small, beside a word that joins, or in capitals; not in a day or in another text's name."""
    assert whole([(text, "heading") for text in lines]) == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Конституция Туркменистана", True),
        ("Ley general de pesca", True),
        ("船員法", True),
        ("The law of the sea", False),
        ("Many laws", False),
    ],
)
def test_laws_have_names_too(text: str, *, expected: bool) -> None:
    """A line that begins with one; it opens no further text."""
    assert names_text(text) is expected


def test_the_first_line_is_better_than_a_files_name() -> None:
    """But no sentence, number or masthead is."""
    assert first_line([line("Rules of the harbour"), SENTENCE]) == "Rules of the harbour"
    assert first_line([line("Official Journal"), line("Rules of the harbour"), SENTENCE]) == "Rules of the harbour"
    assert first_line([SENTENCE]) is None
    assert first_line([line("1. Scope"), SENTENCE]) is None
    assert first_line([heading("Aims"), SENTENCE]) is None


def test_lines_of_a_title_open_nothing_and_are_not_lost() -> None:
    """The body stands under its own headings, the second line of the title is in the title."""
    bold = "<w:b/>"
    lines = [r("Contenido", bold), r("CÓDIGO DE ÉTICA", bold), r("de la Universidad", bold)]
    body = "".join(f"<w:p>{item}</w:p>" for item in lines) + p("La universidad reúne a todos cada año en su sede.")
    result = read(docx(body), name="a.docx", subject="x", role="text", language="spa", source="x")
    assert result.document.title == "CÓDIGO DE ÉTICA de la Universidad"
    assert [item.path for item in result.provisions][-1] == ()
    assert "Contenido" in result.document.text


def test_a_page_that_prints_its_title_twice() -> None:
    """The title is what it prints once."""
    lines = '<p class="title-doc-first">Directive on boats</p><p class="title-doc-first">of 5 May 2024</p>'
    html = f"<html><body>{lines * 2}<p>Article 1</p><p>Boats float.</p></body></html>"
    result = read(html.encode(), name="a.html", subject="x", role="text", language="eng", source="x")
    assert result.document.title == "Directive on boats of 5 May 2024"
    assert all("Directive" not in " ".join(item.path) for item in result.provisions)


@given(
    st.sampled_from(divisions().all("invocation")),
    st.sampled_from(["", " ", "\u200c"]),
    st.sampled_from(["", ".", "!"]),
)
def test_no_invocation_is_a_title(words: str, joined_by: str, sign: str) -> None:
    """The law: in any language, however its words are parted."""
    assert is_no_title(f"{words.replace(' ', joined_by)}{sign}")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("باسمه‌تعالی", "قرارداد فروش قایق"), "قرارداد فروش قایق"),
        (("In the name of God", "Constitution of Elmland"), "Constitution of Elmland"),
        (("上海榆树有限公司", "销售合同", "卖方：榆树"), "销售合同"),
        (("エルム株式会社", "業務委託契約書"), "業務委託契約書"),
    ],
)
def test_names_of_contracts_go_before_what_stands_above_them(lines: tuple[str, ...], title: str) -> None:
    """A word to God or a firm's name is none."""
    result = read(docx("".join(map(p, (*lines, SENTENCE.text)))), name="a.docx", **SAID)
    assert result.document.title.replace("\u200c", "") == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("УСТАВ", "Общества любителей лодок", "«Вяз»", "г. Минск, 5 мая 2016 г."),
            "УСТАВ Общества любителей лодок «Вяз»",
        ),
        (("STATUT", "Stowarzyszenia „Elm”"), "STATUT Stowarzyszenia „Elm”"),
        (("STATUTS", "de l’association des bateaux", "STATUTEN"), "STATUTS de l’association des bateaux"),
        (("STATUTEN", "des Vereins der Boote"), "STATUTEN des Vereins der Boote"),
        (("REGULAMIN", "Regat łodzi", "Rozdział I", "Postanowienia ogólne"), "REGULAMIN Regat łodzi"),
    ],
)
def test_lines_in_the_middle_below_a_noun_are_of_the_title(lines: tuple[str, ...], title: str) -> None:
    """And no numbered heading is one, though it be the first line that a style makes a heading."""
    centred = "".join(p(words, properties='<w:jc w:val="center"/>') for words in lines)
    body = p("1. Boats", properties='<w:outlineLvl w:val="0"/>') + p(SENTENCE.text)
    assert read(docx(centred + body), name="a.docx", **SAID).document.title == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("QUỐC HỘI", "Nghị quyết về thuyền"), "Nghị quyết về thuyền"),
        (("Ministry of Boats", "Agreement between Elmland and Oakland"), "Agreement between Elmland and Oakland"),
        (("17/03-сон", "КЕЛИШУВ"), "КЕЛИШУВ"),
        (("Boats and oars", "Elms along rivers"), "Boats and oars"),
    ],
)
def test_a_heading_that_names_the_text_goes_before_the_office_above_it(lines: tuple[str, ...], title: str) -> None:
    """Where none does, the first is the title."""
    head = "".join(p(words, properties='<w:outlineLvl w:val="0"/>') for words in lines)
    assert read(docx(head + p(SENTENCE.text)), name="a.docx", **SAID).document.title == title
