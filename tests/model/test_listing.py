"""What is listed of sources: how many claims stand on each, and which carry none, with the reason."""

from __future__ import annotations

from collections.abc import Callable

from foedera.model.claim import Claim
from foedera.model.listing import ListedSource, ListedUnused, listed
from foedera.model.snapshot import Snapshot
from foedera.workspace import Workspace

BRIEFING = "eprs-pe-767-215"
STATEMENT = "mk-borrell"
"""A source the register takes one event from."""


def without(workspace: Workspace, unwanted: Callable[[Claim], bool]) -> Snapshot:
    """The workspace as it would be had somebody never said some things."""
    here = workspace.view().snapshot
    claims = tuple(claim for claim in here.claims if not unwanted(claim))
    return Snapshot(position=len(claims), head="", claims=claims, codebooks=here.codebooks, texts=here.texts)


def unused(snapshot: Snapshot) -> dict[str, ListedUnused]:
    """The sources nothing stands on, by id."""
    return {one.id: one for one in listed(snapshot, "unused-sources") if isinstance(one, ListedUnused)}


def test_each_source_says_how_many_claims_stand_on_it(workspace: Workspace) -> None:
    """What only describes a source is no use of it: the numbers add up to all other claims."""
    found = [one for one in workspace.list("sources") if isinstance(one, ListedSource)]
    about = [claim for claim in workspace.claims() if claim.property not in ("source", "reading")]
    assert sum(one.claims for one in found) == len(about)
    assert max(found, key=lambda one: one.claims).id == BRIEFING
    assert {one.id for one in found if not one.claims} >= set(unused(workspace.view().snapshot))


def test_a_source_that_loses_its_claims_is_listed_with_what_it_says(workspace: Workspace) -> None:
    """The lint sees what is missing: first the claim, then the reason too."""
    taken = without(workspace, lambda c: c.basis.source == STATEMENT and c.property not in ("source", "reading"))
    assert STATEMENT not in unused(workspace.view().snapshot)
    assert unused(taken)[STATEMENT].says
    silent = without(workspace, lambda c: c.basis.source == STATEMENT and c.property != "source")
    assert (unused(silent)[STATEMENT].says, unused(silent)[STATEMENT].unheld) == (None, None)


def test_a_source_of_a_text_is_used(workspace: Workspace) -> None:
    """The digests' source carries no claim of the register, yet six texts come from it."""
    found = {one.id: one for one in workspace.list("sources") if isinstance(one, ListedSource)}
    assert found["foedera-digest"].claims == 0
    assert "foedera-digest" not in unused(workspace.view().snapshot)
