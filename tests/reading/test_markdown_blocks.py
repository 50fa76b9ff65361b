"""Blocks of Markdown texts that CommonMark leaves to others: lists that repeat a number, HTML, heads of metadata."""

from __future__ import annotations

import pytest

from foedera.model.document import ReadResult
from foedera.reading import parse, read


def read_result(text: str) -> ReadResult:
    """A Markdown text, read."""
    return read(text.encode(), name="a.md", subject="x", role="text", language="eng", source="x")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. rooms\n1. keys\n1. lamps\n", ["1. rooms", "2. keys", "3. lamps"]),
        ("4) rooms\n\n4) keys\n", ["4) rooms", "5) keys"]),
        ("1. rooms\n   1. large\n   1. small\n1. keys\n", ["1. rooms", "1. large", "2. small", "2. keys"]),
        ("1. rooms\n3. keys\n", ["1. rooms", "3. keys"]),
        ("1. rooms\n\n## Keys\n\n1. keys\n", ["1. rooms", "1. keys"]),
        ("> 1. rooms\n> 1. keys\n", ["1. rooms", "2. keys"]),
    ],
)
def test_a_list_that_repeats_one_number_counts(body: str, expected: list[str]) -> None:
    """Whoever sees the page reads 1, 2, 3; numbers that differ stay as they are written."""
    found = parse(f"# House\n\n{body}".encode(), name="a.md")
    assert [block.text for block in found.blocks if block.kind != "heading"] == expected


def test_numbers_that_were_counted_are_accounted_for() -> None:
    """Ten items have one figure more than the file, and each leads back to its place."""
    body = "".join(f"1. room with the letter {letter}\n" for letter in "abcdefghijkl")
    found = read_result(f"# House\n\n{body}")
    assert [item.number for item in found.provisions] == [f"{at}." for at in range(1, 13)]
    assert found.document.report is not None
    assert found.document.report.lost == 0
    assert found.document.report.landed == 1.0


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Rooms are lent.</p><p>Keys are given back.</p>", ["Rooms are lent.", "Keys are given back."]),
        ("<ol><li>rooms</li><li>keys</li></ol>", ["1. rooms", "2. keys"]),
        ('<ol start="3">\n  <li>\n    <p>rooms</p>\n  </li>\n  <li>keys</li>\n</ol>', ["3. rooms", "4. keys"]),
        ("<ul><li>rooms<ol><li>large</li></ol></li><li>keys</li></ul>", ["- rooms", "1. large", "- keys"]),
        ("<ul>\n<li>rooms\nand halls\n<li>keys\n</ul>", ["- rooms and halls", "- keys"]),
        ("| <p>rooms</p><p>keys</p> | lent |", ["rooms keys | lent"]),
    ],
)
def test_tags_that_make_blocks(body: str, expected: list[str]) -> None:
    """Each paragraph and item is one of its own, with the number a browser shows, however lines are broken."""
    found = parse(f"# House\n\n{body}\n".encode(), name="a.md")
    assert [block.text for block in found.blocks if block.kind != "heading"] == expected
    report = read_result(f"# House\n\n{body}\n").document.report
    assert report is not None
    assert (report.lost, report.landed) == (0, 1.0)


@pytest.mark.parametrize(
    "heading", ["<h2>Lending rooms</h2>", '<h1 align="center">\n  Lending\n  rooms\n</h1>', "<h6>Lending rooms</h6>\n"]
)
def test_headings_of_html(heading: str) -> None:
    """They head what follows, on whatever line it stands."""
    found = parse(f"# House\n\n{heading}<p>Rooms are lent for a day.</p>\n".encode(), name="a.md")
    assert [(block.kind, block.text) for block in found.blocks[1:]] == [
        ("heading", "Lending rooms"),
        ("paragraph", "Rooms are lent for a day."),
    ]


@pytest.mark.parametrize(
    "head",
    [
        '+++\ntitle = "House rules"\ndate = 2024-03-03\n+++\n',
        "% House\n  rules\n% The Club\n% 3 March 2024\n",
        "---\ntitle: House rules\n---\n",
    ],
)
def test_heads_of_metadata(head: str) -> None:
    """What YAML, TOML or Pandoc's title block says is said of the text; the title is taken from it."""
    found = read_result(f"{head}\n### Article 1\n\nRooms are lent for a day.\n")
    assert found.document.title == "House rules"
    assert [item.eid for item in found.provisions] == ["art_1"]


@pytest.mark.parametrize("body", ["+++\nno = head\n", "+++\nrooms\n+++\n\nKeys."])
def test_what_only_begins_like_a_head_is_text(body: str) -> None:
    """A fence that is not closed, lines that are no metadata."""
    found = read_result(f"{body}\n\nRooms are lent for a day.\n")
    assert found.document.report is not None
    assert found.document.report.left_out == 0
