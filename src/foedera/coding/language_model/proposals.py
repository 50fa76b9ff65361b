"""What an prompting becomes in the log: coverage claims of the lowest rank, by a coder that names model and endpoint.

In: an prompting. Out: claims. An area that stayed open gets none. Not here: weighing them; a person's claim, and every
source's, stands above them by rank.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from foedera.coding.coverage.topics import TopicFinder
from foedera.coding.english.modality import ModalityClassifier
from foedera.coding.language_model.prompting import Prompting
from foedera.coding.language_model.prompts import PromptText
from foedera.coding.language_model.validation import VerifiedQuote
from foedera.model.claim import Basis, Claim, Confidence, Rank, Span, claim_value, new_claim
from foedera.model.codebook import Codebook
from foedera.model.coverage import CellValue, Coverage
from foedera.model.document import Document, Provision
from foedera.text.leads import Leads
from foedera.text.spans import locator_of, span_of

MOST_CLAIMS = 5
"""Quotes recorded as evidence of one area; the rest are counted in the rule."""


class Proposer:
    """A coder with all its claims have in common."""

    def __init__(self, coder: str, book: Codebook, prompt_text: PromptText, classifier: ModalityClassifier) -> None:
        self.coder = coder
        self.book = book
        self.prompt_text = prompt_text
        self._classifier = classifier
        self._topics = TopicFinder(book)

    def claims(
        self,
        prompting: Prompting,
        document: Document,
        provisions: Sequence[Provision],
        *,
        agreement: str,
        recorded: datetime.datetime,
    ) -> tuple[Claim, ...]:
        """Coverage claims: one for each of an area's first quotes, or one that says what was searched.

        Args:
            prompting: what the model said, verified.
            document: the text it was asked about.
            provisions: the provisions shown.
            agreement: whom the claims are about.
            recorded: time of recording.
        """
        quoting = _Quoting(document, Leads(document, provisions))
        pairs = [
            pair
            for area, places in prompting.found.items()
            for pair in (
                self._shown(area, places, prompting, quoting)
                if places
                else [self._not_found(area, prompting, document, provisions)]
            )
        ]
        return tuple(
            new_claim(
                subject=agreement,
                property="coverage",
                value=claim_value(coverage),
                coder=self.coder,
                rank=Rank.MACHINE,
                basis=basis,
                recorded=recorded,
                confidence=Confidence.LOW,  # the words were compared, the reading by nobody
                codebook=self.book.key,
            )
            for coverage, basis in pairs
        )

    def _shown(
        self, area: str, places: Sequence[VerifiedQuote], prompting: Prompting, quoting: _Quoting
    ) -> Iterable[tuple[Coverage, Basis]]:
        """Covered, by the quotes nobody doubts; where there is none, unclear, for a person to look at the others."""
        sound = [place for place in places if place.doubt is None]
        asked = self._asked(prompting, area)
        if sound:
            common, value = f"quoted by the model, found word for word in the provision; {asked}", CellValue.COVERED
        else:
            common, value = f"quoted by the model, to be looked at by a person; {asked}", CellValue.UNCLEAR
        told = sound or places
        if len(told) > MOST_CLAIMS:
            common += f"; {len(told)} quotes stand, the first {MOST_CLAIMS} are recorded"
        for place in told[:MOST_CLAIMS]:
            span, language = quoting.span(place), quoting.document.language_of(place.provision)
            modal = self._classifier.strength_of(span.said, len(span.said) - len(span.quote)) if sound else None
            by = "" if modal is None else f"{modal[0].value} by ‘{modal[1]}’"
            coverage = Coverage(
                area=area,
                value=value,
                strength=None if modal is None else modal[0],
                rule="; ".join(filter(None, (place.doubt, common, by))),
                topics=self._topics.shown(area, span, language=language),
            )
            yield coverage, Basis(source=quoting.document.source, locator=locator_of(place.provision), span=span)

    def _not_found(
        self, area: str, prompting: Prompting, document: Document, provisions: Sequence[Provision]
    ) -> tuple[Coverage, Basis]:
        coverage = Coverage(
            area=area,
            value=CellValue.NOT_FOUND,
            rule="the model says 'not covered' of every provision shown",
            searched=f"{len(provisions)} provisions of {document.id} by the notes of {self.book.key}; "
            + self._asked(prompting, area),
        )
        return coverage, Basis(source=document.source, locator=_searched(document, provisions))

    def _asked(self, prompting: Prompting, area: str) -> str:
        usable, put = prompting.shares[area]
        return f"answers to {usable} of {put} question(s) on the area, worded as {self.prompt_text.key}"

    def answered(self, claims: Iterable[Claim], document: Document, provisions: Sequence[Provision]) -> set[str]:
        """The areas of a text this coder has said something of before, under the same codebook."""
        shown = {provision.id for provision in provisions}
        searched = _searched(document, provisions)
        return {
            claim.value["area"]
            for claim in claims
            if (claim.coder, claim.codebook, claim.basis.source) == (self.coder, self.book.key, document.source)
            and (claim.basis.locator == searched if claim.basis.span is None else claim.basis.span.provision in shown)
        }


class _Quoting(NamedTuple):
    """A text as it is quoted: an item of a list with the sentence it completes."""

    document: Document
    leads: Leads

    def span(self, place: VerifiedQuote) -> Span:
        lead = self.leads.completed_at(place.provision, place.start)
        return span_of(self.document, place.provision, place.start, place.end, lead=lead)


def _searched(document: Document, provisions: Sequence[Provision]) -> str:
    """The locator of a search in vain."""
    return f"{len(provisions)} provisions of {document.id}"
