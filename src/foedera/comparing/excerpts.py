"""Excerpts: words of a stored text with where they stand.

In: a document, one of its provisions, the record of its source. Out: an excerpt. Not here: what is quoted (quoting).
"""

from __future__ import annotations

from foedera.comparing.signing import Dated
from foedera.model.claim import Basis, Source, Span
from foedera.model.document import Document, Provision
from foedera.model.extract import Citation, Excerpt
from foedera.text.spans import locator_of


def excerpt_of(
    document: Document,
    provision: Provision,
    source: Source | None,
    span: Span | None = None,
    *,
    dated: Dated | None = None,
    lead: str | None = None,
) -> Excerpt:
    """A provision's words, or those of a span in it.

    Args:
        document: the text.
        provision: a provision of it.
        source: the publication it was taken from; None where no record of it is here.
        span: a part of the provision; None for the whole.
        dated: the date of the document's agreement, for a source without one of its own.
        lead: of a whole provision, the words it completes; that of a span is its own.
    """
    if span is not None and span.lead is not None:
        lead = span.lead.quote
    start, end = (provision.start, provision.end) if span is None else (span.start, span.end)
    place = Basis(source=document.source, locator=locator_of(provision))
    return Excerpt(
        provision=provision.id,
        document=document.id,
        subject=document.subject,
        role=document.role,
        language=document.language_of(provision),
        heading=_heading(provision),
        start=start,
        end=end,
        text=document.text[start:end],
        citation=citation_of(
            place, source, fetched=document.retrieval.url if document.retrieval else None, dated=dated
        ),
        lead=lead,
    )


def citation_of(
    basis: Basis, source: Source | None, *, fetched: str | None = None, dated: Dated | None = None
) -> Citation:
    """What a claim or quote stands on, for a reader.

    Args:
        basis: source and locator.
        source: the record of the source; None where there is none.
        fetched: the address the text itself came from.
        dated: the date of the agreement the words are of; taken where the publication has none.
    """
    date = dated if source is None or source.date is None else Dated(source.date, "published")
    return Citation(
        source=basis.source,
        title=basis.source if source is None else source.title,
        publisher=None if source is None else source.publisher,
        locator=basis.locator,
        url=fetched or (None if source is None else source.url),
        date=None if date is None else date.date,
        dated=None if date is None else date.role,
    )


def _heading(provision: Provision) -> str:
    own = " ".join(filter(None, (provision.number, provision.heading)))
    return " · ".join(filter(None, (*provision.path[-1:], own)))
