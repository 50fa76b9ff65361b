"""Tables of Word that hold a text: frames of one column, forms with a judgment in one of their cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from tests.reading.tiny_docx import docx, p

SENTENCE = "The court of the harbour heard both of the masters today."


def table(*rows: tuple[str, ...]) -> str:
    """A table; each cell is its paragraphs, as XML."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def found(body: str) -> list[tuple[str, str]]:
    """(eId, text) of the provisions; nothing is lost."""
    result = read(docx(body), name="a.docx", subject="x", role="text", language="eng", source="x")
    assert not {"text-lost"} & {problem.code for problem in result.document.problems}
    return [(item.eid, result.document.text[item.start : item.end]) for item in result.provisions]


@given(st.integers(1, 12), st.integers(1, 4))
def test_one_column_is_a_frame(rows: int, each: int) -> None:
    """The law: whatever number of rows and of paragraphs in them, each paragraph is one of the text."""
    cells = [("".join(p(f"{SENTENCE[:-1]} {row}-{at}.") for at in range(each)),) for row in range(rows)]
    texts = [f"{SENTENCE[:-1]} {row}-{at}." for row in range(rows) for at in range(each)]
    assert [text for _, text in found(table(*cells))] == texts


def test_a_form_with_a_judgment_in_a_cell() -> None:
    """The labels stay rows, the judgment is read as the text it is, with its articles."""
    judgment = "".join(map(p, ["Article 1", SENTENCE, "Article 2", SENTENCE, SENTENCE]))
    rows = [(p("Case:"), p("12 of 2024")), (judgment, p("")), (p("Words:"), p("harbour"))]
    assert [eid for eid, _ in found(table(*rows))] == ["table_1", "art_1", "art_2__para_1", "art_2__para_2", "table_2"]


def test_many_sentences_are_a_text_whatever_stands_beside_them() -> None:
    """A label in the first column does not make a judgment a cell."""
    assert [text for _, text in found(table((p("Judgment"), p(SENTENCE) * 8)))] == ["Judgment", *[SENTENCE] * 8]


@pytest.mark.parametrize(
    "rows",
    [
        [(p("Fee"), p("Port")), (p("12"), p("Riga"))],
        [(p("Fee"), p("Port")), (p(SENTENCE) * 2, p("Riga"))],
        [(p("Fee"), p("Port")), (p(SENTENCE) * 7, p("Riga"))],
        [(p("Fees of the harbour"), ""), (p("12"), p("Riga"))],
    ],
)
def test_a_table_of_data_stays_one(rows: list[tuple[str, ...]]) -> None:
    """Cells with several sentences beside others, rows with one cell that says nothing."""
    assert [eid for eid, _ in found(p(SENTENCE) + table(*rows))] == ["para_1", "table_1"]
