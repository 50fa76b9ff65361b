"""One guarded reading process for all workspaces of a test process, instead of one for each `add`.

A reading process takes a second of processor time to start, and nothing of one file is left in it for the next. It is
the real one, with its real limits; only its start and its end are shared. What start, end and limits do is tested in
tests/reading/test_guard.py: a reader with limits of its own, or one that fails, has a process of its own as ever.
"""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator

import pytest

from foedera.errors import FoederaError
from foedera.reading.guard import GuardedReader, Limits

_start, _leave = GuardedReader._started, GuardedReader.__exit__


@contextlib.contextmanager
def lent_readers() -> Iterator[None]:
    """While this holds, readers take an idle process where there is one, and leave theirs behind."""
    idle: list[subprocess.Popen[bytes]] = []

    def started(reader: GuardedReader) -> subprocess.Popen[bytes]:
        if reader._process is None and reader.limits == Limits():
            with contextlib.suppress(IndexError):
                reader._process = idle.pop()
        return _start(reader)

    def left(reader: GuardedReader, kind: type[BaseException] | None = None, *rest: object) -> None:
        answered = kind is None or issubclass(kind, FoederaError)  # no answer is still on its way
        if answered and reader._process is not None and reader.limits == Limits():
            idle.append(reader._process)
            reader._process = None
        _leave(reader, kind, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(GuardedReader, "_started", started)
        patch.setattr(GuardedReader, "__exit__", left)
        yield
    for process in idle:
        last = GuardedReader()
        last._process = process
        last.close()
