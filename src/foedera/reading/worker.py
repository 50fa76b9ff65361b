"""The process that takes files apart: it may use little memory and time, and can write no file.

Memory, processor time and files are limited where the system offers that (Linux; macOS all but memory; Windows
none), and it says when memory is not. The time on the wall is limited everywhere, by guard.

In: jobs on standard input, one frame each. Out: answers on standard output. A frame is a length (4 bytes, big end
first) and a MessagePack value. Started by guard; never by hand.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable
from typing import IO, Any

import msgspec

from foedera import errors
from foedera.errors import FoederaError
from foedera.reading import SUFFIXES, read
from foedera.reading.archive import members
from foedera.reading.formats.pdf.picture import picture
from foedera.text.language import identifier

_OPEN_FILES = 64


class Job(msgspec.Struct, frozen=True):
    """What is to be done with a file."""

    task: str
    """read, members or picture."""
    data: bytes
    settings: dict[str, Any]
    """The keyword arguments of the task's function."""
    seconds: int
    """Processor time it may take."""


class Answer(msgspec.Struct, frozen=True):
    """What came of a job: a value, or what an error says."""

    value: msgspec.Raw = msgspec.Raw(b"\xc0")
    error: str | None = None
    """Name of the error's class."""
    parts: dict[str, str | None] = {}


TASKS: dict[str, Callable[..., Any]] = {
    "read": read,
    "members": lambda data, name: members(data, name, tuple(SUFFIXES)),
    "picture": picture,
}


def main(memory: int) -> None:
    """Answer jobs until the input ends.

    Args:
        memory: bytes of address space.
    """
    identifier()  # loaded while files can still be written
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


def _answer(frame: bytes) -> Answer:
    job = msgspec.msgpack.decode(frame, type=Job)
    _limit("RLIMIT_CPU", int(time.process_time()) + job.seconds + 1)
    try:
        value = TASKS[job.task](job.data, **job.settings)
        return Answer(value=msgspec.Raw(msgspec.msgpack.encode(value)))
    except FoederaError as error:
        parts = {key: getattr(error, key) for key in ("what", "where", "expected", "found", "next_step")}
        return Answer(error=type(error).__name__, parts=parts)
    except MemoryError:
        return Answer(error="MemoryError")
    except RecursionError:
        return Answer(error="RecursionError")
    except Exception as error:  # whatever a parser falls over is a refusal, not the end of the reader
        return Answer(error="Exception", parts={"found": f"{type(error).__name__}: {str(error)[:300]}"})


def take(stream: IO[bytes]) -> bytes | None:
    """The next frame of a stream; None at its end."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    size = int.from_bytes(head, "big")
    frame = stream.read(size)
    return frame if len(frame) == size else None


def put(stream: IO[bytes], frame: bytes) -> None:
    """Write a frame."""
    stream.write(len(frame).to_bytes(4, "big") + frame)
    stream.flush()


def error_of(answer: Answer) -> FoederaError | None:
    """The error an answer tells of, as it was raised; None when it is none of ours."""
    kind = getattr(errors, answer.error or "", None)
    if not isinstance(kind, type) or not issubclass(kind, FoederaError):
        return None
    parts = dict(answer.parts)
    return kind(parts.pop("what") or "", **parts)


if __name__ == "__main__":
    main(int(sys.argv[1]))
