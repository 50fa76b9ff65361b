"""Plain text and ToTA files counted without their readers."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from foedera.reading.census import plain
from tests.reading.test_shared import trade_texts

__all__ = ["trade_texts"]

TOTA = """<treaty><meta><name>Name 12</name></meta><body><chapter number="1" name="Lamps">
<article number="1" name="Oil">
1. Ab.</article><article number="ARTICLE 2">Cd &amp; e\u0301f</article></chapter></body></treaty>"""


# The mark of UTF-16 before a NUL is that of UTF-32.
@given(
    st.text(max_size=200).filter(lambda text: not text.startswith("\0")),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_plain_text_is_counted_whatever_its_encoding(text: str, encoding: str) -> None:
    """The law: as many as the text has letters and digits, composed."""
    expected = sum(map(str.isalnum, unicodedata.normalize("NFC", text)))
    assert plain.count(text.encode(encoding)) == expected


def test_a_tota_file_loses_nothing() -> None:
    """The words put before bare numbers are no letters of the file."""
    report = read(TOTA.encode(), name="a.xml", subject="x", role="text", language="eng", source="x").document.report
    assert report is not None
    assert (report.lost, report.landed) == (0, 1.0)


@pytest.mark.shared
def test_real_trade_texts_lose_nothing(trade_texts: list[tuple[str, bytes]]) -> None:
    """By the count of an event parser, every letter of 90 agreements stands in a provision or heading."""
    for name, data in trade_texts[::6]:
        report = read(data, name=name, subject="x", role="text", language="eng", source="x").document.report
        assert report is not None
        assert report.in_provisions + report.in_headings + report.left_out == report.characters, name
