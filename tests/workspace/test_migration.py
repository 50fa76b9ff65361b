"""A new codebook version on the real register: nothing said before vanishes, and nothing counts that should not."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from foedera.errors import InvalidRegister
from foedera.model.claim import Basis, Claim, Rank, new_claim
from foedera.model.codebook import Codebook
from foedera.model.coverage import Cell, CellValue
from foedera.model.matrix import Matrix
from foedera.workspace import Workspace
from tests.conftest import NOW
from tests.revised import second, written


def by_cell(matrix: Matrix) -> dict[tuple[str, str], Cell]:
    """The cells of a matrix by agreement and area."""
    return {(cell.agreement, cell.area): cell for cells in matrix.cells for cell in cells}


def say(workspace: Workspace, value: str, *, area: str, codebook: str, coder: str = "person:ada") -> Claim:
    """Record what a person says of Norway."""
    claim = new_claim(
        subject="eu-nor-sdp-2024",
        property="coverage",
        value={"area": area, "value": value},
        coder=coder,
        rank=Rank.PERSON,
        basis=Basis(source="eprs-pe-767-215", locator="Table 2"),
        recorded=NOW,
        codebook=codebook,
    )
    with workspace._snapshots.writing() as writer:
        writer.append([claim])
    return claim


def test_a_stored_version_reads_back_as_it_was_written(workspace: Workspace, tmp_path: Path) -> None:
    """Its migration with it; it is now the codebook of the workspace, and the old one is still there."""
    done = workspace.codebook_migrate(written(tmp_path))
    assert (done.codebook, done.stored) == ("eu-sdp@3", True)
    assert workspace.codebook() == workspace.codebook("eu-sdp@3") == msgspec.convert(second(), Codebook)
    assert workspace.codebook("eu-sdp@2").version == 2


def test_every_cell_of_the_briefing_is_accounted_for(workspace: Workspace, tmp_path: Path) -> None:
    """As before where the meaning stays, one value for two merged areas, and else waiting under what was said."""
    before = by_cell(workspace.matrix("eu-sdp"))
    workspace.codebook_migrate(written(tmp_path))
    after = by_cell(workspace.matrix("eu-sdp"))
    olds = {"cyberspace": "cyber", "terrorism": "counterterrorism", "violent-extremism": "counterterrorism"}
    for (agreement, area), cell in after.items():
        if area == "defence-industry":
            pair = {before[agreement, old].value for old in ("defence-initiatives", "defence-tools")}
            assert cell.value in pair
            assert (cell.value is CellValue.COVERED) == (CellValue.COVERED in pair)
            continue
        old = before[agreement, olds.get(area, area)]
        if area in ("hybrid-threats", "terrorism", "violent-extremism") and old.value is CellValue.COVERED:
            assert (cell.value, cell.live) == (CellValue.NOT_CODED, 0)
            assert {claim.id for claim in old.claims} == {claim.id for claim in cell.claims} == set(cell.waiting)
            assert "eu-sdp@2 waits" in cell.rule
        else:
            assert (cell.value, cell.strength, cell.conflict) == (old.value, old.strength, old.conflict)


def test_the_old_version_is_shown_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    """Table 2 under eu-sdp@2, cell by cell with its claims; and the findings on the briefing's own table."""
    before, found = workspace.matrix("eu-sdp"), workspace.check()
    workspace.codebook_migrate(written(tmp_path))
    assert workspace.matrix("eu-sdp", codebook="eu-sdp@2") == before
    about_codebook = {"areas-overlap"}
    assert Counter(f.code for f in workspace.check() if f.code not in about_codebook) == Counter(
        f.code for f in found if f.code not in about_codebook
    )


def test_carried_claims_say_where_they_come_from(workspace: Workspace, tmp_path: Path) -> None:
    """Coder, rank, basis and confidence stay; the note names the step; the chain of evidence holds."""
    workspace.codebook_migrate(written(tmp_path))
    carried = [claim for claim in workspace.claims() if claim.codebook == "eu-sdp@3"]
    old = {claim.id: claim for claim in workspace.claims() if claim.codebook == "eu-sdp@2"}
    assert {claim.value["area"] for claim in carried} == {"cyberspace", "defence-industry"}
    for claim in carried:
        origin = old[claim.replaces or ""]
        assert (claim.subject, claim.coder, claim.rank, claim.basis, claim.confidence) == (
            origin.subject, origin.coder, origin.rank, origin.basis, origin.confidence,
        )  # fmt: skip
        assert (claim.note or "").startswith(f"carried over from eu-sdp@2, {origin.value['area']} (")
    assert workspace.brief()


