"""Feeds: what changed of an agreement, a party, an area, a dialogue, of the findings, or of everything, as Atom.

They stand before the pages of the same things: `/agreements/ID.atom` is no agreement of that id.
"""

from __future__ import annotations

from fastapi import Request, Response

from foedera.publishing.feeds import to_atom
from foedera.web.downloads import sent
from foedera.web.pages import Asked, new_router, site_of
from foedera.workspace.view import View

router = new_router()


@router.get("/changes.atom")
def changes(request: Request, views: Asked) -> Response:
    """Everything that changed."""
    return _feed(request, views, "changes", None)


@router.get("/findings.atom")
def findings(request: Request, views: Asked) -> Response:
    """Findings that came and went."""
    return _feed(request, views, "findings", None)


@router.get("/agreements/{identifier}.atom")
@router.get("/parties/{identifier}.atom")
@router.get("/areas/{identifier}.atom")
@router.get("/dialogues/{identifier}.atom")
def thing(request: Request, views: Asked, identifier: str) -> Response:
    """What changed of one thing."""
    return _feed(request, views, request.url.path.split("/")[-2], identifier)


def _feed(request: Request, views: View, kind: str, identifier: str | None) -> Response:
    page = f"/{kind}" if identifier is None else f"/{kind}/{identifier}"
    made = to_atom(views.feed(kind, identifier), views.snapshot, site=site_of(request), path=f"{page}.atom", page=page)
    return sent(made, "atom")
