"""The title a text shows where it opens.

In: blocks. Out: the title's words, None where the text shows none; a line of no words is none. What a text shows goes
before a property of its file, which may be its template's or its printer's. Not here: the property; formats that mark
a title as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from foedera.reading.blocks import Block
from foedera.reading.structure.headings import classify, names_instrument
from foedera.reading.structure.legible import is_legible
from foedera.reading.structure.markers import markers
from foedera.reading.structure.no_titles import is_no_title
from foedera.reading.structure.words import divisions, fold, is_small

EARLY = 12
"""Blocks among which a title stands, those that name nothing not counted."""
_OPENING = 60
"""Blocks in which they are looked for."""
LONGEST = 300
"""Letters a title has at most."""
_MOST_LINES = 6
"""Lines a title runs over at most, where nothing but capitals says that they are of one."""
_FULL = 36
"""Letters from which on a line of capitals may be cut because it is full."""
_WIDE = "\u2e80"
_QUOTES = '"“”„«»'
_WORD = re.compile(r"[^\W\d_]+(?:[\u200c\u200d][^\W\d_]+)*")
_NUMBERED = re.compile(r"[^:\d]{1,40}\s[:：]\s?[\d\s./-]+")
"""A label filled in with a number, its colon apart as forms have it."""


def shown_title(blocks: Sequence[Block]) -> str | None:
    """The first line of the opening that names a text; else the heading that stands above all text."""
    opening = [block for block in _opening(blocks) if is_legible(block.text) and not _is_no_part(block.text)]
    naming = [at for at, block in enumerate(opening[:EARLY]) if _is_line(block) and _names(block.text)]
    if naming:  # a cover's lines may run together; the heading above the text names it better
        named = next((at for at in naming if opening[at].kind == "heading"), naming[0])
        return whole([(block.text, block.kind) for block in opening[named:]])
    first = opening[0] if opening else None
    if first is None or first.kind != "heading":
        return None
    return whole([(block.text, block.kind) for block in opening])


def first_line(blocks: Sequence[Block]) -> str | None:
    """The line a text opens with, where it is one: better than a file's name where nothing else names the text.

    A stop ends it where it is a title all the same: 'Agreement between A and B.'
    """
    opening = next(iter(blocks), None)
    if opening is not None and names_text(opening.text) and ". " not in opening.text and len(opening.text) <= LONGEST:
        return opening.text.rstrip(".")
    for block in islice((it for it in blocks if not it.text.isdigit()), 2):
        if block.kind != "paragraph" or not _is_line(block) or classify(block.text).kind or markers(block.text):
            return None
        if not is_no_title(block.text):
            return block.text
    return None


def names_text(line: str) -> bool:
    """Whether a line begins with a noun of treaties, laws or contracts: 'Agreement between …', 'Конституция …'."""
    if names_instrument(line):
        return True
    if line[:1] >= _WIDE:
        return line.endswith(tuple(word for word in divisions().all("act") if word[0] >= _WIDE))
    word = _WORD.search(line)
    return word is not None and word.start() <= 1 and not is_small(word[0][0]) and fold(word[0]) in _acts()


def _names(line: str) -> bool:
    """Whether a line names the text and is no label with its number ('Kanun Numarası : 2709')."""
    return names_text(line) and _NUMBERED.fullmatch(line) is None


def _opening(blocks: Sequence[Block]) -> Iterator[Block]:
    """What stands before the first article, chapter, numbered paragraph or table."""
    for block in islice(blocks, _OPENING):
        is_page = block.text.isdigit() and block.number is None  # the number of a page, in a text taken out of one
        numbered = block.number is not None or classify(block.text).kind is not None or bool(markers(block.text))
        if (numbered and not is_page) or block.kind not in {"heading", "paragraph"}:
            return
        yield block


def _is_line(block: Block) -> bool:
    """Whether a block can be a title by its shape: a heading, or a line that is no sentence."""
    return block.kind == "heading" or (len(block.text) <= LONGEST and block.text[-1] not in ".,;:。，；：")


def _is_no_part(line: str) -> bool:
    """Whether a line is of no title; a word that joins may stand alone between the parties."""
    return is_no_title(line) and fold(line) not in _joining()


def whole(lines: Sequence[tuple[str, str]]) -> str:
    """The title that begins with the first of the lines, with those that go on with it.

    So do headings behind 'AGREEMENT' alone, lines that begin small or beside a word that joins ('AGREEMENT / BETWEEN /
    A / AND / B'), and lines all in capitals: headings, and those that are cut where they are full. A paragraph goes on
    with a heading where it begins small ('Offer / on the use of the hall').

    Args:
        lines: the first and what stands behind it; each with its kind, as blocks have it.
    """
    title, kind = lines[0]
    before: str | None = None
    for at, (line, other) in enumerate(lines[1:], start=1):
        ends = line[-1] in ".;:" or _is_no_part(line)
        is_other = other != kind and not (other == "paragraph" and line[-1] != "," and _begins_inside(line))
        if ends or is_other or len(title) + len(line) >= LONGEST or not _goes_on(title, line, kind, at):
            break
        title, before = f"{title} {line}", title
    is_open = before is not None and _joins(title.split()[-1], title)  # 'Contract … / between', and then a person
    return before if is_open and before is not None else title


def _goes_on(title: str, line: str, kind: str, lines: int) -> bool:
    if kind == "heading" and " " not in title:
        return True
    if title[-1] in ",-–—" or _begins_inside(line) or _joins(title.split()[-1], title):
        return True
    if _joins(line.split()[0], line) and line[-1] != ",":  # with one it is the first of a list of parties
        return True
    in_capitals = (
        title.isupper() and line.isupper() and line[-1] != "," and lines < _MOST_LINES and not names_text(line)
    )
    return in_capitals and (kind == "heading" or len(title) >= _FULL * lines)


def _joins(word: str, line: str) -> bool:
    """Whether a word of a line joins what stands around it; a capital alone is a number ('I Introduction')."""
    return fold(word) in _joining() and (len(word) > 1 or not word.isupper() or line.isupper())


def _begins_inside(line: str) -> bool:
    """Whether a line begins small, or is a name in quotation marks: 'on the use / “Harbour Days”'."""
    is_shortened = line.split()[0].endswith(".")  # 'г. Омск', where it was signed
    return (is_small(line[0]) and not is_shortened) or (line[0] in _QUOTES and line[-1] in _QUOTES)


@cache
def _joining() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("joining")))


@cache
def _acts() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("act")))
