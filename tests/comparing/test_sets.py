"""Sets of areas: facts of the register, and laws of any table."""

from __future__ import annotations

import pytest
from hypothesis import given

from foedera.comparing.apart import apart
from foedera.comparing.groups import contrasts
from foedera.comparing.matrix import column
from foedera.comparing.sets import joinings, sets_of
from foedera.errors import UsageError
from foedera.model.claim import Claim
from foedera.model.matrix import Matrix
from foedera.model.sets import DECIDED, HAVING, Spread, Standing
from foedera.workspace import Workspace
from tests.comparing.test_matrix import matrix_of, tables


def numbers(standings: tuple[Standing, ...]) -> list[int]:
    """The rows' numbers in the briefing's table."""
    return [standing.row.number for standing in standings]


@pytest.fixture
def six(workspace: Workspace) -> Matrix:
    """The briefing's table."""
    return workspace.matrix("eu-sdp")


def test_ten_rows_are_common_and_with_what_is_in_place_eleven(six: Matrix) -> None:
    """Security of information is the eleventh: of four partners the briefing says the agreement exists already."""
    ticks, wide = sets_of(six, "covered"), sets_of(six, "covered_or_in_place")
    assert (len(ticks.of(Spread.COMMON)), len(wide.of(Spread.COMMON))) == (10, 11)
    ticked = {standing.row.area for standing in ticks.of(Spread.COMMON)}
    (more,) = (standing for standing in wide.of(Spread.COMMON) if standing.row.area not in ticked)
    assert more.row.area == "information-security-agreement"
    assert sorted(cell.value for cell in more.holders) == ["covered"] * 2 + ["in_place"] * 4


def test_the_rows_of_two_three_and_four_partners(six: Matrix) -> None:
    """By row of the briefing's Table 2, ticks only."""
    ticks = sets_of(six)
    assert numbers(ticks.held_by(2)) == [17, 22, 25]
    assert numbers(ticks.held_by(3)) == [5, 12, 14, 15, 16, 18]
    assert numbers(ticks.held_by(4)) == [10, 24]
    assert [s.row.area for s in ticks.of(Spread.UNIQUE)] == ["consular", "secure-communications"]


def test_only_norway_has_consular_matters_until_india_joins(workspace: Workspace, six: Matrix) -> None:
    """And nothing else flips that anybody has said of India."""
    known = workspace.matrix("eu-sdp-all")
    others = [(column, [row[place] for row in known.cells]) for place, column in enumerate(known.columns)]
    found = {joining.column.short: joining for joining in joinings(six, others)}
    assert "Norway" not in found
    (flip,) = found["India"].flips
    assert (flip.row.area, flip.before, flip.after) == ("consular", Spread.UNIQUE, Spread.SHARED)
    assert [cell.agreement for cell in flip.holders] == ["eu-nor-sdp-2024"]
    assert (found["Australia"].flips, found["Australia"].undecided) == ((), 25)


def test_candidates_and_others_are_told_apart_as_the_outlook_does(six: Matrix) -> None:
    """All candidates and no other have border management; space, sea and economic security go the other way."""
    roles = {f"eu-{party}-sdp-2024": ["eu_candidate"] for party in ("mda", "alb", "mkd")}
    (contrast,) = contrasts(six, roles)
    assert [column.short for column in contrast.first] == ["Moldova", "Albania", "North Macedonia"]
    clean = {one.row.area: one.difference for one in contrast.separations if one.clean}
    assert clean == {
        "partner-capacity-building": -1.0,
        "border-management": 1.0,
        "maritime-security": -1.0,
        "space": -1.0,
        "peace-crisis-management": -1.0,
    }
    assert contrast.silent == ()


def test_an_unknown_rule_is_refused(six: Matrix) -> None:
    """The error names those there are."""
    with pytest.raises(UsageError, match="covered_or_in_place"):
        sets_of(six, "ticks")


@given(tables)
def test_every_row_is_of_one_kind_and_every_cell_in_one_place(log: list[Claim]) -> None:
    """The kinds divide the rows, and holders, lacking and undecided divide a row's cells."""
    matrix = matrix_of(log)
    for rule in HAVING:
        found = sets_of(matrix, rule)
        assert sum(len(found.of(kind)) for kind in Spread) == len(matrix.rows)
        for standing, cells in zip(found.standings, matrix.cells, strict=True):
            assert sorted(c.agreement for c in (*standing.holders, *standing.lacking, *standing.undecided)) == sorted(
                cell.agreement for cell in cells
            )


@given(tables)
def test_what_it_may_turn_out_to_be_is_what_deciding_can_make_of_it(log: list[Claim]) -> None:
    """Nothing where all is decided; and a row's own kind is never among them."""
    for standing in sets_of(matrix_of(log)).standings:
        assert standing.spread not in standing.could_be
        assert bool(standing.could_be) <= bool(standing.undecided)


@given(tables)
def test_a_flip_is_what_the_larger_table_shows(log: list[Claim]) -> None:
    """Joining the last column to the others gives the kinds of the whole table, where it is decided."""
    whole = matrix_of(log)
    last = whole.columns[-1]
    some = Matrix(
        codebook=whole.codebook,
        as_of=None,
        columns=whole.columns[:-1],
        rows=whole.rows,
        cells=tuple(row[:-1] for row in whole.cells),
    )
    (joining,) = joinings(some, [(last, [row[-1] for row in whole.cells])])
    before = {s.row.area: s.spread for s in sets_of(some).standings}
    after = {s.row.area: s.spread for s in sets_of(whole).standings}
    decided = {row.area for row, cells in zip(whole.rows, whole.cells, strict=True) if cells[-1].value in DECIDED}
    assert {flip.row.area: flip.after for flip in joining.flips} == {
        area: after[area] for area in decided if before[area] is not after[area]
    }


def test_albania_and_north_macedonia_are_one_in_the_table_and_three_things_apart(workspace: Workspace) -> None:
    """The briefing's columns are equal; its prose has research on hybrid threats, mobility, and a yearly dialogue."""
    pair = ("eu-alb-sdp-2024", "eu-mkd-sdp-2024")
    columns = [[(cell.area, cell.value) for cell in column(workspace.snapshot, agreement)] for agreement in pair]
    assert columns[0] == columns[1]
    assert [(one.what, one.word, one.said) for one in apart(workspace.ledger(), pair)] == [
        ("topic", "hybrid-research", dict(zip(pair, ("reported", "not reported"), strict=True))),
        ("topic", "military-mobility", dict(zip(pair, ("not reported", "reported"), strict=True))),
        ("dialogue", "security_and_defence", dict(zip(pair, ("annual", "no rhythm stated"), strict=True))),
    ]
