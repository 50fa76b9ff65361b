"""Evidence in several languages: each provision is searched by the expressions of its own, and all of it adds up.

In: a codebook with expressions in one language or more, a text. Out: one evidence for the text; who reads its sentences
in each language. Not here: how one language is searched (area_evidence), or what evidence comes to (judging).

A language is compiled when the first text in it comes: most runs see one or two.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from foedera.coding.coverage.area_evidence import Evidence, EvidenceReader
from foedera.coding.coverage.sentence_words import SentenceWords
from foedera.coding.coverage.telling import SentenceReader, WordlessReader
from foedera.coding.deadline import Deadline
from foedera.coding.expressions.shared_scan import SharedScan
from foedera.coding.fingerprints import fingerprint
from foedera.model.codebook import Area, Codebook
from foedera.model.document import Document, Provision


class Tongue(NamedTuple):
    """A codebook ready to read texts in one language."""

    areas: Mapping[str, Area]
    """Area id → the area by the expressions in it."""
    reader: EvidenceReader
    sentences: SentenceReader
    words: SentenceWords | None
    """None where no words tell how its sentences stand to what they name."""
    named: str
    """What is searched by, as claims cite it: eu-sdp@2, or eu-sdp@2 in fra (31c0f2ab94d1e775)."""


class LanguageReaders:
    """A codebook in each language it has expressions in."""

    def __init__(self, book: Codebook, words: Mapping[str, SentenceWords], scan: SharedScan | None = None) -> None:
        """Prepare; the codebook's own language is compiled at once.

        Args:
            book: the codebook.
            words: language → those by which its sentences show how the sides stand to what they name.
            scan: that of the run, for the codebook's own language; each further one has its own, since what is added to
                a scan after the first text makes its database anew.

        Raises:
            InvalidRegister: for an expression that cannot be read.
        """
        self.book = book
        self._books, self._words, self._scan = book.by_language(), words, scan or SharedScan()
        self.of = functools.cache(self._made)
        self.of(book.language)

    @property
    def languages(self) -> tuple[str, ...]:
        """Those there are expressions in, the codebook's own first."""
        return tuple(self._books)

    def searched(self, area: str, spoken: Mapping[str, int]) -> dict[str, int]:
        """Of the languages of a text those an area can be found in, with their provisions; the codebook's own first."""
        found = {language: spoken[language] for language in self._books if spoken.get(language)}
        return {language: count for language, count in found.items() if self.of(language).areas[area].is_searched}

    def read(
        self, document: Document, provisions: Sequence[Provision], *, deadline: Deadline | None = None
    ) -> Evidence:
        """What all languages of a text show, in reading order; past a deadline it raises TextTooHard."""
        spoken = languages_of(document, provisions)
        found = [
            self.of(language).reader.read(document, provisions, deadline=deadline)
            for language in self._books
            if language in spoken or language == self.book.language
        ]
        own = found[0]
        if len(found) == 1:
            return own
        hits = {
            area: tuple(sorted((hit for each in found for hit in each.hits[area]), key=lambda hit: hit.passage.start))
            for area in own.hits
        }
        return own._replace(
            hits=hits, searched=sum(each.searched for each in found), words=sum(each.words for each in found)
        )

    def _made(self, language: str) -> Tongue:
        book, words = self._books[language], self._words.get(language)
        own = language == self.book.language
        scan = self._scan if own else SharedScan()
        sentences = WordlessReader(scan) if words is None else words.reader(scan)
        return Tongue(
            areas={area.id: area for area in book.areas},
            reader=EvidenceReader(book, sentences, scan),
            sentences=sentences,
            words=words,
            named=book.key if own else f"{book.key} in {language} ({fingerprint(book.languages[0])})",
        )


def languages_of(document: Document, provisions: Sequence[Provision]) -> Counter[str]:
    """Language → how many of the provisions are in it."""
    return Counter(map(document.language_of, provisions))
