"""Topics of a cell: those of its claims that speak and find the area, on every way out, and in no number."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import msgspec
import pytest

from foedera.comparing.carrying import carried
from foedera.comparing.counting import RULES
from foedera.model.claim import Claim
from foedera.model.codebook import AreaTopic, Codebook
from foedera.model.coverage import CellValue
from foedera.model.frame import columns_of
from foedera.model.lineage import Lineage
from foedera.model.matrix import Matrix
from foedera.model.migration import Migration, Rename
from foedera.publishing import tables
from foedera.workspace import Workspace
from tests.cli.calling import called
from tests.conftest import Copied

PACT = "eu-exa-sdp-2026"
TEXT = """# A partnership

1. The sides will hold a cyber dialogue and cooperate against cybercrime.

2. The sides will share what they know of cyber attacks.

3. The sides will cooperate on military mobility.

4. The sides will share satellite images.

5. The sides will conclude a treaty on fisheries.
"""


@pytest.fixture
def pact(copied: Copied) -> Workspace:
    """The register's workspace with one text added and coded."""
    return copied(_add_and_code)


def _add_and_code(workspace: Workspace, folder: Path) -> None:
    path = folder / "pact.md"
    path.write_text(TEXT, encoding="utf-8")
    workspace.add([path], agreement=PACT, title="Pact", party=("eu",), type="SDP")
    workspace.code([PACT])


def quotes(workspace: Workspace, area: str) -> dict[str, list[str | None]]:
    """Topic → the words that show it, claim by claim."""
    topics = workspace.cell(f"{PACT}/{area}").topics
    return {topic: [it.basis.span and it.basis.span.quote for it in claims] for topic, claims in topics.items()}


def test_a_cell_shows_each_topic_with_its_evidence(pact: Workspace) -> None:
    """Two passages, three topics; the area next to it has its own, and what is not found has none."""
    dialogue = "The sides will hold a cyber dialogue and cooperate against cybercrime."
    assert quotes(pact, "cyber") == {
        "cybercrime": [dialogue],
        "cyber-diplomacy": [dialogue],
        "cyber-incidents": ["The sides will share what they know of cyber attacks."],
    }
    assert quotes(pact, "defence-initiatives") == {
        "military-mobility": ["The sides will cooperate on military mobility."]
    }
    assert pact.cell(f"{PACT}/training").topics == {}


def test_a_person_who_accepts_says_the_topics_too_and_one_who_does_not_none(pact: Workspace) -> None:
    """The decision stands on the same quote; where the area is not there, no part of it is."""
    seen = pact.cell(f"{PACT}/defence-initiatives").claims[0]
    accepted = pact.decide(seen.subject + "/defence-initiatives", "covered", by="Ada", because=seen.id)
    assert accepted.value["topics"] == ["military-mobility"]
    showing = pact.cell(f"{PACT}/defence-initiatives").topics["military-mobility"]
    assert [claim.coder for claim in showing] == ["person:Ada", seen.coder]
    denied = pact.decide(seen.subject + "/defence-initiatives", "not_found", by="Ada", because=seen.id)
    assert "topics" not in denied.value
    assert pact.cell(f"{PACT}/defence-initiatives").topics == {}


def test_topics_move_no_number(pact: Workspace) -> None:
    """Values, counts and headlines are those of the same claims without topics."""
    matrix = pact.matrix(agreements=[PACT, "eu-nor-sdp-2024", "eu-mkd-sdp-2024"])
    bare = _without_topics(matrix)
    assert any(cell.topics for cell in matrix)
    assert not any(cell.topics for cell in bare)
    assert [cell.value for cell in bare] == [cell.value for cell in matrix]
    for rule in RULES.values():
        assert rule(bare, machines=True) == rule(matrix, machines=True)
    assert tables.to_csv(bare) == tables.to_csv(matrix)


