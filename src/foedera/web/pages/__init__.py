"""One file a family of pages: it gathers records and hands them to a template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from foedera.model.agreement import Agreement
from foedera.model.finding import Finding
from foedera.model.ledger import Ledger
from foedera.publishing.dossier import title_of
from foedera.publishing.missions import source_in_short
from foedera.settings import site_address
from foedera.web.route import PageRoute
from foedera.web.words import TEMPLATES
from foedera.workspace.view import View


async def _asked(request: Request) -> View:
    views: View = request.state.views
    return views


Asked = Annotated[View, Depends(_asked)]
"""The view this request is answered from."""

CodebookId = Annotated[str, Query(pattern=r"^[^./\\]*$")]
"""A codebook by id, with or without @version. A file, which the command line takes too, is never read for a visitor."""

Machines = Annotated[Literal["", "counted"], Query()]
"""Whether numbers count cells on which only machines have spoken."""

Several = Annotated[tuple[str, ...], Query()]
"""A parameter an address may name several times."""


def new_router() -> APIRouter:
    """Where a family's pages are registered. They are plain functions, so they run beside the event loop, not in it."""
    return APIRouter(route_class=PageRoute)


def render(request: Request, template: str, context: dict[str, Any]) -> Response:
    """The page a template makes of records."""
    return TEMPLATES.TemplateResponse(request, template, context)


def site_of(request: Request) -> str:
    """The address readers reach the site at, without a slash at its end: as set, else as it was asked under.

    Raises:
        UsageError: what is set is no web address.
    """
    return site_address() or str(request.base_url).rstrip("/")


def records_of_agreements(views: View) -> dict[str, Agreement]:
    """The record of every agreement by its id, as last said."""
    return {identifier: entries[-1].value for identifier, entries in views.ledger().by_subject(Agreement).items()}


def told_by(views: View) -> dict[str, Any]:
    """How templates say on what a thing stands: a claim by id, what a source is called, the name of anything."""
    ledger = views.ledger()
    return {
        "claim_of": views.claim,
        "source_of": lambda source: source_in_short(ledger, source),
        "title": lambda identifier: title_of(ledger, identifier),
    }


def offered(ledger: Ledger, parties: Iterable[str]) -> dict[str, str]:
    """Parties by id with their names, from A to Z: what a form offers."""
    return dict(sorted(((party, title_of(ledger, party)) for party in set(parties)), key=lambda one: one[1]))


def findings_about(views: View, *ids: str) -> tuple[Finding, ...]:
    """What speaks and is about all of these: an agreement; an agreement and an area, for their cell."""
    cell = "/".join(ids)
    return tuple(one for one in views.check() if cell in one.about or set(ids) <= set(one.about))


def choices(views: View) -> dict[str, list[str]]:
    """What forms offer on many pages: every collection and every codebook, by id."""
    return {
        "collections": list(views.collections()),
        "codebooks": list(dict.fromkeys(book.id for book in views.snapshot.codebooks.values())),
    }
