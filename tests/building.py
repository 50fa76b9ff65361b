"""What is dear to build is built once in a run, by whichever process needs it first."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], object]) -> Path:
    """The file `build` makes at the path it is given; the other processes of the run wait for it. Only to be copied.

    A build that fails leaves no file, so that each process that needs it tries, and says itself why it fails.
    """
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent  # the folder the processes of one run have in common
    folder = root / "built" / name
    folder.mkdir(parents=True, exist_ok=True)
    made, draft = folder / "made.db", folder / "draft.db"
    with FileLock(folder / "lock"):
        if not made.exists():
            draft.unlink(missing_ok=True)
            build(draft)
            draft.rename(made)
    return made
