"""How a matrix and a cell show themselves in a notebook: as HTML, every sign a link into the site."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedera.model.claim import Claim
    from foedera.model.coverage import Cell
    from foedera.model.matrix import Matrix

SITE = "http://127.0.0.1:8000"
"""Where links lead: the address at which `foedera serve` answers unless it is told otherwise."""

WIDEST = 40
"""Agreements shown; a wider table would freeze the notebook it stands in."""


def matrix_html(matrix: Matrix) -> str:
    """The table: areas by agreements, each sign a link to its cell, each head one to its page."""
    shown = matrix.columns[:WIDEST]
    heads = "".join(f"<th>{_link(f'agreements/{c.agreement}', c.short)}</th>" for c in shown)
    lines = (
        f"<tr><th style='text-align:left'>{row.number} {_link(f'areas/{row.area}', row.label)}</th>"
        + "".join(f"<td>{_sign(cell)}</td>" for cell in cells[:WIDEST])
        + "</tr>"
        for row, cells in zip(matrix.rows, matrix.cells, strict=True)
    )
    more = len(matrix.columns) - len(shown)
    note = f"<p>{more} further agreements are not shown: choose some with agreements=[…].</p>" if more else ""
    return (
        f"<table><caption>{escape(repr(matrix)[1:-1])}</caption><thead><tr><th>area</th>{heads}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table>{note}"
    )


def cell_html(cell: Cell) -> str:
    """A cell: its value, the rule that decided, and every claim with its words."""
    said = " ".join(filter(None, (cell.value.sign + cell.flags, cell.value.in_words, cell.strength)))
    claims = "".join(_claim(claim, live=place < cell.live) for place, claim in enumerate(cell.claims))
    return f"<p>{_link(f'cells/{cell.id}', cell.id)}: <b>{escape(said)}</b><br>{escape(cell.rule)}</p><ul>{claims}</ul>"


def _sign(cell: Cell) -> str:
    title = "; ".join(filter(None, (cell.value.in_words, cell.strength, cell.rule)))
    return _link(f"cells/{cell.id}", cell.value.sign + cell.flags, title=title)


def _claim(claim: Claim, *, live: bool) -> str:
    span = claim.basis.span
    words = f"<blockquote>{escape(span.said)}</blockquote>" if span else ""
    said = escape(f"{claim.value['value']} by {claim.coder}, {claim.basis.source}, {claim.basis.locator}")
    return f"<li>{said} ({_link(f'claims/{claim.id}', claim.id)}){'' if live else ', no longer speaks'}{words}</li>"


def _link(path: str, text: str, *, title: str = "") -> str:
    about = f' title="{escape(title)}"' if title else ""
    return f'<a href="{escape(f"{SITE}/{path}")}"{about}>{escape(text)}</a>'
