"""What decisions teach: laws of the leanings, on any decisions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.ranker.leaning import NONE, DecidedCell, learn

decisions = st.lists(
    st.builds(
        DecidedCell,
        area=st.sampled_from(["cyber", "space", "sea"]),
        prior=st.floats(0, 1),
        covered=st.booleans(),
    ),
    max_size=40,
)


def test_nothing_decided_teaches_nothing() -> None:
    """No area leans."""
    assert learn([]) is NONE
    assert NONE.of("cyber") == 0


@given(decisions, st.randoms())
def test_the_order_of_decisions_does_not_matter(cells: list[DecidedCell], chance: object) -> None:
    """The same decisions in any order teach the same."""
    shuffled = list(cells)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' own random.Random
    assert learn(shuffled) == learn(cells)


@given(decisions, st.floats(0.01, 0.99))
def test_one_more_yes_never_lowers_its_area(cells: list[DecidedCell], prior: float) -> None:
    """Whoever says covered once more makes the area no less probable."""
    more = learn([*cells, DecidedCell("cyber", prior, covered=True)])
    assert more.of("cyber") >= learn(cells).of("cyber") - 1e-6


@given(decisions)
def test_what_is_learnt_of_all_areas_holds_for_one_nobody_decided(cells: list[DecidedCell]) -> None:
    """An area without a decision takes the common leaning and nothing else."""
    learnt = learn(cells)
    assert learnt.of("air") == learnt.common
    assert sum(learnt.decided.values()) == len(cells)


def test_three_decisions_move_little_and_thirty_much() -> None:
    """Answers against the machine's bent, of one area."""
    few, many = (learn([DecidedCell("cyber", 0.3, covered=True)] * count) for count in (3, 30))
    assert 0 < few.of("cyber") < 2 < many.of("cyber") < 5


def test_what_is_decided_of_one_area_moves_another_less() -> None:
    """Twenty answers on cyber say something of space, and more of cyber."""
    learnt = learn([DecidedCell("cyber", 0.2, covered=True)] * 20)
    assert 0 < learnt.of("space") < learnt.of("cyber")
