"""The first page: the table, its numbers with their rules, a timeline and a map; and its downloads."""

from __future__ import annotations

import functools
from collections.abc import Callable
from urllib.parse import urlencode

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from foedera import data
from foedera.comparing.counting import RULES
from foedera.errors import UnknownId, UsageError
from foedera.model.agreement import Party
from foedera.model.dates import asked_day
from foedera.model.event import Event
from foedera.model.ledger import Entry
from foedera.model.matrix import Matrix
from foedera.publishing import charts, tables
from foedera.publishing.dossier import partner_of
from foedera.web.pages import Asked
from foedera.workspace.views import Views

HEADLINES = (
    "rows_with_all_covered",
    "rows_with_all_covered_or_in_place",
    "rows_with_one_covered",
    "cells_covered",
    "cells_not_found",
    "cells_not_coded",
    "cells_in_conflict",
)
"""Counting rules whose numbers stand above the table."""

FILTERS = {
    "all": "all areas",
    "common": "areas every agreement shown covers",
    "partly": "areas some cover and some do not",
    "conflicts": "areas with claims that differ",
}
"""Which rows are shown."""

FORMATS: dict[str, tuple[str, Callable[[Matrix], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", lambda matrix: tables.to_csv(matrix).encode()),
    "json": ("application/json", tables.to_json),
    "md": ("text/markdown; charset=utf-8", lambda matrix: tables.to_markdown(matrix).encode()),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", tables.to_xlsx),
}
"""File ending → media type and maker."""


@get("/", sync_to_thread=False)
def front(
    views: Asked,
    collection: FromQuery[str] = "",
    codebook: FromQuery[str] = "",
    as_of: FromQuery[str] = "",
    show: FromQuery[str] = "all",
) -> Template:
    """The matrix, filtered as the address says."""
    matrix = _asked(views, collection, codebook, as_of, show)
    whole = views.matrix(collection or None, codebook=codebook or None, as_of=asked_day(as_of))
    tally = views.tally(whole)
    agreements = [column.agreement for column in whole.columns]
    events = _events(views, agreements)
    chosen = {"collection": collection, "codebook": codebook, "as_of": as_of, "show": show}
    return Template(
        "matrix.html",
        context={
            "matrix": matrix,
            "legend": tables.legend(matrix),
            "headlines": [(tally.counts[name], RULES[name].sentence) for name in HEADLINES],
            "collections": list(views.collections()),
            "codebooks": list(dict.fromkeys(book.id for book in views.codebooks().values())),
            "chosen": chosen,
            "filters": FILTERS,
            "formats": list(FORMATS),
            "query": urlencode({key: value for key, value in chosen.items() if value}),
            "events": events,
            "timeline": _timeline(tuple((name, entry.value) for name, entry in events)),
            "map": _map(_codes(views, agreements)),
            "claims": len(views.claims(as_of=asked_day(as_of))),
        },
    )


@get("/matrix/{ending:str}", sync_to_thread=False)
def download(
    views: Asked,
    ending: FromPath[str],
    collection: FromQuery[str] = "",
    codebook: FromQuery[str] = "",
    as_of: FromQuery[str] = "",
    show: FromQuery[str] = "all",
) -> Response[bytes]:
    """Exactly what the first page shows, as a file."""
    if ending not in FORMATS:
        raise UnknownId(
            "no such format",
            where=f"/matrix/{ending}",
            expected=", ".join(f"/matrix/{known}" for known in FORMATS),
            found=ending,
            next_step="take the links under the table",
        )
    media_type, make = FORMATS[ending]
    content = make(_asked(views, collection, codebook, as_of, show))
    headers = {"Content-Disposition": f'attachment; filename="{collection or "foedera"}.{ending}"'}
    return Response(content, media_type=media_type, headers=headers)


def _asked(views: Views, collection: str, codebook: str, as_of: str, show: str) -> Matrix:
    """The matrix with the rows that were asked for."""
    matrix = views.matrix(collection or None, codebook=codebook or None, as_of=asked_day(as_of))
    tally = views.tally(matrix)
    if show not in FILTERS:
        raise UsageError(
            "no such choice of rows",
            where=f"show={show}",
            expected=", ".join(FILTERS),
            found=show,
            next_step="choose one in the form above the table",
        )
    kept = {
        "all": {row.area for row in matrix.rows},
        "common": set(tally.counts["rows_with_all_covered"].members),
        "partly": {area for area, held in tally.holders.items() if 0 < len(held) < len(matrix.columns)},
        "conflicts": {cell.area for cells in matrix.cells for cell in cells if cell.conflict},
    }[show]
    pairs = [(row, cells) for row, cells in zip(matrix.rows, matrix.cells, strict=True) if row.area in kept]
    return Matrix(
        codebook=matrix.codebook,
        as_of=matrix.as_of,
        columns=matrix.columns,
        rows=tuple(row for row, _ in pairs),
        cells=tuple(cells for _, cells in pairs),
    )


def _events(views: Views, agreements: list[str]) -> list[tuple[str, Entry[Event]]]:
    """The dated events of the agreements shown, each under its agreement's name; one voice for each role and date."""
    ledger = views.ledger()
    found: dict[tuple[str, str, str | None], tuple[str, Entry[Event]]] = {}
    for agreement in agreements:
        for entry in ledger.of(Event, agreement):
            if entry.value.date and entry.value.role != "unstated":
                key = (agreement, entry.value.role, entry.value.date)
                found.setdefault(key, (views.agreement(agreement).short, entry))
    return sorted(found.values(), key=lambda pair: (pair[1].value.date or "", pair[0], pair[1].claim.id))


def _codes(views: Views, agreements: list[str]) -> tuple[str, ...]:
    ledger = views.ledger()
    partners = (partner_of(views.agreement(agreement)) for agreement in agreements)
    records = (entry.value for partner in partners if partner for entry in ledger.of(Party, partner)[:1])
    return tuple(record.iso_numeric for record in records if record.iso_numeric)


@functools.lru_cache(maxsize=16)
def _timeline(events: tuple[tuple[str, Event], ...]) -> str | None:
    return charts.timeline(events) if events else ""


@functools.lru_cache(maxsize=16)
def _map(codes: tuple[str, ...]) -> str | None:
    return charts.world(codes, data.world_map()) if codes else ""


HANDLERS = (front, download)
