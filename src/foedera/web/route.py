"""How a page is asked for: one view a request, 304 for who holds the page already, a kept answer, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple
from urllib.parse import urlencode

from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from foedera.web.cache import Answer, Cache
from foedera.web.state import State, etag_of, state_of
from foedera.workspace import View


class Site(NamedTuple):
    """What the pages of one site share."""

    provide: Callable[[], View]
    """Gives the view one request is answered from."""
    cache: Cache

    def look(self) -> tuple[View, State]:
        """A view, and the state it shows."""
        views = self.provide()
        return views, state_of(views)


class PageRoute(APIRoute):
    """A page: a function of the workspace's state and the address, so it is made once and not sent twice."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The page's own handler, asked only where its answer is not known."""
        page = super().get_route_handler()

        async def answer(request: Request) -> Response:
            site: Site = request.app.state.site
            request.state.views, state = await run_in_threadpool(site.look)
            address = address_of(request)
            headers = {"etag": etag_of(state, address), "cache-control": "no-cache", "vary": "Accept-Encoding"}
            if holds(request, headers["etag"]):
                return Response(status_code=304, headers=headers)

            async def make() -> Answer:
                return await run_in_threadpool(Answer.of, await page(request))

            made = await site.cache.answer(state, address, make)
            accepts_gzip = "gzip" in request.headers.get("accept-encoding", "")
            return made.response(accepts_gzip=accepts_gzip, headers=headers)

        return answer


def address_of(request: Request) -> str:
    """Path and query, the same for queries that differ only in the order of their names."""
    pairs = sorted(request.query_params.multi_items(), key=lambda pair: pair[0])
    return f"{request.scope['path']}?{urlencode(pairs)}"


def holds(request: Request, etag: str) -> bool:
    """Whether who asks holds the page with this tag (RFC 9110, 13.1.2: compared weakly)."""
    known = request.headers.get("if-none-match", "").split(",")
    return etag.removeprefix("W/") in [one.strip().removeprefix("W/") for one in known]
