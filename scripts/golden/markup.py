"""Agreements as HTML: the inside of <body>, for web pages and for WeasyPrint.

In: a Source and a style. Out: markup. Not here: what stands around the text (html_page.py), print (weasy_pdf.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby

from scripts.golden.pieces import Branch, Piece, Run, Source, branches, heading_text

_TYPES = {"1": "1", "a": "a", "i": "i"}


@dataclass(frozen=True)
class Markup:
    """How the HTML is written."""

    notes: str = "footnote"
    """footnote (CSS floats them), linked (a list at the end of the page) or inline (a small print paragraph after)."""
    lists: str = "typed"
    """typed (paragraphs that begin with their number), native (ol and ul) marked (li with the printed marker) or
    tables (a table a point, as official journals have it)."""
    joiner: str = " – "
    two_lines: bool = False
    bold_headings: bool = False
    """Whether headings are bold paragraphs, as word processors leave them."""


def body(source: Source, style: Markup) -> str:
    """Title, pieces and, where they are linked, the footnotes."""
    parts = [f"<h1>{escape(source.title)}</h1>"]
    for kind, group in groupby(branches(source.pieces), key=lambda branch: _family(branch, style)):
        found = list(group)
        if kind == "table":
            parts.append(_table([branch.piece for branch in found], style))
        elif kind:
            parts.append(_list(found, style))
        else:
            parts += [_block(branch, style) for branch in found]
    if style.notes == "linked" and source.notes:
        notes = (
            f'<p id="fn-{_slug(note)}"><a href="#call-{_slug(note)}">{note.mark}</a> {escape(note.text)}</p>'
            for note in source.notes
        )
        parts.append('<div class="footnotes">\n<hr>\n' + "\n".join(notes) + "\n</div>")
    return "\n".join(parts)


def inline(runs: tuple[Run, ...], style: Markup) -> str:
    """The words of a piece."""
    parts = []
    for run in runs:
        words = escape(run.text, quote=False)
        if run.style == "note" and style.notes == "footnote":
            words = f'<span class="footnote">{words}</span>'
        elif run.style == "note":
            words = f'<sup><a id="call-{_slug(run)}" href="#fn-{_slug(run)}">{run.mark}</a></sup>'
        elif run.style == "bold":
            words = f"<b>{words}</b>"
        elif run.style == "deleted":
            words = ""
        parts.append(words)
    return "".join(parts)


def _slug(note: Run) -> str:
    """The mark of a footnote as part of an id."""
    return "star" if note.mark == "*" else note.mark


def _family(branch: Branch, style: Markup) -> str:
    """What neighbours a piece can share an element with: table, ol, ul, or '' for none."""
    piece = branch.piece
    if piece.kind == "table":
        return "table"
    if style.lists in {"typed", "tables"} or piece.number is None or piece.kind == "heading":
        return ""
    return "ul" if piece.number in {"–", "•"} else "ol"


def _block(branch: Branch, style: Markup) -> str:
    piece = branch.piece
    if piece.kind == "heading":
        return _heading(piece, style)
    words = inline(piece.runs, style)
    if piece.number is not None and piece.kind == "item" and style.lists == "tables":
        below = "\n".join(_block(item, style) for item in branch.below)
        return f"<table><tr><td>{piece.number}</td><td><p>{words}</p>{below}</td></tr></table>"
    if piece.number is not None:
        words = f"{piece.number} {words}"
    indent = f' class="d{piece.depth}"' if piece.depth else ""
    return "\n".join([f"<p{indent}>{words}</p>", *(_block(item, style) for item in branch.below)])


def _heading(piece: Piece, style: Markup) -> str:
    words = escape(heading_text(piece, style.joiner), quote=False)
    if style.two_lines and piece.number and piece.words:
        words = f"{piece.number}<br>{escape(piece.words, quote=False)}"
    if style.bold_headings:
        return f'<p class="h{piece.level + 1}"><b>{words}</b></p>'
    return f"<h{piece.level + 1}>{words}</h{piece.level + 1}>"


def _table(rows: list[Piece], style: Markup) -> str:
    lines = []
    for row in rows:
        tag = "th" if row.header else "td"
        line = "<tr>" + "".join(f"<{tag}>{inline(cell, style)}</{tag}>" for cell in row.cells) + "</tr>"
        lines.append(f"<thead>{line}</thead>" if row.header else line)
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def _list(found: list[Branch], style: Markup) -> str:
    """Numbered neighbours as one list."""
    first = found[0].piece.number or ""
    tag = "ul" if first in {"–", "•"} else "ol"
    kind = first.strip("().")
    attribute = f' type="{_TYPES[kind]}"' if tag == "ol" and style.lists == "native" and kind != "1" else ""
    items = []
    for branch in found:
        marker = f" style=\"list-style-type: '{branch.piece.number} '\"" if style.lists == "marked" else ""
        below = "".join(
            "\n" + (_list(list(group), style) if family else "\n".join(_block(item, style) for item in group))
            for family, group in groupby(branch.below, key=lambda item: _family(item, style))
        )
        items.append(f"<li{marker}>{inline(branch.piece.runs, style)}{below}</li>")
    return f"<{tag}{attribute}>\n" + "\n".join(items) + f"\n</{tag}>"
