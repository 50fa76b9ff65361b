"""How a page is asked for: one view a request, 304 for who holds the page already, a kept answer, or a new one."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from foedera.web.cache import Answer, Cache, State


class Site(NamedTuple):
    """What the pages of one site share."""

    look: Callable[[], tuple[object, State]]
    """Gives the view one request is answered from, and the state it shows.

    Raises WorkspaceError where the store cannot say where the log stands."""
    cache: Cache


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
    """The whole address, the same for queries that differ only in the order of their names.

    With the name the site was asked under: calendars and their links are addressed by it.
    """
    pairs = sorted(request.query_params.multi_items(), key=lambda pair: pair[0])
    return f"{str(request.base_url).rstrip('/')}{request.scope['path']}?{urlencode(pairs)}"


def holds(request: Request, etag: str) -> bool:
    """Whether who asks holds the page with this tag (RFC 9110, 13.1.2: compared weakly)."""
    known = request.headers.get("if-none-match", "").split(",")
    return etag.removeprefix("W/") in [one.strip().removeprefix("W/") for one in known]


def etag_of(state: State, address: str) -> str:
    """The weak entity tag of an address in a state: one for the plain and the compressed answer."""
    return f'W/"{hashlib.sha256(repr((_code(), state, address)).encode()).hexdigest()[:32]}"'


@functools.cache
def _code() -> str:
    """A print of the code that runs: another version, or an edited template, makes other pages."""
    root = Path(__file__).parents[1]
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    stamps = [(str(path.relative_to(root)), path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    return hashlib.sha256(repr(stamps).encode()).hexdigest()
