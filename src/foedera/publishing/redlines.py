"""Clauses side by side, for a terminal, a text or a program: what answers what, and where the words differ.

In: rows as comparing.alignment.opening gives them. Out: Markdown, JSON shapes. Struck out is ~~so~~, put in is **so**,
moved words carry a number. Not here: which clause answers which.
"""

from __future__ import annotations

from typing import Any

from foedera.model.alignment import Piece, PieceKind
from foedera.model.shown_clauses import ShownClause, ShownRow, SideBySide


def to_markdown(rows: SideBySide, shorts: dict[str, str]) -> str:
    """The rows; the clauses of those that are opened with every word, of the others by number and heading."""
    lines = [f"## Clauses side by side: {len(rows.rows)} of {rows.of} rows", ""]
    lines.append(f"{rows.answered} of {rows.of} rows have an answering clause ({rows.method}).")
    for row in rows.rows:
        scores = ", ".join(f"{link.score:.2f}{' across languages' if link.across else ''}" for link in row.links)
        lines += ["", f"### {row.id}" + (f" (score {scores})" if scores else ""), ""]
        lines += [line for one in row.shown for line in _clause(one, shorts, opened=row.opened)]
    return "\n".join([*lines, ""])


def shape(row: ShownRow) -> dict[str, Any]:
    """A row as data: clause ids, scores with their parts, and the pieces of each redline."""
    names = _names(row)
    return {
        "row": row.id,
        "clauses": {name: one.clause.id if one.clause else None for name, one in names.items()},
        "links": row.links,
        "also": [link for link, _ in row.secondary],
        "redlines": {name: one.redline.pieces for name, one in names.items() if one.redline},
    }


def _names(row: ShownRow) -> dict[str, ShownClause]:
    """The clauses by their agreement; where two are language versions of one, by that and the language."""
    twice = len({one.agreement for one in row.shown}) < len(row.shown)
    return {f"{one.agreement}/{one.language}" if twice else one.agreement: one for one in row.shown}


def _clause(one: ShownClause, shorts: dict[str, str], *, opened: bool) -> list[str]:
    short = shorts[one.agreement] + (f" ({one.language})" if one.language else "")
    if one.clause is None:
        return [f"- {short}: no counterpart" + (f" ({one.why})" if one.why else "")]
    named = f"- {short}: {' '.join(filter(None, (one.clause.number, one.clause.heading)))} `{one.clause.id}`"
    if not opened:
        return [named]
    words = one.text if one.redline is None else "".join(map(_drawn, one.redline.pieces))
    told = [f"  (no word differences: {one.why})"] if one.why else []
    return [named, *told, "", *(f"  {line}".rstrip() for line in words.splitlines()), ""]


def _drawn(piece: Piece) -> str:
    """A piece with its marks inside the blanks around it, as Markdown wants them."""
    core = piece.text.strip()
    if piece.kind in (PieceKind.EQUAL, PieceKind.SAME) or not core:
        return piece.text
    before, _, after = piece.text.partition(core)
    mark = "~~" if piece.kind in (PieceKind.DELETE, PieceKind.MOVED_FROM) else "**"
    moved = "" if piece.move is None else f"[{piece.move}]"
    return f"{before}{mark}{core}{mark}{moved}{after}"
