"""foedera evaluate against cells people coded: figures with their versions, and what was left out."""

from __future__ import annotations

import csv
import io
import json
import tarfile
from pathlib import Path

import pytest

from foedera.cli import run
from tests.coding.ranker.cells import POOR, RICH

BOOK = """
id: small
version: 1
title: Small
source: us
locator: here
areas:
- {id: ports, number: 1, label: Ports, notation: 'x:ports', strong: [port fee*, harbour due*], weak: [port]}
- {id: fish, number: 2, label: Fish, strong: [fishing right*]}
"""

GOLD = """agreement,area,covered
rich,x:ports,1
rich,fish,1
poor,x:ports,0
poor,fish,1
gone,fish,1
rich,moon,1
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a codebook, coded cells and the texts of two of their three agreements."""
    (tmp_path / "texts").mkdir()
    for name, text in (("rich", RICH), ("poor", POOR), ("other", POOR)):
        (tmp_path / "texts" / f"{name}.md").write_text(text)
    (tmp_path / "small.yaml").write_text(BOOK)
    (tmp_path / "gold.csv").write_text(GOLD)
    return tmp_path


def evaluated(place: Path, *more: str, texts: str = "texts") -> list[str]:
    """The arguments of an evaluation."""
    return ["evaluate", str(place / "gold.csv"), str(place / texts), "--codebook", str(place / "small.yaml"), *more]


