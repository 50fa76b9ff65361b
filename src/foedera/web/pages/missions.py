"""Missions: who takes part in which, and a source's own table of them."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request, Response

from foedera.model.agreement import Agreement
from foedera.model.ledger import Ledger
from foedera.model.mission import RELATIONS, MissionItem, Missions, Part, PrintedTable
from foedera.publishing.missions import (
    MEANING,
    SIGNS,
    mandate_in_words,
    numbers_in_words,
    part_in_words,
    printed_to_csv,
    printed_to_xlsx,
    statement_in_words,
)
from foedera.watching.missions import printed_tables
from foedera.web.downloads import MISSIONS, Formats, as_file
from foedera.web.pages import Asked, new_router, offered, render, told_by
from foedera.workspace.around_view import MISSION_KINDS
from foedera.workspace.view import View

router = new_router()

HEADINGS = {
    "contributes": "Contributes",
    "agreed": "Has a participation agreement",
    "approved": "Approved by its own authorities",
    "invited": "Invited to contribute",
    "cooperates": "Cooperates, without being part of it",
}
"""Of a mission's sections, by relation."""


@router.get("/missions")
def missions(
    request: Request,
    views: Asked,
    partner: str = "",
    kind: str = "",
    relation: str = "",
    as_of: str = "",
    view: str = "",
) -> Response:
    """Mission by partner, as the address chooses; or a source's own table, as printed."""
    if view:
        return _printed(request, views, view)
    found = _asked(views, partner, kind, relation, as_of)
    every = views.missions(as_of=as_of or None)
    ledger = views.ledger()
    columns = _columns(ledger, found.missions)
    parts = [part for item in every.missions for part in item.parts if part.relation != "not_listed"]
    return render(
        request,
        "missions.html",
        {
            **told_by(views),
            **WORDS,
            "found": found,
            "columns": columns,
            "rows": [item for item in found.missions if _some(item.parts)],
            "bare": [item for item in found.missions if not _some(item.parts)],
            "tables": printed_tables(ledger),
            "numbers": list(numbers_in_words(found.numbers)),
            "partners": offered(ledger, (part.party for part in parts)),
            "kinds": MISSION_KINDS,
            "relations": RELATIONS,
            "chosen": {"partner": partner, "kind": kind, "relation": relation, "as_of": as_of},
            "day": found.as_of,
            "query": request.url.query,
        },
    )


@router.get("/missions.{ending}")
def table(
    views: Asked,
    ending: str,
    partner: str = "",
    kind: str = "",
    relation: str = "",
    as_of: str = "",
    view: str = "",
) -> Response:
    """The same as a file, csv or xlsx."""
    if view:
        printed, ledger, newest = views.mission_table(view), views.ledger(), views.snapshot.newest
        forms: Formats[PrintedTable] = {
            "csv": printed_to_csv,
            "xlsx": lambda one: printed_to_xlsx(one, ledger, newest),
        }
        return as_file(printed, forms, ending, at="/missions.", name=f"{printed.id}.")
    return as_file(_asked(views, partner, kind, relation, as_of), MISSIONS, ending, at="/missions.", name="missions.")


@router.get("/missions/{identifier}")
def mission(request: Request, views: Asked, identifier: str, as_of: str = "") -> Response:
    """One mission: everybody who has a part in it, with every source, and whom a source does not list."""
    item = views.missions(identifier, as_of=as_of or None).missions[0]
    sections = [
        (HEADINGS[relation], [part for part in item.parts if part.relation == relation]) for relation in HEADINGS
    ]
    return render(
        request,
        "mission.html",
        {
            **told_by(views),
            **WORDS,
            "item": item,
            "sections": [(heading, parts) for heading, parts in sections if parts],
            "crosses": [part for part in item.parts if part.relation == "not_listed"],
            "day": as_of or views.clock().date().isoformat(),
        },
    )


WORDS = {"part_words": part_in_words, "statement_words": statement_in_words, "mandate": mandate_in_words}
"""How templates say parts and mandates."""


def _asked(views: View, partner: str, kind: str, relation: str, as_of: str) -> Missions:
    return views.missions(partner=partner or None, kind=kind or None, relation=relation or None, as_of=as_of or None)


def _some(parts: Sequence[Part]) -> bool:
    """Whether there is more than crosses; crosses alone are shown where they were asked for."""
    return any(part.relation != "not_listed" for part in parts) or bool(parts)


def _columns(ledger: Ledger, items: Sequence[MissionItem]) -> dict[str, str]:
    """Parties with an agreement of the collections that have a part, by id with their names, in the order of these."""
    taking = {part.party: part.party_name for item in items for part in item.parts}
    partners = [ledger.partner(agreement) for agreement in ledger.by_subject(Agreement)]
    return {party: taking[party] for party in dict.fromkeys(partners) if party in taking and party is not None}


def _printed(request: Request, views: View, name: str) -> Response:
    printed = views.mission_table(name)
    words = {**told_by(views), "table": printed, "signs": SIGNS, "meaning": MEANING}
    return render(request, "mission_table.html", words)
