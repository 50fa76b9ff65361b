"""foedera compare: the same facts for a terminal and as data."""

from __future__ import annotations

import json

import pytest

from foedera.cli import run
from foedera.workspace import Workspace

Capture = pytest.CaptureFixture[str]


def test_data_and_words_say_the_same(coded: Workspace, capsys: Capture) -> None:
    """Ten common areas of the six in Markdown and in JSON, where every number carries its claims."""
    arguments = ["--workspace", str(coded.path), "compare", "--collection", "eu-sdp"]
    assert run(arguments) == 0
    text = capsys.readouterr().out
    assert run([*arguments, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    common = [row["area"] for row in data["sets"] if row["spread"] == "common"]
    assert f"## Common to all: {len(common)}" in text
    assert len(common) == 10
    for profile in data["ambition"]:
        assert sum(len(claims) for claims in profile["strengths"].values()) == profile["total"]


def test_an_agreement_alone_is_refused(coded: Workspace, capsys: Capture) -> None:
    """A wrong call exits 2 and says what to name."""
    assert run(["--workspace", str(coded.path), "compare", "eu-nor-sdp-2024"]) == 2
    assert "two to 4 different agreements" in capsys.readouterr().err
