"""foedera redline: two texts, or two versions of one, with every word that differs."""

from __future__ import annotations

from typing import Literal

from foedera.cli import meant
from foedera.cli.output import Output, give
from foedera.cli.session import opened
from foedera.publishing.redline_file import to_html, to_pdf
from foedera.publishing.redline_word import AUTHOR, check_whole, to_docx
from foedera.publishing.whole_redline import redrawn, to_json, to_markdown


def redline(
    a: str,
    b: str,
    /,
    *,
    names_equal: bool = False,
    only_changes: bool = False,
    area: str | None = None,
    author: str = AUTHOR,
    format: Literal["markdown", "html", "docx", "pdf", "json"] = "markdown",
    output: Output = None,
) -> None:
    """Redline two whole texts, or two versions of one: every word that went, came or moved.

    Example: foedera redline eu-nor-sdp-2024@1 eu-nor-sdp-2024 --format docx -o norway.docx

    Parameters
    ----------
    a
        The first: an agreement by id or name; ID@1 for the first version of its text, ID/eng@2 for a text by its id.
    b
        The second.
    names_equal
        Do not mark names of parties only one of the two has, nor their adjectives.
    only_changes
        Fold what is unchanged; a Word document is always whole, for all accepted it has to be the second text.
    area
        Only the clauses quoted for this area; a Word document is always whole.
    author
        Who marks the changes of a Word document.
    format
        markdown, html, docx (tracked changes: all accepted it is B, all rejected A), pdf or json.
    """
    if format == "docx":
        check_whole(only_changes=only_changes, area=area)
    with opened() as workspace:
        view = workspace.view()
        a, b = (one if "/" in one or "@" in one else meant.one(view, one, "agreement") for one in (a, b))
        area = meant.perhaps(view, area, "area")
        text = view.redline(a, b, names_equal=names_equal)
        moment = view.clock()
    if format == "docx":
        give(to_docx(text, moment=moment, author=author), output)
        return
    found = redrawn(text, only_changes=only_changes, area=area or "")
    match format:
        case "html":
            give(to_html(found), output)
        case "pdf":
            give(to_pdf(found, moment=moment), output)
        case "json":
            give(to_json(found), output)
        case _:
            give(to_markdown(found), output)