def test_figures_come_with_versions_and_with_what_was_left_out(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three of four cells agree; one agreement has no text, one area is not in the codebook."""
    assert run(evaluated(place)) == 0
    out = capsys.readouterr().out
    assert "lexicon@3, codebook small@1" in out
    assert "4 cells of 2 agreements in gold.csv" in out
    assert "percent_agreement: 0.750" in out
    assert "left out for want of a text: gone" in out
    assert "left out, not in the codebook: moon" in out
    assert "NOT HELD OUT" not in out


def test_what_is_kept_can_be_compared_byte_for_byte(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON names every version; a second run, from an archive, gives the same bytes."""
    with tarfile.open(place / "texts.tar.xz", "w:xz") as archive:
        for path in (place / "texts").iterdir():
            content = path.read_bytes()
            member = tarfile.TarInfo(f"deep/{path.name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    assert run(evaluated(place, "--format", "json", "-o", str(place / "one.json"))) == 0
    assert run(evaluated(place, "--format", "json", "-o", str(place / "two.json"), texts="texts.tar.xz")) == 0
    capsys.readouterr()
    assert (place / "one.json").read_bytes() == (place / "two.json").read_bytes()
    kept = json.loads((place / "one.json").read_text())
    assert {"code", "coder", "codebook", "fingerprint", "gold_sha256"} <= kept.keys()
    assert (kept["cells"], kept["without_text"], kept["filled"]) == (4, ["gone"], [])


def test_every_cell_that_differs_comes_with_its_passage(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of four cells one differs: people call fish covered in a text that says nothing of it."""
    assert run(evaluated(place, "--cells")) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 cell with different values\n\nfish\n")
    assert "poor: covered; the coder: searched, not found (no passage reaches the score)" in out
    assert "nothing comes near it" in out


def test_the_passage_is_the_coders_and_the_quote_peoples(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A false hit shows the sentence it stands on; a miss the nearest one; and the words of people."""
    (place / "texts" / "poor.md").write_text("1. The quay has a harbour due.\n\n2. A port lies there. It rains.\n")
    (place / "small.yaml").write_text(BOOK.replace("[fishing right*]", "[fishing right*], weak: [rain*], min_score: 3"))
    (place / "gold.csv").write_text(
        "agreement,area,covered,quote\npoor,x:ports,0,\npoor,fish,1,It rains.\nrich,x:ports,1,\n"
    )
    assert run(evaluated(place, "--cells", "--format", "csv", "-o", str(place / "cells.csv"))) == 0
    rows = list(csv.DictReader(io.StringIO((place / "cells.csv").read_text())))
    false, missed = rows
    assert (false["area"], false["reference"], false["coder"]) == ("ports", "not_found", "covered")
    assert (false["quote"], false["words"]) == ("The quay has a harbour due.", "harbour due*")
    assert false["rule"] == "score 2 of 2"
    assert (missed["area"], missed["reference"], missed["coder"]) == ("fish", "covered", "not_found")
    assert (missed["quote"], missed["score"], missed["reference_quote"]) == ("It rains.", "1", "It rains.")
    assert run(evaluated(place, "--cells", "--format", "json")) == 0
    capsys_out = json.loads(capsys.readouterr().out)
    assert [cell["quote"] for cell in capsys_out] == [row["quote"] for row in rows]


def test_cells_of_figures_alone_are_not_asked_for(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures have no CSV; the kept JSON names no cells unless they are asked for."""
    assert run(evaluated(place, "--format", "csv")) == 2
    assert "table, json" in capsys.readouterr().err
    assert run(evaluated(place, "--format", "json")) == 0
    assert json.loads(capsys.readouterr().out)["disagreeing"] is None


def test_an_agreement_between_both_has_no_cell(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where everything agrees the table says so."""
    (place / "gold.csv").write_text("agreement,area,covered\nrich,fish,1\n")
    assert run(evaluated(place, "--cells")) == 0
    assert capsys.readouterr().out == "0 cells with different values\n"


def test_undertakings_are_measured_as_they_are_coded(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `code` calls background is background here too: the same sentence, judged by the same judge."""
    (place / "small.yaml").write_text(BOOK.replace("areas:", "undertakings: true\nareas:"))
    (place / "texts" / "poor.md").write_text("They condemned the theft of fishing rights.\n")
    (place / "gold.csv").write_text("agreement,area,covered\npoor,fish,0\n")
    assert run(evaluated(place)) == 0
    assert "percent_agreement: 1.000" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["evaluate", "gold.csv"], 2, "needs the texts and a codebook"),
        (["evaluate", "gold.csv", "texts"], 2, "no codebook"),
        (["evaluate", "gold.csv", "texts", "--codebook", "nothing"], 2, "nothing"),
        (["evaluate", "none.csv", "texts", "--codebook", "dta"], 1, "cannot open the file"),
        (["evaluate", "gold.csv", "small.yaml", "--codebook", "small.yaml"], 1, "the texts cannot be opened"),
        (["evaluate", "gold.csv", "empty", "--codebook", "small.yaml"], 1, "no text belongs to any agreement"),
    ],
)
def test_a_wrong_call_says_what_to_do(
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    """Which part is missing or cannot be read, and how the call looks."""
    (place / "empty").mkdir()
    monkeypatch.chdir(place)
    assert run(arguments) == code
    err = capsys.readouterr().err
    assert said in err
    assert "next:" in err


@pytest.mark.shared
def test_figures_on_what_was_trained_on_are_marked(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three agreements of the development set: the ranker learnt from all three, and the first lines say so."""
    lines = (shared / "gold" / "dta_dev.csv").read_text().splitlines()
    some = [line for line in lines[1:] if line.split(",")[0] in ("2", "41", "95")]
    (tmp_path / "gold.csv").write_text("\n".join([lines[0], *some]))
    texts = shared / "corpora" / "tota-0.5.0.tar.xz"
    assert run(["evaluate", str(tmp_path / "gold.csv"), str(texts), "--codebook", "dta"]) == 0
    out = capsys.readouterr().out
    assert "ranker@1, codebook dta@1" in out
    assert "156 cells of 3 agreements" in out
    assert "NOT HELD OUT: the coder was trained on 3 of these 3 agreements" in out
    assert "aimed at 95 % agreement" in out
    assert "NOT HELD OUT: it was trained on 3 of these 3 agreements" in out
    assert "enforceability by enforceability@1, of the cells people call covered:" in out
