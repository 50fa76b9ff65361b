"""Agreements as plain text and Markdown.

In: a Source and a hand. Out: text. Plain text is wrapped and indented the way people type it.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import cycle

from scripts.golden.pieces import Piece, Run, Source, accepted, heading_text

_MARKS = {"plain": "[{}]", "markdown": "[^{}]"}


@dataclass(frozen=True)
class Hand:
    """How plain text is typed."""

    widths: tuple[int, ...] = (72,)
    """Widths the pieces are wrapped at, in turn; ragged text has several."""
    indent: int = 4
    hanging: bool = True
    tight: bool = False
    """Whether points follow one another without a blank line."""
    centred: bool = False
    two_lines: bool = False
    newline: str = "\n"
    encoding: str = "utf-8"
    joiner: str = " – "


def text(source: Source, hand: Hand) -> bytes:
    """The agreement as plain text; footnotes stand at the end."""
    widths = cycle(hand.widths)
    parts = [_centred(source.title, hand)]
    for piece in source.pieces:
        wrapped = _plain(piece, hand, next(widths))
        close = hand.tight and piece.kind == "item"
        parts.append(("\n" if close else "\n\n") + wrapped)
    notes = "".join(f"\n[{note.mark}] {note.text}" for note in source.notes)
    whole = "".join(parts) + (f"\n\n{notes}" if notes else "") + "\n"
    return whole.replace("\n", hand.newline).encode(hand.encoding)


def _centred(line: str, hand: Hand) -> str:
    lines = textwrap.wrap(line, min(hand.widths) - 10, break_on_hyphens=False)
    return "\n".join(part.center(72).rstrip() if hand.centred else part for part in lines)


def _plain(piece: Piece, hand: Hand, width: int) -> str:
    if piece.kind == "heading":
        if hand.two_lines and piece.number and piece.words:
            return _centred(piece.number, hand) + "\n" + _centred(piece.words, hand)
        return _centred(heading_text(piece, hand.joiner), hand)
    words = _called(piece.runs, "plain")
    start = "" if piece.number is None else f"{piece.number} "
    indent = " " * hand.indent * piece.depth
    return textwrap.fill(
        start + words,
        width,
        initial_indent=indent,
        subsequent_indent=indent + (" " * len(start) if hand.hanging else ""),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _called(runs: tuple[Run, ...], kind: str) -> str:
    """The words with the marks of footnotes, and with bold signs in Markdown."""
    parts = []
    for run in runs:
        if run.style == "note":
            parts.append(_MARKS[kind].format(run.mark))
        elif run.style == "bold" and kind == "markdown":
            parts.append(f"**{run.text}**")
        else:
            parts.append(accepted((run,)))
    return "".join(parts)


def markdown(source: Source, *, joiner: str = " – ", wrap: int | None = None) -> bytes:
    """The agreement as Markdown: ATX headings, typed numbers, dashes as list items, pipe tables, footnotes."""
    parts = [f"# {source.title}"]
    rows = 0
    for piece in source.pieces:
        if piece.kind == "table":
            line = "| " + " | ".join(_called(cell, "markdown") for cell in piece.cells) + " |"
            rule = "\n|" + " --- |" * len(piece.cells) if piece.header else ""
            parts.append(("\n" if rows else "\n\n") + line + rule)
            rows += 1
            continue
        rows = 0
        parts.append("\n\n" + _marked_down(piece, joiner, wrap))
    notes = "".join(f"\n\n[^{note.mark}]: {note.text}" for note in source.notes)
    return ("".join(parts) + notes + "\n").encode()


def _marked_down(piece: Piece, joiner: str, wrap: int | None) -> str:
    if piece.kind == "heading":
        return "#" * (piece.level + 1) + " " + heading_text(piece, joiner)
    number = {"–": "-", "•": "*"}.get(piece.number or "", piece.number)
    start = "" if number is None else f"{number} "
    indent = " " * 3 * piece.depth
    line = indent + start + _called(piece.runs, "markdown")
    if wrap is None:
        return line
    later = indent + " " * len(start)
    return textwrap.fill(line, wrap, subsequent_indent=later, break_on_hyphens=False, drop_whitespace=True)