def test_the_queue_holds_what_changed_and_empties_by_decisions(workspace: Workspace, tmp_path: Path) -> None:
    """Ten cells narrowed, two parts of each split one; a person's decision takes its cell off."""
    queue = workspace.codebook_migrate(written(tmp_path)).queue
    assert {(cell.area, cell.step) for cell in queue} == {
        ("hybrid-threats", "narrow"), ("terrorism", "split"), ("violent-extremism", "split"),
    }  # fmt: skip
    assert {cell.why for cell in queue if cell.step == "narrow"} == {"campaigns only"}
    assert queue == workspace.codebook_queue()
    assert {cell.agreement for cell in workspace.codebook_queue("eu-sdp")} < {cell.agreement for cell in queue}
    say(workspace, "covered", area="terrorism", codebook="eu-sdp@3")
    left = workspace.codebook_queue()
    assert set(queue) - set(left) == {c for c in queue if (c.agreement, c.area) == ("eu-nor-sdp-2024", "terrorism")}
    assert len(left) == len(queue) - 1


def test_a_proposal_is_shown_and_the_cell_still_waits(workspace: Workspace, tmp_path: Path) -> None:
    """The machine codes the new areas; what the source said of the old one is not thereby settled."""
    queue = workspace.codebook_migrate(written(tmp_path)).queue
    workspace.code(["eu-nor-sdp-2024"])
    cell = workspace.cell("eu-nor-sdp-2024/hybrid-threats")
    assert cell.claims[0].rank is Rank.MACHINE
    assert cell.claims[0].codebook == "eu-sdp@3"
    assert cell.waiting
    assert {(c.agreement, c.area) for c in workspace.codebook_queue()} == {(c.agreement, c.area) for c in queue}


def test_machine_proposals_of_kept_areas_still_count(workspace: Workspace, tmp_path: Path) -> None:
    """They were made under the old version and say so; those of a renamed area are asked again."""
    workspace.code(["eu-nor-sdp-2024"])
    kept = {c.id for c in workspace.cell("eu-nor-sdp-2024/maritime-security").claims}
    queue = workspace.codebook_migrate(written(tmp_path)).queue
    assert {c.id for c in workspace.cell("eu-nor-sdp-2024/maritime-security").claims} == kept
    renamed = workspace.cell("eu-nor-sdp-2024/cyberspace")
    assert {claim.rank for claim in renamed.claims[: renamed.live]} == {Rank.SECONDARY}
    assert ("eu-nor-sdp-2024", "cyberspace") not in {(c.agreement, c.area) for c in queue}


def test_running_it_again_carries_only_what_was_said_since(workspace: Workspace, tmp_path: Path) -> None:
    """A person who still decided under the old version is not lost."""
    path = written(tmp_path)
    workspace.codebook_migrate(path)
    assert (workspace.codebook_migrate(path).stored, workspace.codebook_migrate(path).claims) == (False, 0)
    late = say(workspace, "not_found", area="cyber", codebook="eu-sdp@2")
    waiting = [cell for cell in workspace.codebook_queue() if cell.area == "cyberspace"]
    assert [(cell.step, cell.said[0].claim) for cell in waiting] == [("rename", late.id)]
    assert workspace.codebook_migrate(path).claims >= 1
    assert workspace.cell("eu-nor-sdp-2024/cyberspace").value is CellValue.NOT_FOUND
    assert [cell for cell in workspace.codebook_queue() if cell.area == "cyberspace"] == []


