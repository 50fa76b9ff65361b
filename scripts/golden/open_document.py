"""Agreements as OpenDocument texts (.odt; ODF 1.3, part 3), as office programs store them.

In: a Source. Out: the bytes of an archive. Numbers are typed; numbered pieces stand in lists that count nothing. Not
here: other OpenDocument files.
"""

from __future__ import annotations

from html import escape

from scripts.golden.fixed import packed
from scripts.golden.pieces import Piece, Run, Source, heading_text

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NS = (
    f'xmlns:office="{_ODF}office:1.0" xmlns:text="{_ODF}text:1.0" xmlns:table="{_ODF}table:1.0" '
    f'xmlns:style="{_ODF}style:1.0" xmlns:fo="{_ODF}xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_KIND = "application/vnd.oasis.opendocument.text"


def render(source: Source) -> bytes:
    """A text with a head on every page."""
    bold = '<style:text-properties fo:font-weight="bold"/>'
    automatic = f'<style:style style:name="B" style:family="text">{bold}</style:style>'
    title = f'<text:p text:style-name="Title">{escape(source.title)}</text:p>'
    body = f"<office:body><office:text>{title}{_story(source.pieces)}</office:text></office:body>"
    head = f"<style:master-page><style:header><text:p>{escape(source.head)}</text:p></style:header></style:master-page>"
    content = f"<office:automatic-styles>{automatic}</office:automatic-styles>{body}"
    members = {
        "mimetype": _KIND,
        "content.xml": f"<office:document-content {_NS}>{content}</office:document-content>",
        "styles.xml": f"<office:document-styles {_NS}><office:master-styles>{head}</office:master-styles>"
        "</office:document-styles>",
    }
    return packed({name: text.encode() for name, text in members.items()})


def _story(pieces: tuple[Piece, ...]) -> str:
    out = list[str]()
    for piece in pieces:
        if piece.kind == "table":
            cells = "".join(f"<table:table-cell><text:p>{_words(c)}</text:p></table:table-cell>" for c in piece.cells)
            out.append(f"<table:table><table:table-row>{cells}</table:table-row></table:table>")
        elif piece.kind == "heading":
            out.append(f'<text:h text:outline-level="{piece.level}">{escape(heading_text(piece))}</text:h>')
        else:
            out.append(_paragraph(piece))
    return "".join(out).replace("</table:table><table:table>", "")


def _paragraph(piece: Piece) -> str:
    number = f"{piece.number} " if piece.number else ""
    inside = f"<text:p>{escape(number)}{_words(piece.runs)}</text:p>"
    return f"<text:list><text:list-header>{inside}</text:list-header></text:list>" if number else inside


def _words(runs: tuple[Run, ...]) -> str:
    parts = list[str]()
    for run in runs:
        words = escape(run.text, quote=False)
        if run.style == "note":
            citation = f"<text:note-citation>{escape(run.mark)}</text:note-citation>"
            body = f"<text:note-body><text:p>{words}</text:p></text:note-body>"
            parts.append(f'<text:note text:note-class="footnote">{citation}{body}</text:note>')
        elif run.style == "bold":
            parts.append(f'<text:span text:style-name="B">{words}</text:span>')
        elif run.style != "deleted":
            parts.append(words)
    return "".join(parts)
