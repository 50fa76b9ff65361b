"""Why a cell says what it says, and what a single claim stands on."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request, Response

from foedera.ids import split_model_coder, split_provision
from foedera.model.claim import Claim, Rank, Source
from foedera.model.codebook import Area
from foedera.model.coverage import Coverage
from foedera.model.properties import record_of, value_of
from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import anchors, codebook_of
from foedera.publishing.lines import words_of
from foedera.web.pages import Asked, findings_about, new_router, records_of_agreements, render
from foedera.workspace.view import View

router = new_router()


@router.get("/cells/{agreement}/{area}")
def cell(request: Request, views: Asked, agreement: str, area: str) -> Response:
    """One cell: the rule that decided, then each claim with its source, locator and quote."""
    shown = views.cell(f"{agreement}/{area}")
    ledger = views.ledger()
    sources = {claim.basis.source: ledger.of(Source, claim.basis.source) for claim in shown.claims}
    known = next(known for known in codebook_of(views.snapshot, area).areas if known.id == area)
    return render(
        request,
        "cell.html",
        {
            "cell": shown,
            "agreement": agreement_record(views.snapshot, agreement),
            "area": known,
            "found": findings_about(views, agreement, area),
            "topics": {topic.id: topic for topic in known.topics},
            "tried": _tried(views, shown.claims, area),
            "claims": [
                (claim, value_of(claim, Coverage), place < shown.live) for place, claim in enumerate(shown.claims)
            ],
            "anchors": anchors(views.snapshot),
            "pictured": _pictured(views, shown.claims),
            "titles": {source: entries[-1].value.title if entries else source for source, entries in sources.items()},
        },
    )


def _tried(views: View, claims: Sequence[Claim], area: str) -> dict[str, Area]:
    """For each claim of a method that searched by expressions: the area as the codebook of that time had it.

    Sources and people do not search by expressions, and neither do language models.
    """
    books = views.snapshot.codebooks
    methods = (it for it in claims if it.rank is Rank.MACHINE and split_model_coder(it.coder) is None)
    searched = (claim for claim in methods if claim.codebook in books)
    return {claim.id: known for claim in searched for known in books[str(claim.codebook)].areas if known.id == area}


@router.get("/claims/{identifier}")
def claim(request: Request, views: Asked, identifier: str) -> Response:
    """One entry of the log."""
    found = views.claim(identifier)
    label, text = words_of(record_of(found))
    return render(
        request,
        "claim.html",
        {
            "claim": found,
            "about_agreement": found.subject in records_of_agreements(views),
            "label": label,
            "text": text,
            "anchors": anchors(views.snapshot),
            "pictured": _pictured(views, [found]),
        },
    )


def _pictured(views: View, claims: Sequence[Claim]) -> dict[str, str]:
    """For each claim whose quote is printed on a page we hold: the address of its picture."""
    found: dict[str, str] = {}
    for claim in claims:
        span = claim.basis.span
        if span is not None and span.page is not None:
            subject, language, _ = split_provision(span.provision)
            if views.document(f"{subject}/{language}")[0].lines:
                found[claim.id] = f"/texts/{subject}/{language}/places/{span.start}/{span.end}"
    return found
