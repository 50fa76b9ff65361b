"""What a call says to every verb, and how the command line talks: data on stdout, talk on stderr.

Kept free of the library, so that `--help` loads nothing else.
"""

from __future__ import annotations

import re
import shlex
import sys
from contextvars import ContextVar
from typing import NamedTuple

from foedera.cli.verbs import VERBS
from foedera.errors import FoederaError


class Call(NamedTuple):
    """The options every verb shares."""

    workspace: str | None = None
    """The file named; None where none was."""
    quiet: bool = False
    verbose: bool = False


_NOTHING_SAID = Call()
CALL: ContextVar[Call] = ContextVar("call", default=_NOTHING_SAID)
"""The call that runs."""

_COMMAND = re.compile(rf"\bfoedera (?=(?:{'|'.join(verb.name for verb in VERBS)})\b(?!-))")


def say(text: str) -> None:
    """Talk to the person at the terminal, apart from the data; not with --quiet."""
    if not CALL.get().quiet:
        print(for_this_call(text), file=sys.stderr)


def say_wrong(error: FoederaError) -> None:
    """Say what went wrong, also with --quiet; commands below its first line are such as work on this workspace."""
    what, line, rest = str(error).partition("\n")
    print(f"foedera: {what}{line}{for_this_call(rest)}", file=sys.stderr)


def say_more(text: str) -> None:
    """Say what only matters to who asked for more, with --verbose."""
    if CALL.get().verbose:
        print(text, file=sys.stderr)


def for_this_call(text: str) -> str:
    """A text in which every command that is shown works on the workspace of this call."""
    workspace = CALL.get().workspace
    if workspace is None:
        return text
    option = f"foedera --workspace {shlex.quote(workspace)} "
    return _COMMAND.sub(lambda _: option, text)
