"""A dash is no number: it does not take the place of one that is printed."""

from __future__ import annotations

import pytest

from foedera.reading.blocks import Block
from foedera.reading.structure.headings import classify
from foedera.reading.structure.segment import segment


def head(text: str) -> Block:
    """A heading."""
    return Block(kind="heading", text=text, level=1)


def text(words: str) -> Block:
    """A paragraph."""
    return Block(kind="paragraph", text=words)


@pytest.mark.parametrize("sign", ["-", "–", "•"])
def test_a_sign_the_format_gives_is_no_number(sign: str) -> None:
    """The words of the heading say its number."""
    heading = classify("Artículo 4", sign)
    assert (heading.kind, heading.number, heading.value) == ("art", "Artículo 4", "4")


def test_one_text_behind_a_dash_is_the_article() -> None:
    """With its number; points below it stay points."""
    blocks = [head("Artículo 1º"), text("- Créase una oficina."), head("Artículo 2º")]
    blocks += [text("- La oficina:"), text("a) informa;"), text("b) publica.")]
    found = segment(blocks, "x/spa").provisions
    assert [(item.eid, item.kind, item.number) for item in found] == [
        ("art_1", "article", "Artículo 1º"),
        ("art_2", "article", "Artículo 2º"),
        ("art_2__point_a", "point", "a)"),
        ("art_2__point_b", "point", "b)"),
    ]


def test_several_dashes_are_points() -> None:
    """And a text above them is the article's own."""
    blocks = [head("Article 1"), text("- one thing;"), text("- another thing."), head("Article 2")]
    blocks += [text("The office keeps:"), text("- a register.")]
    found = segment(blocks, "x/eng").provisions
    assert [item.eid for item in found] == [
        "art_1__indent_1",
        "art_1__indent_2",
        "art_2",
        "art_2__indent_1",
    ]


@pytest.mark.parametrize("line", ["No. 54]", "No. 1] CITY, MONDAY, MAY 4", "No. 1]"])
def test_the_number_of_a_gazette_opens_no_note(line: str) -> None:
    """Its bracket closes what began elsewhere."""
    blocks = [head(line), text("Some words of it."), head("Article 1"), text("Some words.")]
    assert not any(item.eid.startswith("note") for item in segment(blocks, "x/eng").provisions)


def test_the_eid_a_format_gives_an_article_beats_a_dash() -> None:
    """Whatever else stands in the article; further texts are not the article itself."""
    blocks = [
        Block(kind="heading", text="Artículo 3º", level=1, number="Artículo 3º", eid="art_3"),
        Block(kind="paragraph", text="- Créase una oficina.", eid="art_3"),
        Block(kind="paragraph", text="Ciudad, a 4 de mayo."),
    ]
    found = segment(blocks, "x/spa").provisions
    assert (found[0].eid, found[0].kind, found[0].number) == ("art_3", "article", "Artículo 3º")
    assert found[1].kind == "paragraph"
    assert found[1].number is None
