"""Japanese and Korean headings of a mere ordinal: 第１　総則 heads a part of a text, 第１回 counts a meeting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from foedera.reading.structure.headings import classify, is_structural, run_in
from tests.reading.drawn_pdf import DrawnPage, drawn_pdf, foreign

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@given(st.integers(1, 199), st.sampled_from([" ", "\u3000", "．"]), st.sampled_from(["総則", "目的", "監理費の徴収"]))
def test_an_ordinal_apart_from_its_title_heads_a_line(number: int, sign: str, title: str) -> None:
    """The law: any number, in either width of its figures."""
    for figures in (str(number), str(number).translate(WIDE)):
        heading = classify(f"第{figures}{sign}{title}")
        assert (heading.kind, heading.value, heading.title) == ("art", str(number), title)
        assert is_structural(f"第{figures}{sign}{title}")


@pytest.mark.parametrize(
    ("line", "kind", "value", "title"),
    [
        ("第一　総則", "art", "1", "総則"),
        ("第十二 雑則", "art", "12", "雑則"),
        ("第３の２　届出", "art", "3-2", "届出"),
        ("第４", "art", "4", None),
        ("제2. 업무", "art", "2", "업무"),
        ("第３章　総則", "chp", "3", "総則"),
        ("第 3 条", "art", "3", None),
        ("別表第一", "annex", "1", None),
        ("別表第２　手数料", "annex", "2", "手数料"),
    ],
)
def test_lines_of_gazettes(line: str, kind: str, value: str, title: str | None) -> None:
    """In Han numerals, with a branch, beside the words that have one of their own."""
    heading = classify(line)
    assert (heading.kind, heading.value, heading.title) == (kind, value, title)
    assert is_structural(line)


@pytest.mark.parametrize(
    "line",
    [
        "第１回会議",
        "第２号に掲げる者",
        "第１の規定により",
        "第 2 号に掲げる者",
        "第 1 回の会議は、東京で行う。",
        "第一，双方应当合作。",
        "제1 차 회의",
        "제2의 규정",
    ],
)
def test_what_is_counted_heads_nothing(line: str) -> None:
    """Meetings, items and references; blanks on either side of a figure are a printer's."""
    assert classify(line).kind is None
    assert not is_structural(line)
    assert run_in(line) is None


def test_paragraphs_hang_below_their_ordinal() -> None:
    """With its title alone on the line, and with its text."""
    lines = ["管理規程", "第１　目的", "この規程は、必要な事項を定める。", "第２　業務", "１　業務は次のとおりとする。"]
    lines += ["（１）報告", "（２）会議", "２　業務を行う。", "第３ この規程は、公布の日から施行する。"]
    result = read("\n\n".join(lines).encode(), name="a.txt", subject="x", role="text", language="jpn", source="x")
    assert [(item.eid, item.heading) for item in result.provisions] == [
        ("art_1", "目的"),
        ("art_2__para_1", None),
        ("art_2__para_1__point_1", None),
        ("art_2__para_1__point_2", None),
        ("art_2__para_2", None),
        ("art_3", None),
    ]
    assert not result.document.problems


def test_a_page_parts_a_heading_from_the_sentence_above() -> None:
    """An ideographic full stop ends a sentence on a page as a Latin one does."""
    lines = ["第１ 目的", "この規程は、必要な事項を定める。", "第２ 業務", "業務を行う。", "第３ 雑則", "別に定める。"]
    letters = "".join(dict.fromkeys("".join(lines).replace(" ", "")))
    painted = "\n".join(foreign(line, letters, 60, 760 - 16 * at) for at, line in enumerate(lines))
    data = drawn_pdf([DrawnPage(painted)], letters=letters)
    result = read(data, name="a.pdf", subject="x", role="text", language="jpn", source="x")
    assert [item.eid for item in result.provisions] == ["art_1", "art_2", "art_3"]
