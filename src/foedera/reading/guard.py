"""Reads files in a process of its own, with limits: what a file does to its reader, it does to that process only.

In: bytes. Out: what `foedera.reading.read` gives, or its refusal. A file that takes too long, too much memory, or kills
its reader is refused like any other. Not here: taking files apart (worker).
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import threading
from typing import Any

import msgspec

from foedera.errors import UnreadableFile
from foedera.model.document import Box, ReadResult
from foedera.reading.archive import Members
from foedera.reading.exchange import TOO_LONG, Job, Reply, error_of, put, take
from foedera.reading.numbers.table import Table

_OUT_OF_TIME = {TOO_LONG, -getattr(signal, "SIGXCPU", TOO_LONG)}
"""How a reading process ends that took too much processor time: by its own watch, or by the system's."""


class Limits(msgspec.Struct, frozen=True):
    """What reading one file may take."""

    seconds: float = 120.0
    """Of processor time: a busy machine makes no file too long."""
    patience: float = 1800.0
    """Seconds on the wall until a reader that waits for something is given up."""
    memory: int = 3 * 2**30
    """Bytes of address space; limited where the system offers that, which Windows and macOS do not."""
    size: int = 200 * 2**20
    """Bytes of the file itself."""


class GuardedReader:
    """Reads files one after another in one guarded process, which is started anew after each file that broke it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> GuardedReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    if stream is not None:
                        stream.close()

    def read(self, data: bytes, **settings: Any) -> ReadResult:
        """As `foedera.reading.read`, with the same arguments.

        Raises:
            UnreadableFile: also when the file is too large, takes too long or too much memory, or kills its reader.
            UsageError: as `read` does.
        """
        return msgspec.msgpack.decode(self._ask("read", data, str(settings["name"]), settings), type=ReadResult)

    def members(self, data: bytes, name: str) -> Members:
        """The texts inside a ZIP archive, and why its other members were left out.

        Raises:
            UnreadableFile: as `read` does.
        """
        answer = self._ask("members", data, name, {"name": name})
        return msgspec.msgpack.decode(answer, type=Members)

    def xlsx(self, data: bytes, name: str, sheet: str | None = None) -> Table:
        """The rows of a sheet of a spreadsheet (foedera.reading.numbers.spreadsheet.xlsx_table).

        Raises:
            UnreadableFile: as `read` does.
        """
        return msgspec.msgpack.decode(self._ask("xlsx", data, name, {"name": name, "sheet": sheet}), type=Table)

    def picture(self, data: bytes, name: str, page: int, marked: tuple[Box, ...]) -> bytes:
        """A PNG of a PDF's page with the given boxes marked, cut to what is around them.

        Raises:
            UnreadableFile: as `read` does.
        """
        settings = {"name": name, "page": page, "marked": marked}
        return msgspec.msgpack.decode(self._ask("picture", data, name, settings), type=bytes)

    def _ask(self, task: str, data: bytes, name: str, settings: dict[str, Any]) -> bytes:
        if len(data) > self.limits.size:
            raise _refused(name, f"at most {self.limits.size} bytes", f"{len(data)} bytes", "the file is too large")
        job = Job(task, data, settings, self.limits.seconds)
        answer = self._exchange(msgspec.msgpack.encode(job), name)
        if answer.error is None:
            return bytes(answer.value)
        error = error_of(answer)
        if error is not None:
            raise error
        if answer.error in {"MemoryError", "RecursionError"}:
            found = "it needs more memory" if answer.error == "MemoryError" else "it is nested too deeply"
            raise _refused(name, f"at most {self.limits.memory // 2**20} MiB", found)
        raise _refused(name, "a file its reader can follow", answer.parts.get("found") or "a fault in the reader")

    def _exchange(self, frame: bytes, name: str) -> Reply:
        """Send a job and wait for its answer; a process that gives none is ended, unless it ended itself."""
        process = self._started()
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.limits.patience, end)
        timer.start()
        answer: bytes | None = None
        try:
            if process.stdin is not None and process.stdout is not None:
                with contextlib.suppress(OSError):  # its end is gone; Windows has another number for that
                    put(process.stdin, frame)
                answer = take(process.stdout)
        finally:
            timer.cancel()
        if answer is None:
            code = process.wait()
            self.close()
            if late.is_set():
                raise _refused(name, f"an answer within {self.limits.patience:g} seconds", "its reader was waiting")
            if code in _OUT_OF_TIME:
                expected = f"read within {self.limits.seconds:g} seconds of processor time"
                raise _refused(name, expected, "it was still being read")
            raise _refused(name, "a file its reader survives", f"the reading process ended with code {code}")
        return msgspec.msgpack.decode(answer, type=Reply)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter, our own module
                [sys.executable, "-m", "foedera.reading.worker", str(self.limits.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        return self._process


def _refused(name: str, expected: str, found: str, what: str = "the file cannot be read safely") -> UnreadableFile:
    return UnreadableFile(
        what, where=name, expected=expected, found=found, next_step="print it to a new PDF, or give its text as .txt"
    )
