"""Heads in PDFs: of letters in two sizes, over two lines, repeated where an article goes on, and tagged wrongly."""

from __future__ import annotations

import pytest

from .drawn_pdf import DrawnPage, drawn_pdf, shown
from .test_pdf_kinds import SENTENCES, omitted, read_pdf, texts, wrapped
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
