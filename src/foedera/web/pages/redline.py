"""The redline of two whole texts, for a page and as files; the address is its whole state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Query, Request, Response

from foedera.model.redlined_text import RedlinedText
from foedera.publishing import redline_file, whole_redline
from foedera.publishing.redline_word import check_whole, to_docx
from foedera.publishing.whole_redline import Redrawn, redrawn
from foedera.web.downloads import as_file
from foedera.web.pages import Asked, new_router, render
from foedera.workspace.view import View

router = new_router()

Names = Annotated[Literal["", "equal"], Query()]
"""Whether names of parties only one of the two has count as equal."""
Show = Annotated[Literal["", "changes"], Query()]
"""Everything, or only what changed."""
Layout = Annotated[Literal["", "columns"], Query()]
"""One text with both in it, or two columns."""
ENDINGS = ("docx", "html", "pdf", "md", "json")


@router.get("/redline")
def page(
    request: Request,
    views: Asked,
    a: str,
    b: str,
    names: Names = "",
    show: Show = "",
    layout: Layout = "",
    area: str = "",
) -> Response:
    """Two texts, or two versions of one."""
    chosen = {"names": names, "show": show, "layout": layout, "area": area}
    context = drawn(views, (a, b), chosen, "/redline", {"a": a, "b": b})
    labels = {known.id: known.label for known in views.codebook().areas}
    return render(request, "redline.html", {**context, "labels": labels})


@router.get("/redline.{ending}")
def file(views: Asked, ending: str, a: str, b: str, names: Names = "", show: Show = "", area: str = "") -> Response:
    """The same as a file; a Word document is always whole, and refused of a part."""
    if ending == "docx":
        check_whole(only_changes=bool(show), area=area)
    text = views.redline(a, b, names_equal=bool(names))
    moment = views.clock()
    makers: Mapping[str, Callable[[Redrawn], str | bytes]] = {
        "docx": lambda found: to_docx(found.text, moment=moment),
        "html": redline_file.to_html,
        "pdf": lambda found: redline_file.to_pdf(found, moment=moment),
        "md": whole_redline.to_markdown,
        "json": whole_redline.to_json,
    }
    found = redrawn(text, only_changes=bool(show), area=area)
    return as_file(found, makers, ending, at="/redline.", name="redline.")


def drawn(
    views: View, texts: tuple[str, str], chosen: Mapping[str, str], path: str, kept: Mapping[str, str]
) -> dict[str, Any]:
    """What `redlined.html` needs.

    Args:
        views: the view asked.
        texts: the two, as `View.redline` takes them.
        chosen: names, show, layout and area as the address has them.
        path: of the page.
        kept: what else of the page's address stays in its links.
    """
    text: RedlinedText = views.redline(*texts, names_equal=bool(chosen["names"]))
    found = redrawn(text, only_changes=bool(chosen["show"]), area=chosen["area"])

    def address(**other: str) -> str:
        return f"{path}?{urlencode({name: said for name, said in ({**kept, **chosen, **other}).items() if said})}"

    own = {"a": texts[0], "b": texts[1], **{name: chosen[name] for name in ("names", "show", "area")}}
    query = {name: said for name, said in own.items() if said}
    whole = {name: said for name, said in query.items() if name not in ("show", "area")}
    return {
        "redrawn": found,
        "asked": chosen,
        "address_of": address,
        "summary": whole_redline.summary(text),
        "notes": whole_redline.notes(text),
        "note_of": whole_redline.heading_note,
        "areas_here": sorted({area for clause in text.clauses for area in clause.areas}),
        "files": {ending: f"/redline.{ending}?{urlencode(whole if ending == 'docx' else query)}" for ending in ENDINGS},
    }
