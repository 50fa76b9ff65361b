"""Excerpts: the words as they stand, and where."""

from __future__ import annotations

from foedera.comparing.excerpts import excerpt_of
from foedera.model.claim import Source
from foedera.text.spans import span_of
from tests.comparing.wording.texts import SAFETY, TALKS, agreement

READ = agreement("ab-alda-2001", [SAFETY, TALKS])
SOURCE = Source(
    title="Gazette", publisher="Alda", kind="official", rank="primary", date="2001", url="https://a.example"
)


def test_an_excerpt_is_the_whole_provision_or_the_span() -> None:
    """Offsets count in the document's text."""
    provision = READ.provisions[1]
    whole = excerpt_of(READ.document, provision, SOURCE)
    part = excerpt_of(
        READ.document, provision, SOURCE, span_of(READ.document, provision, provision.start + 4, provision.start + 13)
    )
    assert (whole.text, part.text) == (TALKS, TALKS[4:13])
    assert (part.start, part.end) == (provision.start + 4, provision.start + 13)


def test_it_says_where_it_stands() -> None:
    """Heading, locator, publication; without a record of the source, its id alone."""
    excerpt = excerpt_of(READ.document, READ.provisions[0], SOURCE)
    assert (excerpt.heading, excerpt.citation.locator) == ("Article 1", "Article 1")
    assert (excerpt.citation.title, excerpt.citation.url, excerpt.citation.date) == (
        "Gazette",
        "https://a.example",
        "2001",
    )
    bare = excerpt_of(READ.document, READ.provisions[0], None).citation
    assert (bare.title, bare.publisher, bare.url) == ("s", None, None)
