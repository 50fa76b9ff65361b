"""foedera library: the wordings in use."""

from __future__ import annotations

from typing import Literal

from foedera.cli import meant
from foedera.cli.extract import Ending, address, give_extract
from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.publishing.library_extract import library_extract
from foedera.publishing.library_words import library_in_words


def library(
    area: str | None = None,
    /,
    *,
    collection: str | None = None,
    codebook: str | None = None,
    as_of: str | None = None,
    alike: float = THRESHOLD,
    format: Ending | Literal["json"] = "markdown",
    output: Output = None,
) -> None:
    """Print the wordings in use for an area, what most agreements say first; or every area.

    Example: foedera library cyber --collection eu-sdp --format xlsx -o cyber.xlsx

    Parameters
    ----------
    area
        Its id or name; a list of every area with the number of its wordings, if left out.
    collection
        Only its agreements; every agreement, if left out.
    codebook
        Without an area: whose areas.
    as_of
        The log as it was on that day, YYYY-MM-DD.
    alike
        How alike two clauses must be to be one wording, above 0 and at most 1.
    format
        markdown, docx, xlsx or json.
    """
    with opened() as workspace:
        view = workspace.view()
        chosen = meant.perhaps(view, collection, "collection")
        if area is None:
            book = meant.codebook(view, codebook)
            every = view.library(collection=chosen, codebook=book, as_of=as_of, alike=alike)
            if format == "json":
                give_json(every, output)
                return
            rows = [(one.row.area, one.row.label, str(len(one.holders)), library_in_words(one)) for one in every]
            give(drawn(table(("area", "label", "agreements", "clauses"), rows), output), output)
            return
        found = view.library(meant.one(view, area, "area"), collection=chosen, as_of=as_of, alike=alike)
    if format == "json":
        give_json(found, output)
    else:
        own = None if alike == THRESHOLD else alike
        page = address(f"/library/{found.row.area}", ("collection", chosen), ("alike", own), ("as_of", as_of))
        give_extract(library_extract(found, page), format, output)
