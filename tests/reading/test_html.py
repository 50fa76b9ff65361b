"""HTML: encodings the page declares."""

from __future__ import annotations

import pytest

from foedera.reading import parse


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ('<meta charset="windows-1252"><p>Norvège</p>'.encode("cp1252"), []),
        ("<p>Norvège</p>".encode(), []),
        ('<meta charset="no-such"><p>Norvège</p>'.encode(), ["encoding-declared-wrongly"]),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>Norvège</p></html>'.encode(), []),
    ],
)
def test_encoding(data: bytes, codes: list[str]) -> None:
    """The declared charset is used where it fits, and reported where it does not."""
    parsed = parse(data, name="a.html")
    assert [block.text for block in parsed.blocks] == ["Norvège"]
    assert [problem.code for problem in parsed.problems] == codes


def test_private_signs_of_a_page_are_no_notes() -> None:
    """A page with an icon font and a note: the icon stays what it is, the note is called once."""
    page = (
        "<html><body><p>\uf000 They meet yearly<sup><a href='#n1'>1</a></sup>, in turn.</p>"
        "<p id='n1'>1 In spring.</p></body></html>"
    )
    call, note = parse(page.encode(), name="a.html").blocks
    assert (call.text, call.marks) == ("\uf000 They meet yearly, in turn.", ((18, "1"),))
    assert (note.kind, note.text) == ("note", "In spring.")
