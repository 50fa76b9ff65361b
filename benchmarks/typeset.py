"""Sets the blocks of a known text as a PDF in several layouts, so that what a reader gets back can be checked.

In: blocks, and where notes are called. Out: PDF bytes, by Typst. Not here: what is measured (fidelity).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

import msgspec
import typst

from foedera.reading.blocks import Block

HEAD = "Treaty Series of the Republic, volume 12"


class Layout(msgspec.Struct, frozen=True):
    """How a text is set."""

    columns: int
    tagged: bool

    @property
    def name(self) -> str:
        """As reports print it."""
        return f"{'tagged' if self.tagged else 'untagged'}, {'two columns' if self.columns == 2 else 'one column'}"


LAYOUTS = tuple(Layout(columns, tagged) for tagged in (True, False) for columns in (1, 2))


def to_pdf(blocks: Sequence[Block], notes: dict[int, tuple[int, str]], layout: Layout) -> bytes:
    """The PDF of `blocks`; `notes` says, by block, the code point a note is called before, and the note's text."""
    source = [
        f'#set page(paper: "a4", columns: {layout.columns}, margin: (x: 2.2cm, y: 2.4cm), numbering: "1",',
        f"  header: align(right, text(size: 8pt)[#{_quoted(HEAD)}]))",
        f'#set text(size: {10 if layout.columns == 1 else 9}pt, lang: "en", hyphenate: true)',
        "#set par(justify: true)",
        "#show heading: set text(size: 1.15em)" if layout.columns == 1 else "#show heading: set text(size: 1em)",
    ]
    for is_table, run in groupby(enumerate(blocks), key=lambda pair: pair[1].kind == "table"):
        pieces = list(run)
        if is_table:
            source.append(_table([block for _, block in pieces]))
        else:
            source += [_piece(at, block, notes) for at, block in pieces]
    done: bytes = typst.compile("\n\n".join(source).encode(), format="pdf", pdf_tags=layout.tagged)
    return done


def _piece(at: int, block: Block, notes: dict[int, tuple[int, str]]) -> str:
    if block.kind == "heading":
        return f"#heading(level: {max(1, min(block.level, 4))})[#{_quoted(block.text)}]"
    if at not in notes:
        return f"#par[#{_quoted(block.text)}]"
    place, note = notes[at]
    before, after = block.text[:place], block.text[place:]
    return f"#par[#{_quoted(before)}#footnote[#{_quoted(note)}]#{_quoted(after)}]"


def _table(rows: Sequence[Block]) -> str:
    cells = [row.text.split(" | ") for row in rows]
    width = max(map(len, cells))
    inside = ", ".join(f"[#{_quoted(cell)}]" for row in cells for cell in [*row, *[""] * (width - len(row))])
    return f"#table(columns: {width}, {inside})"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
