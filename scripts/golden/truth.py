"""The expected structure of a rendering, written from its source and never from what the reader makes of it.

In: a Source and how the rendering prints headings. Out: the pieces of the JSON next to the document, in reading order,
a footnote right after the piece that calls it. Not here: the documents themselves.
"""

from __future__ import annotations

from dataclasses import replace

from scripts.golden.pieces import Piece, Run, Source, accepted, heading_text


def pieces_of(
    source: Source, joiner: str, eids: list[str | None], numbers: dict[str, str | None]
) -> list[dict[str, object]]:
    """What a reader of the rendering must find; `numbers` are printed otherwise than in the source."""
    found: list[dict[str, object]] = []
    path: list[Piece] = []
    for place, piece in enumerate(source.pieces):
        if piece.part == "closing":
            path = []
        if piece.kind == "heading":
            path = [above for above in path if above.level < piece.level]
        above = [heading_text(item, joiner) for item in path]
        at = len(found)
        number = numbers.get(piece.number or "", piece.number)
        entry = _entry(replace(piece, number=number), above, joiner)
        if eids and eids[place]:
            entry["eid"] = eids[place]
        found.append(entry)
        found += [_note(run, above, at) for cell in (piece.runs, *piece.cells) for run in cell if run.style == "note"]
        if piece.kind == "heading":
            path.append(piece)
    return found


def _entry(piece: Piece, path: list[str], joiner: str) -> dict[str, object]:
    entry: dict[str, object] = {"kind": piece.kind, "part": piece.part, "number": piece.number}
    if piece.kind == "heading":
        entry["text"] = heading_text(piece, joiner)
        entry["level"] = piece.level
    elif piece.kind == "table":
        entry["text"] = " | ".join(accepted(cell) for cell in piece.cells).rstrip(" ")
        entry["header"] = piece.header
    else:
        entry["text"] = piece.words if piece.number is None else f"{piece.number} {piece.words}"
        entry["depth"] = piece.depth
    entry["path"] = path
    return entry


def _note(run: Run, path: list[str], at: int) -> dict[str, object]:
    return {"kind": "note", "number": None, "mark": run.mark, "text": run.text, "note_of": at, "path": path}
