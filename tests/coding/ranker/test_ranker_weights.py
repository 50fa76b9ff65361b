"""Weights: readable, the same bytes twice, and refused where they were learnt for something else."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.ranker.coverage_features import features, names
from foedera.coding.ranker.ranker_weights import (
    AreaWeights,
    Threshold,
    Training,
    Weights,
    as_text,
    fingerprint,
    read_weights,
)
from foedera.errors import InvalidRegister
from foedera.workspace.seed import built_in_codebook, built_in_ladder, built_in_weights
from tests.coding.ranker.cells import BOOK, RICH, evidence

FEATURES = names(BOOK)
NOTHING = tuple(0.0 for _ in FEATURES)
ONE = tuple(1.0 for _ in FEATURES)


def weights(**fields: object) -> Weights:
    """Weights that lean on whether a passage reaches the score."""
    values: dict[str, object] = {
        "method": "ranker@0",
        "codebook": BOOK.key,
        "fingerprint": fingerprint(BOOK),
        "features": FEATURES,
        "means": NOTHING,
        "scales": ONE,
        "intercept": -2.0,
        "pooled": tuple(4.0 if name == "reaches" else 0.0 for name in FEATURES),
        "areas": {area.id: AreaWeights(intercept=0.0, deviations=NOTHING) for area in BOOK.areas},
        "thresholds": (Threshold(agreement=0.95, accept=0.8, reject=0.2),),
        "training": Training(gold="g.csv", sha256="0" * 64, agreements=1, cells=3, covered=1, keys=("00000000",)),
    }
    return Weights(**(values | fields))  # type: ignore[arg-type]  # fields are the record's own


def test_the_parts_add_up_to_the_probability() -> None:
    """What is told as a reason is what was counted, and nothing else."""
    cell = features(BOOK, evidence(RICH))["ports"]
    made = weights()
    assert made.probability("ports", cell) == pytest.approx(1 / (1 + math.exp(-2.0)))
    assert dict(made.parts("ports", cell))["reaches"] == 4.0
    assert sum(part for _, part in made.parts("ports", cell)) == made.logit("ports", cell)


def test_an_area_deviates_from_the_pool_by_its_own_weights() -> None:
    """Deviation and intercept of one area change no other."""
    own = AreaWeights(intercept=1.5, deviations=tuple(-4.0 if name == "reaches" else 0.0 for name in FEATURES))
    made = weights(areas={**weights().areas, "fish": own})
    cells = features(BOOK, evidence(RICH))
    assert made.logit("fish", cells["fish"]) == pytest.approx(-2.0 + 1.5)
    assert made.logit("ports", cells["ports"]) == pytest.approx(2.0)


def test_a_file_reads_back_as_it_was_written() -> None:
    """And is the same text again."""
    text = as_text(weights())
    again = read_weights(text, name="w.json", book=BOOK, features=FEATURES)
    assert again == weights()
    assert as_text(again) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "the schema of weights"),
        ("not json", "the schema of weights"),
        (as_text(weights(features=(*FEATURES[:-1], "luck"))), "luck"),
        (as_text(weights(fingerprint="0" * 16)), "as it is"),
    ],
)
def test_weights_learnt_for_something_else_are_refused(text: str, said: str) -> None:
    """Other features, another codebook, no weights at all: the message says which, and how to train."""
    with pytest.raises(InvalidRegister, match=said) as refused:
        read_weights(text, name="w.json", book=BOOK, features=FEATURES)
    assert "train_ranker.py" in str(refused.value)


def test_a_changed_expression_changes_the_fingerprint() -> None:
    """So that a codebook with other expressions never uses weights that mean something else."""
    ports = msgspec.structs.replace(BOOK.areas[0], weak=("quay",))
    assert fingerprint(msgspec.structs.replace(BOOK, areas=(ports, *BOOK.areas[1:]))) != fingerprint(BOOK)


def test_a_better_citation_leaves_the_fingerprint_as_it_is() -> None:
    """Where a rule of a word list comes from decides nothing, so the weights still fit; what it says does."""
    ladder = built_in_ladder()
    first, *others = ladder.levels
    cited = msgspec.structs.replace(first, source="A paper found later")
    assert fingerprint(msgspec.structs.replace(ladder, levels=(cited, *others))) == fingerprint(ladder)
    assert fingerprint(msgspec.structs.replace(ladder, levels=tuple(others))) != fingerprint(ladder)


def test_a_rate_nobody_chose_thresholds_for_is_refused() -> None:
    """The message names the rates there are."""
    with pytest.raises(InvalidRegister, match=r"expected: 0\.95"):
        weights().threshold(0.5)


@given(st.lists(st.floats(-1e6, 1e6), min_size=len(FEATURES), max_size=len(FEATURES)))
def test_a_probability_is_one_whatever_the_features(cell: list[float]) -> None:
    """Between 0 and 1, also far outside of what was seen."""
    assert 0 <= weights().probability("ports", cell) <= 1


def test_the_weights_that_ship_fit_the_codebook_that_ships() -> None:
    """For all 52 areas, learnt from agreements and cells they name, accepting above where they reject."""
    book = built_in_codebook("dta")
    found = built_in_weights(book)
    assert found is not None
    assert set(found.areas) == {area.id for area in book.areas}
    assert found.training.cells == found.training.agreements * len(book.areas) == 138 * 52
    assert len(found.training.keys) == 138
    assert [t.agreement for t in found.thresholds] == [0.95, 0.98]
    assert all(0 < t.reject < 0.5 < t.accept < 1 for t in found.thresholds)


def test_no_weights_ship_for_other_codebooks() -> None:
    """Nor for a codebook of the same name with other content."""
    assert built_in_weights(built_in_codebook("eu-sdp")) is None
    assert built_in_weights(msgspec.structs.replace(built_in_codebook("dta"), title="Mine")) is None
