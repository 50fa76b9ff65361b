"""Tables of contents: runs of headings without text that all come again.

In: blocks. Out: the places of those that are a table of contents. Left in, they would take the articles' eIds. They may
be set as tables, and stand at the end, as in French and Spanish books. Not here: tables of contents a format marks as
such.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from foedera.reading.blocks import Block
from foedera.reading.structure.headings import Heading, classify
from foedera.reading.structure.words import divisions, fold

_LEAST = 3
"""So many entries make a table of contents; two headings may stand one upon the other."""
_LEAST_NAMED = 2
"""So many do below a line that says what they are."""
_LEADER = re.compile(r"(?<![\s.…·_])(?:[\s.…·_]{3,}+|\s)\d{1,4}$")
"""Dots and the number of a page behind an entry."""
_MAX_CHARS = 200
_LEAST_LINES = 5
"""So many lines that come again make a list of contents where their numbers do not."""
_MOST_AGAIN = 0.7
"""Share of the lines of such a list that do: a line may be worded otherwise above its text."""
_MOST_RISING = 0.8
"""Share of them that come again in the order of the list: a schedule at the end may repeat one."""
_MOST_WORDS = 20
"""Words of a line that ends in a stop; more are a sentence."""
_MOST_TITLED = 0.5
"""Share of the titles of a run's entries that come again with their numbers: of those that do not, the paragraphs of
articles are made, which count from one in each ('§ 1.', 'Section 1.')."""
_TITLE_SEEN = 12
"""Letters of a title looked at: a line may be worded otherwise further on, or be cut."""
_SENTENCE_WORDS = 5
"""From so many words on, what ends in a stop behind a number is a sentence."""
_MOST_BETWEEN = 3
_COLUMN_HEADS = 2
"""Lines between the name of a list and its entries: 'Section', 'Title'."""

Entry = tuple[str, str]


def contents(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the blocks that are tables of contents, with the line that names one."""
    entries = [_entry(block) for block in blocks]
    last = {entry: at for at, entry in enumerate(entries) if entry is not None}
    titles = _titles(blocks, entries)
    found: set[int] = set()
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and (entry := entries[end]) and last[entry] > end and not _is_sentence(blocks[end]):
            end += 1
        run = [entries[place] for place in range(at, end)]
        is_named = at > 0 and _is_name(blocks[at - 1])
        least = _LEAST_NAMED if is_named else _LEAST
        comes_again = len(set(run)) >= least and all(last[entry] >= end for entry in run if entry)
        if comes_again and _titles_too(blocks, range(at, end), entries, titles):
            found |= set(range(at - is_named, end))
        at = max(end, at + 1)
    return frozenset(found) or _at_end(blocks, entries) or _listed(blocks)


def _at_end(blocks: Sequence[Block], entries: Sequence[Entry | None]) -> frozenset[int]:
    """The places of a list behind the text whose headings it names, with the line that says what it is."""
    names = [at for at in range(1, len(blocks)) if _is_name(blocks[at])]
    if not names:
        return frozenset()
    first: dict[tuple[Entry | None, str], int] = {}
    for at, entry in enumerate(entries):
        for title in _titles_at(blocks, at) if entry else (_line(blocks[at]),):
            first.setdefault((entry, title[:_TITLE_SEEN] if entry else title), at)
    for name in names:
        end, count = name + 1, 0
        while end < len(blocks) and (key := _key(blocks[end], entries[end])) and first[key] < name:
            count += entries[end] is not None
            end += 1
        if count >= _LEAST_NAMED:
            return frozenset(range(name, end))
    return frozenset()


def _key(block: Block, entry: Entry | None) -> tuple[Entry | None, str] | None:
    """What a line of a list is found again by: its number and title, or all it says; None for text."""
    said = "" if _is_sentence(block) else _title(block)[:_TITLE_SEEN] if entry else _line(block)
    return (entry, said) if said else None


def _titles_at(blocks: Sequence[Block], at: int) -> tuple[str, str]:
    """The titles a heading may have: on its line, or the next line."""
    return _title(blocks[at]), _letters(blocks[at + 1].text) if at + 1 < len(blocks) else ""


def _is_name(block: Block) -> bool:
    """Whether a line says that a table of contents follows."""
    return fold(block.text.strip(" .:")) in _names()


def _titles(blocks: Sequence[Block], entries: Sequence[Entry | None]) -> dict[tuple[Entry, str], int]:
    """Where each number with a title stands last, the title on its line or on the next."""
    last: dict[tuple[Entry, str], int] = {}
    for at, entry in enumerate(entries):
        if entry is None:
            continue
        for title in _titles_at(blocks, at):
            last |= dict.fromkeys(((entry, title[:end]) for end in range(1, _TITLE_SEEN + 1)), at)
    return last


def _titles_too(
    blocks: Sequence[Block],
    run: range,
    entries: Sequence[Entry | None],
    titles: Mapping[tuple[Entry, str], int],
) -> bool:
    """Whether what comes again behind a run are its headings, and not only their numbers."""
    titled = [(entry, title[:_TITLE_SEEN]) for at in run if (entry := entries[at]) and (title := _title(blocks[at]))]
    again = sum(titles[each] >= run.stop for each in titled)
    is_table = any(blocks[at].kind == "table" for at in run)  # 'Article 5 | 12' may be data
    return again >= max(_MOST_TITLED * len(titled), is_table)


