"""A new version of a text in a workspace: what was cited stays, what it became is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.cli.show import _claim as show_lines
from foedera.errors import UsageError
from foedera.ids import frbr_uri
from foedera.model.anchor import Anchor, Placement
from foedera.model.claim import Claim
from foedera.model.commitment import Commitment
from foedera.model.coverage import CellValue
from foedera.model.selection import anchors, codebooks_on
from foedera.workspace import Workspace
from tests.conftest import Copied

FIRST = (
    "Article 1\n\nThe Parties will hold a dialogue on maritime security every year.\n\n"
    "Article 2\n\nThe Parties will exchange information on hybrid threats at expert level whenever one of them asks.\n"
)
SECOND = FIRST.replace("on hybrid threats at expert level", "on threats of a hybrid nature, at the level of experts,")


def add(workspace: Workspace, folder: Path, text: str, **details: str | bool) -> str:
    """Add a text of the pact; return its document's id."""
    path = folder / "pact.txt"
    path.write_text(text)
    (result,) = workspace.add([path], agreement="pact", **details)  # type: ignore[arg-type]
    return result.document.id


@pytest.fixture
def twice(copied: Copied) -> Workspace:
    """A workspace in which a coded text got a second version."""
    return copied(_add_twice)


def _add_twice(workspace: Workspace, folder: Path) -> None:
    assert add(workspace, folder, FIRST) == "pact/eng"
    workspace.code(["pact"])
    assert add(workspace, folder, SECOND) == "pact/eng@2"


def test_the_first_version_stays_as_it_was_cited(twice: Workspace) -> None:
    """Its ids, text and claims; the second has ids of its own."""
    first, provisions = twice.document("pact/eng")
    assert first.text.startswith("Article 1")
    assert [provision.id for provision in provisions] == ["pact/eng/art_1", "pact/eng/art_2"]
    second, provisions = twice.document("pact/eng@2")
    assert "hybrid nature" in second.text
    assert [provision.id for provision in provisions] == ["pact/eng@2/art_1", "pact/eng@2/art_2"]
    assert frbr_uri("pact/eng@2", eid="art_1") == "/akn/un/doc/0001/pact/eng@2/~art_1"


def test_a_cell_on_a_changed_quote_says_so(twice: Workspace) -> None:
    """The untouched article's cell is as before; the changed one's is marked until the new version is coded."""
    assert twice.cell("pact/maritime-security").value == CellValue.COVERED
    assert not twice.cell("pact/maritime-security").unreviewed
    hybrid = twice.cell("pact/hybrid-threats")
    assert hybrid.unreviewed
    statuses = {entry.value.status for entry in twice.ledger().of(Anchor, hybrid.claims[0].id)}
    assert statuses <= {Placement.CARRIED, Placement.NEEDS_PLACEMENT}
    codes = {found.code: found.subject for found in twice.check()}
    assert codes["quote-unreviewed"] == "pact/hybrid-threats"
    twice.clock = lambda: hybrid.claims[0].recorded.replace(year=2027)
    assert [(text.document, text.new > 0) for text in twice.code("pact")] == [("pact/eng@2", True)]
    assert not twice.cell("pact/hybrid-threats").unreviewed
    assert "quote-unreviewed" not in {found.code for found in twice.check()}


def test_every_quote_has_an_outcome_and_stands_where_it_says(twice: Workspace) -> None:
    """One anchor a quote; those with a span quote the new text."""
    quoted = {c.id for c in twice.claims() if c.basis.span and c.basis.span.provision.startswith("pact/eng/")}
    became = anchors(twice.snapshot)
    assert set(became) == quoted
    second, _ = twice.document("pact/eng@2")
    for claim in became.values():
        span = claim.basis.span
        assert span is None or second.text[span.start : span.end] == span.quote
    twice.brief("eu-sdp")  # the chain of evidence holds


