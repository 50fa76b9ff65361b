"""foedera reliability: who can be compared, and how far two agree, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import get_args

import pytest

from foedera.cli import run
from foedera.cli.reliability import Name
from foedera.coding.reliability.measures import MEASURES
from foedera.publishing.coder_agreement import nobody_to_compare
from foedera.workspace import Workspace

PAIR = ("eprs-pe-767-215", "lexicon@3")


def printed(capsys: pytest.CaptureFixture[str], workspace: Workspace, *arguments: str) -> tuple[str, str]:
    """What a call prints on stdout and stderr; it must succeed."""
    assert run(["--workspace", str(workspace.path), "reliability", *arguments]) == 0
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_without_coders_every_pair_is_listed(capsys: pytest.CaptureFixture[str], coded: Workspace) -> None:
    """Table, CSV and JSON name the same pairs with the same counts."""
    table, _ = printed(capsys, coded)
    rows = list(csv.DictReader(io.StringIO(printed(capsys, coded, "--format", "csv")[0])))
    shape = json.loads(printed(capsys, coded, "--format", "json")[0])
    assert [[row["first"], row["second"], row["cells"]] for row in rows] == [
        [*pair["coders"], str(pair["cells"])] for pair in shape
    ]
    assert len(rows) == 8
    for row in rows:
        assert any(all(row[key] in line for key in row) for line in table.splitlines())


def test_two_coders_are_compared_area_by_area(capsys: pytest.CaptureFixture[str], coded: Workspace) -> None:
    """Every figure with its interval or the letter of a reason; the rules on stderr; the cells that differ by id."""
    out, err = printed(capsys, coded, *PAIR)
    found = coded.reliability(*PAIR)
    assert out.startswith("eprs-pe-767-215 and lexicon@3, eu-sdp@2: 139 common cells of 6 agreements")
    for measure in MEASURES.values():
        assert f"  {measure.title}: " in out
    assert all(f"  {cell.agreement}/{cell.area}  " in out for cell in found.differences)
    assert all(rule in err for rule in found.rules)
    assert "[a] " in err
    assert "[a]" in out


def test_files_carry_every_figure(capsys: pytest.CaptureFixture[str], coded: Workspace) -> None:
    """CSV: one line a figure, 6 over all and 5 for each of 25 areas; JSON: the record itself, the same bytes twice."""
    rows = list(csv.DictReader(io.StringIO(printed(capsys, coded, *PAIR, "--format", "csv")[0])))
    assert len(rows) == len(MEASURES) + 25 * (len(MEASURES) - 1)
    found = coded.reliability(*PAIR)
    whole = {row["measure"]: row for row in rows if not row["area"]}
    for figure in found.overall.figures:
        row = whole[figure.measure]
        assert row["value"] == ("" if figure.value is None else f"{figure.value:.6f}")
        assert row["cells"] == str(figure.cells)
        assert bool(row["low"]) != bool(row["why"])
    one, two = (printed(capsys, coded, *PAIR, "--format", "json")[0] for _ in range(2))
    assert one == two
    shape = json.loads(one)
    assert shape["coders"] == list(PAIR)
    assert len(shape["differences"]) == len(found.differences)
    assert shape["rules"] == list(found.rules)


def test_figures_can_be_chosen(capsys: pytest.CaptureFixture[str], coded: Workspace) -> None:
    """--measure keeps only these; the call offers every measure there is."""
    assert get_args(Name) == tuple(MEASURES)
    out, _ = printed(capsys, coded, *PAIR, "--measure", "kappa", "--measure", "f1", "--format", "csv")
    assert {row["measure"] for row in csv.DictReader(io.StringIO(out))} == {"kappa", "f1"}


def test_nobody_to_compare_says_why(capsys: pytest.CaptureFixture[str], tmp_path: Path, coded: Workspace) -> None:
    """Under a codebook nobody coded by, and between two without a common cell."""
    out, err = printed(capsys, coded, "--codebook", "dta")
    assert out == ""
    assert "no two coders have judged a common cell" in err
    assert "cells coded by each: ca-eeas 12, uk-bird 3. Add a text" in nobody_to_compare({"ca-eeas": 12, "uk-bird": 3})
    out, err = printed(capsys, coded, "eprs-pe-767-215", "ca-eeas")
    assert "0 common cells" in out
    assert "150 only eprs-pe-767-215 has coded; 12 only ca-eeas has coded" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["lexicon@3"], "two coders, or none"),
        (["lexicon@3", "nobody"], "no such coder"),
        ([*PAIR, "--measure", "capa"], "kappa"),
        ([*PAIR, "--values", "other"], "stated"),
        (["--collection", "nothing"], "eu-sdp"),
    ],
)
def test_wrong_calls_exit_2(
    capsys: pytest.CaptureFixture[str], coded: Workspace, arguments: list[str], says: str
) -> None:
    """And say what was expected; nothing goes to stdout."""
    assert run(["--workspace", str(coded.path), "reliability", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert says in captured.err
