"""The words of one language by which a sentence shows how the sides stand to what it names.

In: the text of a YAML file. Out: the lists, read. Not here: what they make of a sentence (telling, english.modality).
"""

from __future__ import annotations

import msgspec

from foedera.coding.coverage.telling import BackgroundWords, SentenceReader, TogetherWords
from foedera.coding.english.modality import ModalityClassifier, StrengthScale
from foedera.coding.english.political import PoliticalWords
from foedera.coding.expressions.shared_scan import SharedScan
from foedera.coding.wordlists import read_list


class SentenceWords(msgspec.Struct, frozen=True, kw_only=True):
    """The lists of one language."""

    language: str
    """ISO 639-3."""
    scale: StrengthScale
    background: BackgroundWords
    together: TogetherWords
    political: PoliticalWords

    def reader(self, scan: SharedScan | None = None) -> SentenceReader:
        """The reader of sentences in it; `scan` is that of the run, None for one of its own."""
        scan = scan or SharedScan()
        return SentenceReader(ModalityClassifier(self.scale, scan), self.background, self.together, scan)


def read_sentence_words(text: str, *, name: str) -> SentenceWords:
    """The lists from their YAML text, where one file holds all of a language.

    Raises:
        InvalidRegister: naming the field that does not fit.
    """
    return read_list(text, SentenceWords, what="the list of words of sentences", name=name)
