"""Missions, money, instruments, networks and targets on the command line: data to stdout, talk to stderr."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from foedera.workspace import Workspace
from tests.cli.calling import called


def test_missions_of_a_partner_by_name(workspace: Workspace) -> None:
    """Crosses are left out of the list; the number stated without names is said beside it."""
    done = called(workspace, "missions", "--partner", "Norway")
    assert done.returncode == 0
    assert "EUMAM Ukraine" in done.stdout
    assert "not listed" not in done.stdout
    assert "Norway: 12 stated (3 military, 9 civilian), 8 named on record" in done.stderr
    rows = csv.DictReader(io.StringIO(called(workspace, "missions", "Althea", "--format", "csv").stdout))
    assert {"nor", "mda", "alb", "mkd"} <= {row["party"] for row in rows if row["relation"] == "contributes"}


def test_a_sources_own_table_as_it_is_printed(workspace: Workspace, tmp_path: Path) -> None:
    """Signs on stdout, their meaning on stderr; a workbook goes into a file."""
    done = called(workspace, "missions", "--printed", "table-1", "--format", "csv")
    assert "EUFOR Althea,✗,✓,✓,✓,✗,✗" in done.stdout.splitlines()
    assert called(workspace, "missions", "--printed", "table-7").returncode == 2
    file = tmp_path / "table.xlsx"
    called(workspace, "missions", "--printed", "table-1", "--format", "xlsx", "-o", str(file))
    assert file.read_bytes()[:2] == b"PK"


def test_money_is_talked_about_where_it_does_not_add_up(workspace: Workspace, tmp_path: Path) -> None:
    """The rows are measures; sums, reasons and differences are said."""
    done = called(workspace, "money", "--partner", "mkd")
    assert "EUR 13 million" in done.stdout
    assert "38" not in done.stdout
    assert "the difference of 1 is unexplained" in done.stderr
    file = tmp_path / "money.json"
    called(workspace, "money", "--partner", "nor", "--format", "json", "-o", str(file))
    (account,) = json.loads(file.read_bytes())
    assert account["sum_eur_m"] is None


def test_instruments_networks_and_targets_as_tables(workspace: Workspace) -> None:
    """Each in words, and refused where a word is none of the choices."""
    assert "provisionally applied (unverified)" in called(workspace, "instruments", "--partner", "kor").stdout
    assert "about 18" in called(workspace, "networks").stdout
    done = called(workspace, "targets", "--as-of", "2023-01-01", "--status", "past")
    assert "no public evidence as of 1 January" in done.stdout
    assert "all deliverables" in done.stderr
    assert called(workspace, "networks", "--kind", "club").returncode == 2
