"""Evidence and cells for tests of the ranker: a small codebook and invented treaties."""

from __future__ import annotations

from foedera.coding.coverage.area_evidence import Evidence, EvidenceReader
from foedera.model.codebook import Area, Codebook
from foedera.reading import read


def area(identifier: str, number: int, *, group: str, strong: tuple[str, ...], **fields: object) -> Area:
    """An area with the fields a test needs."""
    values: dict[str, object] = {"label": identifier, "definition": "", "include": "", "exclude": ""}
    return Area(id=identifier, number=number, group=group, strong=strong, **(values | fields))  # type: ignore[arg-type]  # fields are the record's own


BOOK = Codebook(
    id="small",
    version=1,
    title="Small",
    source="us",
    locator="here",
    skip_preamble=True,
    not_in=("definition(s)?",),
    areas=(
        area("ports", 1, group="goods", strong=("port fee*", "harbour due*"), headings=("port*",), weak=("port",)),
        area("fish", 2, group="goods", strong=("fishing right*",), weak=("fish*",), negative=("fish and chips",)),
        area("talks", 3, group="words", strong=("political dialogue",), headings=("dialogue",), min_score=3),
    ),
)


def evidence(text: str, book: Codebook = BOOK) -> Evidence:
    """What is found in a Markdown text."""
    result = read(text.encode(), name="t.md", subject="eu-xyz", role="text", language="eng", source="t")
    return EvidenceReader(book).read(result.document, result.provisions)


RICH = """# A treaty

## Article 1 Port fees

1. Port fees are the same for all.

2. Harbour dues are abolished.

## Article 2 Fish

Fishing rights are shared.

## Article 3 Dialogue

A political dialogue is held each year.
"""

POOR = """# A treaty

## Article 1 Entry into force

This treaty enters into force at once. A port is a place for ships.
"""
