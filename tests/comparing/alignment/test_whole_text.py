"""The redline of two whole texts joins to both, keeps the second's order, and marks what a reader calls a change."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.alignment.placing import in_order, staying
from foedera.comparing.alignment.redline import redline
from foedera.comparing.alignment.tokens import NUMBER, Mask
from foedera.model.alignment import PieceKind
from foedera.model.redlined_text import CHANGES, RedlinedText, Standing
from tests.comparing.alignment.wholes import agreement, edited, redlined

PORTS = "1. Every ship that enters a harbour of Norway shall show its papers to the pilot on duty there."
CHARTS = "2. The offices share new charts each month and pay for the copies they keep in their own files."
MINES = "3. Whoever finds a mine near the coast tells the other side at once, by the fastest means there are."


def standings(text: RedlinedText) -> list[tuple[str, str]]:
    """What became of each clause, and its first words."""
    return [(one.standing.name, "".join(piece.text for piece in one.pieces)[:8]) for one in text.clauses]


def changed_words(text: RedlinedText) -> list[str]:
    """What is marked."""
    return [
        piece.text.strip()
        for one in text.clauses
        for piece in one.pieces
        if piece.kind in CHANGES and piece.text.strip()
    ]


@given(st.integers(0, 10**9), st.sampled_from([(), ("isl", "nor")]), st.sampled_from(["\n\n", "\n", "\n\n\n"]))
def test_the_pieces_join_to_both_texts(seed: int, names: tuple[str, ...], between: str) -> None:
    """Word for word and blank for blank, whatever was edited, and nothing of either stands in two clauses."""
    dice = random.Random(seed)
    one = agreement(dice)
    other = edited(one, dice)
    text = redlined(one, other, names, between)
    assert text.first == "\n\n".join(one)
    assert text.second == between.join(other)
    for side in ("a", "b"):
        twice = Standing.MOVED_TO if side == "a" else Standing.MOVED_FROM
        ids = [it for clause in text.clauses if clause.standing is not twice for it in getattr(clause, side)]
        assert len(ids) == len(set(ids))


def test_a_text_and_itself_differ_in_nothing() -> None:
    """Every clause and heading is kept."""
    lines = agreement(random.Random(7))
    text = redlined(lines, lines)
    assert {one.standing for one in text.clauses} == {Standing.KEPT}
    assert not any(one.changed for one in text.clauses)


def test_a_clause_put_in_renumbers_the_others_and_changes_none() -> None:
    """The numbers are printed as the second text has them, and only the new clause is marked."""
    new = "1. Tugs wait outside the harbour until the harbour master calls them in by radio or by flag."
    later = [new, PORTS.replace("1.", "2."), CHARTS.replace("2.", "3."), MINES.replace("3.", "IV.")]
    text = redlined([PORTS, CHARTS, MINES], later, pairs=[(0, 1), (1, 2), (2, 3)])
    assert changed_words(text) == [new]
    same = [(piece.before, piece.text) for one in text.clauses for piece in one.pieces if piece.kind is PieceKind.SAME]
    assert same[:2] == [("1.", "2."), ("2.", "3.")]


@pytest.mark.parametrize(
    ("before", "after"),
    [("(a) open ports", "(b) open ports"), ("1. open ports", "open ports"), ("x ports", "2) x ports")],
)
def test_a_number_that_comes_or_goes_is_no_change(before: str, after: str) -> None:
    """Whether one is printed on both sides or on one."""

    def masks(text: str) -> list[Mask]:
        first = text.split()[0]
        return [Mask(0, len(first), NUMBER)] if first[-1] in ").," and text[0] != "x" else []

    pieces = redline(before, after, (masks(before), masks(after))).pieces
    assert not [piece for piece in pieces if piece.kind in CHANGES and piece.text.strip()]
    assert "".join(piece.earlier for piece in pieces) == before
    assert "".join(piece.later for piece in pieces) == after


def test_names_count_as_equal_only_where_asked_and_only_of_parties_one_text_has() -> None:
    """Iceland answers the Kingdom of Norway; Ukraine, which both have, answers nobody else."""
    one = ["1. The Kingdom of Norway and Ukraine train Norwegian and Ukrainian pilots in ports of Norway each year."]
    other = ["1. Iceland and Ukraine train Icelandic and Icelandic pilots in ports of Iceland each year."]
    assert len(changed_words(redlined(one, other, pairs=[(0, 0)]))) > 3
    assert changed_words(redlined(one, other, ("isl", "nor"), pairs=[(0, 0)])) == ["Ukrainian", "Icelandic"]
    assert redlined(one, other, ("isl", "nor")).first == one[0]


def test_a_clause_that_moved_stands_at_both_places_under_one_number() -> None:
    """Moved words are no deletion; what changed on the way is marked where it went and where it came."""
    later = [CHARTS, MINES, PORTS.replace("shall show", "must show")]
    text = redlined([PORTS, CHARTS, MINES], later, pairs=[(0, 2), (1, 0), (2, 1)])
    assert [standing for standing, _ in standings(text)] == ["MOVED_FROM", "KEPT", "KEPT", "MOVED_TO"]
    left, came = text.clauses[0], text.clauses[-1]
    assert left.move == came.move == 1
    assert next(piece.text.strip() for piece in left.pieces if piece.kind is PieceKind.DELETE) == "shall"
    assert next(piece.text.strip() for piece in came.pieces if piece.kind is PieceKind.INSERT) == "must"


def test_headings_stand_apart_from_the_clauses_below_them() -> None:
    """A clause deleted below a heading leaves the heading; a heading reworded is compared with itself."""
    one = ["Pact on ships", "Part I Ports and pilots", PORTS, CHARTS, "Part II Mines", MINES]
    other = ["Pact on boats", "Part I Ports and pilots", CHARTS, "Part III Mines at sea", MINES]
    text = redlined(one, other, pairs=[(1, 0), (2, 1)])
    assert [standing for standing, _ in standings(text)] == ["CHANGED", "KEPT", "DELETED", "KEPT", "CHANGED", "KEPT"]
    assert changed_words(text) == ["ships", "boats", PORTS, "at sea"]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=12), st.randoms())
def test_what_stays_rises_in_both_texts_and_every_part_has_one_place(
    drawn: list[tuple[int, int]], dice: random.Random
) -> None:
    """The order of both texts is kept among what stays, and nothing is lost or doubled."""
    pairs = list({j: (i, j) for i, j in {i: (i, j) for i, j in drawn}.values()}.values())
    stay = sorted(staying(pairs, [dice.randint(1, 9) for _ in pairs]))
    assert all(one[1] < other[1] for one, other in itertools.pairwise(stay))
    placed = list(in_order(13, 13, stay))
    assert [i for i, _ in placed if i is not None] == list(range(13))
    assert [j for _, j in placed if j is not None] == list(range(13))


def test_the_chain_that_stays_is_the_weightiest() -> None:
    """Two long clauses stay though three short ones would be more."""
    pairs = [(0, 3), (1, 4), (2, 0), (3, 1), (4, 2)]
    assert staying(pairs, [50, 50, 1, 1, 1]) == {(0, 3), (1, 4)}
    assert staying(pairs, [1, 1, 1, 1, 1]) == {(2, 0), (3, 1), (4, 2)}
