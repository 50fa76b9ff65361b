"""Agreements as PDFs by Typst: one or two columns, tagged or not, footnotes at the foot of the page or column.

In: a Source and a layout. Out: the bytes of a PDF. Words go in as string literals, so Typst changes no sign of them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from scripts.golden.pieces import Branch, Run, Source, branches, heading_text

_BULLETS = ("–", "•")
_PREAMBLE = """
#set document(title: {title}, date: none)
#set page(width: {width}mm, height: {height}mm, margin: {margin}mm, columns: {columns}, numbering: "{numbering}",
  header: context {{ set text(0.85em); if counter(page).get().first() > {quiet} {{ {head} }} }})
#set text(font: "{font}", size: {size}pt, lang: "{language}", hyphenate: true)
#set par(justify: true)
#set smartquote(enabled: false)
#show heading: set text(size: 1em)
#show heading: set block(above: 1.3em, below: 0.8em)
#show heading.where(level: 1): set align({align})
#show title: set text(size: 1.3em)
#show title: set align(center)
#show title: set text(hyphenate: false)
#show title: set par(justify: false)
"""


@dataclass(frozen=True)
class Layout:
    """How a Typst document looks."""

    columns: int = 1
    width: int = 148
    height: int = 210
    margin: int = 18
    size: float = 10
    font: str = "Libertinus Serif"
    numbering: str = "1"
    align: str = "left"
    joiner: str = " – "
    two_lines: bool = False
    """Whether a heading's title stands on a line of its own, below its number."""
    native: bool = True
    """Whether points are lists of the format; otherwise paragraphs that begin with their number."""
    head_from: int = 1
    """First page that has a running head."""
    tagged: bool = True
    ligatures: bool = False
    """Whether fi and fl are put in as signs of their own, as old typesetters leave them."""


def render(source: Source, layout: Layout) -> bytes:
    """The agreement as a PDF."""
    markup = _PREAMBLE.format(
        title=_literal(source.title),
        head=_literal(source.head) if source.head else "[]",
        language=source.language,
        quiet=layout.head_from - 1,
        **{key: getattr(layout, key) for key in ("width", "height", "margin", "columns", "numbering", "font", "size")},
        align=layout.align,
    )
    body = ['#place(top + center, scope: "parent", float: true)[#title()]' if layout.columns == 2 else "#title()"]
    body += _blocks(branches(source.pieces), layout)
    text = markup + "\n\n".join(_tables(body))
    if layout.ligatures:
        text = re.sub(r'#"[^"]*"', lambda words: words[0].replace("fi", "ﬁ").replace("fl", "ﬂ"), text)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{source.name}.typ"
        path.write_text(text, encoding="utf-8")
        return typst.compile(str(path), format="pdf", timestamp=0, pdf_tags=layout.tagged)


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _inline(runs: tuple[Run, ...]) -> str:
    parts = []
    for run in runs:
        words = f"#{_literal(run.text)};"
        if run.style == "note":
            words = f"#footnote[{words}]"
        elif run.style == "bold":
            words = f"#strong[{words}]"
        parts.append("" if run.style == "deleted" else words)
    return "".join(parts)


def _blocks(found: tuple[Branch, ...], layout: Layout) -> list[str]:
    """The markup of pieces and what stands below them; numbered neighbours share a list."""
    blocks: list[str] = []
    for kind, together in groupby(found, key=lambda branch: _list_kind(branch, layout)):
        group = list(together)
        blocks += [_list(group)] if kind else [_block(branch, layout) for branch in group]
    return blocks


def _list_kind(branch: Branch, layout: Layout) -> str:
    """'list' or 'enum' for pieces which go into a list of the format, '' for the others."""
    number = branch.piece.number
    if not layout.native or number is None or branch.piece.kind == "heading":
        return ""
    return "list" if number in _BULLETS else "enum"


def _block(branch: Branch, layout: Layout) -> str:
    piece = branch.piece
    if piece.kind == "heading":
        line = f"#{_literal(heading_text(piece, layout.joiner))};"
        if layout.two_lines and piece.number and piece.words:
            line = f"#{_literal(piece.number)}; \\\n#{_literal(piece.words)};"
        return f"#heading(level: {piece.level})[{line}]"
    if piece.kind == "table":
        cells = ", ".join(f"[{_inline(cell)}]" for cell in piece.cells)
        return f"{'HEAD' if piece.header else 'ROW'} {len(piece.cells)} {cells}"
    words = _inline(piece.runs)
    if piece.number is not None:
        words = f"#{_literal(piece.number + ' ')};{words}"
    block = f"#pad(left: {1.5 * piece.depth}em)[{words}]" if piece.depth else words
    return "\n\n".join([block, *_blocks(branch.below, layout)])


def _list(found: list[Branch]) -> str:
    """A list of the format whose printed numbers are those of the source."""
    bodies = ["\n\n".join([_inline(item.piece.runs), *_blocks(item.below, Layout())]) for item in found]
    if found[0].piece.number in _BULLETS:
        return f"#list(marker: [{found[0].piece.number}], " + ", ".join(f"list.item[{body}]" for body in bodies) + ")"
    numbers = ", ".join(_literal(item.piece.number or "") for item in found)
    items = ", ".join(f"enum.item({at})[{body}]" for at, body in enumerate(bodies, 1))
    return f"#enum(numbering: n => ({numbers},).at(n - 1), {items})"


def _tables(blocks: list[str]) -> list[str]:
    """Runs of rows become tables whose head row is repeated on every page."""
    found: list[str] = []
    rows: list[str] = []
    for block in [*blocks, ""]:
        if block.startswith(("HEAD ", "ROW ")):
            rows.append(block)
            continue
        if rows:
            found.append(_table(rows))
            rows = []
        found.append(block)
    return found


def _table(rows: list[str]) -> str:
    count = rows[0].split(" ")[1]
    parts = []
    for row in rows:
        kind, _, cells = row.split(" ", 2)
        parts.append(f"table.header({cells})" if kind == "HEAD" else cells)
    return f"#table(columns: {count}, stroke: 0.4pt,\n  " + ",\n  ".join(parts) + ")"
