"""What stands around the agreements: targets, positions, other networks, views."""

from __future__ import annotations

from fastapi import Request, Response

from foedera.publishing.outlook import outlook
from foedera.web.pages import Asked, new_router, render

router = new_router()


@router.get("/outlook")
def around(request: Request, views: Asked) -> Response:
    """What stands around the partnerships: targets, Parliament, other networks, views."""
    return render(request, "outlook.html", {"sections": outlook(views.ledger())})
