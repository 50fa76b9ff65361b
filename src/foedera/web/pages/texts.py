"""Texts with their provisions, and the pages they were printed on."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from fastapi import Request, Response

from foedera.comparing.spoken_texts import languages_of
from foedera.ids import frbr_uri, split_document
from foedera.model.document import Document, Provision
from foedera.model.selection import agreement, known_names
from foedera.publishing.report import alarms_of, report_lines
from foedera.reading.places import place_picture
from foedera.reading.relations.language_versions import linked
from foedera.reading.relations.references import Pointing, Reference, references
from foedera.web.downloads import sent
from foedera.web.pages import Asked, new_router, render

router = new_router()


@router.get("/texts/{subject}/{language}")
def text(request: Request, views: Asked, subject: str, language: str) -> Response:
    """One text, every provision under its own anchor."""
    document, provisions = views.document(f"{subject}/{language}")
    names = known_names(views.snapshot)
    eids = [provision.eid for provision in provisions]
    siblings = [other for other in views.documents(document.subject) if other.id != document.id]
    versions = [other for other in siblings if split_document(other.id)[:2] == split_document(document.id)[:2]]
    others = [other for other in siblings if other.role == document.role and other.language != document.language]
    return render(
        request,
        "text.html",
        {
            "document": document,
            "called": "" if document.role == "source" else agreement(views.snapshot, document.subject).short,
            "provisions": [(each, _pieces(document, each, eids, names)) for each in provisions],
            "report": report_lines(document),
            "alarms": alarms_of(document),
            "uri": frbr_uri(document.id),
            "versions": versions,
            "spoken_here": [one for one in languages_of(document, provisions) if one != document.language],
            "language_versions": [(other, linked(provisions, views.document(other.id)[1])) for other in others],
        },
    )


@router.get("/texts/{subject}/{language}/places/{start}/{end}")
def place(views: Asked, subject: str, language: str, start: int, end: int) -> Response:
    """A picture of the place a span was printed at."""
    picture = place_picture(views.snapshot, f"{subject}/{language}", start, end)
    return sent(picture, "png")


def _pieces(
    document: Document, provision: Provision, eids: Collection[str], names: Mapping[str, str]
) -> list[tuple[str, str | None, str | None]]:
    """The text cut at its references and note marks: words, address or None, mark of a note or None."""
    words = document.text[provision.start : provision.end]
    found = references(words, provision, eids, names)
    cuts: list[tuple[int, int, str | None, str | None]] = [(r.start, r.end, _address(r), None) for r in found]
    for mark in provision.notes:
        eid = mark.note.rpartition("/")[2] if mark.note else None
        cuts.append((mark.at - provision.start, mark.at - provision.start, f"#{eid}" if eid else None, mark.mark))
    out: list[tuple[str, str | None, str | None]] = []
    at = 0
    for start, end, address, mark_text in sorted(cuts, key=lambda cut: cut[:2]):
        if start >= at:
            out += [(words[at:start], None, None), (words[start:end], address, mark_text)]
            at = end
    return [*out, (words[at:], None, None)]


def _address(reference: Reference) -> str | None:
    if reference.target is None:
        return None
    match reference.kind:
        case Pointing.INTERNAL:
            return f"#{reference.target}"
        case Pointing.UN_RESOLUTION:
            return f"https://undocs.org/{reference.target.replace(' ', '')}"
        case _:
            return f"/things/{reference.target}"
