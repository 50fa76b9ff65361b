"""Lists of links into a page, and rows that number their text."""

from __future__ import annotations

import pytest

from foedera.reading import ReadResult, read

TITLES = ("Name and seat", "Objects", "Members", "Dues")
ARTICLES = "".join(
    f'<h2 id="a{at}">{{back}}Article {at}</h2><p>{title} of the society are kept as the members wish.</p>'
    for at, title in enumerate(TITLES, start=1)
)


def of(body: str) -> ReadResult:
    """A page of English."""
    page = f'<html lang="en"><body><h1>Statutes of the Society</h1>{body}</body></html>'
    return read(page.encode(), name="a.html", subject="x", role="text", language=None, source="x")


def left_out(result: ReadResult) -> dict[str, int]:
    """What is left out, with its letters and digits."""
    assert result.document.report is not None
    return {item.what: item.characters for item in result.document.report.omissions}


LISTS = {
    "list": "<ul>{}</ul>",
    "rows": "<table>{}</table>",
}
ENTRIES = {
    "list": '<li><a href="#a{at}">Article {at} - {title}</a></li>',
    "rows": '<tr><td>Art {at}</td><td><a href="#a{at}">{title}</a></td></tr>',
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_of_links_to_the_articles_is_no_second_row_of_them(kind: str) -> None:
    """Each article is read once, and the list is named as left out."""
    entries = "".join(ENTRIES[kind].format(at=at, title=title) for at, title in enumerate(TITLES, start=1))
    result = of(LISTS[kind].format(entries) + ARTICLES.format(back=""))
    assert [item.eid for item in result.provisions] == ["art_1", "art_2", "art_3", "art_4"]
    assert left_out(result)["table of contents"] == sum(map(str.isalnum, "".join(TITLES))) + 4 * (
        8 if kind == "list" else 4
    )


@pytest.mark.parametrize(
    "listed",
    [
        ("", "b1", "b2", "b3"),
        ("See ", "a1", "a2", "a3"),
        ("", "a1", "a1", "a1"),
    ],
    ids=["places the page has not", "text beside the links", "one place"],
)
def test_other_lists_with_links_are_read(listed: tuple[str, ...]) -> None:
    """Their words are of the text."""
    before, *places = listed
    entries = "".join(f'<li>{before}<a href="#{place}">the members</a></li>' for place in places)
    assert "table of contents" not in left_out(of(f"<ul>{entries}</ul>" + ARTICLES.format(back="")))


@pytest.mark.parametrize("sign", ["↑", "(_^_)", "¶", "&raquo;"])
def test_a_way_back_before_a_heading_is_no_word_of_it(sign: str) -> None:
    """The article is told as if the sign were not there."""
    result = of(ARTICLES.format(back=f'<a href="#top">{sign}</a> '))
    assert [item.number for item in result.provisions] == [f"Article {at}" for at in (1, 2, 3, 4)]


def test_a_table_that_numbers_its_text_is_paragraphs() -> None:
    """A table of quantities stays one, whatever its figures look like."""
    rows = "".join(
        f"<tr><td>{at}.1</td><td>The members of the society meet once a year in its seat.</td></tr>" for at in (1, 1)
    )
    counted = of(f"<h2>Article 1</h2><table>{rows}</table>")
    assert {item.kind for item in counted.provisions} == {"paragraph"}
    assert counted.provisions[0].number == "1.1"
    amounts = of(
        "<h2>Article 1</h2><table><tr><td>1.1</td><td>wheat</td></tr><tr><td>2.5</td><td>barley</td></tr></table>"
    )
    assert {item.kind for item in amounts.provisions} == {"table"}
