"""foedera codebook: check a codebook, try it, compare two, put in a new version, see what it left to be decided."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from cyclopts import App

from foedera.amounts import amount
from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import Output, drawn, give, give_json, give_lines, table
from foedera.cli.progress import bar
from foedera.cli.session import opened, say_where
from foedera.comparing.codebooks import codebook_difference
from foedera.model.codebook import Codebook, Concept
from foedera.model.fault import Fault, in_one_line
from foedera.model.finding import Severity
from foedera.model.progress import Progress
from foedera.model.recode import Waiting
from foedera.model.trial import Trial
from foedera.publishing.differences import to_lines, to_markdown
from foedera.publishing.tables import WORDS
from foedera.publishing.trial import lines, outcomes
from foedera.reading.eurovoc import RELEASE
from foedera.workspace.codebooks import codebook_file, is_file, lint_file, named_codebook
from foedera.workspace.codebooks import terms as concepts
from foedera.workspace.trying import is_place, tried

codebook = App(
    name="codebook",
    help="""Check codebooks, compare them, and put in new versions.

    Example: foedera codebook lint my-areas.yaml
    """,
)


@codebook.command
def lint(book: str, /, *, format: Literal["table", "json"] = "table", output: Output = None) -> int:
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
            found = workspace.codebook_lint(meant.codebook(workspace, book) or book)
    if format == "json":
        give_json(found, output)
    else:
        give_lines([line for fault in found for line in _lines(fault)], output)
    counts = Counter(fault.severity for fault in found)
    say(f"{amount(counts[Severity.ERROR], 'error')}, {amount(counts[Severity.WARNING], 'warning')}")
    return 1 if counts[Severity.ERROR] else 0


@codebook.command(name="try")
def attempt(
    book: str,
    texts: list[str],
    /,
    *,
    area: list[str] | None = None,
    format: Literal["table", "json"] = "table",
    output: Output = None,
) -> None:
    """Show what a codebook finds in texts, area by area, with passages and near misses; nothing is recorded.

    Example: foedera codebook try my-areas.yaml treaty.pdf

    A folder of texts, one area: foedera codebook try my-areas.yaml texts --area maritime-security

    Parameters
    ----------
    book
        A YAML file, or the id of a codebook.
    texts
        Files, folders (every file in them), or agreements of the workspace by id or name.
    area
        Only this area, by id; may be given several times.
    format
        table (the best passages of each text), or json (all of them).
    """
    with bar("texts") as progress:
        found = _tried(book, texts, area or [], progress)
    if format == "json":
        give_json(found, output)
    else:
        give_lines(lines(found), output)
    if found.left_out:
        say(f"not read, since their names are none of texts: {', '.join(found.left_out)}")
    say(f"{outcomes(found)}; nothing was recorded")


def _tried(book: str, texts: Sequence[str], areas: Sequence[str], progress: Progress) -> Trial:
    """The trial; files and a codebook that is a file or ships need no workspace."""
    if all(map(is_place, texts)):
        name = book if is_file(book) else meant.codebook(None, book)
        draft = codebook_file(Path(book)) if is_file(book) else named_codebook(name)
        return tried(None, draft, texts, areas=areas, progress=progress)
    with opened() as workspace:
        view = workspace.view()
        named = [text if is_place(text) else meant.one(view, text, "agreement") for text in texts]
        return view.codebook_try(meant.codebook(view, book), named, area=areas, progress=progress)


@codebook.command
def terms(words: list[str], /, *, format: Literal["table", "json"] = "table", output: Output = None) -> None:
    """Look up concepts of EuroVoc offline: id and preferred label, ready to be cited in a codebook.

    Example: foedera codebook terms maritime safety

    Those of an area, and what else has its words: foedera codebook terms hybrid-threats

    Parameters
    ----------
    words
        Words of a label (whole or begun), an id of EuroVoc, or the id of an area of a codebook that ships.
    format
        table (lines to be copied into a codebook's eurovoc list) or json.
    """
    found = concepts(" ".join(words))
    if format == "json":
        give_json(found, output)
    else:
        give_lines((_citation(concept) for concept in found), output)
    say(f"{amount(len(found), 'concept')} of EuroVoc, release of {RELEASE}, by preferred English label")


def _citation(concept: Concept) -> str:
    label = concept.label if re.fullmatch(r"[A-Za-z][\w ]*", concept.label) else json.dumps(concept.label)
    return f"{{id: '{concept.id}', label: {label}}}"


@codebook.command
def diff(
    old: str, new: str, /, *, format: Literal["table", "json", "markdown"] = "table", output: Output = None
) -> None:
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
            give_json(found, output)
        case "markdown":
            give(to_markdown(found), output)
        case "table":
            give_lines(to_lines(found), output)


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
        say_where(workspace)
    stored = "stored" if done.stored else "was stored"
    give_lines([f"{done.codebook}\t{stored}\t{done.claims} claims carried over"])
    say(f"{len(done.queue)} cells to be looked at again: foedera codebook queue; machine proposals: foedera code")


@codebook.command
def queue(
    *,
    collection: str | None = None,
    codebook: str | None = None,
    format: Literal["table", "json"] = "table",
    output: Output = None,
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
        chosen = meant.perhaps(workspace, collection, "collection")
        found = workspace.codebook_queue(chosen, codebook=meant.codebook(workspace, codebook))
    if format == "json":
        give_json(found, output)
        return
    give(drawn(table(("agreement", "area", "changed by", "now", "said before"), _rows(found)), output), output)
    say(f"{len(found)} cells; decide each (foedera review), or let the machine propose again: foedera code")


def _book(text: str) -> Codebook:
    if is_file(text):
        return codebook_file(Path(text))
    with opened() as workspace:
        return workspace.codebook(meant.codebook(workspace, text))


def _lines(fault: Fault) -> tuple[str, str]:
    return f"{fault.severity:<8}{in_one_line(fault)}", f"        would settle it: {fault.settle}"


def _rows(found: tuple[Waiting, ...]) -> Iterator[tuple[str, ...]]:
    for cell in found:
        said = (f"{WORDS[one.value]} by {one.coder} ({one.codebook}, {one.area})" for one in cell.said)
        step = (cell.step or "no migration") + (f": {cell.why}" if cell.why else "")
        yield cell.agreement, cell.area, step, WORDS[cell.shown], "; ".join(said)
