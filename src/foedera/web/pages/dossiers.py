"""Everything the log says of one thing: agreements, parties, dialogues, sources and the rest."""

from __future__ import annotations

from collections import Counter

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from foedera.comparing.matrix import column
from foedera.errors import UnknownId
from foedera.model.agreement import Agreement
from foedera.model.claim import Source
from foedera.model.dossier import Dossier
from foedera.model.ledger import Ledger
from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import codebooks_on
from foedera.publishing.dossier import PROPOSED, build_dossier
from foedera.publishing.lines import words_of
from foedera.web.pages import Asked


@get("/agreements", sync_to_thread=False)
def agreements(views: Asked) -> Template:
    """Every agreement of the workspace, by collection."""
    names = {agreement: entries[-1].value for agreement, entries in views.ledger().by_subject(Agreement).items()}
    return Template("agreements.html", context={"collections": views.collections(), "names": names})


@get("/agreements/{identifier:str}", sync_to_thread=False)
def agreement(views: Asked, identifier: FromPath[str]) -> Template:
    """One partnership: facts by kind, its areas, its texts."""
    agreement_record(views.snapshot, identifier)
    books = codebooks_on(views.snapshot, identifier)
    texts = [views.document(document.id) for document in views.documents(identifier)]
    return Template(
        "agreement.html",
        context={
            "dossier": _dossier(views.ledger(), identifier),
            "proposed": PROPOSED,
            "tables": [
                (book, list(zip(book.areas, column(views.snapshot, identifier, book=book), strict=True)))
                for book in books
            ],
            "texts": texts,
        },
    )


@get("/sources", sync_to_thread=False)
def sources(views: Asked) -> Template:
    """Every publication cited, with how many claims rest on it."""
    ledger = views.ledger()
    counts = Counter(claim.basis.source for claim in views.claims())
    described = [(source, entries[-1].value, counts[source]) for source, entries in ledger.by_subject(Source).items()]
    listed = sorted(described, key=lambda row: (-row[2], row[0]))
    return Template("sources.html", context={"sources": listed})


@get("/sources/{identifier:str}", sync_to_thread=False)
def source(views: Asked, identifier: FromPath[str]) -> Template:
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
        if record is not Source
    ]
    return Template(
        "source.html",
        context={
            "id": identifier,
            "source": entries[-1].value,
            "lines": lines,
            "texts": views.documents(identifier),
        },
    )


@get(["/things/{identifier:str}", "/parties/{identifier:str}", "/dialogues/{identifier:str}"], sync_to_thread=False)
def thing(views: Asked, identifier: FromPath[str]) -> Template:
    """A party, dialogue, mission, instrument, strategy or anything else the log speaks of."""
    return Template("thing.html", context={"dossier": _dossier(views.ledger(), identifier), "proposed": PROPOSED})


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


HANDLERS = (agreements, agreement, sources, source, thing)
