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
"""Blocks among which a title stands."""
LONGEST = 300
"""Letters a title has at most."""
_MOST_LINES = 4
"""Lines a title runs over at most, where nothing but capitals says that they are of one."""
_WIDE = "\u2e80"
_WORD = re.compile(r"[^\W\d_]+(?:[\u200c\u200d][^\W\d_]+)*")
_NUMBERED = re.compile(r"[^:\d]{1,40}\s[:：]\s?[\d\s./-]+")
"""A label filled in with a number, its colon apart as forms have it."""


def shown_title(blocks: Sequence[Block]) -> str | None:
    """The first line of the opening that names a text; else the heading that stands above all text."""
    early = islice(_opening(blocks), EARLY)
    opening = [block for block in early if is_legible(block.text) and not is_no_title(block.text)]
    named = next((at for at, block in enumerate(opening) if _is_line(block) and _names(block.text)), None)
    if named is not None:
        return whole([(block.text, block.kind) for block in opening[named:]])
    first = opening[0] if opening else None
    if first is None or first.kind != "heading":
        return None
    return whole([(block.text, block.kind) for block in opening])


def first_line(blocks: Sequence[Block]) -> str | None:
    """The line a text opens with, where it is one: better than a file's name where nothing else names the text."""
    for block in islice(blocks, 2):
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
    for block in blocks:
        numbered = block.number is not None or classify(block.text).kind is not None or bool(markers(block.text))
        if numbered or block.kind not in {"heading", "paragraph"}:
            return
        yield block


def _is_line(block: Block) -> bool:
    """Whether a block can be a title by its shape: a heading, or a line that is no sentence."""
    return block.kind == "heading" or (len(block.text) <= LONGEST and block.text[-1] not in ".,;:。，；：")


def whole(lines: Sequence[tuple[str, str]]) -> str:
    """The title that begins with the first of the lines, with those that go on with it.

    So do headings behind 'AGREEMENT' alone, lines that begin small or beside a word that joins ('AGREEMENT / BETWEEN /
    A / AND / B'), and headings all in capitals.

    Args:
        lines: the first and what stands behind it; each with its kind, as blocks have it.
    """
    title, kind = lines[0]
    for at, (line, other) in enumerate(lines[1:], start=1):
        is_other = other != kind or line[-1] in ".;:" or (is_no_title(line) and fold(line) not in _joining())
        if is_other or len(title) + len(line) >= LONGEST or not _goes_on(title, line, kind, at):
            break
        title = f"{title} {line}"
    return title


def _goes_on(title: str, line: str, kind: str, lines: int) -> bool:
    if kind == "heading" and " " not in title:
        return True
    if title[-1] in ",-–—" or is_small(line[0]):
        return True
    if fold(title.split()[-1]) in _joining() or fold(line.split()[0]) in _joining():
        return True
    in_capitals = title.isupper() and line.isupper()
    return kind == "heading" and in_capitals and lines < _MOST_LINES and not names_text(line)


@cache
def _joining() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("joining")))


@cache
def _acts() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("act")))
