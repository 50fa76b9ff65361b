"""Fixtures every room shares: a fixed clock, and workspaces made of the real register.

The workspace is built once a session and copied for each test that writes. `workspace` is fresh from `init`;
`coded` has its digests machine-coded too.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from foedera.workspace import Workspace, create, open_workspace

settings.register_profile("untimed", deadline=None)  # speed lives in benchmarks/
settings.load_profile("untimed")

NOW = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)
SHARED = Path(__file__).resolve().parents[1].parent / "shared"


def clock() -> datetime.datetime:
    """The day of these tests."""
    return NOW


@pytest.fixture(scope="session")
def _fresh_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "fresh.db"
    create(path, clock=clock).close()
    return path


@pytest.fixture(scope="session")
def _coded_file(tmp_path_factory: pytest.TempPathFactory, _fresh_file: Path) -> Path:
    path = tmp_path_factory.mktemp("coded") / "coded.db"
    shutil.copy(_fresh_file, path)
    with open_workspace(path, clock=clock) as workspace:
        workspace.code()
    return path


@pytest.fixture
def workspace(_fresh_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace as `foedera init` makes it."""
    path = tmp_path / "w.db"
    shutil.copy(_fresh_file, path)
    with open_workspace(path, clock=clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def coded(_coded_file: Path) -> Iterator[Workspace]:
    """A workspace whose digests are machine-coded. Only for reading."""
    with open_workspace(_coded_file, clock=clock) as opened:
        yield opened


@pytest.fixture
def shared() -> Path:
    """The folder of real texts beside the checkout; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real texts (../shared) is not beside this checkout")
    return SHARED
