"""What a Word document is taken apart into, before it is decided what is a heading.

In: nothing; a piece that was judged. Out: the record; its block. Not here: who makes them (body) or judges them (shape,
contents).
"""

from __future__ import annotations

import msgspec

from foedera.reading.formats.gathered import Gathered
from foedera.reading.structure.headings import is_structural
from foedera.text.counting import letters_and_digits


class Piece(msgspec.Struct, kw_only=True):
    """A paragraph, a row, a note, or a block of an imported part; in reading order."""

    kind: str
    """paragraph, row, note; or imported, for a block as its own reader made it."""
    text: str
    """Without the number Word prints."""
    printed: str | None = None
    """The number Word prints before it; '' for a bullet, None where it prints nothing."""
    level: int = 0
    """That of a heading, by style or outline level; 0 for text."""
    style: str = ""
    """The name of its style, in lower case."""
    is_title: bool = False
    is_bold: bool = False
    """Whether every letter is set in bold."""
    is_centred: bool = False
    is_contents: bool = False
    """Whether it stands where a table of contents was left out; its text is empty then."""
    number: str | None = None
    """Of a note, its mark; of an imported block, the number its format gives."""
    marks: tuple[tuple[int, str], ...] = ()
    """Where in its text notes are called, and by which mark."""
    block: str = ""
    """Of an imported block, its kind."""

    @property
    def line(self) -> str:
        """It as it is printed, on one line."""
        return " ".join(f"{self.printed or ''} {self.text}".split())


def heads_alone(printed: str | None) -> bool:
    """Whether a number is a heading without text behind it: 'Article 3', printed by a list on a line of its own."""
    return bool(printed) and is_structural(printed or "")


def put(out: Gathered, piece: Piece, level: int) -> int:
    """Add the block of a piece; the letters and digits of the number Word prints before it."""
    if piece.kind == "imported":
        out.add(piece.block, piece.text, level=piece.level, number=piece.number, marks=piece.marks)
        return 0
    if piece.kind != "paragraph":
        out.add("table" if piece.kind == "row" else "note", piece.text, number=piece.number, marks=piece.marks)
        return 0
    text = piece.text.lstrip()
    whole = f"{piece.printed} {text}" if piece.printed else piece.text
    shift = len(whole) - len(piece.text)
    kind = "heading" if level else "item" if piece.printed == "" else "paragraph"
    marks = [(max(0, at + shift), mark) for at, mark in piece.marks]
    number = None if level else piece.printed or None
    out.add(kind, whole, level=level, number=number, marks=marks)
    return letters_and_digits(piece.printed or "")