def _without_topics(matrix: Matrix) -> Matrix:
    def plain(claim: Claim) -> Claim:
        return msgspec.structs.replace(claim, value={k: v for k, v in claim.value.items() if k != "topics"})

    def bare(row: tuple) -> tuple:  # type: ignore[type-arg]  # cells
        return tuple(msgspec.structs.replace(cell, claims=tuple(map(plain, cell.claims))) for cell in row)

    return msgspec.structs.replace(matrix, cells=tuple(map(bare, matrix.cells)))


def test_every_table_of_cells_has_them(pact: Workspace) -> None:
    """The long table, JSON, and the sheet of evidence, claim by claim."""
    matrix = pact.matrix(agreements=[PACT])
    columns = columns_of(matrix)
    shown = dict(zip(columns["area"], columns["topics"], strict=True))
    assert (shown["cyber"], shown["defence-initiatives"]) == (
        "cybercrime|cyber-diplomacy|cyber-incidents",
        "military-mobility",
    )
    assert shown["space"] is None
    cells = {cell["area"]: cell for cell in json.loads(tables.to_json(matrix))["cells"]}
    first, second = cells["cyber"]["claims"]
    assert cells["cyber"]["topics"] == {
        "cybercrime": [first["id"]], "cyber-diplomacy": [first["id"]], "cyber-incidents": [second["id"]],
    }  # fmt: skip
    assert (first["topics"], second["topics"]) == (["cybercrime", "cyber-diplomacy"], ["cyber-incidents"])
    strings = zipfile.ZipFile(io.BytesIO(tables.to_xlsx(matrix))).read("xl/sharedStrings.xml").decode()
    assert "cybercrime|cyber-diplomacy<" in strings
    assert "military-mobility<" in strings


def test_show_prints_them_with_their_claims(pact: Workspace) -> None:
    """One line a topic, with the claims that show it and who says so."""
    cell = pact.cell(f"{PACT}/defence-initiatives")
    shown = called(pact, "show", f"{PACT}/defence-initiatives").stdout
    assert f"topic military-mobility: shown by {cell.claims[0].id} ({cell.claims[0].coder})" in shown
    assert "topic " not in called(pact, "show", f"{PACT}/space").stdout


@pytest.mark.parametrize(
    ("topics", "kept"),
    [(("cybercrime", "cyber-defence"), ["cybercrime"]), (("cyber-defence",), None), ((), None)],
)
def test_a_topic_the_new_version_does_not_have_is_not_carried(
    pact: Workspace, topics: tuple[str, ...], kept: list[str] | None
) -> None:
    """A decision is carried over with the topics its area still has."""
    seen = pact.cell(f"{PACT}/cyber").claims[0]
    decided = pact.decide(f"{PACT}/cyber", "covered", by="Ada", because=seen.id)
    assert decided.value["topics"] == ["cybercrime", "cyber-diplomacy"]
    old = pact.codebook("eu-sdp@2")
    new = _renamed(old, topics)
    claims = carried([decided], Lineage(old, [old, new]), new, recorded=decided.recorded)
    assert [(claim.value["area"], claim.value.get("topics")) for claim in claims] == [("net", kept)]


def _renamed(book: Codebook, topics: tuple[str, ...]) -> Codebook:
    """The next version, in which cyber is called net and has other topics."""
    areas = tuple(
        msgspec.structs.replace(area, id="net", topics=tuple(AreaTopic(id=it, label=it) for it in topics))
        for area in book.areas
        if area.id == "cyber"
    )
    migration = Migration(before=book.key, steps=(Rename(old="cyber", new="net"),))
    return msgspec.structs.replace(book, version=book.version + 1, areas=areas, migration=migration)


def test_an_unclear_cell_shows_no_topics_until_somebody_finds_the_area(pact: Workspace) -> None:
    """The passage for a person to look at may show a part; the cell says so once the area is found."""
    asked = pact.cell(f"{PACT}/space")
    assert (asked.value, asked.claims[0].value["topics"]) == (CellValue.UNCLEAR, ["secure-space-services"])
    assert asked.topics == {}
    pact.decide(f"{PACT}/space", "covered", by="Ada", because=asked.claims[0].id)
    assert quotes(pact, "space") == {"secure-space-services": ["The sides will share satellite images."]}
