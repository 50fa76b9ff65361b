"""foedera codebook: check a codebook, compare two, put in a new version, and see what it left to be decided."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Literal

import msgspec
from cyclopts import App

from foedera.cli.session import console, opened, say, write_bytes
from foedera.comparing.codebooks import codebook_difference
from foedera.model.codebook import Codebook
from foedera.model.fault import Fault, in_one_line
from foedera.model.finding import Severity
from foedera.model.recode import Waiting
from foedera.publishing.differences import to_lines, to_markdown
from foedera.publishing.tables import WORDS
from foedera.workspace.codebooks import codebook_file, is_file, lint_file

codebook = App(
    name="codebook",
    help="""Check codebooks, compare them, and put in new versions.

    Example: foedera codebook lint my-areas.yaml
    """,
)


@codebook.command
def lint(book: str, /, *, format: Literal["table", "json"] = "table") -> int:
    """Report everything that is wrong with a codebook; exit 1 if anything is an error.

    Example: foedera codebook lint my-areas.yaml

    Parameters
    ----------
    book
        A YAML file, or the id of a codebook in the workspace.
    format
        table or json.
    """
    if is_file(book):
        found = lint_file(Path(book))
    else:
        with opened() as workspace:
            found = workspace.codebook_lint(book)
    if format == "json":
        _print_json(found)
    else:
        for fault in found:
            _print_fault(fault)
    counts = Counter(fault.severity for fault in found)
    say(f"{counts[Severity.ERROR]} error(s), {counts[Severity.WARNING]} warning(s)")
    return 1 if counts[Severity.ERROR] else 0


@codebook.command
def diff(old: str, new: str, /, *, format: Literal["table", "json", "markdown"] = "table") -> None:
    """Print what changed from one codebook to another, area by area and word by word.

    Example: foedera codebook diff eu-sdp@1 eu-sdp-2.yaml

    Parameters
    ----------
    old
        A YAML file, or the id of a codebook in the workspace.
    new
        The same.
    format
        table, json or markdown.
    """
    found = codebook_difference(_book(old), _book(new))
    match format:
        case "json":
            _print_json(found)
        case "markdown":
            print(to_markdown(found), end="")
        case "table":
            print("\n".join(to_lines(found)))


@codebook.command
def migrate(file: Path, /) -> None:
    """Store a new version of a codebook; carry over what still holds, and list what has to be decided again.

    Example: foedera codebook migrate eu-sdp-2.yaml

    Parameters
    ----------
    file
        A YAML file whose migration section says what became of each area of the version before.
    """
    with opened() as workspace:
        done = workspace.codebook_migrate(file)
    print(f"{done.codebook}\t{'stored' if done.stored else 'was stored'}\t{done.claims} claims carried over")
    say(f"{len(done.queue)} cells to be looked at again: foedera codebook queue; machine proposals: foedera code")


@codebook.command
def queue(
    *, collection: str | None = None, codebook: str | None = None, format: Literal["table", "json"] = "table"
) -> None:
    """Print the cells in which what was said before a codebook changed waits to be looked at again.

    Example: foedera codebook queue --collection eu-sdp

    Parameters
    ----------
    collection
        Whose columns; every agreement, if left out.
    codebook
        Under which codebook; the newest version of the workspace's own, if left out.
    format
        table or json.
    """
    with opened() as workspace:
        found = workspace.codebook_queue(collection, codebook=codebook)
    if format == "json":
        _print_json(found)
        return
    _print_queue(found)


def _book(text: str) -> Codebook:
    if is_file(text):
        return codebook_file(Path(text))
    with opened() as workspace:
        return workspace.codebook(text)


def _print_json(found: object) -> None:
    write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")


def _print_fault(fault: Fault) -> None:
    print(f"{fault.severity:<8}{in_one_line(fault)}")
    print(f"        would settle it: {fault.settle}")


def _print_queue(found: tuple[Waiting, ...]) -> None:
    from rich.table import Table

    table = Table("agreement", "area", "changed by", "now", "said before")
    for cell in found:
        said = (f"{WORDS[one.value]} by {one.coder} ({one.codebook}, {one.area})" for one in cell.said)
        step = (cell.step or "no migration") + (f": {cell.why}" if cell.why else "")
        table.add_row(cell.agreement, cell.area, step, WORDS[cell.shown], "; ".join(said))
    console().print(table)
    say(f"{len(found)} cells; decide each (foedera review), or let the machine propose again: foedera code")
