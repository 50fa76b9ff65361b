"""foedera show: what stands and what machines propose, kept apart."""

from __future__ import annotations

import pytest

from foedera.cli import run
from foedera.workspace import Workspace


def test_show_lists_proposals_apart_with_quote_and_coder(capsys: pytest.CaptureFixture[str], coded: Workspace) -> None:
    """Facts of the register first; under their own heading what a coder read, or searched in vain."""
    assert run(["--workspace", str(coded.path), "show", "eu-nor-sdp-2024"]) == 0
    stands, heading, proposed = capsys.readouterr().out.partition("\nProposed by machines, not yet reviewed\n")
    assert heading
    assert "facts@1" not in stands
    assert "legal nature: political (by facts@1)" in proposed
    assert "without legal force" in proposed
    assert "depositary: not found; searched: 25 provisions of eu-nor-sdp-2024-digest/eng" in proposed


def test_show_without_proposals_has_no_such_heading(capsys: pytest.CaptureFixture[str], workspace: Workspace) -> None:
    """Before anything is coded nothing is proposed."""
    assert run(["--workspace", str(workspace.path), "show", "eu-nor-sdp-2024"]) == 0
    assert "Proposed by machines" not in capsys.readouterr().out
