"""Headings nobody marked, and tables of contents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.reading.blocks import Block
from foedera.reading.structure.contents import contents
from foedera.reading.structure.guessing import with_guesses
from foedera.reading.structure.segment import segment

LONG = "The Sides exchange assessments of threats at sea twice a year and share what they learn with their staffs."


def of(*paragraphs: str, name: str = "a.md") -> ReadResult:
    """A text of paragraphs, read."""
    source = "\n\n".join(paragraphs).encode()
    return read(source, name=name, subject="x", role="text", language="eng", source="x")


def headings(*texts: str, marked: bool = False) -> list[str]:
    """The texts of those that become headings, the first being the title."""
    blocks = [Block(kind="heading" if at == 0 else "paragraph", text=text) for at, text in enumerate(texts)]
    return [block.text for block in with_guesses(blocks, marked=marked) if block.kind == "heading"][1:]


def test_a_line_above_a_numbered_paragraph_is_its_heading() -> None:
    """Not a further paragraph of the one before; the numbers go on."""
    result = of("# Rules", "Citation", f"1. {LONG}", "Scope", f"2. {LONG}", "Costs", f"3. {LONG}")
    assert [(item.eid, item.heading) for item in result.provisions] == [
        ("para_1", "Citation"),
        ("para_2", "Scope"),
        ("para_3", "Costs"),
    ]


def test_side_headings_inside_articles() -> None:
    """The first line is the article's title, the next a paragraph's heading; the article stays open."""
    result = of(
        "# Treaty on lamps", "## Article 4", "Visits", f"1. {LONG}", "Costs", f"2. {LONG}", "## Article 5", LONG
    )
    assert [(item.eid, item.heading) for item in result.provisions] == [
        ("art_4__para_1", None),
        ("art_4__para_2", "Costs"),
        ("art_5", None),
    ]
    assert result.provisions[0].path == ("Article 4 – Visits",)
    assert result.provisions[1].path == ("Article 4 – Visits",)


def test_a_text_pasted_from_the_web_has_its_headings() -> None:
    """Roman, lettered and bare lines, where the format marks no heading at all."""
    assert headings("Statement", LONG, "I. Introduction", LONG, "II. Political dialogue", LONG) == [
        "I. Introduction",
        "II. Political dialogue",
    ]
    assert headings("Statement", "A. Trade", LONG, "B. Energy and climate", LONG) == [
        "A. Trade",
        "B. Energy and climate",
    ]
    assert headings("Statement", "INTRODUCTION", LONG, "Next Steps", LONG) == ["INTRODUCTION", "Next Steps"]
    assert headings("Statement", "Section 2. Work ahead", LONG) == ["Section 2. Work ahead"]


def test_what_is_no_heading() -> None:
    """A date, a name in a row of names, an item of a list, a line in small letters, one line alone."""
    assert headings("Statement", "20 May 2023, Hiroshima", LONG, "4 June 2023, Paris", LONG) == []
    assert headings("Statement", LONG, "Jan de Vries", "Minister of Defence", "Anna Berg", "Minister of Trade") == []
    assert headings("Statement", "1. Trade", "2. Energy", "3. Climate", LONG) == []
    assert headings("Statement", "they will work together to", LONG, "and further to", LONG) == []
    assert headings("Statement", "A lone line", LONG) == []
    assert headings("Statement", "They agree:", f"1. {LONG}", "They agree further:", f"2. {LONG}") == []


def test_where_the_format_marks_headings_only_side_headings_are_told() -> None:
    """A PDF's reader knows more of type and place than words tell."""
    assert headings("Statement", "INTRODUCTION", LONG, "Next Steps", LONG, marked=True) == []
    assert headings("Statement", "Scope", f"1. {LONG}", marked=True) == ["Scope"]


def test_the_printed_number_decides() -> None:
    """An unnumbered line in another division gives way, however deep the number stands."""
    result = of("# Rules", "## Part 1", "Rules follow.", "## Part 2", f"1. (1) {LONG}", f"(2) {LONG}", f"2. (1) {LONG}")
    eids = [item.eid for item in result.provisions]
    assert eids[1:] == ["para_1__point_1", "para_1__point_2", "para_2__point_1"]
    assert eids[0] == "para_1_2"


def test_a_number_of_an_instrument_is_no_exchange_of_notes() -> None:
    """No. 4 alone opens nothing; No. I and No. II do."""
    assert [item.eid for item in of("# Rules", "## No. 4", f"1. {LONG}").provisions] == ["para_1"]
    notes = of("# Exchange of notes", "## No. I", f"1. {LONG}", "## No. II", f"1. {LONG}")
    assert [item.eid for item in notes.provisions] == ["note_i__para_1", "note_ii__para_1"]


