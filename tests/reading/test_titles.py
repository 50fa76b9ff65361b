"""Which title a text shows."""

from __future__ import annotations

import pytest

from foedera.reading import read
from foedera.reading.blocks import Block
from foedera.reading.structure.title import first_line, shown_title

SENTENCE = Block(kind="paragraph", text="The Sides meet once a year and keep minutes of what was said.")


def heading(text: str, level: int = 1) -> Block:
    """A heading."""
    return Block(kind="heading", text=text, level=level)


def line(text: str) -> Block:
    """A paragraph."""
    return Block(kind="paragraph", text=text)


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        ([heading("Pact on rescue"), heading("Article 1", 2), SENTENCE], "Pact on rescue"),
        (
            [heading("Gazette"), heading("Agreement between Malta and Chad"), SENTENCE],
            "Agreement between Malta and Chad",
        ),
        ([line("Gazette No 4"), line("Convention on lighthouses"), SENTENCE], "Convention on lighthouses"),
        ([heading("AGREEMENT"), heading("between Malta and Chad"), SENTENCE], "AGREEMENT between Malta and Chad"),
        ([heading("Article 1"), SENTENCE], None),
        ([heading("Článek 1"), SENTENCE], None),
        ([line("1. The Sides meet."), line("Convention on lighthouses")], None),
        ([SENTENCE, heading("Aims"), SENTENCE], None),
        ([line("This Agreement binds nobody."), SENTENCE], None),
        ([], None),
    ],
)
def test_the_title_is_what_the_text_shows(blocks: list[Block], title: str | None) -> None:
    """An instrument's name in the opening, else what stands above all; never an article, a number or a sentence."""
    assert shown_title(blocks) == title


@pytest.mark.parametrize(
    "misnamed",
    [
        "jftLVªh lañ Mhñ ,yñ—(,u)04@0007@2003—23 REGISTERED NO. DL—(N)04",
        "vlk/kkj.k",
        "lañ 54] ubZ fnYyh] lkseokj] fnlEcj 25]",
        "Hkkjr dk jk\"Vªifr esa izkf/kdkj ls izdkf'kr fd;k x;k gSA",
        "ÓÃÎÄÀ ìåæäó Ïðàâèòåëüñòâîì Óêðàèíû",
        "µáñüíôá êåßìåíï óõìöùíßáò",
        "\ue001\ue014\ue022\ue003\ue017",
        "CG-DL-E-25122023-250884",
    ],
)
def test_letters_of_a_misnamed_font_are_no_title(misnamed: str) -> None:
    """What a font for another script paints with the codes of Latin letters; the next line is one, if it has words."""
    title = "Shipping Act of Noord"
    assert shown_title([heading(misnamed), heading(title), line("The sea is wide.")]) == title
    assert shown_title([heading(misnamed), line("The sea is wide.")]) is None


@pytest.mark.parametrize(
    "title",
    [
        "BUNREACHT NA hÉIREANN", "AN tACHT LOINGIS", "Acht an tSeanaid", "Fógra go bhFuil", "Smrt krk prst",
        "Þjóðaréttur", "eIDAS Regulation", "Act on McDonald", "Ley de Ñandú", "Übereinkommen über Öl", "Gŵr a thŷ",
        "STVDIA NR 5", "Hiệp định vận tải biển", "憲法", "근로기준법", "Закон о море", "ΣΥΜΦΩΝΙΑ", "قانون العمل",
    ],
)  # fmt: skip
def test_titles_of_many_languages_are_legible(title: str) -> None:
    """Accents, initial mutations and consonants in a row make no line illegible."""
    assert shown_title([heading(title), line("The sea is wide.")]) == title


