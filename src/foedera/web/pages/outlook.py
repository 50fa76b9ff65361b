"""What stands around the agreements: positions, views, what sources state of the whole, endnotes."""

from __future__ import annotations

from fastapi import Request, Response

from foedera.publishing.outlook import outlook
from foedera.web.pages import Asked, new_router, render

router = new_router()

ELSEWHERE = ("network", "target", "pillar")
"""What has pages of its own: /networks and /targets."""


@router.get("/outlook")
def around(request: Request, views: Asked) -> Response:
    """What Parliament asks for, what experts think, what sources state of the whole."""
    return render(request, "outlook.html", {"sections": outlook(views.ledger(), without=ELSEWHERE)})