def test_a_table_of_contents_takes_no_eids() -> None:
    """It is left out by name, and every letter is accounted for."""
    result = of(
        "Agreement on lamps", "CONTENTS",
        "Article 1 Scope ........ 2", "Article 2 Oil ........ 3", "Article 3 Cost ... 9",
        "Article 1 Scope", LONG, "Article 2 Oil", LONG, "Article 3 Cost", LONG, name="a.txt",
    )  # fmt: skip
    assert [item.eid for item in result.provisions] == ["art_1", "art_2", "art_3"]
    report = result.document.report
    assert report is not None
    assert [item.what for item in report.omissions] == ["table of contents"]
    assert report.landed == 1.0
    assert report.lost == 0


def test_articles_without_text_are_no_table_of_contents() -> None:
    """Deleted articles stand in a row and come only once; two chapters may count anew."""
    deleted = [Block(kind="heading", text=f"Article {number}", level=2) for number in range(1, 9)]
    assert contents([*deleted, Block(kind="paragraph", text=LONG)]) == frozenset()


@given(st.lists(st.sampled_from(["Article 1", "Article 2", "Article 3", "Chapter 1", LONG, "Contents"]), max_size=20))
def test_what_is_left_out_always_comes_again(texts: list[str]) -> None:
    """The law: every heading of a table of contents stands again behind it."""
    blocks = [Block(kind="paragraph" if text == LONG else "heading", text=text) for text in texts]
    for at in contents(blocks):
        assert texts[at] in texts[at + 1 :] or texts[at] == "Contents"


ROWS = {
    "hun": ["Az egyesület adatai", "Az egyesület célja", "A tagság", "Vegyes rendelkezések"],
    "ita": ["Il nome e la sede", "Gli scopi", "I soci", "Disposizioni finali"],
    "pol": ["Nazwa i siedziba", "Cele", "Członkowie", "Postanowienia końcowe"],
    "bul": ["Име и седалище", "Цели", "Членове", "Заключителни разпоредби"],
}


