"""The machine coders that read a text when it is coded, each a named method with its version."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from foedera.coding.commitments import commitment_claims
from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.english.modality import ModalityClassifier
from foedera.coding.english.phrase_patterns import PhrasePatterns
from foedera.coding.facts import fact_claims
from foedera.coding.institutions.bodies import BodyRecogniser
from foedera.coding.institutions.dialogues import dialogue_claims
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.document import Document, Provision
from foedera.workspace.beginning import built_in_bodies, built_in_fact_words, built_in_ladder, built_in_phrases
from foedera.workspace.rankers import built_in_enforceability, built_in_meaning, built_in_ranker
from foedera.workspace.unknown import no_meaning


class Machines:
    """Every coder, made ready once and used on many texts."""

    def __init__(self, book: Codebook, *, meaning: bool = False) -> None:
        """Prepare.

        Args:
            book: the codebook texts are searched by.
            meaning: weigh also how near passages stand to areas in meaning (the extra `semantics`).

        Raises:
            UsageError: no ranker that weighs meaning was trained for that codebook.
            FoederaError: the extra is not installed.
        """
        ranker = built_in_ranker(book, meaning=meaning)
        if meaning and ranker is None:
            raise no_meaning(book)
        self._lexicon = Lexicon(
            book,
            built_in_ladder(),
            ranker,
            built_in_meaning(book) if meaning else None,
            built_in_enforceability(book),
        )
        self._words = built_in_fact_words()
        self._grip = ModalityClassifier(built_in_ladder())
        self._phrases = built_in_phrases()
        self._finder = BodyRecogniser(built_in_bodies())

    def claims(
        self,
        document: Document,
        provisions: Sequence[Provision],
        *,
        agreement: str,
        recorded: datetime.datetime,
        partners: Sequence[str] = (),
    ) -> Iterator[Claim]:
        """What all coders propose of an agreement from the provisions of one text.

        Of a publication about the agreement they propose what it reports; the basis says which publication.

        Args:
            document: the text.
            provisions: those of its provisions that speak for the agreement.
            agreement: whom the claims are about.
            recorded: time of recording.
            partners: names of the side that is not the EU; none where the EU is no party.
        """
        coverage = self._lexicon.code(document, provisions, agreement=agreement, recorded=recorded)
        yield from coverage
        book = PhrasePatterns(self._phrases, partners=partners)
        yield from commitment_claims(
            document,
            provisions,
            agreement=agreement,
            recorded=recorded,
            classifier=self._grip,
            phrases=book,
            cited={claim.basis.span.provision for claim in coverage if claim.basis.span is not None},
        )
        yield from dialogue_claims(
            document,
            provisions,
            agreement=agreement,
            recorded=recorded,
            classifier=self._grip,
            phrases=book,
            recogniser=self._finder,
        )
        yield from fact_claims(document, provisions, agreement=agreement, recorded=recorded, words=self._words)
