"""The process that takes files apart: it may use little memory and time, and can write no file.

In: jobs on standard input, one frame each. Out: answers on standard output. Started by guard; never by hand.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from typing import Any

import msgspec

from foedera.errors import FoederaError
from foedera.reading import read
from foedera.reading.archive import members
from foedera.reading.exchange import Job, Reply, put, take
from foedera.reading.formats import FORMATS, suffixes
from foedera.reading.formats.pdf.picture import picture
from foedera.text.language import identifier

_OPEN_FILES = 64

TASKS: dict[str, Callable[..., Any]] = {
    "read": read,
    "members": lambda data, name: members(data, name, suffixes()),
    "picture": picture,
}


def main(memory: int) -> None:
    """Answer jobs until the input ends.

    Args:
        memory: bytes of address space.
    """
    identifier()  # loaded while files can still be written, as are all readers
    for known in FORMATS.values():
        if known.reader is not None:
            known.load()
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing a library prints may get between the frames
    while (frame := take(incoming)) is not None:
        put(outgoing, msgspec.msgpack.encode(_answer(frame)))


def _limit(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _answer(frame: bytes) -> Reply:
    job = msgspec.msgpack.decode(frame, type=Job)
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(spent.ru_utime + spent.ru_stime) + job.seconds + 1)
    try:
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


if __name__ == "__main__":
    main(int(sys.argv[1]))
