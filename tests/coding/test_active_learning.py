"""Which cell is asked about next: a law for the order, and a reason for each question."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.active_learning import (
    UndecidedCell,
    certainty_of_probability,
    certainty_of_score,
    most_informative_first,
    questions,
)
from foedera.comparing.resolution import resolve
from foedera.model.claim import Basis, Claim, Rank, new_claim
from foedera.model.codebook import Area, Codebook
from foedera.model.coverage import Cell, CellValue

WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
AREAS = ("ports", "fish", "talks")
BOOK = Codebook(
    id="t",
    version=1,
    title="T",
    source="us",
    locator="here",
    areas=tuple(Area(id=name, number=n, label=name) for n, name in enumerate(AREAS, start=1)),
)


def claim(agreement: str, area: str, *, rank: Rank = Rank.MACHINE, coder: str = "r@1", **value: object) -> Claim:
    """A claim on a cell."""
    return new_claim(
        subject=agreement,
        property="coverage",
        value={"area": area, "value": "covered", **value},
        coder=coder,
        rank=rank,
        basis=Basis(source="s", locator="here"),
        recorded=WHEN,
        codebook="t@1",
    )


def cell(*claims: Claim) -> Cell:
    """The cell the claims are on."""
    return resolve(claims[0].subject, claims[0].value["area"], claims)


@st.composite
def tables(draw: st.DrawFn) -> list[Cell]:
    """Some cells of a table: with nothing said, proposed by probability or score, or decided."""
    cells = []
    for agreement in (f"a-{n}" for n in range(draw(st.integers(1, 6)))):
        for area in AREAS:
            match draw(st.sampled_from(("empty", "probability", "score", "decided"))):
                case "empty":
                    cells.append(resolve(agreement, area, []))
                case "probability":
                    cells.append(cell(claim(agreement, area, probability=draw(st.integers(0, 20)) / 20)))
                case "score":
                    cells.append(cell(claim(agreement, area, score=draw(st.integers(0, 9)))))
                case "decided":
                    decided = claim(
                        agreement, area, rank=draw(st.sampled_from([Rank.PERSON, Rank.SECONDARY])), coder="x"
                    )
                    cells.append(cell(decided, claim(agreement, area, probability=0.5)))
    return cells


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_of_the_cells(cells: list[Cell], dice: object) -> None:
    """However the table is shuffled, the questions are the same."""
    shuffled = list(cells)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis' own random
    assert questions(shuffled, BOOK) == questions(cells, BOOK)


@given(tables())
def test_every_cell_only_machines_spoke_on_is_asked_once_and_no_other(cells: list[Cell]) -> None:
    """Neither what is decided nor what nobody spoke on."""
    asked = [(question.agreement, question.area) for question in questions(cells, BOOK)]
    due = [(c.agreement, c.area) for c in cells if c.live and c.claims[0].rank is Rank.MACHINE]
    assert sorted(asked) == sorted(due)


@given(tables())
def test_next_is_an_area_with_the_fewest_cells_decided_or_asked(cells: list[Cell]) -> None:
    """At every place of the queue, among the areas with a cell left on the same side of the border."""
    found = questions(cells, BOOK)
    count = Counter(c.area for c in cells if c.live and c.claims[0].rank is not Rank.MACHINE)
    border = sum("at the border" in q.why and "not at" not in q.why for q in found)
    for side in (found[:border], found[border:]):
        for place, question in enumerate(side):
            assert count[question.area] == min(count[later.area] for later in side[place:])
            count[question.area] += 1


@given(tables())
def test_border_scores_come_before_all_others(cells: list[Cell]) -> None:
    """The lowest that reach the score and those just below it, whatever area they are of."""
    asked = ["not at" not in q.why for q in questions(cells, BOOK) if "only a score" in q.why]
    assert asked == sorted(asked, reverse=True)


@pytest.mark.parametrize(
    "claims",
    [
        [claim("z", "ports", value="unclear", score=1)],
        [claim("z", "fish", score=2)],
        [claim("z", "talks", score=2), claim("z", "talks", score=2, rule="another passage")],
        [claim("z", "ports", value="unclear", probability=0.7)],
        [claim("z", "fish", score=9), claim("z", "fish", coder="llm@1", value="not_found")],
    ],
)
def test_what_could_go_either_way_is_asked_first(claims: list[Claim]) -> None:
    """One short, just reached, between the thresholds, machines that differ: before twenty cells that are sure."""
    sure = [cell(claim(f"a-{n}", area, score=9 if n % 2 else 0, value="covered" if n % 2 else "not_found"))
            for n in range(7) for area in AREAS]  # fmt: skip
    assert questions([*sure, cell(*claims)], BOOK)[0].agreement == "z"


@given(st.lists(st.integers(0, 100), min_size=1, max_size=8))
def test_within_an_area_the_least_sure_comes_first(percents: list[int]) -> None:
    """Probabilities nearest to even odds."""
    cells = [cell(claim(f"a-{n}", "ports", probability=p / 100)) for n, p in enumerate(percents)]
    sure = [question.sureness for question in questions(cells, BOOK)]
    assert sure == sorted(certainty_of_probability(p / 100) for p in percents)


@given(st.lists(st.integers(0, 11), min_size=2, max_size=9), st.integers(0, 3))
def test_where_only_scores_speak_every_other_question_is_drawn_by_lot(scores: list[int], decided: int) -> None:
    """The border comes first where the area has decided cells, else second; every cell comes once."""
    doubts = [
        UndecidedCell(f"a-{n}", "ports", certainty_of_score(score, 2), scored_only=True)
        for n, score in enumerate(scores)
    ]
    found = most_informative_first(doubts, {"ports": decided})
    assert sorted(found) == sorted(doubts)
    least = min(doubt.sureness for doubt in doubts)
    assert least in {doubt.sureness for doubt in found[: 1 if decided else 2]}


def test_equal_doubts_are_spread_over_agreements() -> None:
    """Eight areas, nine agreements, all alike: one round asks about more than a few of the agreements."""
    doubts = [UndecidedCell(f"a-{n}", f"area-{m}", 0.0, scored_only=True) for n in range(9) for m in range(8)]
    assert len({doubt.agreement for doubt in most_informative_first(doubts, {})[:8]}) > 3


@pytest.mark.parametrize(("best", "sure"), [(2, 0.0), (1, 0.0), (3, 0.5), (0, 2 / 3), (4, 2 / 3), (11, 0.9)])
def test_a_score_is_least_sure_at_the_border(best: int, sure: float) -> None:
    """The score to reach, 2, and the one below it could go either way; a second passage is worth a point."""
    assert certainty_of_score(best, 2) == pytest.approx(sure)
    if best >= 2:
        assert certainty_of_score(best, 2, passages=2) == certainty_of_score(best + 1, 2)


@pytest.mark.parametrize(
    ("claims", "sureness", "says"),
    [
        ([claim("a", "ports", probability=0.52)], 0.04, "probability 0.52, 0.02 from even odds"),
        ([claim("a", "ports", score=5)], 0.75, "only a score speaks, 5 where 2 is needed"),
        ([claim("a", "ports", value="unclear")], 0.0, "the machine cannot tell"),
        ([claim("a", "ports")], 1.0, "gives no figure"),
        (
            [claim("a", "ports", probability=0.99), claim("a", "ports", coder="llm@1", value="not_found")],
            0.0,
            "machines differ: llm@1 says not found, r@1 says covered",
        ),
    ],
)
def test_each_question_says_why_it_is_asked(claims: list[Claim], sureness: float, says: str) -> None:
    """The figure that shows the doubt, or that machines differ."""
    (question,) = questions([cell(*claims)], BOOK)
    assert question.sureness == pytest.approx(sureness)
    assert says in question.why
    assert "no cells of the area decided so far" in question.why
    assert {claim.id for claim in (question.proposal, *question.others)} == {claim.id for claim in claims}
    assert question.shown is CellValue(question.proposal.value["value"])
