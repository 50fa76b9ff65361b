"""foedera draft: what the next agreement can start from."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.extract import Ending, address, give_extract
from foedera.cli.output import Output, give_json
from foedera.cli.session import opened
from foedera.comparing.slots import filled
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.publishing.draft_extract import draft_extract, slot_in_words, warnings_in_words


def draft(
    *takes: str,
    role: tuple[str, ...] = (),
    like: str | None = None,
    fill: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    collection: str | None = None,
    codebook: str | None = None,
    alike: float = THRESHOLD,
    format: Ending | Literal["json"] = "markdown",
    output: Output = None,
) -> None:
    """Draft from clauses that stand in texts: numbered anew, with slots and sources.

    Warns of every place where a name, adjective or people of a party of a source remains.

    Example: foedera draft cyber:eu-alb-sdp-2024-digest/eng/para_11 --fill "PARTY B=Iceland" --format docx -o draft.docx

    Parameters
    ----------
    takes
        What is taken, in the order it is to have: AREA for a heading, AREA:PROVISION for a clause under it.
    role
        A role the next partner holds; again for another.
    like
        An agreement by id or name: its partner's roles are those of the next.
    fill
        SLOT=WORDS: what stands in a slot ("PARTY B=Iceland", "PARTY B adjective=Icelandic"); again for another.
    collection
        Only its agreements; every agreement, if left out.
    codebook
        Whose areas.
    alike
        As for library.
    format
        markdown, docx, xlsx or json.
    """
    with opened() as workspace:
        view = workspace.view()
        like, chosen = meant.perhaps(view, like, "agreement"), meant.perhaps(view, collection, "collection")
        book = meant.codebook(view, codebook)
        found = view.draft(takes, role=role, like=like, fill=fill, collection=chosen, codebook=book, alike=alike)
    for slot in found.slots:
        if slot.filled is None:
            say(f'{slot_in_words(slot)}; to fill it: --fill "{slot.key}=…"')
    for warning in warnings_in_words(found):
        say(f"look at {warning}")
    if format == "json":
        give_json(found, output)
    else:
        own = None if alike == THRESHOLD else alike
        asked = (*(("role", one) for one in role), ("like", like), ("collection", chosen), ("codebook", book))
        typed = [pair for slot, words in map(filled, fill) for pair in (("slot", slot), ("words", words))]
        page = address("/draft", *asked, ("alike", own), *(("take", one) for one in takes), *typed)
        give_extract(draft_extract(found, page), format, output)
