"""Money: a sum only where sums may be added; running totals beside it, and the difference said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.model.money import Account, Sum
from foedera.watching.money import account, why_not_added
from foedera.workspace import Workspace, open_workspace
from tests.conftest import clock


@pytest.fixture(scope="module")
def register(_fresh_file: Path) -> Iterator[Workspace]:
    """The register as it ships. Only for reading."""
    with open_workspace(_fresh_file, clock=clock) as opened:
        yield opened


def of(workspace: Workspace, partner: str, as_of: str | None = None) -> Account:
    """The one account of a partner."""
    (found,) = workspace.money(partner=partner, as_of=as_of)
    return found


def measure(date: str | None, amount: float | None, **more: object) -> Sum:
    """A measure nobody adopted."""
    fields: dict[str, object] = dict.fromkeys(("since", "act", "ordinal", "text", "stated"))
    fields |= {"approximate": False, "notes": (), "sources": ("s",), "claims": ("c",), "differing": ()}
    fields |= {"unverified": False, "date": date, "amount_eur_m": amount}
    return Sum(**(fields | more))  # type: ignore[arg-type]  # a helper of many kinds of fields


def test_albanias_two_measures_make_what_is_stated(register: Workspace) -> None:
    """13 and 15 million, each told by two sources and counted once; 28 in all is stated and not added."""
    found = of(register, "Albania")
    assert [(one.date, one.amount_eur_m) for one in found.measures] == [("2024-07-15", 13.0), ("2025-07-25", 15.0)]
    assert found.measures[1].act == "Decision (CFSP) 2025/1562"
    assert set(found.measures[0].sources) == {"al-epf24", "headpost"}
    assert found.sum_eur_m == 28.0
    (beside,) = found.totals
    assert beside.difference_eur_m == 0
    assert (
        beside.text == "The source of 28 July 2025 states EUR 28 million in all; the measures on record make the same."
    )


def test_north_macedonias_difference_is_said(register: Workspace) -> None:
    """38 million stated; 9, 13 and 15 on record: the difference of one is unexplained."""
    found = of(register, "mkd")
    assert found.sum_eur_m == 37.0
    assert found.totals[0].text == (
        "The source of 25 April 2025 states EUR 38 million in all; "
        "the measures on record make 37; the difference of 1 is unexplained."
    )


def test_moldovas_totals_cover_each_their_time(register: Workspace) -> None:
    """128 by May 2024 against more than 140; 20 of 60 in 2025; the seventh measure, and two are not on record."""
    found = of(register, "mda")
    assert [one.amount_eur_m for one in found.measures] == [7, 40, 40, 41, 20]
    assert found.sum_eur_m == 148.0
    assert [(one.measured_eur_m, one.difference_eur_m) for one in found.totals] == [(128, 12), (20, 40)]
    assert found.missing == 2
    assert "seventh by its source's count; up to then 5 measures on record, so 2 are missing" in str(found.missing_text)


def test_norways_contributions_are_not_added(register: Workspace) -> None:
    """One is an estimate, of the other no sum is stated: no sum, and what is left of the total is only a conclusion."""
    found = of(register, "nor")
    assert (found.direction, found.sum_eur_m) == ("given", None)
    assert "of the measure of 2023 no sum is stated" in str(found.why_not)
    assert "the sum of the measure of 8 December 2022 is an estimate" in str(found.why_not)
    assert found.totals[0].measured_eur_m is None
    assert "about 22 is left for what has no sum" in found.totals[0].text


def test_what_was_adopted_or_stated_later_does_not_count(register: Workspace) -> None:
    """On 1 January 2025 Albania had one measure, and nobody had stated a total."""
    found = of(register, "alb", "2025-01-01")
    assert (found.sum_eur_m, found.totals) == (13.0, ())
    assert register.money(partner="mkd", as_of="2023-01-01") == ()


def test_two_reports_that_may_tell_of_one_measure_are_not_added() -> None:
    """Of one month with different sums; unless their numbers or acts tell them apart."""
    one, other = measure("2024-07", 13.0), measure("2024-07-15", 14.0)
    assert "may be one and the same" in str(why_not_added([one, other]))
    assert why_not_added([measure("2024-07", 13.0, ordinal=1), measure("2024-07-15", 14.0, ordinal=2)]) is None
    assert why_not_added([measure("2024-07", 13.0, act="A"), measure("2024-07-15", 14.0, act="B")]) is None
    assert "may be one and the same" in str(why_not_added([measure(None, 13.0), measure("2024-07-15", 14.0)]))


@given(st.lists(st.tuples(st.integers(2000, 2040), st.integers(1, 500)), unique_by=lambda one: one[0], max_size=8))
def test_exact_sums_of_different_years_are_added_and_totals_never(years: list[tuple[int, int]]) -> None:
    """The sum is that of the measures, whatever total stands beside them; one equal to it leaves no difference."""
    measures = [(False, measure(f"{year}", float(amount))) for year, amount in years]
    whole = float(sum(amount for _, amount in years))
    total = (True, measure("2040", whole, stated="2041"))
    found = account("xxx", "Nobody", "received", sums=[total, *measures])
    assert found.sum_eur_m == (whole if years else None)
    assert found.why_not == (None if years else "no single measure is on record")
    assert found.totals[0].difference_eur_m == (0 if years else None)


@given(st.lists(st.sampled_from(["exact", "estimate", "unknown"]), min_size=1, max_size=6))
def test_a_single_measure_without_an_exact_sum_leaves_no_sum(kinds: list[str]) -> None:
    """And the reason names it."""
    sums = [
        (False, measure(f"{2000 + at}", None if kind == "unknown" else 1.0, approximate=kind == "estimate"))
        for at, kind in enumerate(kinds)
    ]
    found = account("xxx", "Nobody", "received", sums=sums)
    assert (found.sum_eur_m is None) == (set(kinds) != {"exact"})
    assert all(f"{2000 + at}" in str(found.why_not) for at, kind in enumerate(kinds) if kind != "exact")
