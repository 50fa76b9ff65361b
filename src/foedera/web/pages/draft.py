"""The drafting view: a partner's profile, what comparable partners have, and a table of contents of source clauses."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import Request, Response

from foedera.comparing.clause_library import draft as draft_for
from foedera.comparing.clause_library import known_roles
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.publishing import extracts as shown
from foedera.publishing.comparison import role_in_words
from foedera.web.downloads import EXTRACT, addresses, as_file
from foedera.web.pages import Asked, CodebookId, Several, choices, new_router, records_of_agreements, render
from foedera.web.thresholds import asked_threshold

router = new_router()


@router.get("/draft")
def draft(
    request: Request,
    views: Asked,
    role: Several = (),
    like: str = "",
    take: Several = (),
    collection: str = "",
    codebook: CodebookId = "",
    alike: str = "",
) -> Response:
    """What the next partnership can start from; nothing in it is worded anew."""
    takes, roles = list(filter(None, take)), list(filter(None, role))
    threshold = asked_threshold(alike, name="alike", usual=THRESHOLD)
    found = draft_for(
        views.snapshot,
        roles=roles,
        like=like or None,
        takes=takes,
        collection=collection or None,
        book=views.codebook(codebook or None),
        alike=threshold,
        today=views.clock().date(),
    )
    chosen = {"like": like, "collection": collection, "codebook": codebook}
    chosen["alike"] = "" if threshold == THRESHOLD else str(threshold)
    own = [(key, value) for key, value in chosen.items() if value]
    query = urlencode([*(("role", one) for one in roles), *own, *(("take", one) for one in takes)])
    _, _, ending = request.url.path.partition(".")
    if ending:
        extract = shown.draft_extract(found, f"/draft?{query}" if query else "/draft")
        return as_file(extract, EXTRACT, ending, at="/draft.", name="draft.")
    return render(
        request,
        "draft.html",
        {
            **choices(views),
            "draft": found,
            "shown": shown,
            "role_in_words": role_in_words,
            "roles": known_roles(views.snapshot),
            "names": records_of_agreements(views),
            "chosen": chosen,
            "takes": takes,
            "files": addresses("/draft", query),
        },
    )


for _ending in EXTRACT:
    router.get(f"/draft.{_ending}")(draft)
