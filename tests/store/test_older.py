"""A workspace of the first schema opens: it gets its chain, keeps every claim, and two may bring it up to date."""

from __future__ import annotations

import importlib
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine

from foedera.errors import WorkspaceDamaged, WorkspaceReadOnly
from foedera.store import engine
from foedera.workspace import Workspace, open_workspace
from tests.conftest import clock

TABLES = ("codebooks", "claims", "documents", "provisions", "provision_text")


@pytest.fixture(scope="module")
def older(coded: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The coded workspace as the first schema held it, a second codebook before the register's in the alphabet."""
    path = tmp_path_factory.mktemp("older") / "w.db"
    store = create_engine(f"sqlite:///{path}")
    first = importlib.import_module("foedera.store.migrations.versions.m0001_claims_and_texts")
    with store.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        first.upgrade()
    store.dispose()
    with sqlite3.connect(path) as connection:
        connection.execute("ATTACH ? AS newer", (str(coded.path),))
        (mark,) = connection.execute("SELECT sql FROM newer.sqlite_master WHERE name = 'alembic_version'").fetchone()
        connection.execute(mark)
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        for table in TABLES:
            columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
            connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM newer.{table} ORDER BY rowid")
        connection.execute(
            'INSERT INTO codebooks SELECT \'a-book@1\', replace(record, \'"id":"eu-sdp"\', \'"id":"a-book"\')'
            " FROM codebooks"
        )
    connection.close()
    return path


@pytest.fixture
def copy(older: Path, tmp_path: Path) -> Path:
    """A copy of this test's own."""
    return Path(shutil.copy(older, tmp_path / "w.db"))


def test_an_older_workspace_keeps_everything(copy: Path, coded: Workspace) -> None:
    """Every claim with its id, the texts, what search finds, which codebook is the first; and it verifies."""
    with open_workspace(copy, clock=clock) as opened:
        assert opened.claims() == coded.claims()
        assert opened.documents() == coded.documents()
        assert opened.search("maritime") == coded.search("maritime")
        assert opened.codebook() == coded.codebook()
        assert list(opened.snapshot.codebooks) == ["eu-sdp@2", "a-book@1"]
        assert opened.verify() == ()
        opened.decide("eu-nor-sdp-2024/consular", "not_found", by="Ada", note="read all of it")
        assert opened.verify(head=opened.head) == ()


def test_two_may_open_an_older_workspace_at_once(copy: Path) -> None:
    """One brings it up to date, the other waits and finds it done."""

    def position(_: int) -> int:
        with open_workspace(copy, clock=clock) as opened:
            return opened.position

    with ThreadPoolExecutor(2) as both:
        first, second = both.map(position, range(2))
    assert first == second > 0


def test_an_older_workspace_that_refuses_writing_says_what_to_do(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be brought up to date where it is; a copy of it can."""

    def refuse(path: Path) -> None:
        raise WorkspaceReadOnly("no", where=str(path), found="no write permission")

    monkeypatch.setattr(engine, "check_writable", refuse)
    with pytest.raises(WorkspaceReadOnly, match="older Foedera") as caught:
        open_workspace(copy)
    assert "copy the file to a folder of your own and open the copy" in str(caught.value)
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    connection.close()


@pytest.mark.parametrize("version", ["0000", "000", "x", "0001"])
def test_a_schema_nobody_made_is_damage(workspace: Workspace, version: str) -> None:
    """Also one that says it is older than it is."""
    workspace.close()
    with sqlite3.connect(workspace.path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.close()
    with pytest.raises(WorkspaceDamaged, match="foedera verify"):
        open_workspace(workspace.path)
