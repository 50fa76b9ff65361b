"""Lines of running text → paragraphs and headings, for the formats that know no blocks of their own.

In: a piece of the original. Out: blocks. A blank line ends a paragraph; so does a line that starts with a number that
can stand there, and one that is a heading by its words ('Article 5'). Other lines are joined. Not here: guessing
headings by their shape (plain), geometry (pdf).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from foedera.reading.blocks import Block, TracedBlock, make_block
from foedera.reading.structure.guessing import ends_sentence
from foedera.reading.structure.headings import classify, is_structural, run_in
from foedera.reading.structure.markers import Marker, markers
from foedera.reading.structure.openings import begins_text
from foedera.reading.structure.phrases import is_caption
from foedera.reading.structure.run_on import articles_in_turn, run_on_articles
from foedera.reading.structure.shapes import shape_of
from foedera.text.normalise import clean
from foedera.text.offsets import Traced, join

_ENDS_CLAUSE = re.compile(r"(?:[.;:,!?。；：，।؛،՝։][)\]'\"’”»]*|\b(?:and|or|en|of|et|ou|y|o|und|oder))$")
_BREAKS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line (str.splitlines)."""
_MIN_CUT_CHARS = 40
_MAX_TITLE_CHARS = 90
_MAX_MARKER_CHARS = 20
_FEW_SMALL = 3
"""Small letters in a line of capitals."""
_RUN_IN_NUMBER = re.compile(r"(?<=[.;:])\s+(?=(\d{1,2})\.\s+[^\W\d_a-z])")
_RUN_IN_POINT = re.compile(r"  (?:(?<=\S  ) *(?=\((?:[a-z]{1,4}|\d{1,2})\)\s)|(?<=[;:,]  ) *(?=\S))")


class TextLine(msgspec.Struct, frozen=True, gc=False):
    """One line that is not blank, asked once what it may open."""

    start: int
    """Where it begins in the piece it is a line of."""
    end: int
    text: str
    """Clean."""
    after_blank: bool
    """Whether a blank line (or the start of the text) stands before it."""
    is_shaped: bool
    """Whether it begins as headings do ('Article 5', whatever follows)."""
    numbers: tuple[Marker, ...]
    """The markers it starts with."""
    is_structural: bool
    """Whether it is a heading by its words."""


def text_line(start: int, end: int, text: str, *, after_blank: bool) -> TextLine:
    """The line of a clean text that stands at [start, end)."""
    if begins_text(text):
        return TextLine(start, end, text, after_blank, False, (), False)
    is_shaped = shape_of(text) is not None
    return TextLine(start, end, text, after_blank, is_shaped, markers(text), is_structural(text))


def lines_of(text: str) -> Iterator[TextLine]:
    """The lines of a text that hold something."""
    end, after_blank = 0, True
    for line in text.splitlines(keepends=True):
        start, end = end, end + len(line)
        words = "" if line.isspace() else clean(line)
        if words:
            yield text_line(start, start + len(line.rstrip(_BREAKS)), words, after_blank=after_blank)
        after_blank = not words


