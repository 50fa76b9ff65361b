"""Plain text: paragraphs between blank lines, headings guessed by their shape, tab-separated tables.

In: bytes. Out: blocks with the way back into the decoded file. Not here: numbers and articles (segment).
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

import msgspec

from foedera.reading.blocks import Block, TracedBlock, make_block
from foedera.reading.decode import decode
from foedera.reading.formats.markdown.inline import cells, without_marks
from foedera.reading.formats.parsed import Parsed, parsed
from foedera.reading.formats.printed import printed
from foedera.reading.formats.printed.placing import with_foot_notes
from foedera.reading.formats.text_lines import TextLine, block_of, in_capitals, lines_of, mend, paragraphs, titled
from foedera.reading.structure.filled_in import is_filled_in
from foedera.reading.structure.guessing import ends_sentence
from foedera.reading.structure.headings import classify, names_instrument, run_in
from foedera.reading.structure.markers import markers
from foedera.reading.structure.phrases import is_caption, is_credit
from foedera.reading.structure.short_articles import short_articles
from foedera.reading.structure.title import shown_title
from foedera.reading.structure.words import is_small
from foedera.text.normalise import normalise_traced
from foedera.text.offsets import Traced, join

_MAX_GUESS_CHARS = 90
_MAX_NAME_LINES = 3
"""Lines the name of an instrument may run over."""
_MOST_CAPITALS = 8
"""The same, where it is in capitals and the text is not."""
_NO_HEADING = re.compile(r"\w+@|https?:|www\.|[^\w'\"“‘(¿¡§]|[a-zß-ÿ]")
_ENDS_HEADING_BADLY = re.compile(r"[.;:,!…—。；：，！।؛،։][)\]'\"’”»*]*$")


def read(data: bytes, name: str) -> Parsed:
    """The blocks of a plain text; its title is the one it shows (structure.title).

    Raises:
        UnreadableFile: from decoding.
    """
    text, problems = decode(data, name)
    page = printed(text)
    whole = Traced(page.shown, Traced.whole(text).offsets)
    raw = _with_short_articles(_raw_blocks(whole, page.openings))
    blocks = _promote(titled(mend(raw, capitals=True), "guess"))
    title = shown_title([item.block for item in blocks])
    blocks = with_foot_notes(blocks, Traced.whole(text), page.notes)
    return parsed("plain", text, blocks, title=title, problems=problems, omissions=page.omissions)


def _raw_blocks(whole: Traced, openings: Container[int]) -> list[TracedBlock]:
    """Table rows and paragraphs; the kind 'guess' marks a line shaped like a heading.

    `openings` are places of lines that open a paragraph without a blank line before them.
    """
    out: list[TracedBlock | None] = []
    pending: list[TextLine] = []
    lines = list(lines_of(whole.text))
    below = _below_name(lines)
    for at, line in enumerate(lines):
        row = _table_row(whole, line)
        if row is None:
            opens = line.after_blank or at in below or _start(whole, line) in openings
            pending.append(line if opens == line.after_blank else msgspec.structs.replace(line, after_blank=opens))
            continue
        out += [*(_paragraph(whole, group) for group in paragraphs(pending)), row]
        pending = []
    out += [_paragraph(whole, group) for group in paragraphs(pending)]
    return [item for item in out if item is not None]


def _below_name(lines: Sequence[TextLine]) -> tuple[int, ...]:
    """The line right below the name a text opens with, where no blank line parts them; none where that is not sure.

    The name is set in capitals and the text is not, or the heading of the preamble is the next line; then the line
    below that opens a paragraph too.
    """
    name: list[str] = []
    for at, line in enumerate(lines[: _MOST_CAPITALS + 1]):
        is_preamble = classify(line.text).kind == "preamble"
        ends = is_preamble or (all(map(in_capitals, name)) and not in_capitals(line.text))
        if name and ends and not is_small(line.text[0]):
            below = (at, at + 1) if is_preamble else (at,)
            return below if names_instrument(" ".join(name)) else ()
        if line.after_blank and name:
            return ()
        name.append(line.text)
    return ()


def _with_short_articles(blocks: Sequence[TracedBlock]) -> list[TracedBlock]:
    """The blocks, articles of one short sentence no headings where articles have their text on their line."""
    short = short_articles([item.block.text for item in blocks])
    return [_as(item, "paragraph") if at in short else item for at, item in enumerate(blocks)]


def _start(whole: Traced, line: TextLine) -> int:
    """Where the line's first sign that is no white space stands in the original."""
    raw = whole.text[line.start : line.end]
    return whole.offsets.place(line.end - len(raw.lstrip()))


def _table_row(whole: Traced, line: TextLine) -> TracedBlock | None:
    """The row of a line with tabs between its words; a tab after a paragraph's number does not count."""
    raw = whole.text[line.start : line.end]
    if "\t" not in raw.strip(" ") or (line.numbers and raw.count("\t") == 1):
        return None
    parts = [normalise_traced(without_marks(cell)) for cell in cells(whole.cut(line.start, line.end), "\t")]
    if sum(bool(part.text) for part in parts) < 2:
        return None
    return make_block("table", join(parts, " | "))


def _paragraph(whole: Traced, group: Sequence[TextLine]) -> TracedBlock | None:
    pieces = [without_marks(whole.cut(line.start, line.end)) for line in group]
    block = block_of(join(pieces, " "), group)
    if block is None or block.block.kind == "heading" or not _looks_like_heading(block.block.text):
        return block
    most = _MOST_CAPITALS if block.block.text.isupper() else _MAX_NAME_LINES
    is_name = len(group) <= most and names_instrument(block.block.text)
    return _as(block, "guess") if len(group) == 1 or is_name else block


def _looks_like_heading(text: str) -> bool:
    return (
        len(text) <= _MAX_GUESS_CHARS
        and not _NO_HEADING.match(text)
        and not _ENDS_HEADING_BADLY.search(text)
        and not is_caption(text)
        and not is_credit(text)
        and not is_filled_in(text)
        and not markers(text)
        and run_in(text) is None
    )


def _promote(blocks: list[TracedBlock]) -> list[TracedBlock]:
    """Guesses become headings when text follows, alone or as the last of a run; the first line may be the title.

    So does a line in capitals between two articles: it parts what one chapter says from the next.
    """
    out, articles = list[TracedBlock](), False
    for at, item in enumerate(blocks):
        if item.block.kind != "guess":
            articles = articles or _is_article(item.block)
            out.append(item)
            continue
        after = blocks[at + 1].block if at + 1 < len(blocks) else None
        follows = after is not None and (at == 0 or _can_follow(after) or names_instrument(item.block.text))
        heads = follows or (after is not None and in_capitals(item.block.text) and _is_article(after) and articles)
        out.append(_as(item, "heading" if heads else "paragraph"))
    return out


def _is_article(block: Block) -> bool:
    return block.kind == "heading" and classify(block.text).kind == "art"


def _can_follow(block: Block) -> bool:
    """Whether a block is text under a heading: a table, a numbered paragraph, a sentence; not one more short line."""
    if block.kind in {"guess", "heading"}:
        return False
    return (
        block.kind == "table"
        or len(block.text) > _MAX_GUESS_CHARS
        or bool(markers(block.text))
        or ends_sentence(block.text)
    )


def _as(item: TracedBlock, kind: str) -> TracedBlock:
    block = msgspec.structs.replace(item.block, kind=kind, level=1 if kind == "heading" else 0)
    return TracedBlock(block, item.trace)
