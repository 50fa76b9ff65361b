"""Gazettes: acts one under another in columns of full lines, some spread to fill the page, each counting anew."""

from __future__ import annotations

import string

import pytest

from foedera.model.document import ReadResult
from foedera.reading import read

from .drawn_pdf import DrawnPage, drawn_pdf, foreign

WIDTH = 64
LETTERS = " " + string.ascii_letters + string.digits + ".,ºéáíóúçãäöüåő"
ACTS = {
    "por": (
        "Art. {}º",
        "O Conselho de Mediação do Distrito reúne todos os Secretários de",
        "Estado e decide em nome da",
    ),
    "spa": ("Art. {}", "El Consejo de la Ciudad de Cádiz decide en cada caso sobre los", "Estatutos de la sede"),
    "deu": ("Artikel {}", "Der Rat der Stadt entscheidet in jedem Falle über den Haushalt der", "Gemeinde nach Recht"),
    "swe": ("Artikel {}", "Rådet beslutar i varje enskilt fall om det som ska gälla inom", "Kommunen och dess skolor"),
}
"""The word of an article, what stands on its first line, and what goes on below with a capital."""


def full(text: str) -> str:
    """The line with its last word drawn out to the edge: each letter is as wide as any other."""
    return text + text[-1] * (WIDTH - len(text))


def gazette(language: str, steps: tuple[float, ...], counts: tuple[int, ...]) -> ReadResult:
    """One act a page, its lines so far apart, of so many articles of two lines."""
    word, first, second = ACTS[language]
    pages = []
    for page, (step, count) in enumerate(zip(steps, counts, strict=True)):
        heads = [
            f"{word.format(at)} {first[:9]}{LETTERS[at + 4 * page] * 3} {first[10:]}" for at in range(1, count + 1)
        ]
        lines = [part for head in heads for part in (full(head), f"{second} {head.split()[5]}.")]
        painted = [foreign(line, LETTERS, 72, 780 - step * at, size=9) for at, line in enumerate(lines)]
        pages.append(DrawnPage("\n".join(painted)))
    data = drawn_pdf(pages, letters=LETTERS)
    return read(data, name="a.pdf", subject="x", role="text", language=language, source="x")


@pytest.mark.parametrize("language", ACTS)
@pytest.mark.parametrize("steps", [(10.0, 10.0, 10.0), (10.0, 14.0, 10.0), (10.0, 10.0, 16.0)])
def test_a_full_line_is_an_article_s_text(language: str, steps: tuple[float, ...]) -> None:
    """However far its column is spread, and with a capital below; a second act's article is no part of the first's."""
    result = gazette(language, steps, (4, 3, 4))
    assert [item.eid.partition("_")[0] for item in result.provisions] == ["art"] * 11
    assert all("__" not in item.eid for item in result.provisions)
    texts = [result.document.text[item.start : item.end] for item in result.provisions]
    word, _, second = ACTS[language]
    assert all(text.startswith(f"{word.partition(' ')[0]} ") and f" {second} " in text for text in texts)
    assert all(item.heading is None for item in result.provisions)


def test_a_short_line_stays_a_heading() -> None:
    """A title that leaves room for the word below ends where it ends."""
    lines = [
        "Artikel 1 Der Rat der Stadt und sein Amt",
        "Gemeinden handeln durch den Rat und niemand sonst in der Stadt",
    ]
    painted = [foreign(full(line) if at else line, LETTERS, 72, 700 - 10 * at, size=9) for at, line in enumerate(lines)]
    data = drawn_pdf([DrawnPage("\n".join(painted))], letters=LETTERS)
    result = read(data, name="a.pdf", subject="x", role="text", language="deu", source="x")
    assert [(item.eid, item.heading) for item in result.provisions] == [("art_1", "Der Rat der Stadt und sein Amt")]


@pytest.mark.parametrize("language", ACTS)
@pytest.mark.parametrize("step", [12.5, 13.5, 15.0])
def test_one_act_of_a_column_may_be_spread(language: str, step: float) -> None:
    """The lines of one are further apart than those above and below it, with capitals at their beginnings."""
    word, first, second = ACTS[language]
    painted, y = list[str](), 790.0
    for act, own in enumerate((10.0, step, 10.0)):
        for at in range(1, 4):
            sign = LETTERS[at + 4 * act] * 3
            head = full(f"{word.format(at)} {first[:9]}{sign} {first[10:]}")
            for line in (head, f"{second} ".ljust(len(head), sign[0]), f"{second}."):
                painted.append(foreign(line, LETTERS, 72, y, size=9))
                y -= own
    data = drawn_pdf([DrawnPage("\n".join(painted))], letters=LETTERS)
    result = read(data, name="a.pdf", subject="x", role="text", language=language, source="x")
    assert [item.eid.partition("_")[0] for item in result.provisions] == ["art"] * 9
    assert all("__" not in item.eid for item in result.provisions)
    assert all(item.heading is None for item in result.provisions)
