"""`foedera codebook try`: hits and near misses of a codebook in texts, before anything is recorded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedera.cli import run
from foedera.workspace import Workspace

BOOK = """
id: small
version: 1
title: Small
source: us
locator: here
areas:
- {id: ports, number: 1, label: Ports, strong: [port security, quay*], weak: [port]}
- {id: fish, number: 2, label: Fish, strong: [fishing patrol*], weak: [fish*], negative: [fishing net*]}
- {id: rail, number: 3, label: Rail, headings: [railway*], strong: [railway*], min_score: 3}
"""

NORTH = """# An arrangement

1. The sides will work together on the security of the coast, including:

(a) port security;

(b) joint drills.

2. They will mend fishing nets. A port was seen.
"""

SOUTH = """# Another one

1. The sides will take fish to each port.

2. The sides will build railways.
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a codebook, two texts and a picture; the call stands in it."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "north.md").write_text(NORTH)
    (tmp_path / "texts" / "south.txt").write_text(SOUTH)
    (tmp_path / "texts" / "map.png").write_bytes(b"\x89PNG")
    (tmp_path / "small.yaml").write_text(BOOK)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tried(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[str, str]:
    """What a trial prints on stdout and stderr."""
    capsys.readouterr()
    assert run(["codebook", "try", *arguments]) == code
    shown = capsys.readouterr()
    return shown.out, shown.err


@pytest.mark.usefixtures("place")
def test_each_area_of_each_text_has_its_outcome_with_passages(capsys: pytest.CaptureFixture[str]) -> None:
    """Covered with the item behind its lead, one short with its passage, nothing with nothing near."""
    out, err = tried(capsys, "small.yaml", "texts")
    ports, fish, rail = out.split("\n\n")[1:4]
    assert "✓ north/eng: covered" in ports
    assert "port security" in ports
    assert "“The sides will work together on the security of the coast, including: … port security;”" in ports
    assert "? south/eng: to be asked" in ports
    assert "“The sides will take fish to each port.”" in ports
    assert "✗ north/eng: not found (no passage reaches the score)\n" in fish  # fishing nets are blanked
    assert "? south/eng: to be asked" in fish
    assert "? south/eng: to be asked" in rail
    assert "1 covered, 3 to be asked, 2 not found; nothing was recorded" in err


@pytest.mark.usefixtures("place")
def test_what_is_not_found_comes_with_its_nearest_misses(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    """Two points short is nothing, and the sentence that came nearest is quoted."""
    (place / "small.yaml").write_text(BOOK.replace("weak: [port]}", "weak: [port], min_score: 5}"))
    out, _ = tried(capsys, "small.yaml", "texts/north.md", "--area", "ports")
    assert "✗ north/eng: not found (no passage reaches the score); nearest:" in out
    assert "score 3" in out
    assert "… port security;”" in out


@pytest.mark.usefixtures("place")
def test_idle_expressions_are_named_with_their_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Of what is searched in two texts: a strong one that never occurs, a heading expression no title has."""
    out, _ = tried(capsys, "small.yaml", "texts")
    idle = out.partition("expressions without a hit that counts in any of the texts:\n")[2]
    assert "ports, strong: quay*\n" in idle
    assert "fish, strong: fishing patrol*\n" in idle
    assert "rail, headings: railway*" in idle
    assert "rail, strong" not in idle


def test_what_every_text_has_is_suspicious(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    """From five texts on: an expression in all of them tells none from another."""
    for name in "abcd":
        (place / "texts" / f"{name}.md").write_text(NORTH)
    assert "in every text" not in tried(capsys, "small.yaml", *(f"texts/{name}.md" for name in "abcd"))[0]
    out, _ = tried(capsys, "small.yaml", "texts", "--area", "ports")
    assert out.rstrip().endswith(
        "1 expression with a hit in every text, which tell none from another:\n  ports, weak: port"
    )


@pytest.mark.usefixtures("place")
def test_a_folder_is_read_whole_and_what_is_left_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A picture is no text; it is named, and does not stop the others."""
    out, err = tried(capsys, "small.yaml", "texts")
    assert out.startswith("small@1 on 2 texts, by lexicon@")
    assert "not read, since their names are none of texts: texts/map.png" in err


@pytest.mark.usefixtures("place")
def test_json_has_every_passage(capsys: pytest.CaptureFixture[str]) -> None:
    """The same trial as records, one area where one is asked for."""
    found = json.loads(tried(capsys, "small.yaml", "texts", "--area", "ports", "--format", "json")[0])
    (area,) = found["areas"]
    assert (area["area"], area["min_score"]) == ("ports", 2)
    assert [text["value"] for text in area["texts"]] == ["covered", "unclear"]
    (first,) = area["texts"][0]["passages"]
    assert (first["strength"], first["words"]) == ("firm", ["port security", "port"])
    assert found["searched"] == len(found["texts"]) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["small.yaml", "none.md"], 1, "cannot open the file"),
        (["none.yaml", "texts"], 1, "cannot open the file"),
        (["small.yaml", "texts", "--area", "port"], 2, "such as ports"),
        (["small.yaml", "empty"], 1, "no text in the folder"),
        (["small.yaml", "small.yaml"], 1, "unknown kind of file"),
        (["broken.yaml", "texts"], 1, "1 error"),
        (["small.yaml"], 2, "TEXTS"),
    ],
)
def test_a_wrong_call_says_what_to_do(
    capsys: pytest.CaptureFixture[str], place: Path, arguments: list[str], code: int, said: str
) -> None:
    """What is missing, and what comes next."""
    (place / "empty").mkdir()
    (place / "broken.yaml").write_text(BOOK.replace("[quay*", "[(quay").replace("quay*]", "(quay]"))
    _, err = tried(capsys, *arguments, code=code)
    assert said in err
    assert "next:" in err


