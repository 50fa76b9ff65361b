"""Quotes for passages nobody quoted yet: the sentence in which most of an area's words stand.

In: a document, a provision and the expressions that hit. Out: a span. Not here: how the sides stand to what it names
(foedera.coding.coverage.telling).
"""

from __future__ import annotations

from collections.abc import Sequence

from foedera.coding.expressions import compile_expression
from foedera.model.claim import Span
from foedera.model.document import Document, Provision
from foedera.text.leads import Leads
from foedera.text.sentences import sentences
from foedera.text.spans import body_start, span_of


def quoted(document: Document, provision: Provision, words: Sequence[str], leads: Leads) -> Span:
    """The sentence of a provision with most of the words, the earlier of two; the first where only headings hit."""
    start = body_start(document.text, provision)
    body = document.text[start : provision.end]
    found = sentences(body) or [(0, len(body))]
    patterns = [compile_expression(word) for word in words]
    hits = [sum(pattern.search(body[first:last]) is not None for pattern in patterns) for first, last in found]
    place = hits.index(max(hits))
    above = leads.of(provision) if place == 0 else ()
    first, last = found[place]
    return span_of(document, provision, start + first, start + last, lead=above[-1] if above else None)
