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
_AT_ONCE = 1 << 18
"""Bytes walked together: enough to make arrays pay, few enough to need little memory."""
_FLOOR = float(np.finfo(np.float32).min)
"""The score of a text in which the model knows nothing."""

Scores = npt.NDArray[np.float32]


class LanguageModel:
    """The model for some languages."""

    def __init__(self, languages: Collection[str]) -> None:
        """Load what the model knows of `languages` (ISO 639-1); those it does not know are left out."""
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        model = LanguageIdentifier.from_model_file(MODEL_FILE)  # type: ignore[no-untyped-call]
        model.set_languages([code for code in languages if code in model.labels])
        self.languages: tuple[str, ...] = tuple(dict.fromkeys(model.nb_classes))
        self._columns = [[at for at, code in enumerate(model.nb_classes) if code == one] for one in self.languages]
        self._moves = np.asarray(model.tk_nextmove).reshape(-1, 256)
        self._rows, self._features = np.asarray(model.tk_row), np.asarray(model.tk_output)
        self._table, self._prior = model.nb_ptc, model.nb_pc

    def scores(self, texts: Sequence[str]) -> Scores:
        """A row for each text, with the logarithm of its likelihood in each of `languages`; only differences count."""
        raw = [_encoded(text) for text in texts]
        found = np.full((len(raw), len(self._prior)), _FLOOR, dtype=np.float32)
        for batch in _batches(raw):
            for at, (features, counts) in zip(batch, self._counted([raw[at] for at in batch]), strict=True):
                if len(features):
                    found[at] = np.log1p(counts) @ self._table[features] + self._prior
        # a language written in two scripts has two columns
        return np.stack([found[:, columns].max(axis=1) for columns in self._columns], axis=1)

    def _counted(self, raw: Sequence[bytes]) -> Iterator[tuple[npt.NDArray[np.intp], Scores]]:
        """For each text the features found in it and how often."""
        every = np.frombuffer(_APART * (_DEEPEST - 1) + _APART.join(raw), dtype=np.uint8)
        length = len(every) - _DEEPEST + 1
        states = np.zeros(length, dtype=np.uint32)
        for back in range(_DEEPEST):
            states = self._moves[self._rows[states], every[back : back + length]]
        features = self._features[states]
        places = np.flatnonzero(features >= 0)
        ends = np.cumsum([len(text) + 1 for text in raw])
        most = len(self._table)
        keys, counts = np.unique(np.searchsorted(ends, places, "right") * most + features[places], return_counts=True)
        edges = np.searchsorted(keys, np.arange(len(raw) + 1) * most)
        for at, (start, end) in enumerate(zip(edges, edges[1:], strict=False)):
            yield keys[start:end] - at * most, counts[start:end].astype(np.float32)


def _encoded(text: str) -> bytes:
    """The bytes the model was made of: composed, and not all in capitals."""
    return unicodedata.normalize("NFC", text.lower() if text.isupper() else text).encode("utf-8", "surrogatepass")


def _batches(raw: Sequence[bytes]) -> Iterator[range]:
    """Texts next to one another, as ranges of their places."""
    start, held = 0, 0
    for at, text in enumerate(raw):
        held += len(text)
        if held >= _AT_ONCE:
            yield range(start, at + 1)
            start, held = at + 1, 0
    if start < len(raw):
        yield range(start, len(raw))
