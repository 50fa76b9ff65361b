"""Markdown typed into Word documents: headings, bold words and tables as they are meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import parse, read
from tests.reading.tiny_docx import docx, p, texts


def kinds(*lines: str) -> list[str]:
    """Kind, level and words of each block of a document of these paragraphs."""
    found = parse(docx("".join(map(p, lines))), name="a.docx")
    return [f"{block.kind} {block.level}: {block.text}" for block in found.blocks]


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("Smluvní strany", "Kupní cena", "Kupní cena činí 245 000 Kč a je splatná ihned."),
        ("Parties", "Price", "The price is 245 000 crowns and is due at once."),
        ("当事人", "价款", "价款为二十四万五千元，应当立即支付。"),
        ("الأطراف", "الثمن", "الثمن مائتان وخمسة وأربعون ألف كورونة يدفع فورا."),
    ],
)
def test_number_signs_make_headings(first: str, second: str, text: str) -> None:
    """As deep as there are signs; the marks of bold words and the drawn lines go, no word does."""
    assert kinds(f"## {first}", f"**{text}**", "---", f"### {second} ###", text) == [
        f"heading 2: {first}", f"paragraph 0: {text}", f"heading 3: {second}", f"paragraph 0: {text}",
    ]  # fmt: skip


def test_tables_are_rows() -> None:
    """Without the line under their head."""
    found = kinds(
        "# Boat",
        "The boat is sold as it lies.",
        "| Name | Length |",
        "|---|:---:|",
        "| Elm | 12 m |",
        "# End",
        "It ends.",
    )
    assert [line for line in found if line.startswith("table")] == ["table 0: Name | Length", "table 0: Elm | 12 m"]


def test_one_number_sign_is_a_sign() -> None:
    """'# 5' may be a number, and two stars a note."""
    assert kinds("# 5 of the list is a boat.", "Boats** are slow.") == [
        "paragraph 0: # 5 of the list is a boat.", "paragraph 0: Boats** are slow.",
    ]  # fmt: skip


@given(st.lists(st.text("ab #*|-1", min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1, max_size=8))
def test_no_letter_is_lost(lines: list[str]) -> None:
    """The law: whatever marks stand among them, all letters and digits of the paragraphs are in the text."""
    body = "".join(map(p, ["# One", "Words that are text.", "# Two", *lines, "More words."]))
    found = texts(parse(docx(body), name="a.docx"))
    assert sum(sum(map(str.isalnum, text)) for text in found) == sum(
        sum(map(str.isalnum, text)) for text in ("One", "Words that are text.", "Two", *lines, "More words.")
    )
    report = read(docx(body), name="a.docx", subject="x", role="text", language="eng", source="s").document.report
    assert report is not None
    assert report.lost == 0
