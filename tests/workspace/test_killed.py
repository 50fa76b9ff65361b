"""A command killed at any moment leaves a sound workspace with all that was recorded before, and nothing beside it."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from benchmarks.killed import COMMANDS, killed, prepare

TIMES = 4
"""Kills of each command; benchmarks/killed.py does as many as one likes."""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the commands need."""
    folder = tmp_path_factory.mktemp("prepared")
    prepare(folder)
    return folder


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="no forks on this system")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_killed_command_leaves_nothing_half_done(command: str, prepared: Path) -> None:
    """Killed at moments drawn with a fixed seed over its length: whole, or as if it had never been called."""
    assert [one.wrong for one in killed(command, prepared, TIMES) if one.wrong] == []
