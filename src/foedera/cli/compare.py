"""foedera compare: agreements side by side."""

from __future__ import annotations

from typing import Literal

from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import Output, give
from foedera.cli.session import opened
from foedera.comparing.alignment.side_by_side import place_of, side_by_side
from foedera.comparing.comparison import agreement_of
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.model.dates import parse_day
from foedera.publishing import comparison


def compare(
    *agreements: str,
    collection: str | None = None,
    rule: str = "covered",
    codebook: str | None = None,
    as_of: str | None = None,
    area: str | None = None,
    against: str | None = None,
    wording: bool = False,
    machines: bool = False,
    threshold: float = THRESHOLD,
    level: Literal["passage", "provision"] = "passage",
    format: Literal["markdown", "json"] = "markdown",
    output: Output = None,
) -> None:
    """Compare two to four agreements, or a collection: common, shared, of one alone.

    Also what flips when an agreement joins or leaves, and what sets one apart.

    Example: foedera compare norway japan --area space

    Parameters
    ----------
    agreements
        Their ids or names; none for a collection. ID/nld is what an agreement says in Dutch: two language versions of
        one are compared by their places, numbers and names.
    collection
        Whose agreements; the briefing's six and what was added, if left out.
    rule
        What counts as having an area: covered, or covered_or_in_place.
    codebook
        Whose areas.
    as_of
        The log as it was on that day, YYYY-MM-DD.
    area
        Print also the clauses of the texts that are quoted for this area, with every word that differs; of texts in
        two languages all clauses are printed, side by side.
    against
        Which of the agreements the clauses of the others are compared with; the first, if left out.
    wording
        Also what their texts share in wording.
    machines
        Count also cells on which only machines have spoken.
    threshold
        With --wording: how alike two passages must be, above 0 and at most 1.
    level
        With --wording: compare articles and passages, or single provisions.
    format
        markdown or json.
    """
    day = parse_day(as_of)
    with opened() as workspace:
        view = workspace.view()
        agreements = tuple(meant.version(view, one) for one in agreements)
        base = place_of("" if against is None else meant.version(view, against), tuple(dict.fromkeys(agreements)))
        collection, area = meant.perhaps(view, collection, "collection"), meant.perhaps(view, area, "area")
        found = view.compare(
            *agreements,
            collection=collection,
            rule=rule,
            codebook=meant.codebook(view, codebook),
            as_of=day,
            area=area,
            machines=machines,
        )
        common = (
            view.similarity(
                *dict.fromkeys(map(agreement_of, agreements)),
                collection=collection,
                threshold=threshold,
                level=level,
                as_of=day,
            )
            if wording
            else None
        )
    if found.sets.left_out:
        say(f"{found.sets.left_out.in_words}; to count them too: --machines")
    across = found.alignment is not None and found.alignment.is_across
    rows = (
        None if found.alignment is None else side_by_side(found.alignment, area=area or "", opened=across, against=base)
    )
    if format == "json":
        give(comparison.to_json(found, rows, common), output)
    else:
        give(comparison.to_markdown(found, rows if area or across else None, common), output)
