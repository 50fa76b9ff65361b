"""Two languages side by side, as treaties are printed in columns: each is read whole, one after the other.

In: the columns of a table, or blocks with their languages. Out: whether the columns speak different languages; the
blocks put in order, and where another text begins. Not here: how a language is told (text.language, language_runs).
The limits are Foedera's own: tables of data, whose cells hold no sentences, stay tables.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise

import msgspec

from foedera.reading.blocks import Block
from foedera.reading.formats.parsed import Parsed
from foedera.reading.structure.guessing import ends_sentence
from foedera.reading.structure.headings import Heading, classify, is_structural, names_instrument, run_in
from foedera.reading.structure.markers import markers
from foedera.reading.structure.run_on import run_on_articles
from foedera.text.counting import letters
from foedera.text.language import by_script, detect, scores
from foedera.text.offsets import OffsetMap, Traced, join

_MOST_COLUMNS = 4
_LEAST_LETTERS = 60
"""Of a column; one with fewer says too little of its language."""
_LEAST_WORDS = 4
"""In a filled cell, on average: words side by side are a glossary, and stay a table."""
_FILLED = 0.5
"""Share of the rows in which all columns say something."""
_MARGIN = 0.25
"""So much likelier, for each letter, a column has to be in its own language than in another column's (cf.
language_runs)."""
_SEEN = 4_000
"""Code points of a column looked at."""
_SHARE = 0.2
"""Of the letters, each language of a text that is printed in several."""
_ALIKE = 2.5
"""A passage is at most so many times as long as the same in the other language …"""
_ALIKE_SHARE = 0.7
"""… in so large a share of the passages."""
_CHANGES = 3
"""So many changes between two languages are more than two texts one after the other have."""
_HEADING = 6
"""The level of a heading by its words alone."""
_LEAST_CLAUSES = 3
"""So many numbers of clauses come again in a text without articles, before it is the same in another language."""
_Cell = tuple[Block, OffsetMap]
_CELL_BORDER = re.compile(r"(?:^| )\|(?: |$)")


def tongues(columns: Sequence[Sequence[str]]) -> tuple[str, ...] | None:
    """The language of each column of a table (ISO 639-3), where sentences stand in each and no two are in one language.

    Args:
        columns: the text of each cell, row by row; columns of blanks do not count.
    """
    filled = [column for column in columns if any(map(str.strip, column))]
    if not 2 <= len(filled) <= _MOST_COLUMNS or not all(map(_speaks, filled)):
        return None
    rows = list(zip(*filled, strict=False))
    if sum(all(map(str.strip, row)) for row in rows) < _FILLED * len(rows):
        return None
    texts = ["\n".join(column)[:_SEEN] for column in filled]
    found = [detect(text) for text in texts]
    codes = [code for code in found if code is not None]
    if len(set(codes)) < len(filled) or not all(map(_is_sure, texts, codes, [codes] * len(codes))):
        return None
    return tuple(codes)


def _speaks(column: Sequence[str]) -> bool:
    cells = [cell for cell in column if cell.strip()]
    words = sum(len(cell.split()) for cell in cells)
    # Languages that write no spaces have long words.
    said = letters("".join(cells))
    return said >= _LEAST_LETTERS and max(words, said / 5) >= _LEAST_WORDS * len(cells)


def _is_sure(text: str, own: str, others: Sequence[str]) -> bool:
    """Whether a text is clearly in its own language and in none of the others."""
    if by_script(text) == own:
        return True
    likely = scores(text)
    best = max((likely[code] for code in others if code != own and code in likely), default=-float("inf"))
    return likely.get(own, -float("inf")) - best >= _MARGIN * letters(text)


def rows_apart(parsed: Parsed) -> Parsed:
    """The file with each table whose columns speak different languages as paragraphs, column by column."""
    if all(block.kind != "table" for block in parsed.blocks):
        return parsed
    blocks: list[Block] = []
    offsets: list[OffsetMap] = []
    at = 0
    for is_table, run in groupby(parsed.blocks, key=lambda block: block.kind == "table"):
        rows = list(run)
        maps = parsed.offsets[at : at + len(rows)]
        at += len(rows)
        columns = _columns(rows, maps) if is_table else None
        for block, offset in zip(rows, maps, strict=True) if columns is None else columns:
            blocks.append(block)
            offsets.append(offset)
    return msgspec.structs.replace(parsed, blocks=tuple(blocks), offsets=tuple(offsets))


def _columns(rows: Sequence[Block], maps: Sequence[OffsetMap]) -> list[_Cell] | None:
    """The cells of a table column by column; None for a table of data."""
    spans = [list(_cells(row.text)) for row in rows]
    width = max(map(len, spans))
    if width < 2:
        return None
    texts = [
        [row.text[slice(*cells[at])] if at < len(cells) else "" for row, cells in zip(rows, spans, strict=True)]
        for at in range(width)
    ]
    if tongues(texts) is None:
        return None
    return [
        block
        for at in range(width)
        for block in _whole(
            [
                (_cell(row, *cells[at]), offset.cut(*cells[at]))
                for row, offset, cells in zip(rows, maps, spans, strict=True)
                if at < len(cells) and cells[at][0] < cells[at][1]
            ]
        )
    ]


def _whole(column: Sequence[_Cell]) -> list[_Cell]:
    """The cells of a column, those a page cut in two whole again."""
    whole: list[_Cell] = []
    for block, offsets in column:
        if whole and _goes_on(whole[-1][0], block):
            before = whole[-1]
            both = join([Traced(before[0].text, before[1]), Traced(block.text, offsets)], " ")
            marks = (*before[0].marks, *((at + len(before[0].text) + 1, mark) for at, mark in block.marks))
            whole[-1] = msgspec.structs.replace(before[0], text=both.text, marks=marks), both.offsets
        else:
            whole.append((block, offsets))
    return whole


def _goes_on(before: Block, after: Block) -> bool:
    """Whether a cell goes on with one at the foot of the page before, in mid-sentence."""
    is_next = before.page is not None and after.page == before.page + 1 and before.kind == after.kind == "paragraph"
    return is_next and after.text[0].islower() and not ends_sentence(before.text) and not markers(after.text)


def _cells(text: str) -> Iterator[tuple[int, int]]:
    """Where the cells of a row stand."""
    start = 0
    for border in _CELL_BORDER.finditer(text):
        yield start, border.start()
        start = border.end()
    yield start, len(text)


def _cell(row: Block, start: int, end: int) -> Block:
    marks = tuple((at - start, mark) for at, mark in row.marks if start < at <= end or at == start == 0)
    text = row.text[start:end]
    is_heading = is_structural(text)
    return Block(
        kind="heading" if is_heading else "paragraph",
        text=text,
        level=_HEADING if is_heading else 0,
        page=row.page,
        marks=marks,
    )


def gathered(blocks: Sequence[Block], languages: Sequence[str]) -> list[int] | None:
    """The order in which blocks that change between languages again and again are one text in each, first to last.

    That is so where pages or tables set the same passages side by side: each passage about as long as the one before it
    in the other language. None where they stand in order already, and where the languages share headings, so that
    each paragraph belongs under the one above it. A note, and a block of a language that is no text here, stay behind
    what they follow.
    """
    sides = _sides(blocks, languages)
    if sides is None or sum(one != two for one, two in pairwise(sides)) < _CHANGES:
        return None
    passages = [
        (side, sum(letters(blocks[at].text) for at, _ in run))
        for side, run in groupby(enumerate(sides), key=lambda each: each[1])
    ]
    pairs = [(one, two) for (_, one), (_, two) in zip(passages[::2], passages[1::2], strict=False)]
    alike = sum(max(pair) <= _ALIKE * max(1, min(pair)) for pair in pairs)
    if alike < _ALIKE_SHARE * len(pairs):
        return None
    order = list(dict.fromkeys(sides))
    if _share_headings([_articles(blocks, languages, _of_side(sides, side)) for side in order]):
        return None
    return sorted(range(len(blocks)), key=lambda at: order.index(sides[at]))


def _of_side(sides: Sequence[str], side: str) -> list[int]:
    return [at for at, own in enumerate(sides) if own == side]


def _share_headings(articles: Sequence[set[str]]) -> bool:
    """Whether articles have one heading for all languages: few numbers stand in each of them."""
    common = set.intersection(*articles)
    return 2 * len(common) < max(map(len, articles))


def beginnings(blocks: Sequence[Block], languages: Sequence[str]) -> frozenset[int]:
    """Where the same text begins in another language, as its articles tell, whose numbers come again.

    Empty where languages do not follow one another; and a text with a title of its own begins there anyway.
    """
    sides = _sides(blocks, languages)
    if sides is None:
        return frozenset()
    changes = [at for at, (one, two) in enumerate(pairwise(sides), 1) if one != two]
    if len(changes) >= len(set(sides)):
        return frozenset()
    first, *others = (range(start, end) for start, end in pairwise([0, *changes, len(blocks)]))
    found, least = _articles(blocks, languages, first), 1
    if not found:
        found, least = _clauses(blocks, first), _LEAST_CLAUSES
    again = _clauses if least > 1 else partial(_articles, languages=languages)
    return frozenset(
        part.start
        for part in others
        if not any(blocks[at].kind == "heading" and names_instrument(blocks[at].text) for at in part)
        and len(common := found & (own := again(blocks, part=part))) * 2 > len(own)
        and len(common) >= least
    )


def _clauses(blocks: Sequence[Block], part: range) -> set[str]:
    """The numbers of the clauses in a part of a text whose clauses have no word before them: '1.', '1.1'."""
    found = (markers(blocks[at].text) for at in part if blocks[at].kind != "note")
    return {first.value for first, *_ in filter(None, found) if first.kind in {"decimal", "multi"}}


def _articles(blocks: Sequence[Block], languages: Sequence[str], part: Sequence[int]) -> set[str]:
    """The numbers of the articles in a part of a text."""
    found = {
        heading.value for heading in run_on_articles([blocks[at].text for at in part], languages[part[0]]).values()
    }
    for at in part:
        block = blocks[at]
        if block.kind == "heading":
            heading: Heading | None = classify(block.text, block.number, languages[at])
        else:
            heading = run_in(block.text, languages[at])
        if heading is not None and heading.kind == "art":
            found.add(heading.value)
    return {value for value in found if value is not None}


def _sides(blocks: Sequence[Block], languages: Sequence[str]) -> list[str] | None:
    """For each block the language of the text it belongs to; None where not two languages have a good share."""
    counts = Counter[str]()
    for block, code in zip(blocks, languages, strict=True):
        counts[code] += letters(block.text)
    kept = {code for code, count in counts.items() if count >= _SHARE * counts.total()}
    if len(kept) < 2:
        return None
    last = next(code for code in languages if code in kept)
    sides: list[str] = []
    for block, code in zip(blocks, languages, strict=True):
        last = code if code in kept and block.kind != "note" else last
        sides.append(last)
    return sides
