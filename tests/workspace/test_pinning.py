"""Pins: what an id names, with what it stands on."""

from __future__ import annotations

import pytest

from foedera.comparing.pinning import pins as pins_of
from foedera.errors import UnknownId
from foedera.model.pins import PinnedCell, PinnedClaim, PinnedClause, recorded
from foedera.workspace import Workspace, open_workspace
from tests.conftest import clock

CLAUSE = "eu-nor-sdp-2024-digest/eng/para_11"


def test_a_claim_a_cell_and_a_clause_can_be_pinned(coded: Workspace) -> None:
    """In the order given, each once."""
    quoting = next(claim for claim in coded.cell("eu-nor-sdp-2024/cyber").claims if claim.basis.span)
    claim, cell, clause = pins_of(coded.snapshot, [quoting.id, "eu-nor-sdp-2024/cyber", CLAUSE, quoting.id])
    assert isinstance(claim, PinnedClaim)
    assert isinstance(cell, PinnedCell)
    assert isinstance(clause, PinnedClause)
    assert claim.excerpt is not None
    assert quoting.basis.span is not None
    assert claim.excerpt.text == quoting.basis.span.quote
    assert claim.excerpt in cell.excerpts
    assert claim.excerpt.text in clause.excerpt.text
    assert (recorded(claim), recorded(clause)) == (quoting.recorded, None)


def test_every_claim_of_the_log_can_be_pinned(coded: Workspace) -> None:
    """With a citation, whatever it is about."""
    ids = [claim.id for claim in coded.claims()]
    pins = pins_of(coded.snapshot, ids)
    assert [pin.id for pin in pins] == ids
    assert all(isinstance(pin, PinnedClaim) and pin.citation.locator for pin in pins)


@pytest.mark.parametrize(
    "identifier",
    [
        "c-aaaaaaaaaaaaaaaa",
        "eu-nor-sdp-2024/atlantis",
        "eu-atlantis-2026/cyber",
        "eu-nor-sdp-2024-digest/eng/para_999",
        "eu-nor-sdp-2024-digest/xyz/para_11",
        "eu-nor-sdp-2024",
        "a/b/c/d",
        "../../etc/passwd",
        "'; drop table claims",
        "eu-nor-sdp-2024/cyber\n",
    ],
)
def test_an_unknown_id_says_what_can_be_pinned(coded: Workspace, identifier: str) -> None:
    """Whether it is of no kind, or of a kind and names nothing."""
    with pytest.raises(UnknownId) as caught:
        pins_of(coded.snapshot, [CLAUSE, identifier])
    assert caught.value.expected


def test_an_article_read_as_paragraphs_is_pinned_as_one(workspace: Workspace) -> None:
    """From its first paragraph to its last, as it stands in the text; half a name of it is no article."""
    folder = workspace.path.parent
    (folder / "a.md").write_text(
        "## Article 1\n\n1. Each side keeps the letters safe.\n\n2. Nobody else sees them.\n\n## Article 12\n\nEnd.\n"
    )
    with open_workspace(workspace.path, clock=clock) as opened:
        opened.add([folder / "a.md"], agreement="ab-alda-2001", title="Alda", party=("nor",), type="FTA")
        document, provisions = opened.document("ab-alda-2001/eng")
        parts = [each for each in provisions if each.eid.startswith("art_1__")]
        assert len(parts) > 1
        (pin,) = pins_of(opened.snapshot, ["ab-alda-2001/eng/art_1"])
        assert isinstance(pin, PinnedClause)
        assert pin.excerpt.text == document.text[parts[0].start : parts[-1].end]
        with pytest.raises(UnknownId):
            pins_of(opened.snapshot, ["ab-alda-2001/eng/art"])
