"""Citations in words: where a quote stands, from when it is, and whose words it is in."""

from __future__ import annotations

from foedera.model.dates import written_out
from foedera.model.extract import Citation, Excerpt, Quote

DIGEST = "a digest in our own words, not the agreement's"

SOURCE_COLUMNS = (
    *("language", "role", "provision", "source", "title", "publisher", "locator", "address", "date", "dated"),
)
"""Columns of a table that say where a clause stands; `dated` is what happened on `date`."""


def citation_in_words(citation: Citation) -> str:
    """Title, publisher, date, locator, address."""
    published = ", ".join(filter(None, (citation.publisher, date_in_words(citation))))
    return f"{citation.title} ({published}), {citation.locator}; {citation.url or 'no address recorded'}"


def date_in_words(citation: Citation) -> str:
    """'28 May 2024' of a publication, 'signed 28 May 2024' where only its agreement's date is known."""
    if citation.date is None:
        return "undated"
    day = written_out(citation.date)
    return day if citation.dated in (None, "published") else f"{citation.dated} {day}"


def quote_in_words(excerpt: Excerpt) -> str:
    """The citation of a quote, with its permanent id."""
    return f"{citation_in_words(excerpt.citation)}; {excerpt.provision}"


def footnote_in_words(quote: Quote) -> str:
    """What a footnote says of a clause: whose it is and where it stands; then of each that says the same."""
    cited = (". ".join(filter(None, (one.label, quote_in_words(one.excerpt)))) for one in (quote, *quote.also))
    return ". ".join(cited)


def kind_in_words(excerpt: Excerpt) -> str:
    """What a reader must know of whose words these are; empty for an agreement's own, in English."""
    kind = {"digest": DIGEST, "source": "a publication about agreements"}.get(excerpt.role)
    language = None if excerpt.language == "eng" else f"in {excerpt.language}"
    return "; ".join(filter(None, (kind, language)))


def source_row(excerpt: Excerpt) -> tuple[str, ...]:
    """The cells of `SOURCE_COLUMNS`."""
    cited = excerpt.citation
    return (
        *(excerpt.language, excerpt.role, excerpt.provision, cited.source, cited.title, cited.publisher or ""),
        *(cited.locator, cited.url or "", cited.date or "", cited.dated or ""),
    )