@pytest.mark.parametrize("titles", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("kind", ["item", "paragraph"])
@pytest.mark.parametrize("numbered", [False, True])
def test_a_row_of_roman_numbers_where_nothing_is_set_apart(titles: list[str], kind: str, numbered: bool) -> None:
    """Chapters of statutes in a PDF set in one type, numbered by a list; the end may be marked."""
    romans = ["I", "II", "III", "IV"]
    heads = [f"{roman}. {title}" for roman, title in zip(romans, titles, strict=True)]
    below = [f"1. {LONG}" if numbered else LONG] * 4
    blocks = [Block(kind="heading", text="STATUTES", level=1)]
    for head, text in zip(heads, below, strict=True):
        blocks += [Block(kind=kind, text=head), Block(kind=kind if numbered else "paragraph", text=text)]
    blocks.append(Block(kind="heading", text="SIGNED", level=2))
    found = [block.text for block in with_guesses(blocks, marked=True) if block.kind == "heading"]
    assert found == ["STATUTES", *heads, "SIGNED"]
    with_part = [*blocks[:5], Block(kind="heading", text="A part set apart", level=1), *blocks[5:]]
    found = [(block.text, block.level) for block in with_guesses(with_part, marked=True) if block.kind == "heading"]
    assert [level for text, level in found if text in heads] == [0, 0, 0, 0]
    with_article = [*blocks[:5], Block(kind="heading", text="Article 7", level=1), *blocks[5:]]
    found_texts = [block.text for block in with_guesses(with_article, marked=True) if block.kind == "heading"]
    assert found_texts == ["STATUTES", "Article 7", "SIGNED"]
    few = [*blocks[:4], blocks[-1]]
    assert [block.text for block in with_guesses(few, marked=True) if block.kind == "heading"] == ["STATUTES", "SIGNED"]


SHORT = "Each Side keeps a list of its berths."


@pytest.mark.parametrize("numbers", [("6. ", "7. ", "9. "), ("a) ", "b) ", "c) "), ("(1) ", "(2) ", "(3) ")])
def test_a_number_with_a_title_only_heads_the_text_below(numbers: tuple[str, ...]) -> None:
    """The text is the numbered place itself, what follows it a further paragraph; the title is no provision."""
    titles = [f"{number}{title}" for number, title in zip(numbers, ("Berths", "Pilots", "Lamps"), strict=True)]
    result = of("# Rules", "## Harbours", f"5. {LONG}", *(part for title in titles for part in (title, LONG, SHORT)))
    found = [(item.eid.rpartition("__")[2], item.number, item.heading) for item in result.provisions[1:]]
    places = [f"{'para' if number[0].isdigit() else 'point'}_{number.strip('() .')}" for number in numbers]
    words = [number.strip() for number in numbers]
    assert [one for one in found if one[2]] == [
        (place, word, title) for place, word, title in zip(places, words, ("Berths", "Pilots", "Lamps"), strict=True)
    ]
    assert [one[0] for one in found if not one[2]] == ["subpara_2"] * 3
    assert [item.path[-1] for item in result.provisions[1:] if not item.heading] == titles
    assert "text-lost" not in {problem.code for problem in result.document.problems}


def test_numbered_lines_without_text_below_are_a_list() -> None:
    """And so is one whose text is a list, or whose line was cut where the page was full."""
    listed = of("# Rules", f"They keep: {LONG}", "1. Berths", "2. Pilots", "3. Lamps", LONG)
    assert [item.eid for item in listed.provisions][1:4] == ["para_1", "para_2", "para_3"]
    cut = of("# Rules", *(part for number in "123" for part in (f"{number}. The Sides keep", f"the {LONG.lower()}")))
    assert cut.provisions[0].heading is None


def test_lettered_lines_above_numbered_paragraphs_are_their_headings() -> None:
    """The numbers run on below them."""
    result = of("# Rules", f"13. {LONG}", "a) Berths", f"14. {LONG}", "b) Pilots", f"15. {LONG}", f"16. {LONG}")
    assert [(item.eid, item.heading) for item in result.provisions] == [
        ("para_13", None), ("para_14", "a) Berths"), ("para_15", "b) Pilots"), ("para_16", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "are_headings"), [(3, False), (4, True), (6, True)])
def test_lines_above_text_are_headings_where_the_format_marks_others(count: int, are_headings: bool) -> None:
    """Those an author only underlined: many, since one or two may be anything."""
    names = ["Berths", "Pilots", "Lamps", "Nets", "Ice", "Tides"][:count]
    parts = [part for name in names for part in (name, LONG, SHORT)]
    result = of("# Rules", "## Harbours", SHORT, *parts, "## Costs", SHORT)
    found = [item.path[-1] for item in result.provisions]
    assert (found == ["Harbours", *(name for name in names for _ in range(2)), "Costs"]) is are_headings


def test_a_line_that_is_always_the_same_is_no_heading() -> None:
    """A collection prints from when on each article is applied; names under a signature stand above no text."""
    parts = [part for number in range(1, 7) for part in (f"## Article {number}", "Applied provisionally", LONG)]
    assert all(item.kind != "article" for item in of("# Rules", *parts).provisions)
    signed = of("# Rules", "## Harbours", SHORT, "For Noord", "Ada North", "For Zuid", "Bo South", "Cy West")
    assert [item.path[-1] for item in signed.provisions] == ["Harbours"] * 6


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("**Keeping the Sound Open in Winter and\nin Summer**", "Keeping the Sound Open in Winter and in Summer"),
        ("**<u>Keeping the Sound\nOpen</u>**  ", "Keeping the Sound Open"),
        ("**Open** **Waters for All of\nthe Coast**", "Open Waters for All of the Coast"),
    ],
)
def test_a_bold_line_broken_where_it_is_full_is_one_heading(written: str, words: str) -> None:
    """A paragraph of text that merely begins with bold words is none."""
    result = of("# Rules", "**Costs**", LONG, LONG, written, LONG, f"**The Sides** agree that\n{LONG}")
    assert [item.path[-1] for item in result.provisions] == ["Costs", "Costs", words, words]


def test_words_below_a_part_stand_in_it_whatever_their_type() -> None:
    """A page may set the heading of a section larger than that of its part."""
    blocks = [
        Block(kind="heading", text="Part I. Harbours", level=3),
        Block(kind="heading", text="Berths", level=2),
        Block(kind="paragraph", text=f"1. {LONG}"),
        Block(kind="heading", text="Pilots", level=2),
        Block(kind="paragraph", text=f"2. {LONG}"),
        Block(kind="heading", text="Part II. Costs", level=3),
        Block(kind="paragraph", text=f"3. {LONG}"),
    ]
    found = [item.path for item in segment(blocks, "rules/eng").provisions]
    assert found == [("Part I. Harbours", "Berths"), ("Part I. Harbours", "Pilots"), ("Part II. Costs",)]
