"""Commitments and procedures on the command line: names are understood, tables go to stdout, talk to stderr."""

from __future__ import annotations

import csv
import io

from foedera.workspace import Workspace
from tests.cli.calling import called


def test_commitments_of_a_partner_by_name(workspace: Workspace) -> None:
    """Each with its terms and where it stands; nothing reported is unknown as of the day asked for."""
    done = called(workspace, "commitments", "--partner", "Japan", "--as-of", "2025-08-01")
    assert done.returncode == 0
    assert "under way since 23 July 2025" in done.stdout
    assert "unknown: no public evidence as of 1 August" in done.stdout
    assert "8 commitments" in done.stderr
    assert "machine" not in done.stderr


def test_proposals_are_counted_in_words_and_listed_apart(coded: Workspace) -> None:
    """What a machine read is not in the table, and the talk says how much there is and how to see it."""
    done = called(coded, "commitments", "--partner", "nor", "--format", "csv")
    apart = called(coded, "commitments", "--partner", "nor", "--format", "csv", "--proposed")
    standing, proposed = (list(csv.DictReader(io.StringIO(one.stdout))) for one in (done, apart))
    assert {row["proposed"] for row in standing} == {"false"}
    assert {row["proposed"] for row in proposed} == {"true"}
    assert f"{len(proposed)} further undertakings were read in texts by a machine" in done.stderr


def test_a_status_is_recorded_with_its_source(workspace: Workspace) -> None:
    """The source by its title; the answer says what now follows from all evidence."""
    done = called(
        workspace, "progress", "com-kor-maritime", "under_way", "--date", "2026-05", "--source", "kr-sd2", "--by", "Ada"
    )
    assert done.returncode == 0
    assert "com-kor-maritime\tunder way since May 2026" in done.stdout
    shown = called(workspace, "commitments", "--status", "under_way", "--format", "csv")
    assert "com-kor-maritime" in {row["id"] for row in csv.DictReader(io.StringIO(shown.stdout))}


def test_a_status_that_cannot_be_is_refused_with_what_to_do(workspace: Workspace) -> None:
    """A wrong call exits 2 and names the choices, the source or the commitment that was meant."""
    said = ["--date", "2026-05", "--source", "kr-sd2", "--by", "Ada"]
    wrong = called(workspace, "progress", "com-kor-maritime", "finished", *said)
    nobody = called(workspace, "progress", "com-kor-maritim", "done", *said)
    early = called(workspace, "progress", "com-kor-maritime", "done", "--date", "2024-01-01", *said[2:])
    assert (wrong.returncode, "one of open, under_way, done" in wrong.stderr) == (2, True)
    assert "com-kor-maritime" in nobody.stderr
    assert nobody.returncode != 0
    assert (early.returncode, "2024-11-04 on, when the agreement began" in early.stderr) == (2, True)


def test_procedures_in_a_line_each_or_step_by_step(workspace: Workspace) -> None:
    """All of them; one of them, by its partner's name, as it stood on a day."""
    every = called(workspace, "procedures")
    assert "only talked about (25 June 2025)" in every.stdout
    assert "procedure-sdp, from adoption to signature: 0 to 29 days in 2" in every.stderr
    one = called(workspace, "procedures", "Albania", "--as-of", "2024-12-01")
    assert "adopted 19 November 2024" in one.stdout
    assert "signed" not in one.stdout
    now = called(workspace, "procedures", "Albania")
    assert "Kaja Kallas, Igli Hasani, Pirro Vengu" in now.stdout
    assert "29 days from adoption (19 November 2024) to signature (18 December 2024)" in now.stderr
    rows = list(csv.DictReader(io.StringIO(called(workspace, "procedures", "gbr-safe", "--format", "csv").stdout)))
    assert [row["date"] for row in rows if row["date"]] == ["2025-09-18", "2025-11-28"]
