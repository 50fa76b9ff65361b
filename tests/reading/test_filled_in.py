"""Lines that are filled in head nothing: numbers to call, addresses, days, places to sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import parse, read
from foedera.reading.structure.filled_in import is_filled_in
from foedera.reading.structure.words import divisions
from tests.reading.tiny_docx import docx, p, r


@given(
    st.sampled_from(divisions().all("contact")), st.sampled_from([": ", " : ", ". ", "："]), st.integers(1000, 10**9)
)
def test_a_label_with_its_number(label: str, sign: str, number: int) -> None:
    """The law: any label of any language."""
    assert is_filled_in(f"{label}{sign}{number}")


@pytest.mark.parametrize(
    "line",
    [
        "Telefone: 21 3456 7890",
        "Fax (02) 1234567",
        "TEL（084）967-5167 FAX（084）967-5169",
        "Kozmonautická 3230/7, Bratislava 82102",
        "Rue de la Loi 175, B-1048 Brussels",
        "12, rue de Rivoli, 75001 Paris",
        "+47 22 33 44 55",
        "Vilnius, 2024 m. gegužės 5 d.",
        "Budapest, 2024. május 5.",
        "V Bratislave, 5.5.2024",
        "Le 5 mai 2024",
        "May 5, 2024",
        "2023年3月10日",
        "office@sea.example",
        "www.sea.example",
        "_______ Initials of the Master",
        "Signature: ..............",
        "SWIFT: ABCDEF2A",
        "SWIFT CODE: ABCDEFGH",
        "BIC : ABCDDEFF123",
        "IBAN: DE02 1203 0000 0000 2020 51",
        "ИНН: 7701234567",
        "Код ЄДРПОУ: 34469015",
        "统一社会信用代码：91310000123456789X",
        "10-G Long Street, Kyiv, Ukraine, 04116",
        "Україна, 04116, м.Київ, вул. Довга, 10-Г",
    ],
)
def test_lines_filled_in(line: str) -> None:
    """In several scripts."""
    assert is_filled_in(line)


@pytest.mark.parametrize(
    "line",
    [
        "Article 5",
        "ANNEX: SERVICES",
        "PART: 2 GENERAL",
        "Title: SECURITY",
        "Address by the President",
        "Telephone services",
        "Budget 2024, 2025 and 2026",
        "Regulation (EU) 2016/679, Article 5",
        "Decision 2020/1234",
        "Treaty of 5 May 2024 on boats",
        "Loi du 5 mai 2023",
        "Zone 3, 12345 units",
        "Goals for 2030",
        "Annex 12, Table 2",
    ],
)
def test_headings_with_figures(line: str) -> None:
    """Figures alone fill nothing in."""
    assert not is_filled_in(line)


LINES = ["Telefone: 21 3456 7890", "Harbour Street 12, 1234 Porthaven", "Porthaven, 5 May 2024", "____ Initials"]


@pytest.mark.parametrize("at", range(len(LINES)))
def test_they_head_nothing_however_they_are_set(at: int) -> None:
    """Bold in Word, alone on a line of plain text, bold in Markdown."""
    text = "The Master of the boat signs here and keeps a copy of this paper."
    word = docx(p("The Sides meet once a year and talk.") + f"<w:p>{r(LINES[at], '<w:b/>')}</w:p>" + p(text))
    plain = f"Agreement on boats\n\nThe Sides meet once a year.\n\n{LINES[at]}\n\n{text}"
    mark = plain.replace(LINES[at], f"**{LINES[at]}**")
    for data, name in ((word, "a.docx"), (plain.encode(), "a.txt"), (mark.encode(), "a.md")):
        assert [block.kind for block in parse(data, name=name).blocks if block.text == LINES[at]] == ["paragraph"]


def test_no_address_stands_over_an_article() -> None:
    """What is filled in belongs to its article, and the next article to none of it."""
    lines = [
        "Článok 1",
        "Sídlo združenia:",
        "Kozmonautická 3230/7, Bratislava 82102",
        "Článok 2",
        "Združenie má členov.",
    ]
    result = read("\n\n".join(lines).encode(), name="a.txt", subject="x", role="text", language="slk", source="x")
    assert [(item.eid, item.path) for item in result.provisions] == [
        ("art_1__para_1", ("Článok 1",)),
        ("art_1__para_2", ("Článok 1",)),
        ("art_2", ()),
    ]
