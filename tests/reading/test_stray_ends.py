"""End tags that close nothing: what a page says is the same without them, whatever stands around."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading.formats.html import stray_ends
from foedera.reading.formats.html.stray_ends import without_stray_ends
from foedera.reading.formats.html.web_tree import elements_of

NAMES = st.sampled_from(["b", "i", "span", "div", "ul", "li", "table", "tr", "td", "section", "h2", "font"])
TAGS = st.one_of(
    NAMES.map("<{}>".format), NAMES.map("</{}>".format), st.sampled_from(["word ", "<br>", "<!-- </b> -->"])
)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short pages are looked at, too."""
    monkeypatch.setattr(stray_ends, "_MANY", 1)


@given(st.lists(TAGS, max_size=40))
def test_a_page_is_the_same_without_them(tags: list[str]) -> None:
    """The law: the same elements with the same words in the same order."""
    page = f"<html><body>{''.join(tags)}</body></html>"

    def told(text: str) -> list[tuple[str, str, list[str]]]:
        return [(item.tag, item.own_text(), [child.tag for child in item.inside()]) for item in elements_of(text)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stray_ends, "_MANY", 10**9)
        whole = told(page)
    assert told(page) == whole


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ("<b>x</i>y</b>", "<b>x</i>y</b>".replace("</i>", "")),
        ("<i><div><b>x</i></i></div></i>", "<i><div><b>x</div></i>"),
        ("<b>x<!-- </i> --></b></b>", "<b>x<!-- </i> --></b>"),
        ("<p>x</p></p>", "<p>x</p></p>"),
        ("<b>x</b><br></br>", "<b>x</b><br></br>"),
        ("<script>a('</i>')</script>x</i>", "<script>a('</i>')</script>x"),
        ("<b>x</i", "<b>x</i"),
        ("<!-- <b></i>", "<!-- <b></i>"),
    ],
)
def test_what_goes_and_what_stays(page: str, left: str) -> None:
    """A name that is not open, or not below a higher rank; in comments and scripts nothing is a tag."""
    assert without_stray_ends(page) == left


def test_each_of_very_many_is_taken_out() -> None:
    """A page as hostile as it can be: every tag open, every end tag of another name."""
    page = "<i>" * 9000 + "<div>" + "<b>x" * 9000 + "</i></span>y" * 9000
    assert without_stray_ends(page) == "<i>" * 9000 + "<div>" + "<b>x" * 9000 + "y" * 9000
