"""foedera compare: the same facts for a terminal and as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedera.cli import run
from foedera.workspace import Workspace
from tests.similar import add_all

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


def test_common_wording_is_told_when_asked_for(workspace: Workspace, tmp_path: Path, capsys: Capture) -> None:
    """Shares and rules in Markdown, the whole record in JSON; the threshold decides."""
    add_all(workspace, tmp_path)
    arguments = ["--workspace", str(workspace.path), "compare", "alda-berg", "alda-cape", "--wording"]
    assert run(arguments) == 0
    text = capsys.readouterr().out
    assert "## Common wording at 0.5" in text
    assert "Family, sharing" in text
    pairs = []
    for threshold in ("0.9", "0.97"):
        assert run([*arguments, "--threshold", threshold, "--format", "json"]) == 0
        pairs.append(len(json.loads(capsys.readouterr().out)["common_wording"]["pairs"]))
    assert pairs == [3, 2]
    assert run([*arguments, "--threshold", "80"]) == 2
    assert "at most 1" in capsys.readouterr().err


def test_digests_have_no_common_wording(coded: Workspace, capsys: Capture) -> None:
    """It says why, in place of shares."""
    assert run(["--workspace", str(coded.path), "compare", "--collection", "eu-sdp", "--wording"]) == 0
    assert "None of these agreements has a text of its own here" in capsys.readouterr().out


def test_an_area_is_printed_word_for_word(workspace: Workspace, tmp_path: Path, capsys: Capture) -> None:
    """Struck out and put in are marked; the data has the same pieces, which give both wordings back."""
    wording = "# A\n\n## Article 1 Space\n\nThe Parties shall cooperate on space security once a year.\n"
    for name, text in (("one", wording), ("two", wording.replace("once a year", "every month"))):
        path = tmp_path / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        workspace.add([path], agreement=f"eu-{name}-sdp-2026", title=name, party=("eu",), type="SDP")
    workspace.code(["eu-one-sdp-2026", "eu-two-sdp-2026"])
    arguments = ["--workspace", str(workspace.path), "compare", "eu-one-sdp-2026", "eu-two-sdp-2026", "--area", "space"]
    assert run(arguments) == 0
    assert "security ~~once a year~~ **every month**." in capsys.readouterr().out
    assert run([*arguments, "--against", "eu-two-sdp-2026"]) == 0
    assert "security ~~every month~~ **once a year**." in capsys.readouterr().out
    assert run([*arguments, "--against", "eu-nor-sdp-2024"]) == 2
    assert "eu-one-sdp-2026 or eu-two-sdp-2026" in capsys.readouterr().err
    assert run([*arguments, "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["clauses"]
    (pieces,) = row["redlines"].values()
    for kinds, when in ((("equal", "delete"), "once a year"), (("equal", "insert"), "every month")):
        assert "".join(piece["text"] for piece in pieces if piece["kind"] in kinds).endswith(f"space security {when}.")


def test_language_versions_are_printed_side_by_side(workspace: Workspace, tmp_path: Path, capsys: Capture) -> None:
    """With the reason why no word is marked; an agreement that speaks of something else is said to be uncompared."""
    english = "# A\n\n## Article 1 Ports\n\nNorway opens 3 ports.\n\n## Article 2 Visas\n\nNo visa is asked for.\n"
    french = "# A\n\n## Article 1 Ports\n\nLa Norvège ouvre 3 ports.\n\n## Article 2 Visas\n\nPas de visa requis.\n"
    for name, language, text in (("one", "eng", english), ("one", "fra", french), ("two", "fra", french[:40])):
        path = tmp_path / f"{name}-{language}.md"
        path.write_text(text, encoding="utf-8")
        workspace.add([path], agreement=f"nor-{name}-2026", title=name, lang=language)
    start = ["--workspace", str(workspace.path), "compare"]
    assert run([*start, "nor-one-2026/eng", "nor-one-2026/fra"]) == 0
    said = capsys.readouterr().out
    assert "The texts are in eng and fra: clauses stand side by side" in said
    assert "No visa is asked for." in said
    assert "Pas de visa requis." in said
    assert "across languages" in said
    assert run([*start, "nor-one-2026/eng", "nor-two-2026"]) == 0
    assert "were not compared: the other texts are in other languages" in capsys.readouterr().out
