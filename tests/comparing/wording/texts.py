"""Small agreements to compare, read from Markdown as any text is."""

from __future__ import annotations

from collections.abc import Sequence

from foedera.model.document import ReadResult
from foedera.reading import read

SAFETY = "Each side keeps the letters of the other side safe and shows them to nobody else without asking first."
TALKS = "The two sides meet once a year in spring to look at what was done and at what is still to do."
HARBOUR = "Ships of either side may lie in the harbours of the other for thirty days without paying a fee."
END = "Either side may end this agreement by a letter that takes effect six months after it was received."
OWN = "Alda lends Berg its old lighthouse at the northern cape until the new one there has been finished."


def agreement(name: str, paragraphs: Sequence[str], *, language: str = "eng", role: str = "text") -> ReadResult:
    """An agreement with one article a paragraph."""
    lines = [f"## Article {number}\n\n{text}" for number, text in enumerate(paragraphs, start=1)]
    data = "\n\n".join(lines).encode()
    return read(data, name="a.md", subject=name, role=role, language=language, source="s")
