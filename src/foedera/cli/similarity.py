"""foedera similarity: who shares whose words."""

from __future__ import annotations

from typing import Literal

from foedera.cli import meant
from foedera.cli.output import Output, give
from foedera.cli.session import opened
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.model.dates import parse_day
from foedera.model.selection import heads
from foedera.publishing import similarity as shown
from foedera.publishing import similarity_files


def similarity(
    *agreements: str,
    collection: str | None = None,
    threshold: float = THRESHOLD,
    level: Literal["passage", "provision"] = "passage",
    masked: bool = False,
    closings: bool = False,
    as_of: str | None = None,
    format: Literal["markdown", "csv", "json", "xlsx"] = "markdown",
    output: Output = None,
) -> None:
    """Print what agreements share in wording: how much, with whom, and who used it first.

    Example: foedera similarity norway japan --masked

    Parameters
    ----------
    agreements
        Their ids or names; none for a collection.
    collection
        Whose agreements; the briefing's six and what was added, if left out.
    threshold
        How alike two passages must be, above 0 and at most 1.
    level
        Compare articles and passages, or single provisions.
    masked
        Count the names of parties, with their adjectives and peoples, as one word.
    closings
        Compare formulas of closing, signatures and lead-ins of lists too.
    as_of
        The log as it was on that day, YYYY-MM-DD.
    format
        markdown, csv (one line an agreement), json (all of it) or xlsx (all of it but single pairs).
    """
    with opened() as workspace:
        view = workspace.view()
        found = view.similarity(
            *meant.several(view, agreements, "agreement"),
            collection=meant.perhaps(view, collection, "collection"),
            threshold=threshold,
            level=level,
            masked=masked,
            closings=closings,
            as_of=parse_day(as_of),
        )
        columns = heads(view.snapshot, [share.agreement for share in found.shares])
    match format:
        case "csv":
            give(similarity_files.shares_to_csv(found).encode(), output)
        case "json":
            give(similarity_files.to_json(found), output)
        case "xlsx":
            give(similarity_files.to_xlsx(found), output)
        case "markdown":
            give(shown.to_markdown(found, {column.agreement: column.short for column in columns}), output)
