"""Gives data: to standard output or, whole, into the file named with -o."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter
from rich.console import Console
from rich.table import Table
from rich.text import Text

from foedera.cli.call import say
from foedera.errors import OutputRefused
from foedera.workspace.files import write_file

Output = Annotated[Path | None, Parameter(name=["--output", "-o"], help="Write to this file instead, whole.")]
"""The option every verb that gives data has."""

PLAIN_WIDTH = 160
"""Characters a line of a table may have when it is not printed on a terminal."""


def give(content: str | bytes, output: Path | None = None) -> None:
    """Give words for people (str), or data (bytes, which come as they are).

    Args:
        content: what is given.
        output: the file it is written to; None for standard output.

    Raises:
        OutputRefused: the file or standard output cannot take it.
    """
    if output is not None:
        write_file(output, content if isinstance(content, bytes) else content.encode())
        say(f"{output}: written")
        return
    try:
        if isinstance(content, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputRefused(
            "cannot write what was asked for",
            where="standard output",
            expected="room for it",
            found=error.strerror or type(error).__name__,
            next_step="make room, or write to another place with -o FILE",
        ) from error


def give_lines(lines: Iterable[str], output: Path | None = None) -> None:
    """Give words for people, line by line; nothing where there is no line."""
    give("".join(f"{line}\n" for line in lines), output)


def give_json(records: object, output: Path | None = None) -> None:
    """Give records as JSON."""
    give(msgspec.json.format(msgspec.json.encode(records), indent=1) + b"\n", output)


def width(output: Path | None = None) -> int:
    """Characters a line of a table may have: what the terminal has, or enough for every label when there is none."""
    return Console().width if output is None and sys.stdout.isatty() else PLAIN_WIDTH


def drawn(table: Table, output: Path | None = None) -> str:
    """A table as text, in lines and corners the output has letters for."""
    page = _Page("utf-8" if output is not None else sys.stdout.encoding)
    Console(file=page, width=width(output), color_system=None).print(table)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """A table of plain words; nothing in them is read as markup."""
    made = Table()
    for head in heads:
        made.add_column(Text(head))
    for row in rows:
        made.add_row(*(Text(cell) for cell in row))
    return made


class _Page(io.StringIO):
    """Text that is meant for a stream of some encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a stream in memory has none of its own
        """The encoding of the stream."""
        return self._encoding
