"""What is left when a command is killed at any moment.

    python -m benchmarks.killed [HOW_MANY]

Each of `init`, `add`, `code`, `decide` and `codebook migrate` is run HOW_MANY (100) times in a process of its own,
forked from one that has everything imported, and killed (SIGKILL) after a time drawn with a fixed seed between nothing
and a little more than the whole command takes. Then the workspace must open and hold everything recorded before, a
command that had ended must have its work there, `verify` must find nothing, and no file may lie beside the workspace.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from foedera import data
from foedera.cli import run
from foedera.cli.verbs import VERBS
from foedera.workspace import create, open_workspace

SEED = 20261123
LONGER = 1.1
"""The longest time drawn, in lengths of the command."""

PRELOADED = ["alembic.command", "foedera.workspace", *(verb.where.partition(":")[0] for verb in VERBS)]
"""What the process the commands are forked from has imported, so that they are killed at work and not at importing."""

TEXT = "Article {n}\n\nThe Parties will hold a dialogue on cyber security and maritime security every year.\n\n"


class Command(NamedTuple):
    """A command: its words after `--workspace PATH`, and whether there is a workspace before it."""

    words: tuple[str, ...]
    begins: bool = True


class Killed(NamedTuple):
    """What one killed command left."""

    seconds: float
    ended: bool
    """Whether it had ended before it was to be killed."""
    recorded: int
    """Entries of the log it left behind beyond those there were."""
    wrong: str
    """What is not as it should be; empty for nothing."""


COMMANDS = {
    "init": Command(("init",), begins=False),
    "add": Command(("add", "text.txt", "--agreement", "pact", "--title", "Pact")),
    "code": Command(("code",)),
    "decide": Command(("decide", "eu-nor-sdp-2024/consular", "not_found", "--by", "Ada", "--note", "read all of it")),
    "migrate": Command(("codebook", "migrate", "next.yaml")),
}


def prepare(folder: Path) -> None:
    """Make what the commands need: a workspace, a text, and the next version of its codebook."""
    create(folder / "w.db").close()
    (folder / "text.txt").write_text("".join(TEXT.format(n=number) for number in range(1, 60)), encoding="utf-8")
    book = yaml.safe_load(data.codebook_text("eu-sdp"))
    book |= {"version": 3, "migration": {"from": "eu-sdp@2", "steps": [{"step": "reword", "area": "consular"}]}}
    next(area for area in book["areas"] if area["id"] == "consular")["definition"] += " In other words."
    (folder / "next.yaml").write_text(yaml.safe_dump(book, allow_unicode=True), encoding="utf-8")


def killed(name: str, prepared: Path, most: int, *, seed: int = SEED) -> Iterator[Killed]:
    """Run a command, again and again, each time in a new folder, and kill it."""
    _attempt(COMMANDS[name], prepared, None)  # starts the process that has everything imported, which is not measured
    draw, whole = random.Random(f"{seed} {name}"), _attempt(COMMANDS[name], prepared, None)  # noqa: S311  # repeatable
    if whole.wrong or not whole.ended:
        raise RuntimeError(f"{name} fails without being killed: {whole}")
    for _ in range(most):
        yield _attempt(COMMANDS[name], prepared, draw.uniform(0, LONGER * whole.seconds))


def _attempt(command: Command, prepared: Path, seconds: float | None) -> Killed:
    """One run in a folder of its own; None for one that may end."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in prepared.iterdir():
            if command.begins or file.suffix != ".db":
                shutil.copy(file, folder / file.name)
        there = {file.name for file in folder.iterdir()}
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(PRELOADED)
        process = context.Process(target=_work, args=(folder, command.words))
        started = time.perf_counter()
        process.start()
        process.join(seconds)
        took = time.perf_counter() - started
        ended = process.exitcode == 0
        process.kill()
        process.join()
        recorded, wrong = _left(folder, prepared / "w.db" if command.begins else None, ended=ended)
        over = {file.name for file in folder.iterdir()} - there - {"w.db"}
        return Killed(took, ended, recorded, wrong or (f"left over: {sorted(over)}" if over else ""))


def _work(folder: Path, words: tuple[str, ...]) -> None:
    os.chdir(folder)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    sys.exit(run(["--workspace", "w.db", *words]))


def _left(folder: Path, before: Path | None, *, ended: bool) -> tuple[int, str]:
    """How many entries were recorded, and what is wrong."""
    if before is None and not ended and not (folder / "w.db").exists():
        return 0, ""
    with open_workspace(folder / "w.db") as workspace:
        found, claims, position = workspace.verify(), workspace.claims(), workspace.position
    if found:
        return position, f"damaged: {found[0]}"
    if before is None:
        return position, "" if claims else "a workspace without claims"
    with open_workspace(before) as earlier:
        kept, start = earlier.claims(), earlier.position
    if claims[: len(kept)] != kept:
        return position - start, "what was recorded before is lost"
    return position - start, "it ended, and nothing of it is there" if ended and position == start else ""


def report(most: int = 100) -> Iterator[str]:
    """One line a command."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        for name in COMMANDS:
            runs = list(killed(name, Path(folder), most))
            wrong = [one.wrong for one in runs if one.wrong]
            yield (
                f"{name}: killed {sum(not one.ended for one in runs)} of {most} times before its end, "
                f"{sum(bool(one.recorded) for one in runs)} left something recorded, {len(wrong)} wrong"
                + "".join(f"; {one}" for one in sorted(set(wrong)))
            )


if __name__ == "__main__":
    for line in report(int(sys.argv[1]) if len(sys.argv) > 1 else 100):
        print(line, flush=True)
