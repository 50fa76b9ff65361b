"""Heads in PDFs: of letters in two sizes, over two lines, repeated where an article goes on, and tagged wrongly."""

from __future__ import annotations

import pytest

from foedera.reading import parse

from .drawn_pdf import DrawnPage, drawn_pdf, shown
from .test_pdf_kinds import SENTENCES, omitted, read_pdf, set_in_columns, texts, wrapped
from .tiny_pdf import Line, tiny_pdf


def small_capitals(text: str, x: float, y: float, *, size: float = 11, small: float = 8) -> str:
    """A line in small capitals: the first letter of each word is larger than the rest, figures have its size."""
    out = [f"BT 1 0 0 1 {x} {y} Tm"]
    for at, word in enumerate(text.split(" ")):
        blank = " " if at else ""
        out.append(f"/F1 {size} Tf ({blank}{word if word.isdigit() else word[0]}) Tj")
        if not word.isdigit() and word[1:]:
            out.append(f"/F1 {small} Tf ({word[1:]}) Tj")
    return " ".join([*out, "ET"])


@pytest.mark.parametrize(("word", "eid"), [("ARTICLE", "art"), ("ARTIKEL", "art"), ("CHAPTER", "para")])
@pytest.mark.parametrize(("size", "small"), [(11.0, 8.0), (12.0, 9.5), (10.0, 7.0)])
def test_heads_in_small_capitals(word: str, eid: str, size: float, small: float) -> None:
    """A head whose first letter is larger than the rest is a head, and its words are whole."""
    painted = []
    for number in (1, 2, 3):
        top = 860 - 100 * number
        painted.append(small_capitals(f"{word} {number}", 72, top, size=size, small=small))
        painted += [shown(text, 72, top - 26 - 14 * at) for at, text in enumerate(wrapped(SENTENCES[number], 70))]
    result = read_pdf(drawn_pdf([DrawnPage("\n".join(painted))]))
    assert result.document.text.split("\n\n")[::2] == [f"{word} {number}" for number in (1, 2, 3)]
    assert [item.eid for item in result.provisions] == [f"{eid}_{number}" for number in (1, 2, 3)]


def _pages(remark: str, head: str) -> list[list[Line]]:
    """Article 3 over three pages, the second and third of which say so, then Article 4."""
    pages: list[list[Line]] = []
    for at in range(3):
        lines: list[Line] = [(72, 780, 11, f"{head} 3{remark if at else ''}")]
        lines += [(72, 750 - 14 * row, 11, text) for row, text in enumerate(wrapped(SENTENCES[at] * 2, 70))]
        pages.append(lines)
    pages[2] += [(72, 600, 11, f"{head} 4"), (72, 580, 11, SENTENCES[3])]
    return pages


@pytest.mark.parametrize(
    ("head", "remark"),
    [
        ("Article", " (continued)"),
        ("ARTIKEL", " (Fortsetzung)"),
        ("Artículo", " [continuación]"),
        ("Article", " (suite)"),
    ],
)
def test_an_article_that_goes_on_is_one_article(head: str, remark: str) -> None:
    """The head with the remark is a running head, whatever the language calls it."""
    result = read_pdf(tiny_pdf(_pages(remark, head)))
    assert {item.eid.split("__")[0] for item in result.provisions} == {"art_3", "art_4"}
    assert set(omitted(result)) == {"running heads and feet"}
    assert " ".join(texts(result)).split() == " ".join([*(SENTENCES[at] * 2 for at in range(3)), SENTENCES[3]]).split()


def test_a_title_in_brackets_is_no_remark() -> None:
    """An article on the top of a page whose title stands in brackets is another article."""
    pages: list[list[Line]] = [
        [(72, 780, 11, f"Article {number} (Costs)"), (72, 750, 11, SENTENCES[number])] for number in (1, 2, 3)
    ]
    result = read_pdf(tiny_pdf(pages))
    assert [item.eid.split("__")[0] for item in result.provisions] == ["art_1", "art_2", "art_3"]
    assert omitted(result) == {}


@pytest.mark.parametrize(("label", "value"), [("Name:", "Lamplighters"), ("Sitz des Vereins:", "Hafenstraße 3, Emden")])
def test_what_fills_in_a_label_is_no_heading(label: str, value: str) -> None:
    """A short line in larger type under 'Name:' stands over nothing."""
    lines: list[Line] = [
        (72, 780, 13, "Article 1"), (72, 760, 11, SENTENCES[0]), (72, 730, 13, "Article 2"), (72, 710, 11, label),
        (72, 690, 13, value), (72, 660, 13, "Article 3"), (72, 640, 11, SENTENCES[1]), (72, 626, 11, SENTENCES[2]),
    ]  # fmt: skip
    result = read_pdf(tiny_pdf([lines]))
    assert {item.eid.split("__")[0] for item in result.provisions} == {"art_1", "art_2", "art_3"}
    assert all(value not in item.path for item in result.provisions)