def test_the_same_bytes_are_no_new_version(twice: Workspace, tmp_path: Path) -> None:
    """Neither those of the newest nor those of an older version."""
    before = twice.claims()
    add(twice, tmp_path, FIRST)
    add(twice, tmp_path, SECOND)
    assert [document.id for document in twice.documents("pact")] == ["pact/eng", "pact/eng@2"]
    assert twice.claims() == before


def test_another_language_is_no_later_version(twice: Workspace, tmp_path: Path) -> None:
    """Detected by its words, and a text of its own."""
    text = (
        "Article 1\n\nLes Parties tiendront chaque année un dialogue sur la sécurité maritime et les câbles.\n\n"
        "Article 2\n\nLes Parties échangeront des informations sur les menaces hybrides au niveau des experts.\n"
    )
    assert add(twice, tmp_path, text) == "pact/fra"


def test_the_registers_codebook_stays_the_first_when_another_is_used(workspace: Workspace) -> None:
    """The matrix stays what it was by default; the other codebook is asked for by name, its cells by their area."""
    before = workspace.matrix("eu-sdp")
    workspace.code(["eu-nor-sdp-2024"], codebook="dta")
    assert workspace.codebook().key == "eu-sdp@2"
    assert workspace.matrix("eu-sdp") == before
    assert workspace.cell("eu-nor-sdp-2024/customs").claims[0].codebook == "dta@1"
    assert [book.key for book in codebooks_on(workspace.snapshot, "eu-nor-sdp-2024")] == ["eu-sdp@2", "dta@1"]


UNDERTAKING = (
    "Article 1\n\nThe Parties will establish a Security Dialogue at ministerial level, which shall meet every year.\n\n"
    "Article 2\n\nThe Parties shall exchange information on hybrid threats at expert level.\n\n"
    "Article 3\n\nThe Parties shall train together at sea.\n"
)


def _proposed(workspace: Workspace) -> list[Claim]:
    """What machines propose of the pact and nobody accepted."""
    return [entry.claim for entry in workspace.ledger().proposals("pact")]


def _versions(claims: list[Claim]) -> set[str]:
    """The texts they quote."""
    return {claim.basis.span.provision.rpartition("/")[0] for claim in claims if claim.basis.span is not None}


def test_what_machines_proposed_of_an_older_version_falls_silent_when_the_newer_is_coded(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Not before; searches in vain too; what a person accepted stays, and says which version it stands on."""
    add(workspace, tmp_path, UNDERTAKING)
    workspace.code(["pact"])
    first = _proposed(workspace)
    kinds = {claim.property for claim in first}
    assert {"commitment", "fact"} <= kinds
    assert _versions(first) == {"pact/eng"}
    quoting = [claim for claim in first if claim.property == "commitment"]
    accepted = workspace.accept(quoting[0].id, by="Ada Lovelace")
    add(workspace, tmp_path, "Article 1\n\nThe Parties shall report to each other on space debris.\n", new_version=True)
    assert _versions(_proposed(workspace)) == {"pact/eng"}, "the newer version is not coded yet"
    workspace.code(["pact"])
    now = _proposed(workspace)
    assert _versions(now) == {"pact/eng@2"}
    assert not {claim.id for claim in first} & {claim.id for claim in now}
    standing = [entry.claim for entry in workspace.ledger().of(Commitment, "pact")]
    assert standing == [accepted]
    assert _versions(standing) == {"pact/eng"}
    assert accepted.id in anchors(workspace.snapshot)
    assert any(line.endswith(f"{accepted.id} · pact/eng") for line in show_lines(accepted))
    with pytest.raises(UsageError, match="not a proposal that waits"):
        workspace.accept(quoting[1].id, by="Ada Lovelace")


def test_a_text_in_another_language_silences_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """Each text has versions of its own; other agreements have theirs."""
    add(workspace, tmp_path, UNDERTAKING)
    workspace.code(["pact"])
    before = _proposed(workspace)
    add(workspace, tmp_path, UNDERTAKING.replace("Parties", "Sides"), lang="nld")
    workspace.code(["pact"])
    assert {claim.id for claim in before} <= {claim.id for claim in _proposed(workspace)}
