"""Likeness is made of parts that can be shown, and tells clauses apart by what only they say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.alignment.likeness import Likeness
from foedera.comparing.alignment.matching import LEAST, best_first
from foedera.comparing.alignment.word_weights import weights, words
from tests.comparing.alignment.texts import articles, side

PORTS = ("Ports", "Ships of one Party may enter the ports of the other Party and take on fuel there.")
VISAS = ("Visas", "Crews need no visas for a stay of up to ten days on land.")
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
    assert likeness.scores.diagonal().tolist() == [1.0, 1.0, 1.0]
    assert (likeness.scores.argmax(axis=1) == np.arange(3)).all()
    parts = likeness.parts(0, 0)
    assert (parts.wording, parts.heading, parts.areas, parts.place) == (1.0, 1.0, None, 1.0)


def test_a_missing_heading_is_not_weighed_and_a_heading_above_everything_neither() -> None:
    """Else all clauses under one title would look alike."""
    bare = "\n\n".join(f"## Article {n}\n\n{text}" for n, (_, text) in enumerate((PORTS, VISAS), 1))
    headed = side("a", articles(PORTS, VISAS)).clauses
    assert Likeness(side("b", bare).clauses, headed).parts(0, 0).heading is None
    under = side("c", "# Letters\n\n## Terms\n\n1. Ports are open.\n\n2. Visas are waived.").clauses
    assert {clause.heading for clause in under} == {"Terms"}
    assert Likeness(under, under).parts(0, 0).heading is None


def test_areas_in_common_raise_the_score_and_areas_apart_lower_it() -> None:
    """By the share of the areas of either."""
    text = articles(PORTS, VISAS)
    plain = side("a", text).clauses
    marked = side("a", text, areas={"art_1": ["maritime"], "art_2": ["mobility"]}).clauses
    other = side("b", articles(PORTS, COSTS)).clauses
    same = side("b", articles(PORTS, COSTS), areas={"art_1": ["maritime"]}).clauses
    apart = side("b", articles(PORTS, COSTS), areas={"art_1": ["cyber"]}).clauses
    scores = [Likeness(one, two).scores[1, 0] for one, two in ((plain, other), (marked, same), (marked, apart))]
    assert scores[0] > scores[1] == scores[2]
    assert Likeness(marked, same).parts(0, 0).areas == 1.0
    assert Likeness(marked, apart).parts(0, 0).areas == 0.0


grids = st.integers(1, 6).flatmap(
    lambda wide: st.lists(
        st.lists(st.sampled_from([0.0, 0.1, LEAST, 0.5, 0.9]), min_size=wide, max_size=wide), min_size=1, max_size=6
    )
)


@given(grids)
def test_matching_takes_each_clause_once_and_leaves_no_pair_that_both_would_rather_be(grid: list[list[float]]) -> None:
    """A stable matching of all pairs above the least score."""
    scores = np.array(grid)
    pairs = best_first(scores)
    left, right = {i: scores[i, j] for i, j in pairs}, {j: scores[i, j] for i, j in pairs}
    assert len(left) == len(right) == len(pairs)
    assert all(scores[i, j] >= LEAST for i, j in pairs)
    for i, j in np.ndindex(*scores.shape):
        assert scores[i, j] < LEAST or scores[i, j] <= max(left.get(i, 0.0), right.get(j, 0.0))
