"""What a Word document is taken apart into, before it is decided what is a heading.

In: nothing. Out: the record. Not here: who makes them (body) or judges them (shape, contents).
"""

from __future__ import annotations

import msgspec


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
