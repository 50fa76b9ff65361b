"""What guard and worker say to one another: jobs, answers, and the frames they travel in.

In: records or streams. Out: frames, or what was in them. A frame is a length (4 bytes, big end first) and a MessagePack
value.
"""

from __future__ import annotations

from typing import IO, Any

import msgspec

from foedera import errors
from foedera.errors import FoederaError

TOO_LONG = 96
"""Exit code of a worker that took more processor time than it may."""


class Job(msgspec.Struct, frozen=True):
    """What is to be done with a file."""

    task: str
    """read, members or picture."""
    data: bytes
    settings: dict[str, Any]
    """The keyword arguments of the task's function."""
    seconds: float
    """Processor time it may take."""


class Reply(msgspec.Struct, frozen=True):
    """What came of a job: a value, or what an error says."""

    value: msgspec.Raw = msgspec.Raw(b"\xc0")
    error: str | None = None
    """Name of the error's class."""
    parts: dict[str, str | None] = {}


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


def error_of(answer: Reply) -> FoederaError | None:
    """The error an answer tells of, as it was raised; None when it is none of ours."""
    kind = getattr(errors, answer.error or "", None)
    if not isinstance(kind, type) or not issubclass(kind, FoederaError):
        return None
    parts = dict(answer.parts)
    return kind(parts.pop("what") or "", **parts)
