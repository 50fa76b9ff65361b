"""A new workspace stands whole under exactly the name it was given, or not at all; nothing is ever overwritten."""

from __future__ import annotations

import errno
import multiprocessing
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from foedera.errors import WorkspaceError, WorkspaceExists, WorkspaceMissing, WorkspaceReadOnly
from foedera.store import creating
from foedera.workspace import Workspace, create, open_workspace
from tests.conftest import clock

NAMES = st.text(
    st.one_of(st.sampled_from("%?#&=+ :;'\"\\-._~*|<>$\n\täßéж漢😀"), st.characters(exclude_categories=["Cs", "Cc"])),
    min_size=1,
    max_size=40,
).filter(lambda name: "/" not in name and name not in (".", "..") and len(os.fsencode(name)) <= 200)
SYSTEM = pytest.mark.skipif(os.name == "nt", reason="such names and limits are not there")


@SYSTEM
@settings(max_examples=40)
@given(name=NAMES)
@example("a%20b.db")
@example(":memory:")
@example("file:x.db")
@example("file:x.db?mode=memory")
@example("-x.db")
@example(".db")
@example("x\ny.db")
@example("w.db?mode=ro#fragment")
@example("'; DROP TABLE claims; --")
def test_a_workspace_stands_under_exactly_its_name(name: str) -> None:
    """Whatever a name looks like, it is a name: one file is made, and it is what is opened again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        create(path, register="empty", clock=clock).close()
        assert [file.name for file in Path(folder).iterdir()] == [name]
        with open_workspace(path, clock=clock) as opened:
            assert opened.claims() == ()
        assert [file.name for file in Path(folder).iterdir()] == [name]
        with pytest.raises(WorkspaceExists):
            create(path, register="empty")


@SYSTEM
@pytest.mark.parametrize("name", ["a\0b.db", "x" * 300, "ж" * 200])
def test_a_name_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    """In plain words, by making and by opening."""
    with pytest.raises(WorkspaceReadOnly, match="cannot create a workspace here"):
        create(tmp_path / name, register="empty")
    with pytest.raises(WorkspaceMissing, match="no workspace"):
        open_workspace(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    """A file, a folder, a link that leads nowhere."""
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "folder", "link"):
        with pytest.raises(WorkspaceExists):
            create(tmp_path / name, register="empty")
    assert (tmp_path / "file").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.fixture(params=["unnamed", "named", "without links"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How a file system lets a new file be put in its place."""
    if request.param != "unnamed":
        monkeypatch.setattr(creating, "_ANONYMOUS", 0)
    if request.param == "without links":

        def refuse(*_: object) -> None:
            raise OSError(errno.EPERM, "no links on this file system")

        monkeypatch.setattr(os, "link", refuse)
    return str(request.param)


def test_the_slower_of_two_does_not_overwrite(tmp_path: Path, way: str) -> None:
    """Two that found the place free: the later one is refused, and the first one's workspace stays as it is."""
    making = creating.created(tmp_path / "w.db")
    making.__enter__()
    create(tmp_path / "w.db", clock=clock).close()
    first = (tmp_path / "w.db").read_bytes()
    with pytest.raises(WorkspaceExists):
        making.__exit__(None, None, None)
    assert (tmp_path / "w.db").read_bytes() == first, way
    assert [file.name for file in tmp_path.iterdir()] == ["w.db"]
    with open_workspace(tmp_path / "w.db", clock=clock) as opened:
        assert opened.verify() == ()


def test_a_failure_leaves_nothing(tmp_path: Path, way: str) -> None:
    """Whatever stops the making of a workspace, neither it nor a draft of it is there."""
    with pytest.raises(KeyError), creating.created(tmp_path / "w.db"):
        raise KeyError(way)
    assert list(tmp_path.iterdir()) == []


def _race(path: Path, outcomes: multiprocessing.SimpleQueue[str]) -> None:
    try:
        create(path, register="empty", clock=clock).close()
        outcomes.put("made")
    except WorkspaceError as error:
        outcomes.put(type(error).__name__)


@SYSTEM
def test_of_two_made_at_once_one_is_made(tmp_path: Path) -> None:
    """Started together, again and again: one workspace, and one that says it is there already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["foedera.workspace", "alembic.command"])
    outcomes = context.SimpleQueue()
    for number in range(5):
        both = [context.Process(target=_race, args=(tmp_path / f"{number}.db", outcomes)) for _ in range(2)]
        for one in both:
            one.start()
        for one in both:
            one.join()
        assert sorted(outcomes.get() for _ in both) == ["WorkspaceExists", "made"]
    assert len(list(tmp_path.iterdir())) == 5


FULL = """
import resource, signal, sys
from pathlib import Path
from foedera.cli import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
most = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
sys.exit(run(sys.argv[2:]))
"""


def limited(most: int, *words: str) -> subprocess.CompletedProcess[str]:
    """A command where no file may grow beyond some bytes, as on a disk that is full."""
    command = [sys.executable, "-c", FULL, str(most), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@SYSTEM
def test_without_room_nothing_is_lost(workspace: Workspace, tmp_path: Path) -> None:
    """On a full disk `init` leaves nothing, and a decision is refused in words that say so; what was there stays."""
    made = limited(100_000, "init", str(tmp_path / "new.db"))
    assert (made.returncode, not (tmp_path / "new.db").exists()) == (1, True)
    assert "cannot create a workspace here" in made.stderr
    before = workspace.claims()
    path = str(workspace.path)
    words = ("decide", "eu-nor-sdp-2024/consular", "not_found", "--by", "Ada", "--note", "read all of it")
    said = limited(8_192, "--workspace", path, *words)
    assert said.returncode == 1
    assert "there is no room left; nothing of this call was recorded" in said.stderr
    assert "Traceback" not in said.stderr
    assert workspace.claims() == before
    assert workspace.verify() == ()
