"""Small OpenDocument texts for tests, written part by part as office programs store them."""

from __future__ import annotations

import io
import zipfile

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NS = (
    f'xmlns:office="{_ODF}office:1.0" xmlns:text="{_ODF}text:1.0" xmlns:table="{_ODF}table:1.0" '
    f'xmlns:draw="{_ODF}drawing:1.0" xmlns:style="{_ODF}style:1.0" xmlns:svg="{_ODF}svg-compatible:1.0" '
    f'xmlns:fo="{_ODF}xsl-fo-compatible:1.0" xmlns:number="{_ODF}datastyle:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
KIND = "application/vnd.oasis.opendocument.text"


def odt(body: str, *, automatic: str = "", styles: str = "", masters: str = "", meta: str = "") -> bytes:
    """An .odt with a body, styles of its own and for all, what stands on every page, and properties."""
    return odt_of(
        {
            "content.xml": f"<office:document-content {NS}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {NS}><office:styles>{styles}</office:styles>"
            f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
            "meta.xml": f"<office:document-meta {NS}><office:meta>{meta}</office:meta></office:document-meta>",
        }
    )


def odt_of(members: dict[str, str]) -> bytes:
    """An archive of members, the kind first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND)
        for path, text in members.items():
            archive.writestr(path, text)
    return out.getvalue()


def p(text: str, style: str = "Standard") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def items(*inside: str, style: str = "L", more: str = "") -> str:
    """A list, each item with what stands in it."""
    named = f'text:style-name="{style}"' if style else ""
    every = "".join(f"<text:list-item>{each}</text:list-item>" for each in inside)
    return f"<text:list {named} {more}>{every}</text:list>"


def row(*cells: str, more: str = "") -> str:
    """A row of a table, each cell with what stands in it; `more` are cells as they are."""
    inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{inside}{more}</table:table-row>"


def table(*rows: str) -> str:
    """A table."""
    return f"<table:table>{''.join(rows)}</table:table>"


def levels(name: str, *patterns: tuple[str, str, str]) -> str:
    """A list style, each level with what stands before its number, its format and what stands behind."""
    inside = "".join(
        f'<text:list-level-style-number text:level="{at}" style:num-prefix="{before}" style:num-format="{how}" '
        f'style:num-suffix="{behind}"/>'
        for at, (before, how, behind) in enumerate(patterns, 1)
    )
    return f'<text:list-style style:name="{name}">{inside}</text:list-style>'
