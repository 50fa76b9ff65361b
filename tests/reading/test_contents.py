"""Tables of contents no format marks: as tables, at the end, of two entries, and what only looks like one."""

from __future__ import annotations

import pytest

from foedera.model.document import ReadResult
from foedera.reading import read

HEADS = ("Rooms", "Keys", "Lamps")
SAID = (
    "Rooms are lent for one day at a time to whoever asks first.",
    "The keys of a room are given back before the evening of that day.",
    "Lamps are put out by whoever leaves last, and the door is shut.",
)


def text_of(body: str, name: str = "a.html") -> ReadResult:
    """The text read from a page."""
    return read(body.encode(), name=name, subject="x", role="text", language=None, source="x")


def articles(count: int = 3) -> str:
    """Articles with headings."""
    parts = zip(HEADS[:count], SAID[:count], strict=True)
    return "".join(f"<h2>Article {at} – {head}</h2><p>{said}</p>" for at, (head, said) in enumerate(parts, 1))


def rows(*row: str) -> str:
    """A table with a row of cells for each article."""
    return "".join(
        f"<tr>{''.join(f'<td>{cell.format(at=at, head=head)}</td>' for cell in row)}</tr>"
        for at, head in enumerate(HEADS, 1)
    )


@pytest.mark.parametrize("cells", [("Article {at} – {head}", "{at}"), ("Article {at}", "{head}", "{at}")])
@pytest.mark.parametrize("named", ["<p>Contents</p>", ""])
def test_a_table_of_contents_may_be_a_table(cells: tuple[str, ...], named: str) -> None:
    """Its rows hold number, title and page; it is left out, counted and said."""
    found = text_of(f"<h1>Rules of the house</h1>{named}<table>{rows(*cells)}</table>{articles()}")
    assert [item.eid for item in found.provisions] == ["art_1", "art_2", "art_3"]
    assert [problem.code for problem in found.document.problems] == ["table-of-contents"]
    assert found.document.report is not None
    assert found.document.report.lost == 0
    assert [item.what for item in found.document.report.omissions] == ["table of contents"]


@pytest.mark.parametrize("cells", [("Article {at}", "{at}0"), ("Article {at}", "in force since 202{at}")])
def test_a_table_about_articles_is_data(cells: tuple[str, ...]) -> None:
    """What it says of them stands nowhere else."""
    found = text_of(f"<h1>Rules of the house</h1><p>Fees:</p><table>{rows(*cells)}</table>{articles()}")
    assert [item.kind for item in found.provisions].count("table") == 1


@pytest.mark.parametrize("name", ["Index", "Table des matières", "Índice"])
@pytest.mark.parametrize("ending", ["", " ..... {at}"])
def test_a_table_of_contents_may_stand_at_the_end(name: str, ending: str) -> None:
    """Below a line that says what it is, headings of the text come again."""
    lines = "".join(f"<p>Article {at} – {head}{ending.format(at=at)}</p>" for at, head in enumerate(HEADS, 1))
    found = text_of(f"<h1>Rules of the house</h1>{articles()}<p>{name}</p>{lines}")
    assert [item.eid for item in found.provisions] == ["art_1", "art_2", "art_3"]
    assert [problem.code for problem in found.document.problems] == ["table-of-contents"]


def test_what_follows_an_index_of_another_kind_is_text() -> None:
    """An annex may be called 'Index' and say what the text says, in other words."""
    more = f"<p>Index</p><p>{SAID[0]}</p><p>Prices rise with the index of the year before.</p>"
    found = text_of(f"<h1>Rules of the house</h1>{articles()}{more}")
    texts = [found.document.text[item.start : item.end] for item in found.provisions]
    assert texts.count(SAID[0]) == 2
    assert found.document.problems == ()


def test_two_entries_below_a_line_that_names_them() -> None:
    """A short text has a short table of contents."""
    lines = "".join(f"<p>Article {at} – {head} ... {at + 1}</p>" for at, head in enumerate(HEADS[:2], 1))
    found = text_of(f"<h1>Rules of the house</h1><p>Contents</p>{lines}{articles(2)}")
    assert [item.eid for item in found.provisions] == ["art_1", "art_2"]
