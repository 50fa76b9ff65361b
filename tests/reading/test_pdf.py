"""PDFs: paragraphs over lines and pages, titles, page numbers, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from foedera.errors import UnreadableFile
from foedera.model.document import ReadResult
from foedera.reading import parse, read
from foedera.reading.formats.pdf.tags import tree_of

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
    assert result.document.title == "Keeping the coast"  # what the text shows goes before the file's property
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


@pytest.mark.parametrize(("property", "title"), [("Rules of the lamps", "Rules of the lamps"), ("rules.docx", "a")])
def test_a_property_is_the_title_where_the_text_shows_none(property: str, title: str) -> None:
    """Unless it is a file's name."""
    assert read_pdf(tiny_pdf([column(["1. Lamps burn.", "2. They are blue."])], title=property)).document.title == title


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


def test_a_table_without_lines() -> None:
    """Three rows of words under one another are a table; a wrapped cell goes on; a signature block is none."""
    rows = [
        (72, 700, 11, "Matter"), (260, 700, 11, "Authority"), (460, 700, 11, "Call"),
        (72, 686, 11, "Sea rescue"), (260, 686, 11, "Coast Guard, Department"), (460, 686, 11, "12"),
        (260, 672, 11, "for Rescue"),
        (72, 658, 11, "Space"), (260, 658, 11, "Institute of Weather"), (460, 658, 11, "13"),
        (72, 600, 11, "For the Union"), (300, 600, 11, "For the Republic"),
        (72, 586, 11, "A. Alda"), (300, 586, 11, "B. Berg"),
    ]  # fmt: skip
    blocks = parse(tiny_pdf([rows]), name="a.pdf").blocks
    assert [block.text for block in blocks if block.kind == "table"] == [
        "Matter | Authority | Call",
        "Sea rescue | Coast Guard, Department for Rescue | 12",
        "Space | Institute of Weather | 13",
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    """Lines side by side, written across the page: the left column is read first, a paragraph goes on in the right."""
    left = [f"left line {n} fills the whole column" for n in range(6)]
    right = ["goes on at the top of the right one", *(f"right line {n} fills the column too" for n in range(5))]
    lines = [
        (x, 700 - 14 * at, 11, text)
        for at, pair in enumerate(zip(left, right, strict=True))
        for x, text in zip((72, 320), pair, strict=True)
    ]
    (block,) = parse(tiny_pdf([lines]), name="a.pdf").blocks
    assert block.text == " ".join([*left, *right])


GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "documents"


@pytest.mark.parametrize("method", [3, 4, 6])
def test_what_opens_without_a_password_keeps_its_tags(method: int) -> None:
    """A PDF its maker only forbids to change (RC4, AES-128, AES-256) is read by its tags, as if it were not locked."""
    data = (GOLDEN / "data-sharing.pdf").read_bytes()
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            locked, encryption=pikepdf.Encryption(owner="owner", user="", R=method, aes=method > 3, metadata=method > 3)
        )
    plain, ours = tree_of(data), tree_of(locked.getvalue())
    assert ours == plain
    assert plain
    assert read_pdf(locked.getvalue()).provisions == read_pdf(data).provisions


def test_a_broken_tag_tree_costs_no_text(capfd: pytest.CaptureFixture[str]) -> None:
    """Where a tagged file's tree is broken, the text is read by its looks, and the terminal stays quiet."""
    data = (GOLDEN / "data-sharing.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for wrong in (pikepdf.Name.Oops, pikepdf.Array([pikepdf.Dictionary(S=pikepdf.Array([]), K=1.5)]), True):
            pdf.Root.StructTreeRoot.K = wrong
            out = io.BytesIO()
            pdf.save(out)
            tree = tree_of(out.getvalue())
            assert tree is None or not tree.elements
            assert len(read_pdf(out.getvalue()).provisions) > 5
    assert tree_of(data[: len(data) // 2]) is None
    assert capfd.readouterr() == ("", "")
