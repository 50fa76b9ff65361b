"""The first page: the table, its numbers with their rules, a timeline and a map; and its downloads."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from fastapi import Request, Response

from foedera import data
from foedera.comparing.counting import headlines
from foedera.comparing.sets import tally
from foedera.errors import UsageError
from foedera.model.agreement import Agreement, Party
from foedera.model.change import nothing_recorded_before
from foedera.model.dates import parse_day
from foedera.model.event import Event
from foedera.model.ledger import Entry, Ledger
from foedera.model.matrix import Matrix, Tally
from foedera.model.selection import declared_collection
from foedera.publishing import charts, tables
from foedera.web.downloads import MATRIX, as_file
from foedera.web.pages import Asked, CodebookId, Machines, choices, new_router, records_of_agreements, render
from foedera.workspace.view import View

router = new_router()

FILTERS = {
    "all": "all areas",
    "common": "areas every agreement shown covers",
    "partly": "areas some cover and some do not",
    "conflicts": "areas with claims that differ",
    "otherwise": "areas a machine reads otherwise in a digest",
    "proposed": "areas where only a machine has spoken",
}
"""Which rows are shown."""


@router.get("/")
def front(
    request: Request,
    views: Asked,
    collection: str = "",
    codebook: CodebookId = "",
    as_of: str = "",
    show: str = "all",
    machines: Machines = "",
) -> Response:
    """The matrix, filtered as the address says."""
    whole, tally = _asked(views, collection, codebook, as_of, machines)
    shown = _filtered(whole, tally, show)
    ledger, names = views.ledger(), records_of_agreements(views)
    agreements = {column.agreement: names[column.agreement] for column in whole.columns}
    events = _events(ledger, agreements)
    chosen = {"collection": collection, "codebook": codebook, "as_of": as_of, "show": show, "machines": machines}
    return render(
        request,
        "matrix.html",
        {
            **choices(views),
            "title": declared_collection(views.snapshot, collection or None).title,
            "matrix": shown,
            "legend": tables.legend(shown),
            "proposed": whole.left_out(),
            "other_count": _address(chosen | {"machines": "" if machines else "counted"}),
            "headlines": [(tally.counts[name], sentence) for name, sentence in headlines().items()],
            "chosen": chosen,
            "filters": FILTERS,
            "formats": list(MATRIX),
            "query": _query(chosen),
            "events": events,
            "timeline": _timeline(tuple((name, entry.value) for name, entry in events)),
            "map": _map(_codes(ledger, agreements)),
            "claims": len(views.claims(as_of=parse_day(as_of))),
            "too_early": _too_early(views, as_of),
        },
    )


@router.get("/matrix/{ending}")
def download(
    views: Asked,
    ending: str,
    collection: str = "",
    codebook: CodebookId = "",
    as_of: str = "",
    show: str = "all",
    machines: Machines = "",
) -> Response:
    """Exactly what the first page shows, as a file."""
    shown = _filtered(*_asked(views, collection, codebook, as_of, machines), show)
    return as_file(shown, MATRIX, ending, at="/matrix/", name=f"{collection or 'foedera'}.")


def _too_early(views: View, as_of: str) -> str:
    """What is said of a table of a day before the log's first; '' of any other."""
    day, begun = parse_day(as_of), views.snapshot.begun
    return nothing_recorded_before(begun) if day is not None and begun is not None and day < begun else ""


def _query(chosen: Mapping[str, str]) -> str:
    return urlencode({key: value for key, value in chosen.items() if value})


def _address(chosen: Mapping[str, str]) -> str:
    """The front page with other choices, at its numbers."""
    query = _query({key: value for key, value in chosen.items() if (key, value) != ("show", "all")})
    return f"/{'?' * bool(query)}{query}#numbers"


def _asked(views: View, collection: str, codebook: str, as_of: str, machines: str) -> tuple[Matrix, Tally]:
    """The whole matrix that was asked for, and what is counted in it."""
    matrix = views.matrix(collection or None, codebook=codebook or None, as_of=parse_day(as_of))
    return matrix, tally(matrix, machines=bool(machines))


def _filtered(matrix: Matrix, tally: Tally, show: str) -> Matrix:
    """The matrix with the rows that were asked for."""
    if show not in FILTERS:
        raise UsageError(
            "no such choice of rows",
            where=f"show={show}",
            expected=", ".join(FILTERS),
            found=show,
            next_step="choose one in the form above the table",
        )
    every = tally.counts["rows_with_all_covered"].members
    kept = {
        "all": {row.area for row in matrix.rows},
        "common": set(every),
        "partly": {area for area, held in tally.holders.items() if held} - set(every),
        "conflicts": {cell.area for cell in matrix if cell.conflict},
        "otherwise": {cell.area for cell in matrix if cell.otherwise},
        "proposed": {cell.area for cell in matrix if cell.machine_only},
    }[show]
    pairs = [(row, cells) for row, cells in zip(matrix.rows, matrix.cells, strict=True) if row.area in kept]
    return Matrix(
        codebook=matrix.codebook,
        as_of=matrix.as_of,
        columns=matrix.columns,
        rows=tuple(row for row, _ in pairs),
        cells=tuple(cells for _, cells in pairs),
    )


def _events(ledger: Ledger, agreements: Mapping[str, Agreement]) -> list[tuple[str, Entry[Event]]]:
    """The dated events of the agreements shown, each under its agreement's name; one voice for each role and date."""
    found: dict[tuple[str, str, str | None], tuple[str, Entry[Event]]] = {}
    for identifier, record in agreements.items():
        for entry in ledger.of(Event, identifier):
            if entry.value.date and entry.value.role != "unstated":
                key = (identifier, entry.value.role, entry.value.date)
                found.setdefault(key, (record.short, entry))
    return sorted(found.values(), key=lambda pair: (pair[1].value.date or "", pair[0], pair[1].claim.id))


def _codes(ledger: Ledger, agreements: Iterable[str]) -> tuple[str, ...]:
    """The numeric ISO codes of the partners of agreements, for the map."""
    partners = (ledger.partner(agreement) for agreement in agreements)
    records = (entry.value for partner in partners if partner for entry in ledger.of(Party, partner)[:1])
    return tuple(record.iso_numeric for record in records if record.iso_numeric)


@functools.lru_cache(maxsize=16)
def _timeline(events: tuple[tuple[str, Event], ...]) -> str | None:
    return charts.timeline(events) if events else ""


@functools.lru_cache(maxsize=16)
def _map(codes: tuple[str, ...]) -> str | None:
    return charts.world(codes, data.world_map()) if codes else ""
