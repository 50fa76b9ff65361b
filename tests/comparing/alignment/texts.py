"""Sides made of Markdown, as the reader gives them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from foedera.comparing.alignment import clauses_of
from foedera.model.alignment import Alignment, Side
from foedera.reading import read


def side(
    name: str,
    text: str,
    *,
    areas: Mapping[str, Collection[str]] | None = None,
    language: str = "eng",
    role: str = "text",
) -> Side:
    """A side with the clauses of a Markdown text; areas by eId of the provision."""
    result = read(text.encode(), name="t.md", subject=name, role=role, language=language, source="t")
    document = result.document
    coded = {f"{document.id}/{eid}": names for eid, names in (areas or {}).items()}
    return Side(agreement=name, language=language, role=role, clauses=clauses_of(document, result.provisions, coded))


def articles(*texts: tuple[str, str]) -> str:
    """A text of articles, each a heading and its words."""
    return "\n\n".join(f"## Article {n} {heading}\n\n{words}" for n, (heading, words) in enumerate(texts, 1))


def table(alignment: Alignment) -> list[tuple[str | None, ...]]:
    """The rows by the eIds of their clauses."""
    return [tuple(None if c is None else c.split("/")[-1] for c in row.clauses) for row in alignment.rows]