def _is_sentence(block: Block) -> bool:
    """Whether a number stands before a sentence: acts of a gazette end in the same one."""
    ended = block.kind == "paragraph" and block.text[-1] in ".;:"
    return ended and len((_heading(block).title or "").split()) >= _SENTENCE_WORDS


def _title(block: Block) -> str:
    return _letters(_heading(block).title or "")


def _heading(block: Block) -> Heading:
    """What a line says as a heading, without the number of a page; in 'Article 5' it is the article's."""
    line = _on_one_line(block)
    short = classify(_LEADER.sub("", line) or line, block.number)
    return short if short.value else classify(line, block.number)


def _on_one_line(block: Block) -> str:
    """What a block says; the cells of a row as one line."""
    return block.text.replace(" | ", " ") if block.kind == "table" else block.text


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text[:_MAX_CHARS])))


def _listed(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the first list of lines most of which come again as lines, each above text of its own.

    So are arrangements of sections, whose numbers only their titles tell from paragraphs. What is repeated as a whole
    (a form, a list of states) is none: there the lines follow one another the second time too.
    """
    keys = [_line(block) for block in blocks]
    last = {key: at for at, key in enumerate(keys) if key}
    for again in _repeated(keys, last):
        named = next((at for at in range(again[0], again[-1]) if _is_name(blocks[at])), None)
        lines = again if named is None else [at for at in again if at > named]
        if lines and _is_list(lines, [last[keys[at]] for at in lines]):
            return frozenset(range(_start(blocks, lines[0]) if named is None else named, _end(blocks, lines[-1])))
    return frozenset()


def _repeated(keys: Sequence[str], last: Mapping[str, int]) -> Iterator[list[int]]:
    """Runs of lines that come again, with few between that do not and no sentence."""
    run: list[int] = []
    for at, key in enumerate(keys):
        if run and (not key or at - run[-1] > _MOST_BETWEEN):
            yield run
            run = []
        if key and last[key] > at:
            run.append(at)
    if run:
        yield run


def _is_list(again: Sequence[int], places: Sequence[int]) -> bool:
    """Whether lines come again often enough, behind all of them, in their order, and with text between."""
    length = again[-1] - again[0] + 1
    rising = sum(one < other for one, other in pairwise(places))
    return (
        len(set(places)) >= _LEAST_LINES
        and len(again) >= _MOST_AGAIN * length
        and min(places) > again[-1]
        and rising >= _MOST_RISING * (len(places) - 1)
        and max(places) - min(places) >= 2 * length
    )


def _start(blocks: Sequence[Block], low: int) -> int:
    """Where a list begins: at its name, which the heads of its columns may part from it."""
    between = range(low - 1, max(-1, low - 2 - _COLUMN_HEADS), -1)
    return next((at for at in between if _is_name(blocks[at])), low)


def _end(blocks: Sequence[Block], high: int) -> int:
    """One past a list's last line; an annex or the like that counts on from it is of it, whatever its title."""
    entries = [(at, entry) for at in range(max(0, high - _MOST_BETWEEN), high + 1) if (entry := _entry(blocks[at]))]
    near = range(high + 1, min(len(blocks), high + 1 + _MOST_BETWEEN))
    for at in near:
        own = _entry(blocks[at]) if blocks[at].kind == "heading" else None
        if own and entries and _is_next(entries[-1][1], own):
            return at + 1
    return high + 1


def _is_next(before: Entry, after: Entry) -> bool:
    return before[0] == after[0] and before[1].isdecimal() and after[1] == str(int(before[1]) + 1)


def _line(block: Block) -> str:
    """What a line says, to be found again, without the number of a page; empty for a sentence."""
    is_sentence = block.text[-1] in ".;:" and len(block.text.split()) > _MOST_WORDS
    if block.kind == "note" or len(block.text) > _MAX_CHARS or is_sentence:
        return ""
    line = _on_one_line(block)
    short = _LEADER.sub("", line)
    own = not short or (short != line and classify(short).value is None and classify(line).value)
    return _alone(line if own else short)  # 'Part - 5' ends in its own number


def _alone(words: str) -> str:
    """The letters and figures of a line: blanks and dashes are set otherwise further on ('Part -28', 'Part- 28')."""
    return "".join(filter(str.isalnum, fold(words)))


def _entry(block: Block) -> Entry | None:
    """(kind, number) of a heading or of a line that reads like one; None for text.

    A paragraph its format numbers is text: the same number comes again in every row.
    """
    if block.kind not in {"heading", "paragraph", "table"} or len(block.text) > _MAX_CHARS:
        return None
    if block.kind == "paragraph" and block.number is not None:
        return None
    heading = _heading(block)
    return (heading.kind, heading.value) if heading.kind and heading.value else None


@functools.cache
def _names() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("contents")))
