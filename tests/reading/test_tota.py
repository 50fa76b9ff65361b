"""What a ToTA file says about its treaty."""

from __future__ import annotations

from foedera.reading import parse
from tests.reading.counted import counted

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


def test_every_letter_is_accounted_for() -> None:
    """Headings stand in attributes; what is said of the text is left out by name, and so is what stands loose."""
    data = (FOLDER / "trade.xml").read_bytes().replace(b"<body>", b"<body>Loose.")
    found = counted(data, "trade.xml")
    assert found.left_out == {"metadata": 75, "text outside of articles": 5}
    assert found.unaccounted == 0
