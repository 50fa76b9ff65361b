"""Promises against deeds: findings, the agenda (also as a calendar), threat profiles."""

from __future__ import annotations

from collections import Counter

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from foedera.errors import UnknownId
from foedera.model.agreement import Party
from foedera.model.dates import asked_day
from foedera.model.finding import Severity
from foedera.model.indicator import Index, Indicator
from foedera.publishing import charts
from foedera.publishing.calendar import to_icalendar
from foedera.publishing.outlook import outlook
from foedera.web.pages import Asked
from foedera.workspace.unknown import unknown_index


@get("/findings", sync_to_thread=False)
def findings(views: Asked, severity: FromQuery[str] = "") -> Template:
    """Contradictions and gaps, each with its claims."""
    found = views.findings()
    claims = {claim.id: claim for claim in views.claims()}
    return Template(
        "findings.html",
        context={
            "findings": [finding for finding in found if severity in ("", finding.severity)],
            "counts": Counter(finding.severity for finding in found),
            "severities": list(Severity),
            "severity": severity,
            "claims": claims,
        },
    )


@get("/agenda", sync_to_thread=False)
def agenda(views: Asked, as_of: FromQuery[str] = "") -> Template:
    """Each promised dialogue: rhythm, last held, next due or no public evidence."""
    day = asked_day(as_of) or views.clock().date()
    return Template("agenda.html", context={"items": views.agenda(as_of=day), "day": day.isoformat()})


@get("/agenda.ics", sync_to_thread=False)
def calendar(views: Asked) -> Response[bytes]:
    """The agenda for a calendar program."""
    return Response(to_icalendar(views.agenda(), stamp=views.clock()), media_type="text/calendar; charset=utf-8")


@get("/profiles", sync_to_thread=False)
def profiles(views: Asked) -> Template:
    """Every party, and the indices that could describe it."""
    ledger = views.ledger()
    numbers = Counter(entry.claim.subject for entry in ledger.of(Indicator))
    parties = [
        (party, entries[0].value, numbers[party])
        for party, entries in ledger.by_subject(Party).items()
        if entries[0].value.kind == "state"
    ]
    indices = {name: entries[-1].value for name, entries in ledger.by_subject(Index).items()}
    return Template("profiles.html", context={"parties": parties, "indices": indices})


@get("/profiles/{party:str}", sync_to_thread=False)
def profile(
    views: Asked, party: FromPath[str], index: FromQuery[str] = "normandy-index", year: FromQuery[int | None] = None
) -> Template:
    """One party's numbers beside the EU-27's."""
    ledger = views.ledger()
    named = ledger.of(Party, party)
    if not named:
        raise UnknownId(
            "no such party",
            where=repr(party),
            expected="a party id, such as nor",
            found=repr(party),
            next_step="choose one at /profiles",
        )
    indices = {name: entries[-1].value for name, entries in ledger.by_subject(Index).items()}
    if index not in indices:
        raise unknown_index(index, list(indices))
    shown = views.profile(party, index, year=year)
    yardstick = ledger.of(Party, shown.reference) if shown.reference else []
    reference = yardstick[0].value.name if yardstick else shown.reference
    filled = any(own is not None for _, own, _ in shown.rows)
    drawn = charts.profile(shown, indices[index], party=named[0].value.name, reference=reference) if filled else ""
    return Template(
        "profile.html",
        context={
            "party": named[0].value,
            "profile": shown,
            "indices": indices,
            "reference": reference,
            "chart": drawn,
        },
    )


@get("/outlook", sync_to_thread=False)
def around(views: Asked) -> Template:
    """What stands around the partnerships: targets, Parliament, other networks, views."""
    return Template("outlook.html", context={"sections": outlook(views.ledger())})


HANDLERS = (findings, agenda, calendar, profiles, profile, around)
