"""Clause types of a family: list and matrix, one type's tree, what one has none of; the address is the whole state."""

from __future__ import annotations

import textwrap
from typing import Annotated, Any, Literal, NamedTuple
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request, Response

from foedera.comparing.similarity import words_of
from foedera.comparing.templates.cells import USUAL
from foedera.comparing.templates.family import FEWEST, THRESHOLD
from foedera.model.dates import parse_day
from foedera.model.selection import agreement as agreement_record
from foedera.model.template import Template, Templates
from foedera.publishing import clause_types as shown
from foedera.publishing.similarity import WHY, percent, reasons
from foedera.web.downloads import ABSENCES, TEMPLATES, TREE, as_file
from foedera.web.pages import Asked, Several, choices, new_router, records_of_agreements, render
from foedera.web.pages.time_axis import axis_of
from foedera.web.thresholds import asked_threshold
from foedera.workspace.view import View

router = new_router()

PAGE = 40
"""Clause types on a page of the list."""
ROWS = 25
"""Clause types on a page of the matrix."""
WIDEST = 60
"""Agreements up to which there is a matrix; of more, the files have it."""

EXCERPT = 150
"""Characters of a wording in the list."""

Look = Annotated[Literal["", "matrix"], Query()]
Kind = Annotated[Literal["", "closing"], Query()]


class Scope(NamedTuple):
    """Which family, and what counts as a clause type, as the address says."""

    collection: str
    agreements: tuple[str, ...]
    threshold: float
    fewest: int
    as_of: str

    @property
    def within(self) -> dict[str, Any]:
        """The same as a workspace takes it."""
        return {
            "collection": self.collection or None,
            "agreements": self.agreements,
            "threshold": self.threshold,
            "fewest": self.fewest,
            "as_of": parse_day(self.as_of),
        }

    def query(self, **more: object) -> str:
        """The address of this state with its question mark, without what is left at its default; may be empty."""
        stated = {
            "collection": self.collection,
            "threshold": "" if self.threshold == THRESHOLD else f"{self.threshold:g}",
            "fewest": "" if self.fewest == FEWEST else self.fewest,
            "as_of": self.as_of,
            **more,
        }
        pairs = [
            *(("agreement", one) for one in self.agreements),
            *((key, value) for key, value in stated.items() if value),
        ]
        return f"?{urlencode(pairs)}" if pairs else ""

    def type(self, identifier: str, **more: object) -> str:
        """The address of a clause type."""
        return f"/templates/{quote(identifier)}{self.query(**more)}"


def scope(
    collection: str = "", agreement: Several = (), threshold: str = "", fewest: int = FEWEST, as_of: str = ""
) -> Scope:
    """The state every address here carries; agreements named one by one come before a collection."""
    alike = asked_threshold(threshold, name="threshold", usual=THRESHOLD)
    return Scope(collection, tuple(one for one in agreement if one), alike, fewest, as_of)


Wanted = Annotated[Scope, Depends(scope)]


@router.get("/templates")
def templates(
    request: Request,
    views: Asked,
    wanted: Wanted,
    of: str = "",
    look: Look = "",
    kind: Kind = "",
    page: int = 1,
) -> Response:
    """The clause types of a family, or its formulas of closing, as a list or as a matrix; of one agreement if named."""
    found = views.templates(**wanted.within)
    if of:
        agreement_record(views.snapshot, of)
    of_kind = found.of_kind(closing=bool(kind))
    asked = [template for template in of_kind if not of or _has(found, template, of)]
    size = ROWS if look else PAGE
    pages = max(1, -(-len(asked) // size))
    page = min(max(page, 1), pages)
    return render(
        request,
        "templates.html",
        {
            **choices(views),
            **_common(views, wanted),
            "found": found,
            "asked": len(asked),
            "listed": asked[(page - 1) * size : page * size],
            "of": of,
            "look": look,
            "kind": kind,
            "closings": len(found.of_kind(closing=True)),
            "page": page,
            "pages": pages,
            "wide": len(found.agreements) > WIDEST,
            "left_out": reasons(found.left_out),
            "why_left_out": WHY,
            "excerpt": lambda one: _excerpt(views, one),
            "files": list(TEMPLATES),
        },
    )


@router.get("/templates/files/{name}")
def download(views: Asked, wanted: Wanted, name: str) -> Response:
    """What the pages show, whole, as a file."""
    prefix = f"{wanted.collection or 'foedera'}-"
    return as_file(views.templates(**wanted.within), TEMPLATES, name, at="/templates/files/", name=prefix)


@router.get("/templates/absent/{identifier}.{ending}")
def absent_file(views: Asked, wanted: Wanted, identifier: str, ending: str, share: str = "") -> Response:
    """An absence report as a file."""
    report = views.absences(identifier, share=_share(share), **wanted.within)
    return as_file(report, ABSENCES, ending, at=f"/templates/absent/{identifier}.", name=f"{identifier}-not-found.")


@router.get("/templates/absent/{identifier}")
def absent(request: Request, views: Asked, wanted: Wanted, identifier: str, share: str = "") -> Response:
    """What most of a family has and was not found in this agreement, each with the passage that comes nearest."""
    usual = _share(share)
    return render(
        request,
        "templates_absent.html",
        {
            **_common(views, wanted),
            "report": views.absences(identifier, share=usual, **wanted.within),
            "found": views.templates(**wanted.within),
            "identifier": identifier,
            "share": "" if usual == USUAL else f"{usual:g}",
            "usual_share": f"{usual:.2f}",
            "files": list(ABSENCES),
        },
    )


@router.get("/templates/{identifier:path}.{ending}")
def tree_file(views: Asked, wanted: Wanted, identifier: str, ending: str) -> Response:
    """A clause type as a file."""
    tree = views.template(identifier, **wanted.within)
    name = tree.template.id.replace("/", "-").replace("@", "-")
    return as_file(tree, TREE, ending, at=f"/templates/{identifier}.", name=f"{name}.")


@router.get("/templates/{identifier:path}")
def one_type(request: Request, views: Asked, wanted: Wanted, identifier: str) -> Response:
    """One clause type: its variants on a time axis, each with its nearest earlier model, and who left what out."""
    tree, found = views.template(identifier, **wanted.within), views.templates(**wanted.within)
    return render(
        request,
        "template.html",
        {
            **_common(views, wanted),
            "tree": tree,
            "found": found,
            "axis": axis_of(tree),
            "cells": [cell for cell in found.cells[tree.template.id] if cell.lacking],
            "files": list(TREE),
        },
    )


def _common(views: View, wanted: Scope) -> dict[str, Any]:
    """What all pages need."""
    names = records_of_agreements(views)
    return {
        "scope": wanted,
        "shown": shown,
        "percent": percent,
        "shorts": {identifier: record.short for identifier, record in names.items()},
        "titles": {identifier: record.title for identifier, record in names.items()},
    }


def _excerpt(views: View, template: Template) -> str:
    """The beginning of the commonest wording."""
    return textwrap.shorten(words_of(views.snapshot, template.commonest.members[0].segment), EXCERPT, placeholder=" …")


def _has(found: Templates, template: Template, agreement: str) -> bool:
    return any(cell.agreement == agreement and cell.lacking is None for cell in found.cells[template.id])


def _share(text: str) -> float:
    return asked_threshold(text, name="share", usual=USUAL)
