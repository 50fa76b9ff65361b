"""Likeness is made of parts that can be shown, and tells clauses apart by what only they say."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.alignment.likeness import START, WEIGHTS, Likeness
from foedera.comparing.alignment.matching import LEAST, best_first
from foedera.comparing.alignment.word_weights import telling, weights, words
from tests.comparing.alignment.texts import articles, side

PORTS = ("Ports", "Ships of one Party may enter the ports of the other Party and take on fuel there.")
VISAS = ("Visas", "Crews need no visas for a stay of up to ten days on land.")
CHARTS = ("Charts", "Hydrographic offices exchange charts and soundings monthly.")
COSTS = ("Costs", "Each Party bears the costs it has under this Agreement.")


def test_a_name_that_stands_everywhere_in_one_agreement_tells_little() -> None:
    """However rare it is in the other."""
    ruritania = [words(f"Ruritania opens port {n}") for n in range(12)]
    other = [words(f"rule {n} of many") for n in range(80)]
    weight = weights([ruritania, other])
    assert weight["ruritania"] == weight["port"] < weight["many"] + 0.1 < weight["7"]


def test_every_word_of_an_agreement_of_one_clause_may_tell_something() -> None:
    """Its own count would call each of them as common as can be."""
    weight = weights([[words("Ruritania opens the ports")], [words(f"the rule {n}") for n in range(30)]])
    assert weight["port"] > weight["the"] + 2


def test_plural_and_case_do_not_part_words() -> None:
    """Measures answer a measure; a class stays one."""
    assert words("Measures CLASS") == words("measure class")


def test_a_clause_is_wholly_like_itself_and_more_like_itself_than_like_others() -> None:
    """Same words, same heading, same place."""
    clauses = side("a", articles(PORTS, VISAS, COSTS)).clauses
    likeness = Likeness(clauses, clauses)
    assert likeness.scores.diagonal().min() > 0.99
    assert (likeness.scores.argmax(axis=1) == np.arange(3)).all()
    parts = likeness.parts(0, 0)
    assert (parts.wording, parts.heading, parts.place, parts.liker_a, parts.liker_b) == (1.0, 1.0, 1.0, 0.0, 0.0)


def test_a_missing_heading_is_not_weighed_and_a_heading_above_everything_neither() -> None:
    """Else all clauses under one title would look alike."""
    bare = "\n\n".join(f"## Article {n}\n\n{text}" for n, (_, text) in enumerate((PORTS, VISAS), 1))
    headed = side("a", articles(PORTS, VISAS)).clauses
    assert Likeness(side("b", bare).clauses, headed).parts(0, 0).heading is None
    under = side("c", "# Letters\n\n## Terms\n\n1. Ports are open.\n\n2. Visas are waived.").clauses
    assert {clause.heading for clause in under} == {"Terms"}
    assert Likeness(under, under).parts(0, 0).heading is None


def test_the_score_is_the_logistic_function_of_the_weighted_parts() -> None:
    """So that anybody can reckon it from the parts that are shown."""
    one, other = side("a", articles(PORTS, VISAS, COSTS)).clauses, side("b", articles(COSTS, PORTS)).clauses
    likeness, (ours, theirs) = Likeness(one, other), telling((one, other))
    for i, j in np.ndindex(*likeness.scores.shape):
        parts = likeness.parts(i, j)
        length = math.log1p(min(ours.bodies[i].total(), theirs.bodies[j].total()))
        known = {name: getattr(parts, name) or 0.0 for name in WEIGHTS if name not in ("headed", "length")}
        known |= {"headed": float(parts.heading is not None), "length": length}
        odds = START + sum(WEIGHTS[name] * value for name, value in known.items())
        assert likeness.scores[i, j] == pytest.approx(1 / (1 + math.exp(-odds)), abs=2e-3)


def test_names_of_parties_and_areas_decide_nothing_and_numbers_only_between_equals() -> None:
    """Texts of one family differ in little else; what a coder said of a clause is no part of its wording."""
    ports = "Ships of {0} may enter the ports of the Kingdom of Norway for {1} days and take on fuel there."
    here = side("a", articles(("Ports", ports.format("Ukraine", 10)), VISAS), areas={"art_1": ["maritime"]}).clauses
    there = side("b", articles(("Ports", ports.format("Canada", 30)), VISAS), areas={"art_2": ["maritime"]}).clauses
    assert Likeness(here, there).parts(0, 0).wording > 0.99
    lamps = [("Lamps", f"Lamp {number} is lit at night by the harbour master.") for number in (7, 8, 9)]
    many, one = side("c", articles(*lamps)).clauses, side("d", articles(("Lamps", lamps[2][1]))).clauses
    assert Likeness(one, many).odds.argmax() == 2


def test_two_halves_are_weighed_together_against_the_whole() -> None:
    """Half a clause adds to the other half; what is about something else takes away."""
    whole = side("a", articles(("Stay", f"{PORTS[1]} {VISAS[1]}"), CHARTS)).clauses
    halves = side("b", articles(PORTS, VISAS, COSTS)).clauses
    likeness = Likeness(whole, halves)
    assert likeness.gain(0, 1, 0) > 0.1 > 0 > likeness.gain(0, 2, 0)
    across = Likeness(halves, whole)
    assert across.gain_across(1, 0, 0) == pytest.approx(likeness.gain(0, 1, 0))
    assert likeness.held(0, 1)[1] > 0.9 > likeness.held(0, 1)[0]


grids = st.integers(1, 6).flatmap(
    lambda wide: st.lists(
        st.lists(st.sampled_from([-9.0, -2.0, -0.5, 0.0, 3.0]), min_size=wide, max_size=wide), min_size=1, max_size=6
    )
)


@given(grids)
def test_pairs_are_each_others_likest_and_none_that_surely_is_goes_without(grid: list[list[float]]) -> None:
    """Each clause once, in reading order; among equals somebody has to go without."""
    odds = np.array(grid)
    pairs = best_first(odds)
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    for i, j in pairs:
        assert odds[i, j] == odds[i].max() == odds[:, j].max()
        assert 1 / (1 + math.exp(-odds[i, j])) >= LEAST
    for i, j in np.ndindex(*odds.shape):
        others = [*np.delete(odds[i], j), *np.delete(odds[:, j], i), -2.0]
        assert odds[i, j] <= max(others) or (i, j) in pairs


@given(grids)
def test_clauses_that_are_taken_count_for_nobodys_likest(grid: list[list[float]]) -> None:
    """Whoever is free is matched as if the others were not there."""
    odds = np.array(grid)
    rows, columns = range(0, odds.shape[0], 2), range(0, odds.shape[1], 2)
    among = best_first(odds[np.ix_(list(rows), list(columns))])
    assert best_first(odds, rows=rows, columns=columns) == [(rows[i], columns[j]) for i, j in among]
