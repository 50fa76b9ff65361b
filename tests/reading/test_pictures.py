"""Descriptions of pictures are left out by name and amount: a picture may be one of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.text.counting import letters_and_digits
from tests.reading.counted import counted
from tests.reading.test_epub import FILES, book, page
from tests.reading.tiny_docx import docx, p, part, r
from tests.reading.tiny_odt import odt
from tests.reading.tiny_odt import p as odt_p

WHAT = "description of a picture"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SAID = "Article 9 as it was signed in 1912"
DESCR = f'descr="{SAID}"'
SIZE = letters_and_digits(SAID)
TEXT = p("Article 1") + p("Boats float in all ports of the Parties.")


def drawing(outer: str, inner: str = "", content: str = "") -> str:
    """A drawing with attributes of its own and of its picture."""
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}"><wp:docPr id="1" name="Picture 1" {outer}/>'
        f'<pic:pic xmlns:pic="{PIC}"><pic:nvPicPr><pic:cNvPr id="2" name="x.png" {inner}/></pic:nvPicPr></pic:pic>'
        f"{content}</wp:inline></w:drawing>"
    )


def run(inside: str) -> str:
    """A paragraph with one run."""
    return f"<w:p><w:r>{inside}</w:r></w:p>"


VML = f'<w:pict><v:shape alt="{SAID}"><v:imagedata/></v:shape></w:pict>'
BOX = f"<wps:txbx><w:txbxContent>{p('Seal')}</w:txbxContent></wps:txbx>"
WORD = {
    "description": (run(drawing(f'descr="{SAID}"')), SIZE),
    "title": (run(drawing(f'title="{SAID}"')), SIZE),
    "both": (run(drawing(f'descr="{SAID}" title="A seal"')), SIZE + 5),
    "repeated by the picture": (run(drawing(f'descr="{SAID}"', f'descr="{SAID}"')), SIZE),
    "of the picture alone": (run(drawing("", f'descr="{SAID}"')), SIZE),
    "of drawing and picture": (run(drawing('descr="A seal"', f'descr="{SAID}"')), SIZE + 5),
    "older shape": (run(VML), SIZE),
    "alternatives": (
        run(
            f"<mc:AlternateContent><mc:Choice>{drawing(DESCR)}</mc:Choice>"
            f"<mc:Fallback>{VML}</mc:Fallback></mc:AlternateContent>"
        ),
        SIZE,
    ),
    "in deleted text": (f"<w:p><w:del><w:r>{drawing(DESCR)}</w:r></w:del></w:p>", SIZE),
    "of a text box": (run(drawing(DESCR, content=BOX)), SIZE),
    "in a table": (f"<w:tbl><w:tr><w:tc>{run(drawing(DESCR))}</w:tc></w:tr></w:tbl>", SIZE),
    "two pictures alike": (run(drawing(f'descr="{SAID}"')) * 2, 2 * SIZE),
    "none": (run(drawing("")), 0),
}


@pytest.mark.parametrize("kind", WORD)
def test_word(kind: str) -> None:
    """Wherever the picture stands, what is said of it is counted once by reader and count, and is no text."""
    body, amount = WORD[kind]
    result = counted(docx(TEXT + body), "a.docx")
    assert result.left_out.get(WHAT, 0) == amount
    assert result.unaccounted == 0
    assert all(SAID not in text for text in result.texts())


def test_word_in_the_head_of_pages() -> None:
    """A seal above every page is told as a picture, the words beside it as the head."""
    header = part("w:hdr", f"<w:p>{r('Republic of Alda')}<w:r>{drawing(DESCR)}</w:r></w:p>")
    result = counted(docx(TEXT, {"word/header1.xml": header}), "a.docx")
    assert result.left_out[WHAT] == SIZE
    assert result.left_out["header"] == letters_and_digits("RepublicofAlda")
    assert result.unaccounted == 0


HTML = {
    "in quotes": f'<img src="a.png" alt="{SAID}">',
    "in other quotes": f"<img alt='{SAID}' src=a.png />",
    "bare": f"<img src=a.png alt={SAID.replace(' ', '&#32;')}>",
    "first of two": f'<img alt="{SAID}" alt="something else">',
    "spaced": f'<IMG\nALT = "{SAID}" title="not this">',
    "other names": f'<img data-alt="no" title="no" alt="{SAID}">',
    "in a menu": f'<nav><img alt="{SAID}"></nav>',
    "hidden": f'<div hidden><img alt="{SAID}"></div>',
    "of an area": f'<map><area alt="{SAID}" href="x"></map>',
    "in a link in a table": f'<table><tr><td><a href="x"><img alt="{SAID}"></a></td></tr></table>',
}
PAGE = "<html><body><h1>Accord</h1><p>Article 1</p><p>Boats float in all ports.</p>{}</body></html>"


@pytest.mark.parametrize("kind", HTML)
def test_web_pages(kind: str) -> None:
    """However the attribute is written, and wherever it stands."""
    result = counted(PAGE.format(HTML[kind]).encode(), "a.html")
    assert result.left_out[WHAT] == SIZE
    assert result.unaccounted == 0


@given(st.text(alphabet=st.sampled_from([*"ab19 ='/<>é한&;"]), max_size=20), st.sampled_from("\"'"))
def test_any_description_is_counted_alike(said: str, quote: str) -> None:
    """The law: whatever it says, reader and count agree."""
    result = counted(PAGE.format(f"<img alt={quote}{said.replace(quote, '')}{quote} src=x>").encode(), "a.html")
    assert result.unaccounted == 0


def test_books() -> None:
    """Pictures of pages that are read and of pages that are not."""
    files = FILES | {
        "OEBPS/text/one.xhtml": page(f"<h2>Article 2</h2><p>They talk.</p><p><img src='a' alt='{SAID}'/></p>"),
        "OEBPS/x.xhtml": page("<p>Advertisement <img alt='of tea'/></p>"),
    }
    result = counted(book(files), "a.epub")
    assert result.left_out[WHAT] == SIZE
    assert result.unaccounted == 0


def test_open_document() -> None:
    """A frame's title and description (OpenDocument 1.3, 10.3.17)."""
    frame = f"<draw:frame><draw:image/><svg:title>Seal</svg:title><svg:desc>{SAID}</svg:desc></draw:frame>"
    result = counted(odt(odt_p("Article 1") + odt_p("Boats float.") + odt_p(frame)), "a.odt")
    assert result.left_out[WHAT] == SIZE + 4
    assert result.unaccounted == 0
