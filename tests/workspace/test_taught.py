"""What a workspace's own decisions teach: the next text is coded with it, and the command and the site say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from foedera.cli import run
from foedera.model.coverage import CellValue
from foedera.web.app import create_app
from foedera.workspace import Workspace

PACTS = {
    "ab-dune-2021": "The ministers exchanged views on outer space.",
    "ab-fell-2022": "Outer space was a subject of the talks, and views on it were exchanged.",
    "ab-glen-2023": "The ministers exchanged views on outer space.",
}
"""Sentences the shared weights leave to a person."""


@pytest.fixture
def pacts(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Two coded pacts on space."""
    for agreement in ("ab-dune-2021", "ab-fell-2022"):
        add(workspace, tmp_path, agreement)
        workspace.code([agreement])
    return workspace


def add(workspace: Workspace, folder: Path, agreement: str) -> None:
    """A pact of one paragraph."""
    file = folder / f"{agreement}.md"
    file.write_text(f"# Pact\n\n1. {PACTS[agreement]}\n", encoding="utf-8")
    workspace.add(file, agreement=agreement)


def test_decisions_are_learnt_from_when_the_next_text_is_coded(pacts: Workspace, tmp_path: Path) -> None:
    """Two people's yes on space: the third pact is likelier to cover it than the first was, and the rule says why."""
    first = pacts.cell("ab-dune-2021/space").claims[0]
    assert first.value["value"] == "unclear"
    for agreement in ("ab-dune-2021", "ab-fell-2022"):
        said = pacts.cell(f"{agreement}/space").claims[0]
        pacts.decide(f"{agreement}/space", CellValue.COVERED, by="Ada", because=said.id)
    learnt = pacts.codebook_learnt()
    assert learnt.decided == {"space": 2}
    assert learnt.of("space") > learnt.of("cyber") > 0
    add(pacts, tmp_path, "ab-glen-2023")
    pacts.code(["ab-glen-2023"])
    third = pacts.cell("ab-glen-2023/space").claims[0]
    assert third.value["prior"] == first.value["prior"]
    assert third.value["probability"] > first.value["probability"]
    assert "before what decisions here taught" in third.value["rule"]


def test_nothing_decided_changes_nothing(pacts: Workspace) -> None:
    """A register's own claims are no decisions; without one, probabilities are those of the shared weights."""
    assert pacts.codebook_learnt().in_words == ""
    claim = pacts.cell("ab-dune-2021/space").claims[0]
    assert claim.value["probability"] == claim.value["prior"]


def test_command_and_site_say_what_was_learnt(pacts: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """How many decisions, and which areas lean which way."""
    said = pacts.cell("ab-dune-2021/space").claims[0]
    pacts.decide("ab-dune-2021/space", CellValue.NOT_FOUND, by="Ada", because=said.id, note="views are nothing")
    assert run(["--workspace", str(pacts.path), "code", "ab-fell-2022"]) == 0
    assert "learnt from 1 decision, in log-odds (decisions): space -" in capsys.readouterr().err
    page = TestClient(create_app(pacts), base_url="http://localhost").get("/method").text
    assert "learnt from 1 decision" in page
