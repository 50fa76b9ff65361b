"""Everything the log says of one thing: agreements, parties, dialogues, sources and the rest."""

from __future__ import annotations

from fastapi import Request, Response

from foedera.comparing.matrix import column
from foedera.errors import UnknownId
from foedera.model.claim import Source
from foedera.model.dossier import Dossier
from foedera.model.ledger import Ledger
from foedera.model.listing import ListedSource
from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import codebooks_on
from foedera.model.statement import Reading
from foedera.publishing.dossier import PROPOSED, build_dossier
from foedera.publishing.lines import words_of
from foedera.watching.procedures import going
from foedera.web.pages import Asked, findings_about, new_router, records_of_agreements, render
from foedera.web.pages.party import around

router = new_router()


@router.get("/agreements")
def agreements(request: Request, views: Asked) -> Response:
    """Every agreement of the workspace, by collection."""
    return render(
        request, "agreements.html", {"collections": views.collections(), "names": records_of_agreements(views)}
    )


@router.get("/agreements/{identifier}")
def agreement(request: Request, views: Asked, identifier: str) -> Response:
    """One partnership: facts by kind, its areas, its texts."""
    agreement_record(views.snapshot, identifier)
    books = codebooks_on(views.snapshot, identifier)
    texts = [views.document(document.id) for document in views.documents(identifier)]
    return render(
        request,
        "agreement.html",
        {
            "dossier": _dossier(views.ledger(), identifier),
            "proposed": PROPOSED,
            "partner": views.ledger().partner(identifier),
            "stepped": any(one.id == identifier for one in going(views.ledger())),
            "tables": [
                (book, list(zip(book.areas, column(views.snapshot, identifier, book=book), strict=True)))
                for book in books
            ],
            "texts": texts,
            "found": findings_about(views, identifier),
        },
    )


@router.get("/sources")
def sources(request: Request, views: Asked) -> Response:
    """Every publication listed, with how many claims stand on it, and why where none does."""
    described = views.ledger().by_subject(Source)
    counted = [
        (row.id, described[row.id][-1].value, row.claims)
        for row in views.list("sources")
        if isinstance(row, ListedSource)
    ]
    unused = {row.id: row for row in views.list("unused-sources")}
    listed = sorted(counted, key=lambda row: (-row[2], row[0]))
    return render(request, "sources.html", {"sources": listed, "unused": unused})


@router.get("/sources/{identifier}")
def source(request: Request, views: Asked, identifier: str) -> Response:
    """One publication and everything taken from it."""
    ledger = views.ledger()
    entries = ledger.of(Source, identifier)
    if not entries:
        raise _unknown(identifier, "a source; the list is at /sources")
    said = ledger.said_by(identifier)
    lines = [
        (claim, *words_of(entry.value))
        for record, subjects in said.entries().items()
        for entries_of in subjects.values()
        for entry in entries_of
        for claim in (entry.claim,)
        if record not in (Source, Reading)
    ]
    return render(
        request,
        "source.html",
        {
            "id": identifier,
            "source": entries[-1].value,
            "read": [entry.value for entry in ledger.of(Reading, identifier)[-1:]],
            "lines": lines,
            "texts": views.documents(identifier),
            "found": views.check(source=identifier),
        },
    )


@router.get("/things/{identifier}")
@router.get("/parties/{identifier}")
def thing(request: Request, views: Asked, identifier: str) -> Response:
    """A party, mission, instrument, strategy or anything else the log speaks of."""
    dossier, found = _dossier(views.ledger(), identifier), findings_about(views, identifier)
    shown = {"dossier": dossier, "proposed": PROPOSED, "found": found}
    if dossier.kind == "party":
        return render(request, "party.html", shown | around(views, dossier))
    return render(request, "thing.html", shown)


def _dossier(ledger: Ledger, identifier: str) -> Dossier:
    dossier = build_dossier(ledger, identifier)
    if dossier is None:
        raise _unknown(identifier, "an id the log speaks of")
    return dossier


def _unknown(identifier: str, expected: str) -> UnknownId:
    return UnknownId(
        "nothing here has that id",
        where=repr(identifier),
        expected=expected,
        found=repr(identifier),
        next_step="start from the matrix at /, or search the texts at /search",
    )
