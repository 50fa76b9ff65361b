"""Whatever is changed in a workspace file behind Foedera's back is found, and named by table and entry."""

from __future__ import annotations

import contextlib
import itertools
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.flips import flips
from foedera.errors import UsageError, WorkspaceDamaged
from foedera.store.tables import APPEND_ONLY, CHAIN, CLAIMS, METADATA
from foedera.workspace import Workspace, open_workspace
from tests.conftest import clock

SAID = ", ".join(column.name for column in CLAIMS.columns if column.name not in ("entry", "id"))

CHANGING = 10
"""Flips that change something; benchmarks/flips.py tries as many as one likes."""


@contextlib.contextmanager
def unguarded(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that may change the past: the triggers that refuse it are taken away and put back."""
    connection = sqlite3.connect(file, isolation_level=None)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    connection.execute("BEGIN")
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    for _, guard in guards:
        connection.execute(guard)
    connection.execute("COMMIT")
    connection.close()


def damages_after(workspace: Workspace, folder: Path, *changes: str) -> list[tuple[str, str]]:
    """(table, entry) of what is found in a copy of a workspace after some SQL."""
    copy = folder / "changed.db"
    shutil.copy(workspace.path, copy)
    with unguarded(copy) as connection:
        for change in changes:
            assert connection.execute(change).rowcount != 0, change
    with open_workspace(copy, clock=clock) as opened:
        return [(one.table, one.entry) for one in opened.verify()]


def test_every_flip_that_changes_something_is_found(coded: Workspace) -> None:
    """One bit anywhere in the file, at places drawn with a fixed seed."""
    changing = itertools.islice((flip for flip in flips(coded.path) if flip.changed), CHANGING)
    assert [flip.offset for flip in changing if not flip.found] == []


def test_a_sound_workspace_has_no_damage(coded: Workspace) -> None:
    """Neither where it is nor as a copy."""
    assert coded.verify(head=coded.head) == ()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_changed_column_of_any_row_is_found(coded: Workspace, tmp_path: Path, data: st.DataObject) -> None:
    """Changed, back-dated, given to somebody else: whichever value another one stands for, its row is named."""
    table = data.draw(st.sampled_from([METADATA.tables[name] for name in APPEND_ONLY]))
    columns = [column.name for column in table.columns if not column.primary_key or column.name in ("id", "key")]
    column = data.draw(st.sampled_from(columns))
    with sqlite3.connect(coded.path) as connection:
        rows = [row for (row,) in connection.execute(f"SELECT rowid FROM {table.name}")]
    connection.close()
    row = data.draw(st.sampled_from(rows))
    other = f"CASE WHEN {column} IS NULL THEN 'x' ELSE CAST({column} AS TEXT) || 'x' END"
    change = f"UPDATE {table.name} SET {column} = {other} WHERE rowid = {row}"
    assert damages_after(coded, tmp_path, change)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("claims", "DELETE FROM claims WHERE entry = 17"),
        ("claims", "DELETE FROM claims WHERE entry = (SELECT max(entry) FROM claims)"),
        ("claims", "UPDATE claims SET recorded = '2001-01-01T00:00:00+00:00' WHERE entry = 17"),
        ("claims", "UPDATE claims SET rank = 4 WHERE entry = (SELECT max(entry) FROM claims)"),
        ("claims", f"INSERT INTO claims SELECT 99999, 'c-forged', {SAID} FROM claims WHERE entry = 17"),
        ("claims", "UPDATE claims SET entry = entry + 100000 WHERE entry = 17"),
        ("documents", "UPDATE documents SET original = 'another file'"),
        ("documents", "UPDATE documents SET record = replace(record, 'partnership', 'Partnership')"),
        ("documents", "UPDATE provisions SET record = replace(record, '\"page\":null', '\"page\":1') WHERE entry = 3"),
        ("documents", "DELETE FROM provisions WHERE entry = 3"),
        ("codebooks", "UPDATE codebooks SET record = replace(record, 'Consular', 'Konsular')"),
        ("provision_text", "UPDATE provision_text SET body = 'something else' WHERE rowid = 3"),
        ("provision_text", "DELETE FROM provision_text WHERE rowid = 3"),
        ("provision_text", "INSERT INTO provision_text (provision, heading, body) VALUES ('x', '', 'peace')"),
        (
            "provision_text",
            "INSERT INTO provision_text SELECT provision, heading, 'peace' FROM provision_text WHERE rowid = 3",
        ),
        ("chain", "DELETE FROM chain WHERE position = 30"),
        ("chain", "INSERT INTO chain VALUES (99999, 'rumour', 'x', 'y')"),
        ("the file", "DELETE FROM provision_text_docsize WHERE id = 3"),
    ],
)
def test_what_was_changed_is_named(coded: Workspace, tmp_path: Path, table: str, change: str) -> None:
    """The table that no longer holds what was recorded is among those named."""
    assert table in {found for found, _ in damages_after(coded, tmp_path, change)}


@pytest.mark.parametrize(
    "change",
    [
        "DROP VIEW cells",
        "CREATE VIEW more AS SELECT 1",
        "DROP INDEX claims_subject",
        "CREATE TABLE notes (x)",
        "CREATE TRIGGER t AFTER INSERT ON claims BEGIN SELECT 1; END",
    ],
)
def test_another_schema_is_named(coded: Workspace, tmp_path: Path, change: str) -> None:
    """What is missing, and what is no part of a workspace."""
    assert [table for table, _ in damages_after(coded, tmp_path, change)] == ["sqlite_master"]


def test_words_the_index_no_longer_finds_are_counted(workspace: Workspace, tmp_path: Path) -> None:
    """SQLite's own check passes over a search index that lost the way to its words; searches find nothing then."""
    text = tmp_path / "long.txt"
    text.write_text("\n\n".join(" ".join(f"w{n}x{m}" for m in range(40)) for n in range(400)), encoding="utf-8")
    workspace.add(text)
    workspace.close()
    assert damages_after(workspace, tmp_path, "DELETE FROM provision_text_idx") == [("provision_text", "")]


def test_a_dropped_guard_is_named(coded: Workspace, tmp_path: Path) -> None:
    """Without its triggers a table could be changed: each that is gone is named."""
    copy = tmp_path / "changed.db"
    shutil.copy(coded.path, copy)
    with sqlite3.connect(copy) as connection:
        connection.execute("DROP TRIGGER claims_no_update")
    connection.close()
    with open_workspace(copy, clock=clock) as opened:
        assert [(one.table, one.entry) for one in opened.verify()] == [("sqlite_master", "claims_no_update")]


def test_a_printed_head_tells_that_the_end_was_cut_off(workspace: Workspace, tmp_path: Path) -> None:
    """Whoever takes the last claim away with its entry in the chain is found out by who kept the head."""
    early = workspace.head
    workspace.decide("eu-nor-sdp-2024/consular", "not_found", by="Ada", note="read the whole digest")
    printed = workspace.head
    workspace.close()
    with unguarded(workspace.path) as connection:
        connection.execute("DELETE FROM claims WHERE entry = (SELECT max(entry) FROM claims)")
        connection.execute("DELETE FROM chain WHERE position = (SELECT max(position) FROM chain)")
    with open_workspace(workspace.path, clock=clock) as opened:
        assert opened.verify() == opened.verify(head=early) == opened.verify(head=early[:16]) == ()
        assert [one.table for one in opened.verify(head=printed)] == [CHAIN.name]


@pytest.mark.parametrize("head", ["", "0", "abc", "x" * 64, "0" * 65, "F" * 64])
def test_what_tells_no_log_from_another_is_no_head(coded: Workspace, head: str) -> None:
    """A few digits stand in every log: they are refused, and never taken for proof."""
    with pytest.raises(UsageError, match="no head of a log"):
        coded.verify(head=head)


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_nothing_can_take_the_place_of_a_row(workspace: Workspace, table: str) -> None:
    """`INSERT OR REPLACE` asks no trigger about the row it deletes; every way to name that row is refused."""
    columns = [column.name for column in METADATA.tables[table].columns]
    uniques = {
        "claims": ["id", "entry", "rowid"],
        "documents": ["id", "rowid"],
        "provisions": ["id", "entry", "rowid"],
        "codebooks": ["key", "rowid"],
        "chain": ["position", "rowid", "kind, key"],
    }[table]
    with sqlite3.connect(workspace.path) as connection:
        before = connection.execute(f"SELECT * FROM {table}").fetchall()
        for kept in uniques:
            names = [*columns, *(["rowid"] if kept == "rowid" and table in ("documents", "codebooks") else [])]
            same = set(kept.split(", ")) | ({"entry", "position"} & set(columns) if kept == "rowid" else set())
            values = ", ".join(name if name in same else _fresh(name) for name in names)
            for verb in ("INSERT OR REPLACE", "REPLACE"):
                replace = f"{verb} INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} LIMIT 1"
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    connection.execute(replace)
        assert connection.execute(f"SELECT * FROM {table}").fetchall() == before
    connection.close()


def _fresh(column: str) -> str:
    """SQL for a value of a column that no row has."""
    return "987654" if column in ("entry", "position", "rank") else f"'another {column}'"


def test_reading_finds_what_verify_finds_of_claims(coded: Workspace, tmp_path: Path) -> None:
    """Ordinary reading holds every claim against the chain: no view is made of one that was changed."""
    copy = tmp_path / "changed.db"
    shutil.copy(coded.path, copy)
    with unguarded(copy) as connection:
        (key,) = connection.execute("SELECT id FROM claims WHERE entry = 40").fetchone()
        connection.execute("UPDATE claims SET rank = 4, coder = 'person:eve' WHERE entry = 40")
    with (
        open_workspace(copy, clock=clock) as opened,
        pytest.raises(WorkspaceDamaged, match=f"table {CLAIMS.name}, entry {key}"),
    ):
        opened.matrix()
