"""Why a cell says what it says, and what a single claim stands on."""

from __future__ import annotations

from collections.abc import Sequence

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from foedera.ids import split_provision
from foedera.model.claim import Claim, Rank, Source
from foedera.model.codebook import Area
from foedera.model.matrix import Coverage
from foedera.model.properties import record_of, value_of
from foedera.publishing.lines import words_of
from foedera.web.pages import Asked
from foedera.workspace.views import Views


@get("/cells/{agreement:str}/{area:str}", sync_to_thread=False)
def cell(views: Asked, agreement: FromPath[str], area: FromPath[str]) -> Template:
    """One cell: the rule that decided, then each claim with its source, locator and quote."""
    shown = views.cell(agreement, area)
    ledger = views.ledger()
    sources = {claim.basis.source: ledger.of(Source, claim.basis.source) for claim in shown.claims}
    return Template(
        "cell.html",
        context={
            "cell": shown,
            "agreement": views.agreement(agreement),
            "area": next(known for known in views.codebook_of(area).areas if known.id == area),
            "tried": _tried(views, shown.claims, area),
            "claims": [
                (claim, value_of(claim, Coverage), place < shown.live) for place, claim in enumerate(shown.claims)
            ],
            "anchors": views.anchors(),
            "pictured": _pictured(views, shown.claims),
            "titles": {source: entries[-1].value.title if entries else source for source, entries in sources.items()},
        },
    )


def _tried(views: Views, claims: Sequence[Claim], area: str) -> dict[str, Area]:
    """For each claim of a machine that searched for the area: the area as the codebook of that time had it."""
    books = views.codebooks()
    searched = (claim for claim in claims if claim.rank is Rank.MACHINE and claim.codebook in books)
    return {claim.id: known for claim in searched for known in books[str(claim.codebook)].areas if known.id == area}


@get("/claims/{identifier:str}", sync_to_thread=False)
def claim(views: Asked, identifier: FromPath[str]) -> Template:
    """One entry of the log."""
    found = views.known_claim(identifier)
    label, text = words_of(record_of(found))
    return Template(
        "claim.html",
        context={
            "claim": found,
            "label": label,
            "text": text,
            "anchors": views.anchors(),
            "pictured": _pictured(views, [found]),
        },
    )


def _pictured(views: Views, claims: Sequence[Claim]) -> dict[str, str]:
    """For each claim whose quote is printed on a page we hold: the address of its picture."""
    found: dict[str, str] = {}
    for claim in claims:
        span = claim.basis.span
        if span is not None and span.page is not None:
            subject, language, _ = split_provision(span.provision)
            if views.document(f"{subject}/{language}")[0].lines:
                found[claim.id] = f"/texts/{subject}/{language}/places/{span.start}/{span.end}"
    return found


HANDLERS = (cell, claim)