def test_sizes_a_machine_measured_are_no_sign() -> None:
    """The lines of an OCR layer are of many sizes; none of them is a heading, and paragraphs stay whole."""
    sizes = (11.0, 12.5, 11.5, 13.0, 11.2, 12.0)
    rows = [line for sentence in SENTENCES for line in [*wrapped(sentence, 50), ""]]
    painted = ["q 595 0 0 842 0 0 cm /Im Do Q 3 Tr"]
    painted += [shown(row, 72, 760 - 15 * at, size=sizes[at % 6]) for at, row in enumerate(rows) if row]
    result = read_pdf(drawn_pdf([DrawnPage("\n".join(painted))]))
    assert texts(result) == list(SENTENCES)
    assert all(item.path == () for item in result.provisions)


@pytest.mark.parametrize(
    ("first", "second"), [("on those who keep the", "lamps of both"), ("on the upkeep of light-", "houses")]
)
def test_a_title_set_as_the_text_goes_on_in_the_next_line(first: str, second: str) -> None:
    """Neither bold nor large, it is whole all the same."""
    lines: list[Line] = [(72, 780, 11, f"Article 1. Rules {first}"), (72, 766, 11, f"{second} sides")]
    lines += [(72, 740 - 14 * at, 11, row) for at, row in enumerate(wrapped(SENTENCES[1] * 2, 38))]
    lines += [(72, 600, 11, "Article 2. Costs"), (72, 574, 11, SENTENCES[2][:38])]
    result = read_pdf(tiny_pdf([lines]))
    assert f"{first.removesuffix('-')}{'' if first.endswith('-') else ' '}{second} sides" in result.document.text
    assert {item.eid.split("__")[0] for item in result.provisions} == {"art_1", "art_2"}


@pytest.mark.parametrize("word", ["ARTICLE", "ARTICULO", "ARTIKEL"])
def test_titles_in_small_capitals_over_two_lines(word: str) -> None:
    """A title under the number of an article that goes on in the next line is one heading of it."""
    painted = []
    for number in (1, 2, 3):
        top = 900 - 120 * number
        painted.append(small_capitals(f"{word} {number}", 250, top))
        painted.append(small_capitals("SAFETY OF SHIPS IN", 230, top - 26))
        painted.append(small_capitals("HARBOURS", 251.5, top - 39))
        painted += [shown(text, 72, top - 64 - 13 * at) for at, text in enumerate(wrapped(SENTENCES[number], 70))]
    result = read_pdf(drawn_pdf([DrawnPage("\n".join(painted))]))
    assert [item.eid for item in result.provisions] == [f"art_{number}" for number in (1, 2, 3)]
    assert [item.heading for item in result.provisions] == ["SAFETY OF SHIPS IN HARBOURS"] * 3


@pytest.mark.parametrize("title", ["TREATY ON SAFETY AT SEA", "CONVENTION FOR THE RESCUE OF SHIPS AND CREWS"])
def test_small_capitals_across_columns(title: str) -> None:
    """In the middle of a page such a line stands over both columns, though no piece of it crosses their gutter."""
    pieces = [" ".join(SENTENCES[(at + shift) % 4] for at in range(6)) for shift in (0, 2)]
    body = [shown(text, x, y, size=size) for x, y, size, text in set_in_columns(pieces, (50, 310), 47, 700, 9)]
    head = small_capitals(title, 300 - 4.2 * len(title), 760, size=12, small=8)
    alone = small_capitals(title, 300 - 4.2 * len(title), 400, size=12, small=8)
    pages = ["\n".join([head, *body]), "\n".join(body), alone]
    found = parse(drawn_pdf([*map(DrawnPage, pages)]), name="a.pdf").blocks
    assert [block.text for block in found] == [title, *pieces, *pieces, title]


def test_capitals_at_the_left_are_a_list() -> None:
    """Lines of capitals that begin under one another and end early are no title: each is what it is."""
    states = ["KINGDOM OF NOORD", "ZUID", "REPUBLIC OF OOST", "DELTA"]
    lines = [(72, 700 - 13 * at, 11, text) for at, text in enumerate(states)]
    rest: list[Line] = [(72, 600 - 13 * at, 11, text) for at, text in enumerate(wrapped(" ".join(SENTENCES), 80))]
    found = parse(tiny_pdf([[*lines, *rest]]), name="a.pdf").blocks
    assert [block.text for block in found][:4] == states
