"""The log only grows; the database itself sees to it."""

from __future__ import annotations

import datetime
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from foedera.errors import WorkspaceBusy, WorkspaceExists, WorkspaceMissing, WorkspaceTooNew
from foedera.model.claim import Basis, Rank, new_claim
from foedera.store import engine
from foedera.store.tables import APPEND_ONLY, METADATA
from foedera.workspace import Workspace, create, open_workspace
from tests.conftest import NOW, clock


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("deed", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_the_database_refuses_to_change_the_past(coded: Workspace, tmp_path: Path, table: str, deed: str) -> None:
    """Not even with SQL of one's own is a claim, text or codebook changed or removed."""
    copy = tmp_path / "copy.db"
    shutil.copy(coded.path, copy)
    with sqlite3.connect(copy) as connection:
        before = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(deed.format(table))
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == before != (0,)
    connection.close()


def test_the_tables_are_what_the_migrations_make(workspace: Workspace) -> None:
    """The code's picture of the schema and the schema agree, column by column."""
    with sqlite3.connect(workspace.path) as connection:
        for table in METADATA.sorted_tables:
            made = {row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")}
            assert made == {column.name for column in table.columns}
    connection.close()


def test_the_same_claim_twice_is_one_entry(workspace: Workspace) -> None:
    """Recording again what is there adds nothing, whenever it is said."""
    claims = workspace.claims()
    with workspace._snapshots.writing() as writer:
        assert writer.append(claims) == 0
    assert workspace.claims() == claims


def test_a_claim_comes_back_as_it_went_in(workspace: Workspace) -> None:
    """Every field survives the store."""
    claim = new_claim(
        subject="eu-nor-sdp-2024",
        property="fact",
        value={"about": "remark", "value": "ünïcode ✓"},
        coder="person:ada",
        rank=Rank.PERSON,
        basis=Basis(source="eprs-pe-767-215", locator="p. 3"),
        recorded=NOW,
        note="a note",
    )
    with workspace._snapshots.writing() as writer:
        writer.append([claim])
    assert workspace.claim(claim.id) == claim


def test_as_of_shows_the_log_as_it_was(workspace: Workspace) -> None:
    """Before the register was recorded nothing was known; on its day all of it was."""
    first = min(claim.recorded for claim in workspace.claims()).date()
    assert workspace.claims(as_of=first - datetime.timedelta(days=1)) == ()
    assert workspace.claims(as_of=first) == workspace.claims()


def test_a_second_writer_is_told_to_wait(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one process writes, another's call is refused whole, and the first one's work is kept."""
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 50)
    holds, done = threading.Event(), threading.Event()

    def hold() -> None:
        other = sqlite3.connect(workspace.path)
        other.execute("BEGIN IMMEDIATE")
        holds.set()
        done.wait()
        other.rollback()
        other.close()

    holder = threading.Thread(target=hold, daemon=True)
    holder.start()
    assert holds.wait(300), "the other writer never got the lock"
    before = len(workspace.claims())
    try:
        with (
            open_workspace(workspace.path, clock=clock) as second,
            pytest.raises(WorkspaceBusy, match="run the command"),
        ):
            second.code()
    finally:
        done.set()
        holder.join()
    assert len(workspace.claims()) == before


def test_a_newer_workspace_is_refused_and_left_alone(workspace: Workspace) -> None:
    """A file written by a later version is neither read wrongly nor changed."""
    with sqlite3.connect(workspace.path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(WorkspaceTooNew, match="9999"):
        open_workspace(workspace.path)


def test_a_missing_or_foreign_file_is_no_workspace(tmp_path: Path) -> None:
    """Nothing there, a text file, and another program's database each get their own words."""
    with pytest.raises(WorkspaceMissing, match="foedera init"):
        open_workspace(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("not a database at all, but long enough to be looked at" * 20)
    with pytest.raises(WorkspaceMissing, match="not a Foedera workspace"):
        open_workspace(tmp_path / "text.db")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(WorkspaceMissing, match="version mark"):
        open_workspace(tmp_path / "other.db")


def test_init_never_overwrites(workspace: Workspace) -> None:
    """A second init at the same path is refused; the first workspace stays."""
    before = workspace.path.read_bytes()
    with pytest.raises(WorkspaceExists):
        create(workspace.path)
    assert workspace.path.read_bytes() == before


def test_a_failed_init_leaves_nothing_behind(tmp_path: Path) -> None:
    """An unknown register leaves neither a file nor a draft of one."""
    from foedera.errors import UnknownId

    with pytest.raises(UnknownId, match="eu-sdp"):
        create(tmp_path / "w.db", register="nato")
    assert list(tmp_path.iterdir()) == []