@pytest.mark.usefixtures("place")
def test_agreements_of_a_workspace_are_tried_and_nothing_is_recorded(
    capsys: pytest.CaptureFixture[str], workspace: Workspace
) -> None:
    """By name, beside a file; the log stays as it was."""
    position = workspace.snapshot.position
    capsys.readouterr()
    call = [
        "--workspace",
        str(workspace.path),
        "codebook",
        "try",
        "eu-sdp",
        "norway",
        "texts/north.md",
        "--area",
        "consular",
    ]
    assert run(call) == 0
    out = capsys.readouterr().out
    assert "✓ eu-nor-sdp-2024-digest/eng: covered" in out
    assert "✗ north/eng: not found (" in out
    assert workspace.snapshot.position == position


def test_the_trial_says_what_the_coder_says(workspace: Workspace) -> None:
    """Cell for cell what `code` records of the same texts."""
    trial = workspace.codebook_try("eu-sdp", ["eu-nor-sdp-2024", "eu-mda-sdp-2024"])
    workspace.code(["eu-nor-sdp-2024", "eu-mda-sdp-2024"])
    claims = [claim for claim in workspace.claims() if claim.property == "coverage" and claim.coder == trial.coder]
    coded = {(claim.basis.source, claim.subject, claim.value["area"]): claim.value["value"] for claim in claims}
    said = {(text.text.split("-digest")[0], area.area): text.value for area in trial.areas for text in area.texts}
    assert {(subject, area): value for (_, subject, area), value in coded.items()} == said
    assert len(said) == 50


def test_a_passage_is_shown_with_the_topics_it_shows(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Below the quote, by id, also where the lead names them; a passage without any has no such line."""
    topics = "{id: coast, label: Coast, expressions: ['coast*']}, {id: drills, label: Drills, expressions: ['drill*']}"
    (place / "small.yaml").write_text(BOOK.replace("weak: [port]}", f"weak: [port], topics: [{topics}]}}"))
    shown, _ = tried(capsys, "small.yaml", "texts/north.md", "texts/south.txt")
    assert [line.strip() for line in shown.splitlines() if "topics:" in line] == ["topics: coast"]
    trial = json.loads(tried(capsys, "small.yaml", "texts/north.md", "--format", "json")[0])
    assert [passage["topics"] for text in trial["areas"][0]["texts"] for passage in text["passages"]] == [["coast"]]
