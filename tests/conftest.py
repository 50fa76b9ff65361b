"""Fixtures every room shares: a fixed clock, and workspaces made of the real register.

What is dear is built once a run, for all test processes, and copied: `workspace` is fresh from `init`; `coded` has its
digests machine-coded too; `copied(fill)` is a workspace with what the function `fill` puts into it.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from foedera.workspace import Workspace, create, open_workspace
from tests.building import built_once
from tests.lending import lent_readers

# Speed lives in benchmarks/: an example may take as long as a busy machine needs. A failure prints how to repeat it.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("untimed")

NOW = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)
SHARED = Path(__file__).resolve().parents[1].parent / "shared"

Fill = Callable[[Workspace, Path], object]
"""Puts texts and claims into a workspace; the folder is for the files they come in."""
Filled = Callable[[Fill], Path]
Copied = Callable[[Fill], Workspace]


def clock() -> datetime.datetime:
    """The day of these tests."""
    return NOW


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config) -> None:
    """A run that failed says how to draw its order again."""
    seed = config.getoption("randomly_seed", None)  # none where the plugin that draws orders is off
    if exitstatus and seed is not None:
        terminalreporter.write_line(f"the same order again: --randomly-seed={seed}")


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings() -> Iterator[None]:
    """What the shell sets says nothing to tests: no proxy stands between them and their servers."""
    with pytest.MonkeyPatch.context() as patch, lent_readers():
        for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def _fresh_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once(tmp_path_factory, "fresh", lambda path: create(path, clock=clock).close())


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, _fresh_file: Path) -> Filled:
    """The file of the workspace a function fills; only to be copied."""

    def file(fill: Fill) -> Path:
        def build(path: Path) -> None:
            with opened_copy(_fresh_file, path) as workspace:
                fill(workspace, tmp_path_factory.mktemp("filling"))

        return built_once(tmp_path_factory, f"{fill.__module__}.{fill.__qualname__}", build)

    return file


@contextlib.contextmanager
def opened_copy(file: Path, path: Path) -> Iterator[Workspace]:
    """The workspace of a file, copied to a path and opened there."""
    shutil.copy(file, path)
    with open_workspace(path, clock=clock) as opened:
        yield opened


@pytest.fixture
def workspace(_fresh_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A workspace as `foedera init` makes it."""
    with opened_copy(_fresh_file, tmp_path / "w.db") as opened:
        yield opened


@pytest.fixture
def copied(filled: Filled, tmp_path: Path) -> Iterator[Copied]:
    """A workspace of this test's own with what a function puts into it."""
    with contextlib.ExitStack() as opened:
        yield lambda fill: opened.enter_context(opened_copy(filled(fill), tmp_path / "w.db"))


@pytest.fixture(scope="session")
def coded(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace whose digests are machine-coded. Only for reading: a test that wrote to it fails the run."""
    with opened_copy(filled(_code), tmp_path_factory.mktemp("coded") / "w.db") as opened:
        before = hashlib.sha256(opened.path.read_bytes()).hexdigest()
        yield opened
    after = hashlib.sha256(opened.path.read_bytes()).hexdigest()
    assert before == after, "a test changed the workspace all tests read: let it use `workspace` or `copied`"


def _code(workspace: Workspace, _: Path) -> None:
    workspace.code()


@pytest.fixture
def shared() -> Path:
    """The folder of real texts beside the checkout; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real texts (../shared) is not beside this checkout")
    return SHARED
