"""The machine coders that read a text when it is coded, each a named method with its version."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from foedera.coding.facts import fact_claims
from foedera.coding.lexicon import Lexicon
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.document import Document, Provision
from foedera.workspace.beginning import built_in_fact_words, built_in_ladder


class Machines:
    """Every coder, made ready once and used on many texts."""

    def __init__(self, book: Codebook) -> None:
        self._lexicon = Lexicon(book, built_in_ladder())
        self._words = built_in_fact_words()

    def claims(
        self,
        document: Document,
        provisions: Sequence[Provision],
        *,
        agreement: str,
        recorded: datetime.datetime,
    ) -> Iterator[Claim]:
        """What all coders propose of an agreement from the provisions of one text."""
        yield from self._lexicon.code(document, provisions, agreement=agreement, recorded=recorded)
        yield from fact_claims(document, provisions, agreement=agreement, recorded=recorded, words=self._words)
