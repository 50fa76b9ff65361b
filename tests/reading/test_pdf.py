"""PDFs: paragraphs over lines and pages, titles, page numbers, and what is refused."""

from __future__ import annotations

import pytest

from foedera.errors import UnreadableFile
from foedera.model.document import ReadResult
from foedera.reading import read

from .tiny_pdf import Line, column, tiny_pdf

FIRST = [
    (72, 800, 18, "Keeping the coast"),
    *column(
        [
            "The two states, wishing to keep their common coast lit by night",
            "and by day, have agreed as follows.",
            "",
            "Article 1",
            "Scope",
            "1. The states shall keep every lamp on the coast burning, and shall co-",
            "operate in fog.",
            "2. They may explore:",
            "(a) foghorns;",
            "(b) a common watch on the tower that stands",
        ]
    ),
]
SECOND = column(["between the two harbours.", "", "Article 2 - Entry into force", "This text applies at once."])


def furniture(page: int) -> list[Line]:
    """A running head and a page number."""
    return [(72, 825, 9, "Draft of the day"), (290, 30, 9, str(page))]


def read_pdf(data: bytes) -> ReadResult:
    """The PDF, read."""
    return read(data, name="a.pdf", subject="x", role="text", language="eng", source="s")


def test_paragraphs_titles_and_pages() -> None:
    """Lines become paragraphs, also over a page break; hyphens at line ends go; furniture is told."""
    pages = [[*FIRST, *furniture(1)], [*SECOND, *furniture(2)], [*column(["A third page."]), *furniture(3)], []]
    result = read_pdf(tiny_pdf(pages, title="Properties title"))
    text = result.document.text
    assert result.document.title == "Properties title"
    assert result.document.pages == 4
    assert [(item.eid, item.page, text[item.start : item.end]) for item in result.provisions] == [
        (
            "preamble_1",
            1,
            "The two states, wishing to keep their common coast lit by night and by day, have agreed as follows.",
        ),
        ("art_1__para_1", 1, "1. The states shall keep every lamp on the coast burning, and shall cooperate in fog."),
        ("art_1__para_2", 1, "2. They may explore:"),
        ("art_1__para_2__point_a", 1, "(a) foghorns;"),
        ("art_1__para_2__point_b", 1, "(b) a common watch on the tower that stands between the two harbours."),
        ("art_2__para_1", 2, "This text applies at once."),
        ("art_2__para_2", 3, "A third page."),
    ]
    assert result.provisions[1].path == ("Article 1 – Scope",)
    assert {problem.code for problem in result.document.problems} == {"page-empty", "page-furniture"}


@pytest.mark.parametrize(
    ("data", "found", "step"),
    [
        (tiny_pdf([]), "0 pages", "again"),
        (tiny_pdf([[]]), "without text", "OCR"),
        (tiny_pdf([FIRST], encrypted=True), "encrypted", "password"),
        (b"%PDF-1.4 and then nothing", "PDFium", "again"),
        (tiny_pdf([FIRST])[:300], "PDFium", "again"),
    ],
)
def test_refusals(data: bytes, found: str, step: str) -> None:
    """What cannot be read says what it is and what to do."""
    with pytest.raises(UnreadableFile) as refusal:
        read_pdf(data)
    assert found in (refusal.value.found or "")
    assert step in (refusal.value.next_step or "")
