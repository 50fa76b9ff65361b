"""The matrix on the command line: Table 2 exactly, in every format, and from any day of the log."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from foedera.cli import run
from foedera.workspace import Workspace

GOLDEN = Path(__file__).parents[1] / "golden" / "table2.csv"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a call prints on stdout; it must succeed."""
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def test_init_and_matrix_give_table_2_exactly(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All 150 cells, rows by area, columns by agreement, 'in_place' for 'Already exists'."""
    monkeypatch.chdir(tmp_path)
    assert run(["init", "w.db"]) == 0
    capsys.readouterr()
    table = printed(capsys, "--workspace", "w.db", "matrix", "--collection", "eu-sdp", "--format", "csv")
    assert table == GOLDEN.read_text(encoding="utf-8")


def test_coding_the_digests_leaves_table_2_as_it_is(capsys: pytest.CaptureFixture[str], coded: Workspace) -> None:
    """A machine's proposals never stand above what the source says."""
    table = printed(capsys, "--workspace", str(coded.path), "matrix", "--collection", "eu-sdp", "--format", "csv")
    assert table == GOLDEN.read_text(encoding="utf-8")


def test_json_carries_every_cell_with_its_claims(capsys: pytest.CaptureFixture[str], workspace: Workspace) -> None:
    """Each of the 150 cells names claims with source and locator."""
    shape = json.loads(
        printed(capsys, "--workspace", str(workspace.path), "matrix", "--collection", "eu-sdp", "--format", "json")
    )
    assert len(shape["cells"]) == 150
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        golden = {row["area"]: row for row in csv.DictReader(file)}
    for cell in shape["cells"]:
        assert cell["value"] == golden[cell["area"]][cell["agreement"]]
        briefing = [claim for claim in cell["claims"] if claim["source"] == "eprs-pe-767-215"]
        assert briefing
        assert all(claim["locator"].startswith("Table 2, row") for claim in briefing)
        assert {"id", "coder", "value", "source", "locator", "span", "recorded"} <= cell["claims"][0].keys()


def test_markdown_and_table_say_the_signs_in_words(capsys: pytest.CaptureFixture[str], workspace: Workspace) -> None:
    """A sign never stands without its word."""
    for kind in ("markdown", "table"):
        assert run(["--workspace", str(workspace.path), "matrix", "--collection", "eu-sdp", "--format", kind]) == 0
        out, err = capsys.readouterr()
        assert "✓ covered" in out + err
        assert "● in place already" in out + err
        assert "✗ searched, not found" in out + err


def test_a_spreadsheet_is_the_same_twice(capfdbinary: pytest.CaptureFixture[bytes], workspace: Workspace) -> None:
    """XLSX holds the cells and the claims behind them, and two runs give the same bytes."""
    books = []
    for _ in range(2):
        assert run(["--workspace", str(workspace.path), "matrix", "--collection", "eu-sdp", "--format", "xlsx"]) == 0
        books.append(capfdbinary.readouterr().out)
    assert books[0] == books[1]
    with zipfile.ZipFile(io.BytesIO(books[0])) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "in_place" in strings
    assert "Table 2, row 25, Albania" in strings


def test_before_the_log_began_nothing_was_coded(capsys: pytest.CaptureFixture[str], workspace: Workspace) -> None:
    """--as-of asks the log, and an empty cell says so."""
    table = printed(
        capsys, "--workspace", str(workspace.path), "matrix", "--collection", "eu-sdp", "--format", "csv",
        "--as-of", "2020-01-01",
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {value for row in rows for key, value in row.items() if key != "area"} == {"not_coded"}


def test_later_partnerships_say_where_nothing_is_known(
    capsys: pytest.CaptureFixture[str], workspace: Workspace
) -> None:
    """For the six signed later: covered if listed, unclear if only announced, else not coded."""
    table = printed(
        capsys, "--workspace", str(workspace.path), "matrix", "--collection", "eu-sdp-later", "--format", "csv"
    )
    rows = {row["area"]: row for row in csv.DictReader(io.StringIO(table))}
    values = {value for row in rows.values() for key, value in row.items() if key != "area"}
    assert values == {"covered", "unclear", "not_coded"}
    assert rows["consular"]["eu-ind-sdp-2026"] == "covered"
    assert rows["consular"]["eu-gbr-sdp-2025"] == "not_coded"


def test_an_added_agreement_gets_its_column_proposed(
    capsys: pytest.CaptureFixture[str], workspace: Workspace, tmp_path: Path
) -> None:
    """She drops in another agreement and gets its column, each cell with the sentence or with what was searched."""
    text = tmp_path / "union-freedonia.md"
    text.write_text(
        "# Security and Defence Partnership between the European Union and Freedonia\n\n"
        "## Maritime security\n\n"
        "1. The participants will strengthen their exchanges on maritime security and hold a dialogue on it.\n\n"
        "## Space\n\n"
        "2. The participants will explore cooperation on space security and defence.\n"
    )
    base = ["--workspace", str(workspace.path)]
    assert run([*base, "add", str(text), "--party", "eu", "--signed", "2026-06", "--type", "SDP"]) == 0
    assert run([*base, "code", "union-freedonia"]) == 0
    capsys.readouterr()
    rows = {
        row["area"]: row for row in csv.DictReader(io.StringIO(printed(capsys, *base, "matrix", "--format", "csv")))
    }
    assert list(rows["space"])[-1] == "union-freedonia"
    assert rows["space"]["union-freedonia"] == rows["maritime-security"]["union-freedonia"] == "covered"
    assert rows["consular"]["union-freedonia"] == "not_found"
    space = workspace.cell("union-freedonia/space")
    assert space.strength == "explored"
    assert space.claims[0].basis.span is not None
    assert space.claims[0].basis.span.quote == (
        "The participants will explore cooperation on space security and defence."
    )
    nothing = workspace.cell("union-freedonia/consular")
    assert "provisions of union-freedonia/eng" in nothing.claims[0].value["searched"]


def test_a_machines_column_looks_like_one_in_every_format(
    capsys: pytest.CaptureFixture[str], workspace: Workspace, tmp_path: Path
) -> None:
    """A sign behind each value and the name, the legend, a column, a flag of each cell, and what is not counted."""
    text = tmp_path / "pact.md"
    text.write_text("# A pact\n\n1. The sides will work together on maritime security.\n", encoding="utf-8")
    base = ["--workspace", str(workspace.path)]
    assert run([*base, "add", str(text), "--agreement", "union-pact", "--type", "SDP"]) == 0
    assert run([*base, "code", "union-pact"]) == 0
    capsys.readouterr()
    assert run([*base, "matrix", "-o", str(tmp_path / "table.txt")]) == 0
    assert "1 agreement coded by machine only is not counted" in capsys.readouterr().err
    for shown in ((tmp_path / "table.txt").read_text(), printed(capsys, *base, "matrix", "--format", "markdown")):
        assert "◌ machine proposal only, not reviewed" in shown
        assert shown.count("◌") == 25 + 2  # at each value, at the name, in the legend
        assert shown.count("✓◌") == 1
        assert shown.count("✗◌") == 24
    rows = list(csv.DictReader(io.StringIO(printed(capsys, *base, "matrix", "--format", "csv"))))
    assert {row["machine_only"] for row in rows} == {"union-pact"}
    shape = json.loads(printed(capsys, *base, "matrix", "--format", "json"))
    assert {cell["agreement"] for cell in shape["cells"] if cell["machine_only"]} == {"union-pact"}
    assert (shape["machine_only"]["agreements"], shape["machine_only"]["cells"]) == (["union-pact"], 25)
