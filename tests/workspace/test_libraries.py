"""The library of a real workspace: whose agreements, which threshold, what is remembered."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from foedera.comparing.clause_library import draft, libraries
from foedera.comparing.clause_library import library as library_of
from foedera.comparing.quoting import quoted
from foedera.errors import UnknownId, UsageError
from foedera.model.draft import Draft
from foedera.workspace import Workspace


def draft_for(workspace: Workspace, **asked: Any) -> Draft:
    """What the next partnership can start from, on the day of these tests."""
    book = workspace.codebook(asked.pop("codebook", None))
    return draft(workspace.snapshot, book=book, today=workspace.clock().date(), **asked)


def test_the_library_holds_every_provision_quoted(coded: Workspace) -> None:
    """As many clauses as the matrix quotes provisions, area by area."""
    matrix = coded.matrix("eu-sdp-all")
    expected = [sum(len(quoted(cell)) for cell in cells) for cells in matrix.cells]
    assert [len(library.clauses) for library in libraries(coded.snapshot, collection="eu-sdp-all")] == expected
    assert sum(expected) > 50


def test_albania_and_north_macedonia_are_worded_alike(coded: Workspace) -> None:
    """Their digests say of cyber resilience the same; North Macedonia signed first, and a digest is nobody's first."""
    group = next(group for group in library_of(coded.snapshot, "cyber").groups if len(group.clauses) > 1)
    assert [clause.column.short for clause in group.clauses] == ["North Macedonia", "Albania"]
    assert group.first == ()


def test_before_the_log_began_there_is_nothing(coded: Workspace) -> None:
    """Every agreement is listed, none has a clause."""
    library = library_of(coded.snapshot, "cyber", collection="eu-sdp", as_of=datetime.date(2020, 1, 1))
    assert (library.groups, library.told, len(library.lacking)) == ((), (), 6)


def test_a_new_claim_is_seen_at_once(workspace: Workspace) -> None:
    """What is remembered ends when the log grows."""
    before = library_of(workspace.snapshot, "cyber").clauses
    workspace.code()
    assert (before, len(library_of(workspace.snapshot, "cyber").clauses)) == ((), 10)


def test_a_profile_can_be_taken_from_an_agreement(coded: Workspace) -> None:
    """As Albania's partner is: a candidate and an ally, which North Macedonia is too, and Moldova only half."""
    found = draft_for(coded, like="eu-alb-sdp-2024")
    assert set(found.profile) == {"eu_candidate", "nato_ally"}
    assert {one.column.short for one in found.agreements if one.comparable} == {"Albania", "North Macedonia"}


def test_a_partner_without_roles_is_compared_with_everybody(coded: Workspace) -> None:
    """Nothing is recorded of India's roles; the draft says that every agreement is comparable."""
    found = draft_for(coded, like="eu-ind-sdp-2026")
    assert found.profile == ()
    assert all(one.comparable for one in found.agreements)
    assert "every agreement" in found.rule


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        ({"like": "eu-atlantis-2026"}, UnknownId, "no such agreement"),
        ({"collection": "atlantis"}, UnknownId, "no such collection"),
        ({"codebook": "atlantis"}, UnknownId, "no such codebook"),
        ({"roles": ["emperor"]}, UsageError, "no such role"),
        ({"takes": ["atlantis"]}, UnknownId, "nothing of that name"),
        ({"alike": 0.0}, UsageError, "not a threshold"),
    ],
)
def test_what_is_unknown_is_refused(
    coded: Workspace, asked: dict[str, object], error: type[Exception], words: str
) -> None:
    """With what would have been known."""
    with pytest.raises(error, match=words):
        draft_for(coded, **asked)
