"""What stands around the text of a web page, and what only has such a name."""

from __future__ import annotations

import pytest

from foedera.model.document import ReadResult
from foedera.reading import read

SAID = (
    "Rooms are lent for one day at a time to whoever asks first.",
    "The keys of a room are given back before the evening of that day.",
    "Lamps are put out by whoever leaves last, and the door is shut.",
)


def page(body: str) -> ReadResult:
    """A page, read."""
    data = f"<!DOCTYPE html><html lang=en><body><h1>Rules of the house</h1>{body}</body></html>".encode()
    return read(data, name="a.html", subject="x", role="text", language=None, source="x")


def articles(shape: str) -> str:
    """Three articles, each in a shape with places for its number and its text."""
    return "".join(shape.format(at=at, said=said) for at, said in enumerate(SAID, 1))


@pytest.mark.parametrize(
    "shape",
    [
        '<h2 class="header">Article {at}</h2><p>{said}</p>',
        '<div class="part"><div class="header">Article {at}</div><p>{said}</p></div>',
        '<div class="card"><div class="card-header">Article {at}</div><div class="card-body">{said}</div></div>',
        '<h2 class="accordion-header"><button aria-expanded="false">Article {at}</button></h2><div><p>{said}</p></div>',
        '<h2><button aria-controls="p{at}">Article {at}</button></h2><div id="p{at}" hidden><p>{said}</p></div>',
        '<h2 data-bs-target="#p{at}">Article {at}</h2><div id="p{at}" style="display:none"><p>{said}</p></div>',
    ],
)
def test_headings_of_articles_stand_around_nothing(shape: str) -> None:
    """Whatever class they have, and though a click is needed to see what stands below."""
    found = page(articles(shape))
    assert [item.eid for item in found.provisions] == ["art_1", "art_2", "art_3"]
    assert [found.document.text[item.start : item.end] for item in found.provisions] == list(SAID)


def test_the_head_of_a_table_is_of_the_table() -> None:
    """Pandoc gives its row the class 'header'."""
    table = (
        '<table><tr class="header"><th>Room</th><th>Price</th></tr><tr class="odd"><td>Hall</td><td>5</td></tr></table>'
    )
    assert "Room | Price\nHall | 5" in page(f"{articles('<h2>Article {at}</h2><p>{said}</p>')}{table}").document.text


@pytest.mark.parametrize("name", ["banner", "menu", "share", "header"])
def test_words_of_a_sentence_stand_around_nothing(name: str) -> None:
    """A class says how a word looks."""
    found = page(f'<p>The flag shows a <span class="{name}">white star</span> on blue ground.</p><p>{SAID[0]}</p>')
    assert "The flag shows a white star on blue ground." in found.document.text


@pytest.mark.parametrize(
    "around",
    [
        '<div class="header">The Club, since 1923</div>',
        '<div id="footer">The Club, since 1923</div>',
        "<header>The Club, since 1923</header>",
        '<ul class="nav"><li><span class="header">The Club, since 1923</span></li></ul>',
        "<button>The Club, since 1923</button>",
    ],
)
def test_what_stands_around_is_left_out(around: str) -> None:
    """One header and one footer of the page, menus, buttons outside of headings."""
    found = page(f"{around}{articles('<h2>Article {at}</h2><p>{said}</p>')}")
    assert "Club" not in found.document.text
    assert [item.eid for item in found.provisions] == ["art_1", "art_2", "art_3"]


def test_much_that_a_page_hides_is_said() -> None:
    """Nobody can tell from the text that it is there."""
    found = page(f"<p>{SAID[0]}</p><div hidden><p>{SAID[1]}</p><p>{SAID[2]} {SAID[2]}</p></div>")
    assert [problem.code for problem in found.document.problems] == ["hidden-text"]
    assert page(f"<p>{SAID[0]}</p><p hidden>Menu</p>").document.problems == ()


def test_the_arrow_back_is_no_part_of_a_note() -> None:
    """It leads from the note to its call."""
    call = '<a href="#n1" id="c1"><sup>1</sup></a>'
    note = '<ol><li id="n1"><p>Since 2024.<a href="#c1" role="doc-backlink">\u21a9\ufe0e</a></p></li></ol>'
    found = page(f"<h2>Article 1</h2><p>{SAID[0]}{call}</p>{note}")
    assert found.document.text.endswith("Since 2024.")


@pytest.mark.parametrize("inner", ["<div>{}</div>", "<p>{}</p>", "<span>{}<br></span>"])
def test_a_tag_of_headings_around_a_whole_text_makes_no_heading_of_it(inner: str) -> None:
    """As page builders put it; what stands in it is read like any other text."""
    lines = [f"Article {at}. {said}" for at, said in enumerate(SAID * 4, 1)]
    found = page(f"<h3>{''.join(map(inner.format, lines))}</h3>")
    assert [item.eid for item in found.provisions] == [f"art_{at}" for at in range(1, 13)]
    assert [problem.code for problem in found.document.problems if problem.code == "headings-heavy"] == []
