"""What a ToTA file says about its treaty."""

from __future__ import annotations

from foedera.reading import parse

from .test_golden import FOLDER


def test_metadata() -> None:
    """Parties, dates and sources; empty fields are left out."""
    assert parse((FOLDER / "trade.xml").read_bytes(), name="trade.xml").metadata == {
        "type": "Free Trade Agreement",
        "status": "In Force",
        "language": "en",
        "date_signed": "2021-05-04",
        "parties": ("ALD", "BER"),
        "sources": ("https://example.org/alda-berg.pdf",),
    }