def paragraphs(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines grouped into paragraphs; a number alone on its line goes with what follows it."""
    groups: list[list[TextLine]] = []
    last_number = 0
    shaped = [line.text if line.is_shaped else "" for line in lines]
    run_on, heads = run_on_articles(shaped), articles_in_turn(shaped)
    group: list[TextLine] = []
    for at, line in enumerate(lines):
        opens = (
            at in heads
            or (at + 1 in heads and in_capitals(line.text))
            or (at in run_on and bool(_ENDS_CLAUSE.search(lines[at - 1].text)))
        )
        if group and not opens and _goes_on(group, line, last_number):
            group.append(line)
        else:
            group = [line]
            groups.append(group)
        if line.numbers and line.numbers[0].kind == "decimal" and not line.is_structural:
            last_number = line.numbers[0].figure
    return groups


def _goes_on(group: Sequence[TextLine], line: TextLine, last_number: int) -> bool:
    """Whether `line` continues the paragraph `group`."""
    before, starts_block = group[-1], len(group) == 1
    if before.numbers and is_lone_marker(before.text):
        return not line.is_structural
    if line.after_blank:
        return False
    if starts_block and before.is_structural:
        return _is_unended(before.text, line)
    is_numbered_line = starts_block and bool(before.numbers) and len(before.text) <= _MAX_TITLE_CHARS
    if line.is_structural:  # 'Article 5' alone on a line may be the middle of a sentence
        heads = is_numbered_line and classify(line.text).title is not None  # 'II. Scope' stands above it
        return not (_ENDS_CLAUSE.search(before.text) or heads)
    if (
        line.is_shaped and run_in(line.text) is not None
    ):  # 'Article 3. The Parties shall …', with no blank line between articles
        return not (_ENDS_CLAUSE.search(before.text) or is_numbered_line)
    if not line.numbers:
        return True
    return not (_ENDS_CLAUSE.search(before.text) or _follows(line.numbers[0], line.text, last_number))


def _is_unended(heading: str, below: TextLine) -> bool:
    """Whether the first line of an article is cut in mid-sentence: it has words, and a small letter follows."""
    found = classify(heading)
    return found.kind == "art" and found.title is not None and below.text[0].islower() and not below.numbers


def _follows(marker: Marker, text: str, last_number: int) -> bool:
    """Whether a number inside a paragraph can open one: a decimal only in turn and before a capital.

    The second line of 'as laid down in Article / 5. of the Annex' opens nothing.
    """
    if marker.kind != "decimal":
        return True
    rest = text.removeprefix(marker.printed).lstrip()
    return marker.figure in {1, last_number if marker.is_put_in else last_number + 1} and not rest[:1].islower()


def in_capitals(line: str) -> bool:
    """Whether a line is set in capitals, but for a 'No.' in it."""
    small = sum(map(str.islower, line))
    return small <= _FEW_SMALL and sum(map(str.isupper, line)) > 4 * small


def is_lone_marker(text: str) -> bool:
    """Whether the text is nothing but a number: '(a)', '4.'."""
    found = markers(text) if len(text) <= _MAX_MARKER_CHARS else ()
    return bool(found) and found[0].kind != "dash" and found[0].printed == text


def joined(piece: Traced, group: Sequence[TextLine]) -> Traced:
    """The lines of a paragraph of `piece` as one, a blank between them."""
    start, end = group[0].start, group[-1].end
    if sum([line.end - line.start + 1 for line in group]) <= end - start:  # more than a break stands between two
        return join([piece.cut(line.start, line.end) for line in group], " ")
    whole = piece.cut(start, end)
    return whole if len(group) == 1 else Traced(" ".join(whole.text.splitlines()), whole.offsets)


def block_of(piece: Traced, group: Sequence[TextLine]) -> TracedBlock | None:
    """The block of one paragraph's `piece`: a heading when its one line is one by its words."""
    is_heading = group[0].is_structural and (len(group) == 1 or is_structural(clean(piece.text)))
    kind = "heading" if is_heading else "paragraph"
    return make_block(kind, piece, level=structural_level(group[0].text) if is_heading else 0)


def structural_level(text: str) -> int:
    """The level of a heading known only by its words: articles stand under everything else."""
    return 2 if re.match(r"(?i)art|§", text) else 1


def titled(blocks: Sequence[TracedBlock], kind: str) -> list[TracedBlock]:
    """With the short line right under 'Article 5' as its title, where a block of `kind` is shaped like one.

    A line that is all an article has is its text, though no stop ends it, as none does in Thai.
    """
    out: list[TracedBlock] = []
    for at, item in enumerate(blocks):
        after = blocks[at + 1].block if at + 1 < len(blocks) else None
        if out and item.block.kind == kind and _is_title(out[-1].block, item.block, after):
            heading = msgspec.structs.replace(item.block, kind="heading", level=out[-1].block.level + 1)
            out.append(TracedBlock(heading, item.trace))
        else:
            out.append(item)
    return out


def _is_title(before: Block, block: Block, after: Block | None) -> bool:
    if before.kind != "heading" or len(block.text) > _MAX_TITLE_CHARS or markers(block.text):
        return False
    if ends_sentence(block.text) or block.text.endswith(","):
        return False
    heading = classify(before.text)
    if not is_structural(before.text) or heading.title is not None:
        return False
    return heading.kind != "art" or not (after is None or is_structural(after.text))


def with_markers(blocks: Sequence[TracedBlock]) -> list[TracedBlock]:
    """A number that stands alone, as in a table that only sets points apart, put before the text that follows it."""
    out: list[TracedBlock] = []
    for item in blocks:
        alone = out[-1] if out and out[-1].block.kind == "paragraph" and is_lone_marker(out[-1].block.text) else None
        if alone is not None and item.block.kind in {"paragraph", "item"} and not markers(item.block.text):
            whole = make_block(item.block.kind, join([alone.trace, item.trace], " "), page=alone.block.page)
            shift = len(alone.block.text) + 1
            if whole is not None:
                marks = tuple((at + shift, mark) for at, mark in item.block.marks)
                out[-1] = TracedBlock(msgspec.structs.replace(whole.block, marks=marks), whole.trace)
        else:
            out.append(item)
    return out


def mend(blocks: Sequence[TracedBlock], *, capitals: bool, breaks: Collection[int] | None = None) -> list[TracedBlock]:
    """Paragraphs a page break cut in two, whole again: the first ends in mid-sentence, the second goes on.

    With `capitals`, a long second half may also start with a capital, when the first ends without any punctuation. With
    `breaks`, only blocks at these places may be second halves: those a page or column begins with.
    """
    out: list[TracedBlock] = []
    for at, item in enumerate(blocks):
        may = breaks is None or at in breaks
        if out and may and _is_cut(out[-1].block, item.block, capitals=capitals):
            whole = make_block("paragraph", join([out[-1].trace, item.trace], " "))
            out[-1] = whole or out[-1]
        else:
            out.append(item)
    return out


def _is_cut(before: Block, after: Block, *, capitals: bool) -> bool:
    if before.kind != "paragraph" or after.kind != "paragraph" or len(before.text) < _MIN_CUT_CHARS:
        return False
    if not (capitals or after.text[0].islower()):
        return False
    if before.text.isupper() and not after.text.isupper():  # a name in capitals, and the text below it
        return False
    if ends_sentence(before.text) or any(map(is_caption, (before.text, after.text))) or markers(after.text):
        return False
    is_long = min(len(before.text), len(after.text)) >= 2 * _MIN_CUT_CHARS
    return after.text[0].islower() or (capitals and is_long and before.text[-1].isalpha())


def split_run_in(piece: Traced) -> list[Traced]:
    """Numbered paragraphs and points that run on in one line, apart: only where the numbers follow one another."""
    text = piece.text.replace("\u00a0", " ")
    cuts = [match.span() for match in _RUN_IN_POINT.finditer(text)] if "  " in text else []
    body = piece.text.lstrip()
    if body.startswith("1.") and "2." in body and (number := markers(body)) and number[0].printed == "1.":
        expected = 2
        for match in _RUN_IN_NUMBER.finditer(piece.text):
            if int(match[1]) == expected:
                cuts.append(match.span())
                expected += 1
    if not cuts:
        return [piece]
    starts, ends = [0, *(end for _, end in sorted(cuts))], [*(start for start, _ in sorted(cuts)), len(piece.text)]
    return [piece.cut(start, max(start, end)) for start, end in zip(starts, ends, strict=True)]
