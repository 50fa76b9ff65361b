"""Numbers of several parts tell their place themselves: 3.2.1 is of 3.2, whatever stands between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from foedera.reading.structure.markers import markers


def eids(lines: list[str]) -> list[str]:
    """The eIds of a text whose paragraphs are the lines."""
    text = "\n\n".join(lines)
    result = read(text.encode(), name="a.txt", subject="x", role="text", language="eng", source="x")
    return [item.eid for item in result.provisions]


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 2)), min_size=1, max_size=6), st.booleans())
def test_text_between_takes_no_number_in(clauses: list[tuple[int, int]], deep: bool) -> None:
    """The law: the eId of 'n.m' and 'n.m.k' is the same with unnumbered text between as without."""
    lines = []
    for at, (points, _) in enumerate(clauses, start=1):
        lines += [
            f"{at}. Clause about boats and nets.",
            *(f"{at}.{point} The Parties meet." for point in range(1, points + 1)),
        ]
        lines += [f"{at}.1.1 They talk of boats."] if deep else []
    between = [part for line in lines for part in (line, "Some text follows here.")]
    kept = [eid for eid in eids(between) if "subpara" not in eid]
    assert kept == eids(lines)
    assert all("subpara" not in eid for eid in kept)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["3.1. They do:", "3.1.1. One.", "3.1.2. Two.", "More text.", "3.2. They do:", "3.2.1. Three."],
            [
                "para_3-1",
                "para_3-1__point_3-1-1",
                "para_3-1__point_3-1-2",
                "para_3-1__subpara_2",
                "para_3-2",
                "para_3-2__point_3-2-1",
            ],
        ),
        (
            ["12. Size", "12.3 Change of size.", "12. 3. 1 When a Party wants it.", "13. Duty", "13.1 Serve."],
            [
                "para_12",
                "para_12__point_12-3",
                "para_12__point_12-3__point_12-3-1",
                "para_13",
                "para_13__point_13-1",
            ],
        ),
        (
            [
                "1. Members",
                "1.1 Students",
                "All who study.",
                "They lose that when:",
                "1.1.1.1 they leave.",
                "1.2 Staff",
            ],
            [
                "para_1",
                "para_1__point_1-1",
                "para_1__point_1-1__subpara_2",
                "para_1__point_1-1__subpara_3",
                "para_1__point_1-1__point_1-1-1-1",
                "para_1__point_1-2",
            ],
        ),
        (
            ["4.1 Price.", "Some text.", "5.1 Duties.", "Some text.", "More text.", "5.1.1 Serve."],
            [
                "para_4-1",
                "para_4-1__subpara_2",
                "para_5-1",
                "para_5-1__subpara_2",
                "para_5-1__subpara_3",
                "para_5-1__point_5-1-1",
            ],
        ),
        (
            ["4.1 Price.", "4.2 Rate.", "5. Duties of all.", "5.1 Serve.", "6. End of all."],
            ["para_4-1", "para_4-2", "para_5", "para_5__point_5-1", "para_6"],
        ),
        (
            ["Article 4", "4.1 Price:", "1. One of them;", "2. Two of them.", "4.2 Rate."],
            ["art_4__para_4-1", "art_4__para_4-1__point_1", "art_4__para_4-1__point_2", "art_4__para_4-2"],
        ),
        (
            ["10. Size", "10.1 Change of size.", "Some text.", "12. Duty", "12.1 Serve."],
            ["para_10", "para_10__point_10-1", "para_10__subpara_2", "para_12", "para_12__point_12-1"],
        ),
    ],
)
def test_where_numbers_of_parts_hang(lines: list[str], expected: list[str]) -> None:
    """Below their clause, however deep; the text below a clause's title is the clause's; behind a list inside one."""
    assert eids(lines) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12. 3. 1 When they meet", ["12.3.1"]),
        ("1. 2. 3. Then they meet", ["1"]),
        ("5. 10 Parties meet", ["5"]),
        ("5. 10 days later", ["5"]),
        ("1.2.3 Then", ["1.2.3"]),
        ("1.2.3 then", []),
        ("4.2.10.3.1 is voted in", ["4.2.10.3.1"]),
        ("4.5.1: This falls", ["4.5.1"]),
    ],
)
def test_blanks_between_the_parts(text: str, values: list[str]) -> None:
    """From three parts on they are one number; of two, the second may be the text's."""
    assert [marker.value for marker in markers(text)][:1] == values


@given(st.integers(2, 9), st.sampled_from([("{}.", "({})"), ("({})", "{}."), ("{}.", "{})"), ("{}.", "（{}）")]))
def test_a_row_goes_on_in_its_own_style(count: int, styles: tuple[str, str]) -> None:
    """The law: 3. comes after 2. though (2) stands between, as many subsections as a section has."""
    outer, inner = styles
    lines = ["Article 1"]
    for at in range(1, count + 1):
        lines += [f"{outer.format(at)} Boats.", *(f"{inner.format(point)} They float." for point in range(1, at + 1))]
    expected = []
    for at in range(1, count + 1):
        expected += [f"art_1__para_{at}", *(f"art_1__para_{at}__point_{point}" for point in range(1, at + 1))]
    assert eids(lines) == expected
