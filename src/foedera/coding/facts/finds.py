"""What every finder of facts shares: a find with its place, and the claims made of finds or of their absence."""

from __future__ import annotations

import datetime

import msgspec

from foedera.model.agreement import NOT_FOUND, Fact
from foedera.model.claim import Basis, Claim, Confidence, Rank, claim_value, new_claim
from foedera.model.document import Document, Provision
from foedera.model.event import Event
from foedera.text.spans import locator_of, span_of

CODER = "facts@1"


class Find(msgspec.Struct, frozen=True, kw_only=True):
    """A fact and the words of the text it stands on."""

    record: Fact | Event
    provision: Provision
    start: int
    """First code point, counted in the document's text."""
    end: int
    rule: str
    """By what it was found, in words."""

    @property
    def value(self) -> str | None:
        """What is said: a fact's value, an event's day."""
        return self.record.date if isinstance(self.record, Event) else self.record.value


class Recorder:
    """Makes claims on one agreement from one text."""

    def __init__(self, document: Document, agreement: str, recorded: datetime.datetime) -> None:
        self._document = document
        self._agreement = agreement
        self._recorded = recorded

    def found(self, find: Find) -> Claim:
        """The claim that a fact stands at its place."""
        span = span_of(self._document, find.provision, find.start, find.end)
        basis = Basis(source=self._document.source, locator=locator_of(find.provision), span=span)
        return self._claim(find.record, basis, note=find.rule)

    def missing(self, about: str, searched: str, *, english: bool) -> Claim:
        """The claim that a fact was searched for and not found; it says what was searched, and by what.

        `english` is whether any provision searched is in the language of the words.
        """
        if not english:
            searched += f"; the words are English, the text is in '{self._document.language}', so this says little"
        if self._document.role == "digest":
            searched += "; a digest leaves much out, so this says nothing of the agreement's own text"
        basis = Basis(source=self._document.source, locator=f"{self._document.id}, all provisions searched")
        return self._claim(Fact(about=about, value=NOT_FOUND, searched=searched), basis, note=None)

    def _claim(self, record: Fact | Event, basis: Basis, *, note: str | None) -> Claim:
        return new_claim(
            subject=self._agreement,
            property="event" if isinstance(record, Event) else "fact",
            value=claim_value(record),
            coder=CODER,
            rank=Rank.MACHINE,
            basis=basis,
            recorded=self._recorded,
            confidence=Confidence.MEDIUM,
            note=note,
        )


def in_annex(provision: Provision) -> bool:
    """Whether a provision stands in an annex, schedule or text set beside the agreement."""
    return provision.eid.startswith(("annex", "appendix", "schedule", "text_")) or any(
        heading.lower().startswith(("annex", "appendix", "schedule", "exhibit", "attachment"))
        for heading in provision.path
    )
