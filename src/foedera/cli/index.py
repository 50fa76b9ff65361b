"""foedera index: import the numbers of an index."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from foedera.cli.call import say
from foedera.cli.session import opened, say_where


def index(
    file: Path,
    /,
    *,
    index: str,
    source: str | None = None,
    title: str | None = None,
    scale: tuple[float, float] | None = None,
    better: Literal["higher", "lower"] | None = None,
) -> None:
    """Import a CSV file with columns party, dimension, year, value.

    Example: foedera index normandy.csv --index normandy-index

    Parameters
    ----------
    file
        The CSV file; parties by id, the EU-27 as eu.
    index
        Id of the index, one the workspace knows or a new one.
    source
        Source id of the numbers; made of the index's id if left out.
    title
        Name of a new index.
    scale
        Lowest and highest value of a new index.
    better
        Whether higher or lower is better on a new index.
    """
    with opened() as workspace:
        new = workspace.index(file, index=index, source=source, title=title, scale=scale, better=better)
        say_where(workspace)
    say(f"{new} new claims; see /profiles on the site: foedera serve")