def test_as_of_a_day_before_the_migration(workspace: Workspace, tmp_path: Path) -> None:
    """The log knows no carried claim yet: what the renamed area was called waits under its new name."""
    workspace.clock = lambda: NOW + datetime.timedelta(days=9)
    workspace.codebook_migrate(written(tmp_path))
    cell = by_cell(workspace.matrix("eu-sdp", as_of=NOW.date()))["eu-nor-sdp-2024", "cyberspace"]
    assert (cell.value, len(cell.waiting)) == (CellValue.NOT_CODED, 1)


@pytest.mark.parametrize(
    ("says", "change"),
    [
        ("'cyber' is gone", lambda book: book["migration"]["steps"].pop(0)),
        ("the newest version there is is eu-sdp@2", lambda book: book["migration"].update({"from": "eu-sdp@7"})),
        ("does not say what became", lambda book: book.pop("migration")),
        ("no older version", lambda book: book.update(id="other")),
        ("the definition of 'consular' changed", lambda book: book["migration"]["steps"].pop()),
        ("another codebook is stored as eu-sdp@2", lambda book: book.update(version=2)),
        ("[unreadable-expression]", lambda book: book["areas"][0].update(strong=["(csdp"])),
    ],
)
def test_a_version_that_does_not_follow_is_refused_whole(
    workspace: Workspace, tmp_path: Path, says: str, change: Any
) -> None:
    """Nothing is stored and nothing recorded."""
    before = workspace.claims(), workspace.snapshot.codebooks
    with pytest.raises(InvalidRegister, match=r"(?s).*") as caught:
        workspace.codebook_migrate(written(tmp_path, change))
    assert says in str(caught.value)
    assert (workspace.claims(), workspace.snapshot.codebooks) == before


def test_other_content_under_a_stored_key_is_refused_everywhere(workspace: Workspace, tmp_path: Path) -> None:
    """Coding, showing and storing: claims cite eu-sdp@2, so a file of that name with other areas is not it."""

    def first_version(book: dict[str, Any]) -> None:
        book.update(version=2)
        del book["migration"]

    path = written(tmp_path, first_version)
    for use in (
        lambda: workspace.code(codebook=str(path)),
        lambda: workspace.matrix(codebook=str(path)),
        lambda: workspace.codebook_migrate(path),
    ):
        with pytest.raises(InvalidRegister) as caught:
            use()
        assert "another codebook is stored as eu-sdp@2" in str(caught.value)
        assert "foedera codebook diff eu-sdp@2" in str(caught.value)


def test_coding_does_not_slip_a_new_version_in(workspace: Workspace, tmp_path: Path) -> None:
    """A version without a migration, or with one that was not run, is refused by `code` and can be looked through."""
    path = written(tmp_path)
    with pytest.raises(InvalidRegister) as caught:
        workspace.code(codebook=str(path))
    assert "foedera codebook migrate" in str(caught.value)
    assert by_cell(workspace.matrix("eu-sdp", codebook=str(path)))["eu-nor-sdp-2024", "space"].value
    other = written(tmp_path, lambda book: (book.update(id="other"), book.pop("migration")), name="other.yaml")
    workspace.code(["eu-nor-sdp-2024"], codebook=str(other))
    assert "other@3" in workspace.snapshot.codebooks


def test_a_carried_quote_keeps_what_became_of_it(workspace: Workspace, tmp_path: Path) -> None:
    """A person's quote from a text that has a newer version stays marked as not reviewed after the migration."""
    text = tmp_path / "pact.txt"
    text.write_text("Article 1\n\nThe Parties will hold a dialogue on cyber issues every year, at expert level.\n")
    workspace.add([text], agreement="pact")
    workspace.code(["pact"])
    machine = workspace.cell("pact/cyber").claims[0]
    person = msgspec.structs.replace(machine, id="c-person", coder="person:ada", rank=Rank.PERSON)
    with workspace._snapshots.writing() as writer:
        writer.append([person])
    text.write_text("Article 1\n\nThe Parties will have talks on cyber issues each year, at the level of experts.\n")
    workspace.add([text], agreement="pact", new_version=True)
    assert workspace.cell("pact/cyber").unreviewed
    workspace.codebook_migrate(written(tmp_path))
    carried = workspace.cell("pact/cyberspace")
    assert carried.claims[0].replaces == "c-person"
    assert carried.unreviewed
