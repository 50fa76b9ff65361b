"""EPUB: the pages of a book in the order of its spine."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UnreadableFile
from foedera.reading import parse
from tests.reading.counted import counted, counted_or_refused

CONTAINER = "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>"


def page(body: str) -> str:
    """A page of a book."""
    return f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>p</title></head><body>{body}</body></html>"


def package(
    spine: str, items: str, said: str = "<dc:title>Accord on tea</dc:title><dc:language>en</dc:language>"
) -> str:
    """A package document."""
    space = "xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'"
    refs = "".join(f"<itemref idref='{each}'/>" for each in spine.split())
    manifest = "".join(
        f"<item id='{key}' href='{href}' media-type='application/xhtml+xml' {rest}/>"
        for key, href, rest in (line.split("|") for line in items.split())
    )
    return f"<package {space}><metadata>{said}</metadata><manifest>{manifest}</manifest><spine>{refs}</spine></package>"


def book(files: dict[str, str]) -> bytes:
    """A book of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


FILES = {
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": package(
        "nav two one", "one|text/one.xhtml| two|text/tw%20o.xhtml| nav|nav.xhtml|properties='nav' x|x.xhtml|"
    ),
    "OEBPS/text/one.xhtml": page("<h2>Article 2</h2><p>They talk<a href='#n'>1</a>.</p><p id='n'>1 Often.</p>"),
    "OEBPS/text/tw o.xhtml": page("<h1>Accord</h1><h2>Article 1</h2><p>They trade.</p>"),
    "OEBPS/nav.xhtml": page("<nav><ol><li>Article 1</li></ol></nav>"),
    "OEBPS/x.xhtml": page("<p>Advertisement</p>"),
}


def test_pages_stand_in_the_order_of_the_spine() -> None:
    """Notes are tied within a page; contents and pages outside are left out by name; nothing else is missing."""
    found = counted(book(FILES), "a.epub")
    assert (found.document.title, found.document.language, found.document.format) == ("Accord on tea", "eng", "epub")
    assert found.texts() == ["They trade.", "They talk.", "Often."]
    assert found.places() == ["art_1", "art_2", "art_2__fn_1"]
    assert found.left_out == {
        "table of contents": 9, "page outside of the order of reading": 14, "title of the page": 2, "mark of a note": 2,
    }  # fmt: skip
    assert found.unaccounted == 0


def test_what_is_set_aside_in_a_book_is_text() -> None:
    """No site stands around its pages."""
    aside = "<aside>Boxed.</aside><header><p>Head.</p></header><div class='sidebar'>Beside.</div><p>Text.</p>"
    found = counted(book({**FILES, "OEBPS/text/one.xhtml": page(aside)}), "a.epub")
    assert found.texts() == ["They trade.", "Boxed.", "Head.", "Beside.", "Text."]


def test_a_page_that_is_not_there_is_said() -> None:
    """The book names it."""
    files = {name: text for name, text in FILES.items() if name != "OEBPS/text/one.xhtml"}
    (problem,) = parse(book(files), name="a.epub").problems
    assert (problem.code, problem.text) == ("part-elsewhere", "OEBPS/text/one.xhtml is named by the book and not in it")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"META-INF/container.xml": "<container/>"}, "not readable as an EPUB"),
        ({"OEBPS/book.opf": package("", "one|text/one.xhtml|")}, "not readable as an EPUB"),
        ({"OEBPS/book.opf": "<package>"}, "the XML is broken"),
        ({"META-INF/encryption.xml": "<e/>", "META-INF/rights.xml": "<r/>"}, "the book is locked"),
    ],
)
def test_refusals(change: dict[str, str], what: str) -> None:
    """Each says what is wrong."""
    with pytest.raises(UnreadableFile, match=what):
        parse(book({**FILES, **change}), name="a.epub")


@given(st.dictionaries(st.sampled_from(sorted(FILES)), st.text(max_size=40) | st.just("<html><body>a</body></html>")))
def test_any_members(change: dict[str, str]) -> None:
    """Whatever stands in them: a text all letters of which are accounted for, or a refusal."""
    found = counted_or_refused(book({**FILES, **change}), "a.epub")
    assert found is None or found.unaccounted == 0
