"""Spans of a document's provisions, and where a reader finds a provision.

In: a document, a provision, a range of code points. Out: a span with its quote and neighbours; a locator in words. Not
here: what a span is evidence of.
"""

from __future__ import annotations

from foedera.model.claim import Span
from foedera.model.document import Document, Provision

CONTEXT = 32
"""Code points of prefix and suffix a span carries."""


def span_at(document: Document, provision: Provision, start: int, end: int) -> Span:
    """The span of the code points from `start` to `end`, counted in the document's text."""
    return Span(
        provision=provision.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        prefix=document.text[max(0, start - CONTEXT) : start],
        suffix=document.text[end : end + CONTEXT],
        page=provision.page,
        sha256=document.sha256,
    )


def number_length(text: str, provision: Provision) -> int:
    """Code points of the printed number a provision begins with, and the blanks after it; 0 where it has none."""
    body = text[provision.start : provision.end]
    if not provision.number or not body.startswith(provision.number):
        return 0
    rest = body[len(provision.number) :]
    return len(body) - len(rest.lstrip()) if rest.strip() else 0


def locator_of(provision: Provision) -> str:
    """Where a reader finds the provision: page, headings, number as printed, else its eId."""
    page = () if provision.page is None else (f"page {provision.page}",)
    number = (provision.number or "").rstrip(".)")
    own = f"{provision.kind} {number}" if number.isdigit() else (provision.number or provision.eid)
    return ", ".join((*page, *provision.path, own))
