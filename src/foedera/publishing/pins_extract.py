"""Pins as an extract: a section for each, with what it stands on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from foedera.model.claim import Claim
from foedera.model.coverage import Coverage
from foedera.model.extract import Citation, Excerpt, Extract, Quote, Section, Sheet
from foedera.model.pins import Pin, PinnedCell, PinnedClaim, PinnedClause, recorded
from foedera.model.properties import record_of, value_of
from foedera.publishing.citations import SOURCE_COLUMNS, citation_in_words, kind_in_words, source_row
from foedera.publishing.library_extract import NO_CLAIM_YET
from foedera.publishing.lines import words_of
from foedera.publishing.tables import WORDS

PIN_COLUMNS = ("pin", "kind", "about", "said", "said_by", "lead", "text", *SOURCE_COLUMNS)
"""Of the sheet of pins: a row for each clause, and for each claim a pinned cell stands on."""


def pins_extract(pins: Sequence[Pin], address: str) -> Extract:
    """A section for each pin, in their order."""
    return Extract(
        title="Pinned clauses and cells",
        address=address,
        lines=(f"{len(pins)} pinned.",),
        sections=tuple(pin_section(pin) for pin in pins),
        sheets=(Sheet(name="pins", columns=PIN_COLUMNS, rows=tuple(row for pin in pins for row in _rows(pin))),),
        recorded=_newest(recorded(pin) for pin in pins),
    )


def pin_section(pin: Pin) -> Section:
    """What one pin shows."""
    match pin:
        case PinnedClause():
            heading = ": ".join(filter(None, (pin.name, pin.excerpt.heading)))
            return Section(heading=heading, quotes=(Quote(label=kind_in_words(pin.excerpt), excerpt=pin.excerpt),))
        case PinnedCell():
            return _cell(pin)
        case PinnedClaim():
            return _claim(pin)


def _cell(pin: PinnedCell) -> Section:
    lines = (_value(pin), *(_said(claim_value, citation) for claim_value, citation in _claims(pin)))
    return Section(
        heading=f"{pin.name}: {pin.area}",
        lines=lines,
        quotes=tuple(Quote(label=kind_in_words(excerpt), excerpt=excerpt) for excerpt in pin.excerpts),
    )


def _value(pin: PinnedCell) -> str:
    """What the cell says, and how it was decided."""
    return "; ".join(filter(None, (WORDS[pin.cell.value], pin.cell.strength, pin.cell.rule)))


def _claims(pin: PinnedCell) -> Iterable[tuple[Coverage, Citation]]:
    return ((value_of(claim, Coverage), citation) for claim, citation in pin.citations)


def _said(coverage: Coverage, citation: Citation) -> str:
    searched = f" (searched: {coverage.searched})" if coverage.searched else ""
    return f"{WORDS[coverage.value]}{searched}: {citation_in_words(citation)}"


def _claim(pin: PinnedClaim) -> Section:
    label, text = words_of(record_of(pin.claim))
    return Section(
        heading=f"{pin.claim.subject}: {label}",
        lines=(f"{text} (said by {pin.claim.coder})", citation_in_words(pin.citation)),
        quotes=() if pin.excerpt is None else (Quote(label=kind_in_words(pin.excerpt), excerpt=pin.excerpt),),
    )


def _rows(pin: Pin) -> list[tuple[str, ...]]:
    match pin:
        case PinnedClause():
            return [(pin.id, "clause", pin.name, "", "", *_quoted(pin.excerpt))]
        case PinnedClaim():
            label, text = words_of(record_of(pin.claim))
            return [_claimed(pin.id, "claim", label, text, pin.claim, pin.citation, pin.excerpt)]
        case PinnedCell():
            about = f"{pin.name}: {pin.area}"
            by_place = {(excerpt.provision, excerpt.start, excerpt.end): excerpt for excerpt in pin.excerpts}
            rows = []
            for claim, citation in pin.citations:
                span, said = claim.basis.span, WORDS[value_of(claim, Coverage).value]
                excerpt = None if span is None else by_place.get((span.provision, span.start, span.end))
                rows.append(_claimed(pin.id, "cell", about, said, claim, citation, excerpt))
            return rows or [(pin.id, "cell", about, _value(pin), *([""] * (len(PIN_COLUMNS) - 4)))]


def _claimed(
    identifier: str, kind: str, about: str, said: str, claim: Claim, citation: Citation, excerpt: Excerpt | None
) -> tuple[str, ...]:
    if excerpt is not None:
        return (identifier, kind, about, said, claim.coder, *_quoted(excerpt))
    cited = (citation.source, citation.title, citation.publisher or "", citation.locator, citation.url or "")
    own = (identifier, kind, about, said, claim.coder)
    return (*own, *("", "", "", "", ""), *cited, citation.date or "", citation.dated or "")


def _quoted(excerpt: Excerpt) -> tuple[str, ...]:
    return (excerpt.lead or "", excerpt.text, *source_row(excerpt))


def _newest(moments: Iterable[datetime.datetime | None]) -> datetime.datetime:
    return max((moment for moment in moments if moment is not None), default=NO_CLAIM_YET)
