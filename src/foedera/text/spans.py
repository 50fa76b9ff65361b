"""Spans: a range of a document's text with all that is needed to find it again, and where a reader finds it.

In: a document, a provision, two offsets. Out: a Span, or a locator in words. Not here: deciding what is quoted.
"""

from __future__ import annotations

from foedera.model.claim import Lead, Span
from foedera.model.document import Document, Line, Provision
from foedera.text.offsets import pieces

CONTEXT = 32
"""Code points of prefix and suffix a span carries."""


def span_of(
    document: Document, provision: Provision, start: int, end: int, *, lead: tuple[int, int] | None = None
) -> Span:
    """The span of `document.text[start:end]`, which lies in `provision`; `lead` is the range it completes."""
    return Span(
        provision=provision.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        prefix=document.text[max(0, start - CONTEXT) : start],
        suffix=document.text[end : end + CONTEXT],
        page=provision.page,
        sha256=document.sha256,
        lead=None if lead is None else Lead(start=lead[0], end=lead[1], quote=document.text[slice(*lead)]),
    )


def body_start(text: str, provision: Provision) -> int:
    """Where a provision's words begin, behind its printed number; its own start where it has none."""
    number = provision.number
    if not number or not text.startswith(number, provision.start, provision.end):
        return provision.start
    rest = text[provision.start + len(number) : provision.end].lstrip()
    return provision.end - len(rest) if rest else provision.start


def locator_of(provision: Provision) -> str:
    """Where a reader finds the provision: page, headings, number as printed, else its eId."""
    page = () if provision.page is None else (f"page {provision.page}",)
    number = (provision.number or "").rstrip(".)")
    own = f"{provision.kind} {number}" if number.isdigit() else (provision.number or provision.eid)
    return ", ".join((*page, *provision.path, own))


def printed_lines(document: Document, start: int, end: int) -> tuple[Line, ...]:
    """The lines of print that hold something of the span [start, end) of the text, in the order of the original."""
    stretches = pieces(document.offsets, start, end)
    return tuple(
        line for line in document.lines if any(low < line.end and line.start < high for low, high in stretches)
    )
