"""Weights of enforceability: probabilities of three levels, reasons that add up, refused where learnt for others."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.enforceability.feature_names import names
from foedera.coding.enforceability.level_weights import LevelWeights, most_probable, read_by, read_level_weights
from foedera.coding.fingerprints import fingerprint
from foedera.coding.ranker.ranker_weights import AreaWeights, Linear, Training, as_text
from foedera.errors import InvalidRegister
from foedera.model.coverage import Level
from foedera.workspace.seed import built_in_codebook, built_in_ladder, built_in_level_weights, built_in_words
from tests.coding.enforceability.treaties import TREATY, shown
from tests.coding.ranker.cells import BOOK

NOTHING = tuple(0.0 for _ in names())
WORDS, LADDER = built_in_words(), built_in_ladder()


def linear(intercept: float = 0.0, **pooled: float) -> Linear:
    """A sum that weighs features by name, spaces as underscores, and no area by itself."""
    return Linear(
        intercept=intercept,
        pooled=tuple(pooled.get(name.replace(" ", "_"), 0.0) for name in names()),
        areas={area.id: AreaWeights(intercept=0.0, deviations=NOTHING) for area in BOOK.areas},
    )


def level_weights(**fields: object) -> LevelWeights:
    """Weights by which soft words are not enforceable, and what is kept out is kept out."""
    values: dict[str, object] = {
        "method": "enforceability@0",
        "codebook": BOOK.key,
        "fingerprint": fingerprint(BOOK),
        "features": names(),
        "means": NOTHING,
        "scales": tuple(1.0 for _ in names()),
        "learnt_from": "nothing",
        "read_by": read_by(WORDS, LADDER),
        "counts": dict.fromkeys(Level, 1),
        "levels": {
            Level.NOT_ENFORCEABLE: linear(soft=2.0),
            Level.KEPT_OUT: linear(wholly_out=3.0),
            Level.ENFORCEABLE: linear(1.0, binding=1.0),
        },
        "training": Training(gold="g.csv", sha256="0" * 64, agreements=1, cells=3, covered=3, keys=("00000000",)),
    }
    return LevelWeights(**(values | fields))  # type: ignore[arg-type]  # fields are the record's own


def test_probabilities_are_shares_of_the_exponentials() -> None:
    """Ports: soft 1/6, binding 1."""
    found = level_weights().probabilities("ports", shown(TREATY).cells["ports"])
    parts = {Level.NOT_ENFORCEABLE: math.exp(2 / 6), Level.KEPT_OUT: 1.0, Level.ENFORCEABLE: math.exp(2.0)}
    assert found == {level: pytest.approx(part / sum(parts.values())) for level, part in parts.items()}
    assert most_probable(found) is Level.ENFORCEABLE


@given(st.lists(st.floats(-50, 50), min_size=len(names()), max_size=len(names())))
def test_probabilities_sum_to_one(cell: list[float]) -> None:
    """However far out the features lie."""
    assert sum(level_weights().probabilities("fish", cell).values()) == pytest.approx(1.0)


def test_reasons_are_what_tells_a_level_from_the_others() -> None:
    """The most telling first, and together the whole difference."""
    cell = shown(TREATY).cells["fish"]
    told = level_weights().reasons("fish", cell, Level.KEPT_OUT)
    assert told[0] == ("wholly out", 3.0)
    soft = dict(zip(names(), cell, strict=True))["soft"]
    assert sum(part for _, part in told) == pytest.approx(3.0 - (2 * soft + 1.0) / 2)


def test_a_file_reads_back_as_it_was_written() -> None:
    """And is the same text again."""
    text = as_text(level_weights())
    again = read_level_weights(text, name="w.json", book=BOOK, words=WORDS, scale=LADDER)
    assert again == level_weights()
    assert as_text(again) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "the schema of weights"),
        (as_text(level_weights(features=("luck",))), "luck"),
        (as_text(level_weights(fingerprint="0" * 16)), "as it is"),
        (as_text(level_weights(read_by={"other@1": "0" * 16})), "other@1"),
    ],
)
def test_weights_learnt_for_something_else_are_refused(text: str, said: str) -> None:
    """Other features, codebook or words: the message says which, and how to train."""
    with pytest.raises(InvalidRegister, match=said) as refused:
        read_level_weights(text, name="w.json", book=BOOK, words=WORDS, scale=LADDER)
    assert "train_enforceability.py" in str(refused.value)


def test_the_weights_that_ship_fit_their_codebook_words_and_ladder() -> None:
    """They name what they were learnt from; eu-sdp has none."""
    weights = built_in_level_weights(built_in_codebook("dta"))
    assert weights is not None
    assert "covered" in weights.learnt_from
    assert sum(weights.counts.values()) == weights.training.cells
    assert built_in_level_weights(built_in_codebook("eu-sdp")) is None