@pytest.mark.parametrize("text", ["《宣言》：三国之宗旨在剥夺一切岛屿；", "以下各国政府代表会于旧金山："])
def test_a_sentence_of_wide_signs_is_no_title(text: str) -> None:
    """Its stops are as wide as its letters."""
    assert first_line([Block(kind="paragraph", text=text)]) is None


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        (  # a cover whose lines run together stands before the heading above the text
            [
                line("12"),
                line("TREATY OF RESCUE MINISTRY OF SHIPS"),
                heading("TREATY OF RESCUE BETWEEN MALTA AND CHAD"),
                SENTENCE,
            ],
            "TREATY OF RESCUE BETWEEN MALTA AND CHAD",
        ),
        (  # a line of capitals that is full is cut there
            [
                line("CONVENTION FOR THE PROTECTION OF LIGHTHOUSES"),
                line("AND HARBOUR LIGHTS IN NARROW WATERS AT"),
                line("NIGHT"),
            ],
            "CONVENTION FOR THE PROTECTION OF LIGHTHOUSES AND HARBOUR LIGHTS IN NARROW WATERS AT NIGHT",
        ),
        (
            [
                line("AGREEMENT"),
                line("BETWEEN MALTA AND CHAD"),
                line("THE REPUBLIC OF MALTA,"),
                line("THE REPUBLIC OF CHAD,"),
            ],
            "AGREEMENT BETWEEN MALTA AND CHAD",
        ),
        (
            [heading("Contract"), line("on the use of the hall"), line("“Harbour Days”"), line("Date: 3 May 2020")],
            "Contract on the use of the hall “Harbour Days”",
        ),
        (
            [line("CONTRACT"), line("for the use of the hall"), line("between"), line("Ada Lovelace, born in London.")],
            "CONTRACT for the use of the hall",
        ),
        ([heading("Договір позики № 1"), heading("м. Київ, 3 травня 2020 року")], "Договір позики № 1"),
        (
            [*(line(f"A/CONF.{at}/37") for at in range(20)), heading("Agreement on lighthouses"), SENTENCE],
            "Agreement on lighthouses",
        ),
    ],
)
def test_titles_over_lines_and_below_what_names_nothing(blocks: list[Block], title: str) -> None:
    """Marks of papers and pages do not count; a list of parties is no part of a title."""
    assert shown_title(blocks) == title


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        (
            "pact.txt",
            (
                "ACCORDO SULLA PESCA TRA MALTA E CIPRO\nPER LA TUTELA DEI MARI\nI Governi di Malta e di Cipro hanno "
                "convenuto quanto segue:\nArt. 1. I Governi si informano.\n"
            ),
            "ACCORDO SULLA PESCA TRA MALTA E CIPRO PER LA TUTELA DEI MARI",
        ),
        (
            "pact.txt",
            (
                "Treaty of Rescue between Malta and Chad\nPreamble\nThe Governments of Malta and Chad agree.\n"
                "Article 1\nThey meet.\n"
            ),
            "Treaty of Rescue between Malta and Chad",
        ),
        (
            "README.md",
            "## Annex IV (second revision) to the Treaty on Harbours\n\n### Annex IV\n\nThe harbours keep lights.\n",
            "Annex IV (second revision) to the Treaty on Harbours",
        ),
        (
            "page.html",
            (
                "<title>Harbour Club</title><p>Bylaws</p><p>for the Harbour Club of Noord</p><h2>§ 1 Name</h2><p>It is "
                "called the Harbour Club.</p>"
            ),
            "Bylaws for the Harbour Club of Noord",
        ),
    ],
)
def test_titles_of_files(name: str, text: str, title: str) -> None:
    """Right above the text without a blank line, of an annex kept alone, of a page whose site has another name."""
    result = read(text.encode(), name=name, subject="x", role="text", language="eng", source="s")
    assert result.document.title == title


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        (["Agreement", "on berths between", "the Kingdom of Noord", "and", "Zuid"],
         "Agreement on berths between the Kingdom of Noord and Zuid"),
        (["AGREEMENT ON BERTHS BETWEEN NOORD", "AND", "ZUID"], "AGREEMENT ON BERTHS BETWEEN NOORD AND ZUID"),
        (["Agreement between Noord and Zuid", "I Introduction"], "Agreement between Noord and Zuid"),
        (["UGOVOR O VEZOVIMA", "NOORD I ZUID", "I UVOD"], "UGOVOR O VEZOVIMA NOORD I ZUID I UVOD"),
    ],
)  # fmt: skip
def test_a_word_that_joins_may_stand_alone_and_a_number_joins_nothing(blocks: list[str], title: str) -> None:
    """'I' is 'and' in many languages, and there a line in capitals may begin with it."""
    assert shown_title([*map(heading, blocks), line("The sea is wide.")]) == title


def test_a_title_with_a_stop_goes_before_the_name_of_the_file() -> None:
    """A sentence that goes on with another is none."""
    blocks = [line("Agreement on berths between Noord and Zuid."), line("The sea is wide.")]
    assert first_line(blocks) == "Agreement on berths between Noord and Zuid"
    assert first_line([line("Agreement was reached. The sea is wide."), line("It is deep.")]) is None
