"""py3langid's model, asked about many texts at once.

In: texts. Out: how likely each is in each language. The model is a naive Bayes one over n-grams of bytes, which an
automaton finds (Lui and Baldwin 2012, langid.py). py3langid walks through it byte by byte; here all places are walked
together in arrays, which is possible because the automaton is one of Aho and Corasick (1975): its state depends on no
more bytes than its deepest state is deep. Not here: what follows from a score (language).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence

import numpy as np
import numpy.typing as npt

_DEEPEST = 6
"""Bytes of the longest n-gram the model knows."""
_APART = b"\xff"
"""No byte of UTF-8; it leads from every state to the first."""
_AT_ONCE = 1 << 16
"""Bytes walked together: enough to make arrays pay, few enough to need little memory."""
_FLOOR = float(np.finfo(np.float32).min)
"""The score of a text in which the model knows nothing."""

Scores = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]


class LanguageModel:
    """The model for some languages."""

    def __init__(self, languages: Collection[str]) -> None:
        """Load what the model knows of `languages` (ISO 639-1); those it does not know are left out."""
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        model = LanguageIdentifier.from_model_file(MODEL_FILE)  # type: ignore[no-untyped-call]
        model.set_languages([code for code in languages if code in model.labels])
        self.languages: tuple[str, ...] = tuple(dict.fromkeys(model.nb_classes))
        self._columns = [[at for at, code in enumerate(model.nb_classes) if code == one] for one in self.languages]
        """Of each language; one written in two scripts has two."""
        self._moves = np.asarray(model.tk_nextmove)
        self._rows = np.asarray(model.tk_row, dtype=np.int64) << 8
        self._features = np.asarray(model.tk_output)
        self._table, self._prior = model.nb_ptc.astype(np.float32), model.nb_pc

    def scores(self, texts: Sequence[str], languages: Sequence[str]) -> Scores:
        """How likely each text is in each of some of `languages`, as a logarithm; only differences mean something.

        A row for each text, a column for each language.
        """
        groups = [self._columns[self.languages.index(code)] for code in languages]
        columns = [at for group in groups for at in group]
        raw = [_encoded(text) for text in texts]
        found = np.concatenate([self._likely(raw[start:end], columns) for start, end in _batches(raw)])
        firsts = np.cumsum([0, *map(len, groups[:-1])])
        return np.maximum.reduceat(found, firsts, axis=1)

    def _likely(self, raw: Sequence[bytes], columns: Sequence[int]) -> Scores:
        """The scores of some texts in the columns of the table."""
        found = np.full((len(raw), len(columns)), _FLOOR, dtype=np.float32)
        texts, features, counts = self._counted(raw)
        if len(texts):
            is_all = columns == [*range(len(self._prior))]  # whole rows are copied faster than parts of them
            told = self._table[features] if is_all else self._table[features[:, None], columns]
            likely = np.log1p(counts)[:, None] * told
            firsts = np.flatnonzero(np.diff(texts, prepend=-1))
            found[texts[firsts]] = np.add.reduceat(likely, firsts, axis=0) + self._prior[columns]
        return found

    def _counted(self, raw: Sequence[bytes]) -> tuple[Places, Places, Scores]:
        """Which text has which feature how often, text by text."""
        every = np.frombuffer(_APART * (_DEEPEST - 1) + _APART.join(raw), dtype=np.uint8).astype(np.int64)
        length = len(every) - _DEEPEST + 1
        states = np.zeros(length, dtype=np.int64)
        for back in range(_DEEPEST):
            states = self._moves.take(self._rows.take(states) + every[back : back + length])
        features = self._features.take(states)
        places = np.flatnonzero(features >= 0)
        texts = np.searchsorted(np.cumsum([len(text) + 1 for text in raw]), places, "right")
        keys, counts = np.unique(texts * len(self._table) + features[places], return_counts=True)
        return *np.divmod(keys, len(self._table)), counts.astype(np.float32)


def _encoded(text: str) -> bytes:
    """The bytes the model was made of: composed, and not all in capitals."""
    return unicodedata.normalize("NFC", text.lower() if text.isupper() else text).encode("utf-8", "surrogatepass")


def _batches(raw: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Where runs of texts begin and end that are to be walked together."""
    start, held = 0, 0
    for at, text in enumerate(raw):
        held += len(text)
        if held >= _AT_ONCE:
            yield start, at + 1
            start, held = at + 1, 0
    if start < len(raw):
        yield start, len(raw)
