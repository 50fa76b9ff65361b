"""Ambition profiles of the six digests, and laws of counting clause by clause."""

from __future__ import annotations

import msgspec
import pytest

from foedera.comparing.ambition import ambition
from foedera.model.ambition import Ambition, Profile
from foedera.model.commitment import Commitment
from foedera.model.coverage import CellValue
from foedera.model.ledger import Entry
from foedera.workspace import Workspace


def proposed(workspace: Workspace, agreement: str) -> list[Entry[Commitment]]:
    """What the machine reads an agreement to undertake."""
    return [
        Entry(entry.claim, entry.value)
        for entry in workspace.ledger().proposals(agreement)
        if isinstance(entry.value, Commitment)
    ]


@pytest.fixture(scope="module")
def six(coded: Workspace) -> Ambition:
    """The briefing's six."""
    matrix = coded.matrix("eu-sdp")
    return ambition(matrix, {c.agreement: proposed(coded, c.agreement) for c in matrix.columns})


def all_of(six: Ambition) -> list[Profile]:
    """Every profile there is."""
    return [*six.profiles, *(profile for profiles in six.by_area.values() for profile in profiles)]


def test_every_undertaking_is_counted_once_under_strength_and_actor(six: Ambition) -> None:
    """The numbers of a heading add up to the total, whatever the agreement or area."""
    for profile in all_of(six):
        for heading in (profile.strengths, profile.actors):
            assert sorted(claim for tallied in heading for claim in tallied.claims) == sorted(profile.total.claims)
        assert set(profile.dated.claims) <= set(profile.total.claims)


def test_every_number_opens_on_clauses_of_its_word(six: Ambition, coded: Workspace) -> None:
    """A claim counted as explored says so itself, and quotes its sentence."""
    for profile in six.profiles:
        for tallied in profile.strengths:
            for identifier in tallied.claims:
                claim = coded.claim(identifier)
                assert (claim.subject, claim.value["strength"]) == (profile.agreement, tallied.word)
                assert claim.basis.span


def test_an_area_counts_what_its_own_provisions_undertake(six: Ambition, coded: Workspace) -> None:
    """Each clause of an area stands in a provision that a claim on the covered cell quotes."""
    for area, profiles in six.by_area.items():
        for profile in profiles:
            cell = coded.cell(f"{profile.agreement}/{area}")
            quoted = {claim.basis.span.provision for claim in cell.claims if claim.basis.span}
            spans = [coded.claim(identifier).basis.span for identifier in profile.total.claims]
            assert {span.provision for span in spans if span} <= quoted
            assert cell.value is CellValue.COVERED or not spans


def test_profiles_stand_side_by_side(six: Ambition) -> None:
    """Six agreements, the same words in the same order, and a share only where there is something to share."""
    assert len(six.profiles) == 6
    assert len({tuple(tallied.word for tallied in profile.strengths) for profile in all_of(six)}) == 1
    for profile in all_of(six):
        assert (profile.firm_share is None) == (profile.total.number == 0)
    assert {profile.texts for profile in six.profiles} == {("foedera-digest",)}


def test_actors_are_those_that_occur(coded: Workspace) -> None:
    """The union by its own id, before the others; of agreements in which nobody is named, nobody."""
    matrix = coded.matrix("eu-sdp")
    undertakings = {c.agreement: proposed(coded, c.agreement) for c in matrix.columns}
    everyone = [one.word for one in ambition(matrix, undertakings).profiles[0].actors]
    assert everyone[0] == "eu"
    assert set(everyone) <= {"eu", "partner", "both", "unnamed"}
    nobody = {
        agreement: [entry._replace(value=msgspec.structs.replace(entry.value, actor=None)) for entry in entries]
        for agreement, entries in undertakings.items()
    }
    assert [one.word for one in ambition(matrix, nobody).profiles[0].actors] == ["unnamed"]
