"""foedera evaluate against cells people coded: figures with their versions, and what was left out."""

from __future__ import annotations

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
