"""Rows as they are shown: every clause against that of a chosen text, or the first of the row where it has none."""

from __future__ import annotations

import pytest

from foedera.comparing.alignment import align
from foedera.comparing.alignment.side_by_side import place_of, side_by_side
from foedera.errors import UnknownId
from foedera.model.alignment import PieceKind, Redline
from tests.comparing.alignment.texts import articles, side

PORTS = "Ships of one Party may enter the ports of the other Party and take on {} there."
VISAS = ("Visas", "Crews need no visas for a stay of up to ten days on land.")
COSTS = ("Costs", "Each Party bears the costs it has under this Agreement.")
ALIGNMENT = align(
    (
        side("a", articles(("Ports", PORTS.format("fuel")), VISAS)),
        side("b", articles(("Ports", PORTS.format("water")), COSTS)),
        side("c", articles(("Ports", PORTS.format("fruit")), COSTS, VISAS)),
    )
)


def words(redline: Redline | None, kind: PieceKind) -> str | None:
    """What of one kind a redline holds; None where none is drawn."""
    return None if redline is None else "".join(piece.text for piece in redline.pieces if piece.kind is kind).strip()


@pytest.mark.parametrize(
    ("against", "gone", "come"),
    [
        (0, [None, "fuel", "fuel"], [None, "water", "fruit"]),
        (1, ["water", None, "water"], ["fuel", None, "fruit"]),
        (2, ["fruit", "fruit", None], ["fuel", "water", None]),
    ],
)
def test_each_clause_is_compared_with_that_of_the_text_chosen(
    against: int, gone: list[str | None], come: list[str | None]
) -> None:
    """What stands only there is struck out; its own clause is plain, and rows keep their names."""
    rows = side_by_side(ALIGNMENT, opened=True, against=against).rows
    assert [words(one.redline, PieceKind.DELETE) for one in rows[0].shown] == gone
    assert [words(one.redline, PieceKind.INSERT) for one in rows[0].shown] == come
    assert [row.id for row in rows] == [row.id for row in side_by_side(ALIGNMENT).rows]


def test_where_the_chosen_text_has_no_clause_the_first_of_the_row_stands_in() -> None:
    """The costs are of the second and third, the visas of the first and third."""
    drawn = {
        row.shown[2].clause.heading: [one.redline is not None for one in row.shown]
        for row in side_by_side(ALIGNMENT, opened=True, against=1).rows
        if row.shown[2].clause
    }
    assert drawn == {
        "Ports": [True, False, True],
        "Costs": [False, False, True],
        "Visas": [False, False, True],
    }


def test_only_a_text_that_is_compared_can_be_chosen() -> None:
    """The error names those that can."""
    assert [place_of(name, ["a", "b/nld"]) for name in ("", "a", "b/nld")] == [0, 0, 1]
    with pytest.raises(UnknownId, match="a or b/nld"):
        place_of("c", ["a", "b/nld"])
