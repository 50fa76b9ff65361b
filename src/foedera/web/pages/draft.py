"""The drafting view: a partner's profile, what comparable partners have, and a draft of source clauses with slots.

The address is the whole state: `take` in the drafter's order, `slot` and `words` in pairs for what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import Request, Response

from foedera.comparing.clause_library import known_roles
from foedera.comparing.drafting import moved
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.model.draft import Draft, DraftClause, Heading
from foedera.publishing import citations, draft_extract, library_words
from foedera.publishing.comparison import role_in_words
from foedera.web.downloads import EXTRACT, addresses, as_file
from foedera.web.pages import Asked, CodebookId, Several, choices, new_router, records_of_agreements, render
from foedera.web.thresholds import asked_threshold

router = new_router()


class Placed(NamedTuple):
    """An entry of the draft with the addresses of the draft without it and with it moved."""

    entry: Heading | DraftClause
    note: int | None
    """Number of its footnote; None for a heading."""
    earlier: str | None
    """None where it comes first."""
    later: str | None
    """None where it comes last."""
    without: str


@router.get("/draft")
def draft(
    request: Request,
    views: Asked,
    role: Several = (),
    like: str = "",
    take: Several = (),
    slot: Several = (),
    words: Several = (),
    collection: str = "",
    codebook: CodebookId = "",
    alike: str = "",
) -> Response:
    """What the next agreement can start from; nothing in it is worded anew but what stands in slots."""
    threshold = asked_threshold(alike, name="alike", usual=THRESHOLD)
    found = views.draft(
        filter(None, take),
        role=tuple(filter(None, role)),
        like=like or None,
        fill=map("=".join, zip(slot, words, strict=False)),
        collection=collection or None,
        codebook=codebook or None,
        alike=threshold,
    )
    chosen = {"like": like, "collection": collection, "codebook": codebook}
    chosen["alike"] = "" if threshold == THRESHOLD else str(threshold)
    asked = [("role", one) for one in role if one] + [(key, value) for key, value in chosen.items() if value]
    typed = [pair for one in found.slots if one.filled for pair in (("slot", one.key), ("words", one.filled))]

    def query(takes: Sequence[str]) -> str:
        return urlencode([*asked, *(("take", one) for one in takes), *typed], safe=":/@")

    own = query(found.takes)
    _, _, ending = request.url.path.partition(".")
    if ending:
        extract = draft_extract.draft_extract(found, f"/draft?{own}" if own else "/draft")
        return as_file(extract, EXTRACT, ending, at="/draft.", name="draft.")
    return render(
        request,
        "draft.html",
        {
            **choices(views),
            "draft": found,
            "entries": _entries(found, lambda takes: f"/draft?{query(takes)}#contents"),
            "shown": draft_extract,
            "library_words": library_words,
            "footnote": citations.citation_in_words,
            "role_in_words": role_in_words,
            "roles": known_roles(views.snapshot),
            "names": records_of_agreements(views),
            "chosen": chosen,
            "groups": {area.row.area: area.groups for area in found.areas},
            "files": addresses("/draft", own),
        },
    )


for _ending in EXTRACT:
    router.get(f"/draft.{_ending}")(draft)


def _entries(found: Draft, address: Callable[[Sequence[str]], str]) -> list[Placed]:
    """Headings and clauses as they come, each with where its links lead."""
    entries: list[Placed] = []
    notes = 0
    for heading in found.contents:
        area = heading.row.area
        entries.append(_placed(found, heading, area, None, address))
        for clause in heading.clauses:
            notes += 1
            entries.append(_placed(found, clause, f"{area}:{clause.source.excerpt.provision}", notes, address))
    return entries


def _placed(
    found: Draft,
    entry: Heading | DraftClause,
    take: str,
    note: int | None,
    address: Callable[[Sequence[str]], str],
) -> Placed:
    earlier, later = (moved(found.takes, take, by) for by in (-1, 1))
    gone = [one for one in found.takes if one != take and (":" in take or one.partition(":")[0] != take)]
    return Placed(
        entry=entry,
        note=note,
        earlier=None if earlier == moved(found.takes, take, 0) else address(earlier),
        later=None if later == moved(found.takes, take, 0) else address(later),
        without=address(gone),
    )
