"""What an prompting becomes in the log: coverage claims of the lowest rank, by a coder that names model and endpoint.

In: an prompting. Out: claims. An area that stayed open gets none. Not here: weighing them; a person's claim, and every
source's, stands above them by rank.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from foedera.coding.english.modality import ModalityClassifier
from foedera.coding.language_model.prompting import Prompting
from foedera.coding.language_model.prompts import PromptText
from foedera.coding.language_model.validation import VerifiedQuote
from foedera.model.claim import Basis, Claim, Confidence, Rank, claim_value, new_claim
from foedera.model.codebook import Codebook
from foedera.model.coverage import CellValue, Coverage
from foedera.model.document import Document, Provision
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
        pairs = [
            pair
            for area, places in prompting.found.items()
            for pair in (
                self._covered(area, places, prompting, document)
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

    def _covered(
        self, area: str, places: Sequence[VerifiedQuote], prompting: Prompting, document: Document
    ) -> Iterable[tuple[Coverage, Basis]]:
        common = f"quoted by the model, found word for word in the provision; {self._asked(prompting, area)}"
        if len(places) > MOST_CLAIMS:
            common += f"; {len(places)} quotes stand, the first {MOST_CLAIMS} are recorded"
        for place in places[:MOST_CLAIMS]:
            span = span_of(document, place.provision, place.start, place.end)
            modal = self._classifier.strength_of(span.quote)
            coverage = Coverage(
                area=area,
                value=CellValue.COVERED,
                strength=None if modal is None else modal[0],
                rule=common if modal is None else f"{common}; {modal[0].value} by ‘{modal[1]}’",
            )
            yield coverage, Basis(source=document.source, locator=locator_of(place.provision), span=span)

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


def _searched(document: Document, provisions: Sequence[Provision]) -> str:
    """The locator of a search in vain."""
    return f"{len(provisions)} provisions of {document.id}"
