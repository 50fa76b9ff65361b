"""A bar for long work: how far it has come, how fast it goes, how long it will take. On a terminal only."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from foedera.cli.call import CALL
from foedera.model.progress import Progress, silent


@contextlib.contextmanager
def bar(unit: str, otherwise: Progress = silent) -> Iterator[Progress]:
    """A bar on standard error while the block runs, when that is a terminal and the call is not quiet.

    Args:
        unit: what is counted, in the plural: 'texts'.
        otherwise: who is told where there is no bar.
    """
    if CALL.get().quiet or not sys.stderr.isatty():
        yield otherwise
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    # What is printed meanwhile goes above the bar on a terminal; into a file or another program it goes as it is.
    to_terminal = sys.stdout.isatty()
    with Bar(*columns, console=Console(stderr=True), transient=True, redirect_stdout=to_terminal) as shown:
        task = shown.add_task("", total=None, rate="")

        def tell(done: int, of: int, what: str, /) -> None:
            speed = shown.tasks[0].finished_speed or shown.tasks[0].speed
            rate = unit if not speed else f"{speed:.1f} {unit}/s" if speed >= 1 else f"{60 * speed:.1f} {unit}/min"
            shown.update(task, completed=done, total=of, description=what[-40:], rate=rate, refresh=True)

        yield tell
