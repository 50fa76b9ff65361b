"""Compares what was read with the structure a golden document was made from.

Signs that tools may set differently (dashes, bullets, quotes, spaces, the stop after a number) do not count; letters
and digits do.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
from rapidfuzz.distance import LCSseq

from foedera.reading import Parsed, parse
from foedera.reading.blocks import Block
from foedera.reading.structure.segment import segment

FOLDER = Path(__file__).parents[1] / "golden" / "documents"


class Score(msgspec.Struct, frozen=True):
    """How true a reading is; shares from 0 to 1, None where there is nothing to share."""

    characters: float
    """Of the body, in the right order."""
    headings: float | None
    """Headings with all their words and nothing else; neighbours count as one."""
    paragraphs: float
    """Paragraphs, items and rows with all their words and nothing else."""
    notes: float | None
    """Notes with all their words, behind the piece that calls them."""
    missing: tuple[str, ...]
    """Beginnings of what did not come back whole."""
    extra: tuple[str, ...]
    furniture: tuple[str, ...]
    """What is only decoration and stands in a provision all the same."""


def documents(kind: str = "*") -> list[Path]:
    """The golden documents with a suffix."""
    return sorted(path for path in FOLDER.glob(f"*.{kind}") if path.suffix != ".json")


def truth_of(path: Path) -> dict[str, Any]:
    """What a document was made from."""
    found: dict[str, Any] = json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))
    return found


def score_file(path: Path, *, ocr: str | None = None) -> Score:
    """The score of one golden document."""
    return score(truth_of(path), parse(path.read_bytes(), name=path.name, ocr=ocr))


def score(truth: dict[str, Any], parsed: Parsed) -> Score:
    """Compare the pieces a document was made from with the blocks that were read."""
    pieces = [{"kind": "heading", "text": truth["title"]}, *truth["pieces"]]
    wanted = [piece for piece in pieces if piece["kind"] != "note"]
    got = [block for block in parsed.blocks if block.kind != "note"]
    order = _squeezed("".join(piece["text"] for piece in wanted)), _squeezed("".join(quoted(block) for block in got))
    heads, paras = _runs([(p["kind"], p["text"]) for p in wanted])
    read_heads, read_paras = _runs([(b.kind, quoted(b)) for b in got])
    missing = [*_without(heads, read_heads), *_without(paras, read_paras)]
    extra = [*_without(read_heads, heads), *_without(read_paras, paras)]
    inside = _provisions(parsed)
    return Score(
        characters=LCSseq.similarity(*order) / len(order[0]),
        headings=_share(heads, read_heads),
        paragraphs=_share(paras, read_paras) or 0.0,
        notes=_notes(truth["pieces"], parsed.blocks),
        missing=tuple(missing),
        extra=tuple(extra),
        furniture=tuple(sign for sign in truth["absent"] if any(sign in text for text in inside)),
    )


def quoted(block: Block) -> str:
    """A block as a reader quotes it: with the number that HTML counts and does not write."""
    return f"{block.number} {block.text}" if block.kind == "item" and block.number else block.text


def _provisions(parsed: Parsed) -> list[str]:
    found = segment(parsed.blocks, "golden/eng")
    return [found.text[provision.start : provision.end] for provision in found.provisions]


def _runs(pieces: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Squeezed headings, neighbours run together, and squeezed other texts."""
    heads = [
        _squeezed("".join(text for _, text in run))
        for is_heading, run in groupby(pieces, key=lambda piece: piece[0] == "heading")
        if is_heading
    ]
    return heads, [_squeezed(text) for kind, text in pieces if kind != "heading"]


def _share(wanted: Sequence[str], got: Sequence[str]) -> float | None:
    return 1 - len(_without(wanted, got)) / len(wanted) if wanted else None


def _without(these: Sequence[str], those: Sequence[str]) -> list[str]:
    """What of `these` is not among `those`, each counted once."""
    left = list(those)
    out = []
    for text in these:
        if text in left:
            left.remove(text)
        else:
            out.append(text)
    return out


def _notes(pieces: Sequence[dict[str, Any]], blocks: Sequence[Block]) -> float | None:
    wanted = [piece for piece in pieces if piece["kind"] == "note"]
    if not wanted:
        return None
    found: set[tuple[str, str]] = set()
    for at, block in enumerate(blocks):
        for _, mark in block.marks:
            note = next((b for b in blocks[at:] if b.kind == "note" and b.number == mark), None)
            if note is not None:
                found.add((_squeezed(quoted(block)), _squeezed(note.text)))
    return sum((_squeezed(pieces[note["note_of"]]["text"]), _squeezed(note["text"])) in found for note in wanted) / len(
        wanted
    )


def _squeezed(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum()).casefold()
