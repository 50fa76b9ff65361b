"""The process that takes files apart: it may use little memory and time, and can write no file.

Memory and files are limited where the system offers that (Linux; macOS all but memory; Windows none), and it says when
memory is not. Processor time is limited everywhere: the process watches its own, and where the system counts too
(Linux, macOS) it ends what does not let the watch run. How long guard waits for an answer is another matter.

In: jobs on standard input, one frame each. Out: answers on standard output. Started by guard; never by hand.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import math
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from foedera.errors import FoederaError
from foedera.reading import read
from foedera.reading.archive import members
from foedera.reading.exchange import TOO_LONG, Job, Reply, put, take
from foedera.reading.formats import FORMATS, suffixes
from foedera.reading.formats.pdf.picture import picture
from foedera.reading.numbers.spreadsheet import xlsx_table
from foedera.text.language import model

_OPEN_FILES = 64
_LOOK = 0.05
"""Seconds between two looks at the processor time, at least."""

TASKS: dict[str, Callable[..., Any]] = {
    "read": read,
    "members": lambda data, name: members(data, name, suffixes()),
    "picture": picture,
    "xlsx": xlsx_table,
}


def main(memory: int) -> None:
    """Answer jobs until the input ends.

    Args:
        memory: bytes of address space.
    """
    model()  # loaded while files can still be written, as are all readers
    for known in FORMATS.values():
        if known.reader is not None:
            known.load()
    gc.freeze()  # all this stays: the collector need not walk through it while a file is read
    kept = _limit("RLIMIT_AS", memory)
    for kind, most in (("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0), ("RLIMIT_NOFILE", _OPEN_FILES)):
        _limit(kind, most)
    if not kept:
        print("files are read without a limit on memory, which this system does not offer", file=sys.stderr)
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing a library prints may get between the frames
    while (frame := take(incoming)) is not None:
        put(outgoing, msgspec.msgpack.encode(_answer(frame)))


def _system() -> Any:
    """The module that sets limits of this process; None where the system has none, as on Windows."""
    try:
        return importlib.import_module("resource")
    except ImportError:
        return None


def _limit(kind: str, most: int) -> bool:
    """Lower a limit of this process; whether the system keeps it (macOS refuses one on address space)."""
    system = _system()
    if system is None:
        return False
    _, hard = system.getrlimit(getattr(system, kind))
    try:
        least = most if hard == system.RLIM_INFINITY else min(most, hard)
        system.setrlimit(getattr(system, kind), (least, hard))
    except (ValueError, OSError):
        return False
    return True


def _answer(frame: bytes) -> Reply:
    job = msgspec.msgpack.decode(frame, type=Job)
    try:
        with _watched(job.seconds):
            value = TASKS[job.task](job.data, **job.settings)
        return Reply(value=msgspec.Raw(msgspec.msgpack.encode(value)))
    except FoederaError as error:
        parts = {key: getattr(error, key) for key in ("what", "where", "expected", "found", "next_step")}
        return Reply(error=type(error).__name__, parts=parts)
    except MemoryError:
        return Reply(error="MemoryError")
    except RecursionError:
        return Reply(error="RecursionError")
    except Exception as error:  # whatever a parser falls over is a refusal, not the end of the reader
        return Reply(error="Exception", parts={"found": f"{type(error).__name__}: {str(error)[:300]}"})


@contextlib.contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """While this holds, the process may use so much processor time; more ends it with TOO_LONG."""
    _limit("RLIMIT_CPU", math.ceil(time.process_time() + seconds) + 2)
    end, done = _used() + seconds, threading.Event()

    def watch() -> None:
        while not done.wait(max(_LOOK, (end - _used()) / 2)):
            if _used() > end:
                os._exit(TOO_LONG)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _used() -> float:
    """Processor time of this process and of those it started and waited for (Tesseract), in seconds."""
    spent = os.times()
    return time.process_time() + spent.children_user + spent.children_system


if __name__ == "__main__":
    main(int(sys.argv[1]))
