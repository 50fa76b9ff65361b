"""The drafting view: a partner's profile, what comparable partners have, and a table of contents of source clauses."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from litestar import Request, Response, get
from litestar.params import FromQuery
from litestar.response import Template

from foedera.comparing.clause_library import draft as draft_for
from foedera.comparing.clause_library import known_roles
from foedera.comparing.library import ALIKE
from foedera.model.agreement import Agreement
from foedera.publishing import extracts as shown
from foedera.publishing.comparison import role_in_words
from foedera.web.downloads import FORMATS, addresses, as_file
from foedera.web.pages import Asked
from foedera.web.thresholds import asked_threshold


@get(["/draft", *(f"/draft.{ending}" for ending in FORMATS)], sync_to_thread=False)
def draft(
    request: Request[Any, Any, Any],
    views: Asked,
    role: FromQuery[tuple[str, ...]] = (),
    like: FromQuery[str] = "",
    take: FromQuery[tuple[str, ...]] = (),
    collection: FromQuery[str] = "",
    codebook: FromQuery[str] = "",
    alike: FromQuery[str] = "",
) -> Template | Response[bytes]:
    """What the next partnership can start from; nothing in it is worded anew."""
    takes, roles = list(filter(None, take)), list(filter(None, role))
    threshold = asked_threshold(alike, name="alike", usual=ALIKE)
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
    chosen["alike"] = "" if threshold == ALIKE else str(threshold)
    own = [(key, value) for key, value in chosen.items() if value]
    query = urlencode([*(("role", one) for one in roles), *own, *(("take", one) for one in takes)])
    _, _, ending = request.url.path.partition(".")
    if ending:
        return as_file(shown.draft_extract(found, f"/draft?{query}" if query else "/draft"), "draft", ending)
    return Template(
        "draft.html",
        context={
            "draft": found,
            "shown": shown,
            "role_in_words": role_in_words,
            "roles": known_roles(views.snapshot),
            "names": {key: entries[-1].value for key, entries in views.ledger().by_subject(Agreement).items()},
            "codebooks": list(dict.fromkeys(book.id for book in views.snapshot.codebooks.values())),
            "collections": list(views.collections()),
            "chosen": chosen,
            "takes": takes,
            "files": addresses("/draft", query),
        },
    )


HANDLERS = (draft,)
