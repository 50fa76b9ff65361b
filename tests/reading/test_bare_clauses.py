"""Texts in two languages side by side whose clauses are bare numbers: '1.', '1.1', with and without titles."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pytest

from tests.reading.counted import Counted, counted
from tests.reading.drawn_pdf import DrawnPage, drawn_pdf, shown
from tests.reading.test_side_by_side import PAIRS, TABLE, TEXTS, word_row
from tests.reading.tiny_docx import docx

LATIN = [("eng", "fra"), ("fra", "deu"), ("deu", "nld"), ("spa", "eng")]
TITLES = {
    "eng": ("Members", "Rules of the house"),
    "fra": ("Membres", "Règlement de la maison"),
    "deu": ("Mitglieder", "Regeln des Hauses"),
    "nld": ("Leden", "Regels van het huis"),
    "spa": ("Miembros", "Reglas de la casa"),
}

Row = tuple[str, ...]


def plain_rows(pair: Sequence[str]) -> list[Row]:
    """'1. …', '2. …' and '3. …'."""
    return [tuple(f"{n + 1}. {TEXTS[code][1][n]}" for code in pair) for n in range(3)]


def deep_rows(pair: Sequence[str]) -> list[Row]:
    """A clause with a title and two of its own, the first with a title and text below it; and another."""
    return [
        tuple(f"1. {TITLES[code][0]}" for code in pair),
        tuple(f"1.1 {TITLES[code][1]}" for code in pair),
        *(tuple(TEXTS[code][1][n] for code in pair) for n in (0, 1)),
        tuple(f"1.1.1 {TEXTS[code][1][2]}" for code in pair),
        tuple(f"1.2 {TEXTS[code][1][1]}" for code in pair),
        tuple(f"2. {TEXTS[code][1][0]}" for code in pair),
    ]


PLAIN = ["para_1", "para_2", "para_3"]
DEEP = [
    "para_1",
    "para_1__point_1-1",
    "para_1__point_1-1__subpara_2",
    "para_1__point_1-1__subpara_3",
    "para_1__point_1-1__point_1-1-1",
    "para_1__point_1-2",
    "para_2",
]


def languages(found: Counted) -> list[str]:
    """The language of each provision."""
    return [found.document.language_of(item) for item in found.provisions]


def page(rows: Sequence[Row], *, ruled: bool) -> DrawnPage:
    """The rows on a page, as a ruled table or as two columns."""
    painted, y = list[str](), 790.0
    borders = [800.0]
    for row in rows:
        wrapped = [textwrap.wrap(cell, 44) for cell in row]
        for side, lines in enumerate(wrapped):
            painted += [shown(line, 50 + 260 * side, y - 12 * at, size=10) for at, line in enumerate(lines)]
        y -= 12 * max(map(len, wrapped)) + 8
        borders.append(y + 4)
    if ruled:
        painted += [f"{x} {borders[-1]} m {x} 800 l S" for x in (45, 300, 555)]
        painted += [f"45 {at} m 555 {at} l S" for at in borders]
    return DrawnPage("\n".join(painted))


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_a_table_of_word(pair: tuple[str, str]) -> None:
    """Each text whole, with its own numbers; the second is another text."""
    table = docx(TABLE.format("".join(word_row([[cell] for cell in row]) for row in plain_rows(pair))))
    found = counted(table, "a.docx")
    assert found.places() == [*PLAIN, *(f"text_2__{eid}" for eid in PLAIN)]
    assert languages(found) == [code for code in pair for _ in PLAIN]
    assert found.unaccounted == 0


@pytest.mark.parametrize("pair", LATIN, ids="-".join)
def test_titles_and_clauses_of_clauses(pair: tuple[str, str]) -> None:
    """What stands below the title of a clause is of the clause."""
    table = docx(TABLE.format("".join(word_row([[cell] for cell in row]) for row in deep_rows(pair))))
    found = counted(table, "a.docx")
    assert found.places() == [*DEEP, *(f"text_2__{eid}" for eid in DEEP)]
    assert found.unaccounted == 0


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("pair", LATIN, ids="-".join)
def test_pages_of_a_pdf(pair: tuple[str, str], ruled: bool) -> None:
    """Ruled as a table and in columns: the numbers are read in each language."""
    found = counted(drawn_pdf([page(deep_rows(pair), ruled=ruled)]), "a.pdf")
    numbered = [eid for eid in DEEP if "subpara" not in eid]
    assert [item.number for item in found.provisions if item.number] == ["1.", "1.1", "1.1.1", "1.2", "2."] * 2
    assert [item.eid for item in found.provisions if item.number] == [
        *numbered,
        *(f"text_2__{eid}" for eid in numbered),
    ]
    assert found.unaccounted == 0


@pytest.mark.parametrize("pair", LATIN, ids="-".join)
def test_a_row_the_page_cuts(pair: tuple[str, str]) -> None:
    """A cell that goes on at the head of the next page is one clause in each language."""
    rows = plain_rows(pair)
    halves = [cell.rsplit(" ", 3) for cell in rows[2]]
    first = [*rows[:2], tuple(half[0] for half in halves)]
    last = [tuple(" ".join(half[1:]) for half in halves)]
    assert all(cell[0].islower() for cell in last[0])
    found = counted(drawn_pdf([page(first, ruled=True), page(last, ruled=True)]), "a.pdf")
    assert found.texts() == [row[side] for side in range(2) for row in rows]
    assert found.unaccounted == 0
