"""Markdown as treaty collections and people write it: headings by #, tables by |, quotes, lists, inline marks.

In: bytes. Out: blocks with the way back into the decoded file. Odd spacing is taken as it comes: '###Article  5 '.
Not here: HTML inside Markdown (kept as text), numbers and articles (segment).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, groupby

import msgspec

from foedera.model.document import Block
from foedera.reading.decode import decode
from foedera.reading.formats.inline import cells, without_marks
from foedera.reading.formats.lines import Line, lines_of, paragraphs
from foedera.reading.formats.parsed import Parsed, TracedBlock, make_block, parsed
from foedera.text.normalise import clean, normalise_traced
from foedera.text.offsets import Traced, join

_HEADING = re.compile(r"\s*(#{1,6})\s*")
_RULE = re.compile(r"\s*(?:[-*_=]\s*+){3,}+$")
_BORDER = re.compile(r"[\s|:=-]*$")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_NOTE = re.compile(r"\[\^([\w*†‡-]{1,12})\]:\s*")
_CALL = re.compile(r"\[\^([\w*†‡-]{1,12})\]")
_ADDRESS = re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)")
_ITEM = re.compile(r"\s*[-+*](?=\s)")


def read(data: bytes, name: str) -> Parsed:
    """The blocks of a Markdown text; its title is its first heading, when that stands before all text.

    Raises:
        UnreadableFile: from decoding.
    """
    text, problems = decode(data, name)
    found: list[TracedBlock] = []
    for kind, lines in groupby(lines_of(Traced.whole(text)), key=_kind):
        found += _blocks(kind, list(lines))
    blocks = _with_notes(found)
    title = blocks[0].block.text if blocks and blocks[0].block.kind == "heading" else None
    passed = sum(sum(map(str.isalnum, match[0])) for sign in (_ADDRESS, _CALL) for match in sign.finditer(text))
    return parsed("markdown", text, blocks, title=title, problems=problems, passed_over=passed)


def _with_notes(found: Sequence[TracedBlock]) -> list[TracedBlock]:
    """Footnotes ('[^1]: …') put behind the paragraphs that call them ('[^1]'), the marks taken out of these."""
    notes: dict[str, TracedBlock] = {}
    for item in found:
        head = _NOTE.match(item.block.text)
        if head is not None:
            trace = item.trace.cut(head.end(), len(item.trace.text))
            notes[head[1]] = TracedBlock(Block(kind="note", text=trace.text, number=head[1]), trace)
    out: list[TracedBlock] = []
    for item in found:
        if _NOTE.match(item.block.text):
            continue
        calls = [call for call in _CALL.finditer(item.block.text) if call[1] in notes]
        if calls:
            edges = [0, *(at for call in calls for at in call.span()), len(item.block.text)]
            trace = item.trace.keep(list(zip(edges[::2], edges[1::2], strict=True)))
            lengths = accumulate((call.end() - call.start() for call in calls), initial=0)
            marks = tuple((call.start() - gone, call[1]) for call, gone in zip(calls, lengths, strict=False))
            item = TracedBlock(msgspec.structs.replace(item.block, text=trace.text, marks=marks), trace)
        out += [item, *(notes.pop(call[1]) for call in calls if call[1] in notes)]
    return [*out, *notes.values()]


def _kind(line: Line) -> str:
    """What a line is by its first sign."""
    raw = line.piece.text
    if _NOTE.match(line.text):
        return f"note {line.text[:12]}"
    if _RULE.match(raw):
        return "rule"
    first = raw.lstrip()[:1]
    return {"#": "heading", "|": "table", ">": "quote"}.get(first, "text")


def _blocks(kind: str, lines: list[Line]) -> list[TracedBlock]:
    if kind == "rule":
        return []
    if kind == "heading":
        found = [_heading(line.piece) for line in lines]
    elif kind == "table":
        found = [_row(line.piece) for line in lines]
    else:
        pieces = [_unquoted(line) for line in lines] if kind == "quote" else lines
        found = [_paragraph(group) for group in paragraphs(pieces)]
    return [item for item in found if item is not None]


def _heading(piece: Traced) -> TracedBlock | None:
    match = _HEADING.match(piece.text)
    if match is None:
        return None
    end = len(piece.text.rstrip().rstrip("#").rstrip())
    return make_block("heading", without_marks(piece.cut(match.end(), max(match.end(), end))), level=len(match[1]))


def _row(piece: Traced) -> TracedBlock | None:
    """A table row; its cells run together with ' | ' between them. Borders and empty rows give nothing."""
    if _BORDER.match(piece.text):
        return None
    inner = piece.cut(len(piece.text) - len(piece.text.lstrip()) + 1, len(piece.text.rstrip().removesuffix("|")))
    return make_block("table", join([normalise_traced(without_marks(cell)) for cell in cells(inner, "|")], " | "))


def _unquoted(line: Line) -> Line:
    match = _QUOTE.match(line.piece.text)
    start = match.end() if match else 0
    piece = line.piece.cut(start, len(line.piece.text))
    return Line(piece, clean(piece.text), line.after_blank or not piece.text.strip())


def _paragraph(group: list[Line]) -> TracedBlock | None:
    kind = "item" if _ITEM.match(group[0].piece.text) else "paragraph"
    return make_block(kind, without_marks(join([line.piece for line in group], " ")))
