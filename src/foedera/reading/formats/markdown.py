"""Markdown as people and treaty collections write it: headings, tables, quotes, lists, notes, inline marks.

In: bytes. Out: blocks with the way back into the decoded file. Odd spacing is taken as it comes: '###Article  5 '.
Not here: HTML inside Markdown (kept as text), numbers and articles (segment).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

import msgspec

from foedera.reading.blocks import Block, TracedBlock, make_block
from foedera.reading.decode import decode
from foedera.reading.formats.inline import cells, without_marks
from foedera.reading.formats.markdown_lines import Role, line_starts, roles_of
from foedera.reading.formats.parsed import Parsed, omission, parsed
from foedera.reading.formats.text_lines import TextLine, lines_of, paragraphs
from foedera.text.normalise import clean, normalise_traced
from foedera.text.offsets import Traced, join

_HEADING = re.compile(r"\s*(#{1,6})\s*")
_RULE = re.compile(r"\s*(?:[-*_=]\s*+){3,}+$")
_BORDER = re.compile(r"[\s|:=-]*$")
_QUOTE = re.compile(r"\s*>\s?")
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
    for kind, lines in groupby(_lines(text), key=lambda item: item[0]):
        found += _blocks(kind, [line for _, line in lines])
    blocks = _with_notes(found)
    title = blocks[0].block.text if blocks and blocks[0].block.kind == "heading" else None
    passed = [
        omission("address of a link", (match[0] for match in _ADDRESS.finditer(text)), "it is where the words lead"),
        omission("mark of a note", (match[0] for match in _CALL.finditer(text)), "the note follows its paragraph"),
    ]
    return parsed("markdown", text, blocks, title=title, problems=problems, omissions=passed)


def _lines(text: str) -> Iterator[tuple[str, TextLine]]:
    """Every line that holds something, without the signs of quotation, and its kind."""
    starts, roles, last = line_starts(text), roles_of(text), -1
    for line in lines_of(Traced.whole(text)):
        at = bisect_right(starts, line.piece.offsets.place(0)) - 1
        role = roles[at]
        piece = _unquoted(line.piece, role.quotes)
        if clean(piece.text):
            opens = line.after_blank or (role.opens and at != last)
            yield _kind(piece.text, role), TextLine(piece, clean(piece.text), opens)
        last = at


def _unquoted(piece: Traced, quotes: int) -> Traced:
    """A line without the signs of the quotations it stands in; the last lines of one may go without."""
    start = 0
    while quotes and (match := _QUOTE.match(piece.text, start)):
        start, quotes = match.end(), quotes - 1
    return piece.cut(start, len(piece.text))


def _kind(raw: str, role: Role) -> str:
    """What a line is: by its role, and by what treaty collections write without regard to CommonMark.

    '###Article 5' is a heading, a row of a table may stand without any border, and '====' is a line across the page.
    """
    note = _NOTE.match(raw.lstrip())
    if note is not None:
        return f"note {note[1]}"
    if role.kind == "heading":
        return f"heading {role.level}"
    if role.kind == "rule" or _RULE.match(raw):
        return "rule"
    return "table" if role.kind == "table" else {"#": "heading", "|": "table"}.get(raw.lstrip()[:1], "text")


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


def _blocks(kind: str, lines: list[TextLine]) -> list[TracedBlock]:
    name, _, detail = kind.partition(" ")
    if name == "rule":
        return []
    if name == "heading":
        found = [_heading(line.piece, int(detail or 0)) for line in lines]
    elif name == "table":
        found = [_row(line.piece) for line in lines]
    else:
        found = [_paragraph(group) for group in paragraphs(lines)]
    return [item for item in found if item is not None]


def _heading(piece: Traced, level: int) -> TracedBlock | None:
    """A heading of the level given, or, for 0, as many as there are #."""
    match = None if level else _HEADING.match(piece.text)
    end = len(piece.text.rstrip().rstrip("#").rstrip())
    words = piece if match is None else piece.cut(match.end(), max(match.end(), end))
    return make_block("heading", without_marks(words), level=level or (len(match[1]) if match else 1))


def _row(piece: Traced) -> TracedBlock | None:
    """A table row; its cells run together with ' | ' between them. Borders and empty rows give nothing."""
    if _BORDER.match(piece.text):
        return None
    start = len(piece.text) - len(piece.text.lstrip().removeprefix("|"))
    inner = piece.cut(start, len(piece.text.rstrip().removesuffix("|")))
    return make_block("table", join([normalise_traced(without_marks(cell)) for cell in cells(inner, "|")], " | "))


def _paragraph(group: list[TextLine]) -> TracedBlock | None:
    kind = "item" if _ITEM.match(group[0].piece.text) else "paragraph"
    return make_block(kind, without_marks(join([line.piece for line in group], " ")))
