"""One passage for many areas: said of machines, from five areas on, and of nobody who reads as people do."""

from __future__ import annotations

import datetime

import pytest

from foedera.comparing.crowded_passages import CROWDED
from foedera.comparing.matrix import build_matrix
from foedera.model.claim import Basis, Claim, Rank, Span, new_claim
from foedera.model.codebook import Area, Codebook
from foedera.model.matrix import Column, Matrix

AREAS = tuple(f"area-{n}" for n in range(8))
BOOK = Codebook(
    id="t", version=1, title="T", source="us", locator="here",
    areas=tuple(Area(id=name, number=n, label=name) for n, name in enumerate(AREAS, start=1)),
)  # fmt: skip
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
MODEL = "llm:m:https://a.example/v1@1"


def says(area: str, start: int, end: int, *, rank: Rank = Rank.MACHINE, coder: str = MODEL, text: str = "a") -> Claim:
    """A claim that an area is covered by a passage of a text."""
    span = Span(
        provision="a/eng/para_1", start=start, end=end, quote="x" * (end - start), prefix="", suffix="", page=None,
        sha256=text * 64,
    )  # fmt: skip
    return new_claim(
        subject="a", property="coverage", value={"area": area, "value": "covered"}, coder=coder, rank=rank,
        basis=Basis(source="s", locator="paragraph 1", span=span), recorded=WHEN, codebook="t@1",
    )  # fmt: skip


def crowds(*claims: Claim) -> list[int]:
    """How many areas the passage of each covered cell serves, where it is too many."""
    return [len(cell.crowd) for cell in table(*claims) if cell.live]


def table(*claims: Claim) -> Matrix:
    """The matrix of one agreement."""
    return build_matrix([Column(agreement="a", short="A")], BOOK, claims)


@pytest.mark.parametrize("areas", [1, 3, CROWDED - 1])
def test_as_many_as_a_sentence_may_list_is_nothing(areas: int) -> None:
    """A list of fields of cooperation serves some."""
    assert crowds(*(says(area, 10, 90) for area in AREAS[:areas])) == [0] * areas


@pytest.mark.parametrize("areas", [CROWDED, 8])
def test_one_sentence_for_many_areas_is_said_with_each_cell(areas: int) -> None:
    """Also where the quotes differ by a full stop or a word; the mark stands behind the sign."""
    found = table(*(says(area, 10 + n % 2, 90 + n % 3) for n, area in enumerate(AREAS[:areas])))
    told = [cell for cell in found if cell.live]
    assert [cell.crowd for cell in told] == [AREAS[:areas]] * areas
    assert all("⁂" in cell.flags and "◌" in cell.flags for cell in told)


def test_neighbours_other_texts_and_other_coders_are_other_passages() -> None:
    """Eight sentences one after another; one place in two texts; two coders with four areas each."""
    assert crowds(*(says(area, 100 * n, 100 * n + 80) for n, area in enumerate(AREAS))) == [0] * 8
    assert crowds(*(says(area, 10, 90, text="ab"[n % 2]) for n, area in enumerate(AREAS))) == [0] * 8
    assert crowds(*(says(area, 10, 90, coder=f"c{n % 2}@1") for n, area in enumerate(AREAS))) == [0] * 8


def test_who_judged_each_area_is_not_doubted() -> None:
    """A source that names one place for a whole table, a person who accepts what a model gave."""
    assert crowds(*(says(area, 10, 90, rank=Rank.PRIMARY, coder="s") for area in AREAS)) == [0] * 8
    model = [says(area, 10, 90) for area in AREAS]
    person = says(AREAS[0], 10, 90, rank=Rank.PERSON, coder="person:ada")
    assert crowds(*model, person) == [0] + [8] * 7
    cell = table(*model, person)["a", AREAS[0]]
    assert (cell.machine_only, list(cell.crowded)) == (False, [model[0].id])
