"""foedera index: import the numbers of an index."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from foedera.cli.session import opened, say
from foedera.errors import UsageError
from foedera.model.indicator import Index


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
    given = [title is not None, scale is not None, better is not None]
    if any(given) and not all(given):
        raise UsageError(
            "a new index needs its name, scale and direction",
            where=index,
            expected="--title TEXT --scale MIN MAX --better higher|lower",
            found="only some of them",
            next_step="give all three, or none for an index the workspace knows",
        )
    record = None
    if title is not None and scale is not None:
        record = Index(name=title, scale_min=scale[0], scale_max=scale[1], higher_is_better=better == "higher")
    with opened() as workspace:
        new = workspace.import_index(file, name=index, source=source or f"{index}-data", index=record)
    say(f"{new} new claims; see /profiles on the site: foedera serve")
