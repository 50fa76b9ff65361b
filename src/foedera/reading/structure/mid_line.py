"""Articles that begin in the middle of a paragraph: 'ao servidor designado. Art. 3º A Coordenação deverá …'.

In: a file taken apart. Out: the same, each such article a block of its own. Gazettes run the articles of an act on to
save lines, and typists forget a break. A sentence may also begin with a reference ('… of the Treaty. Article 6 TFEU
applies.'), so an article begins only behind the end of a sentence, outside of quotes and brackets, named by the word
the text's own articles have, with the very next number, and where no block begins with that number. Not here: articles
at the beginning of a block (headings.run_in, run_on).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from foedera.reading.blocks import Block
from foedera.reading.formats.parsed import Parsed
from foedera.reading.structure.headings import Heading, classify, run_in
from foedera.reading.structure.run_on import may_open, run_on_articles
from foedera.text.offsets import OffsetMap

_PLACE = re.compile(r"[.;:!?…؟؛।][)\]»”\"’']*\s+(?=[^\W\d_]{2,14}\.?\s?\d)")
"""The end of a sentence before a word and a number."""
_ABBREVIATION = re.compile(r"(?:^|\W)[^\W\d_]{1,3}\.$")
"""A word too short to end a sentence: 'cf.', 'vgl.', 'c/c.'."""
_WORD_AND_SIGN = re.compile(r"(\D*)\d+([ºª°]?)")
_SEEN = 200
"""Code points behind the place that are looked at."""
_LEAST = 3
"""So many articles from the first on that begin in mid-line are an act, though no block begins with one of them."""
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


class _Opening(msgspec.Struct, frozen=True):
    """A place where an article begins, or may."""

    block: int
    at: int
    """Code point in the block; 0 for one that surely begins there."""
    number: int
    word: str
    is_signed: bool
    """Whether a stop, a dash or the sign of an ordinal stands behind the number."""


def _where(opening: _Opening) -> tuple[int, int]:
    return opening.block, opening.at


def articles_apart(parsed: Parsed) -> Parsed:
    """The file with a block for each article that begins in mid-line."""
    places = [opening for at, block in enumerate(parsed.blocks) for opening in _places(at, block)]
    if not places:
        return parsed
    cuts: dict[int, list[int]] = {}
    for opening in _accepted(sorted([*_sure(parsed.blocks, places), *places], key=_where)):
        cuts.setdefault(opening.block, []).append(opening.at)
    blocks: list[Block] = []
    offsets: list[OffsetMap] = []
    for at, (block, own) in enumerate(zip(parsed.blocks, parsed.offsets, strict=True)):
        for start, end in pairwise([0, *cuts.get(at, []), len(block.text)]):
            text = block.text[start:end]
            length = len(text.rstrip())
            marks = tuple((place - start, mark) for place, mark in block.marks if start < place <= start + length)
            blocks.append(msgspec.structs.replace(block, text=text[:length], marks=marks) if at in cuts else block)
            offsets.append(own.cut(start, start + length) if at in cuts else own)
    return msgspec.structs.replace(parsed, blocks=tuple(blocks), offsets=tuple(offsets))


def _places(at: int, block: Block) -> Iterator[_Opening]:
    """Where in a paragraph an article may begin."""
    if block.kind not in {"paragraph", "item"}:
        return
    counts: Counter[str] = Counter()
    start = 0
    for match in _PLACE.finditer(block.text):
        counts.update(list(block.text[start : match.end()]))
        start = match.end()
        rest = block.text[start : start + _SEEN]
        number = may_open(rest)
        is_short = _ABBREVIATION.search(block.text[max(0, match.start() - 4) : match.start() + 1])
        if number is not None and not is_short and not _is_within(counts):
            yield _opening(at, start, number, rest)


def _is_within(counts: Counter[str]) -> bool:
    """Whether quotes or brackets are open behind so many signs of each kind."""
    return any(counts[opens] > counts[closes] for opens, closes in _PAIRS) or counts['"'] % 2 == 1


def _opening(block: int, at: int, number: int, text: str) -> _Opening:
    named = _WORD_AND_SIGN.match(text)
    word, sign = (named[1], named[2]) if named is not None else ("", "")
    return _Opening(block, at, number, word.strip(" .").casefold(), bool(sign) or run_in(text) is not None)


def _sure(blocks: Sequence[Block], places: Sequence[_Opening]) -> Iterator[_Opening]:
    """The articles blocks begin with."""
    run_on = _run_on(blocks, places)
    for at, block in enumerate(blocks):
        if block.kind == "heading":
            heading = classify(block.text, block.number)
        else:
            found = run_in(block.text[:_SEEN]) or run_on.get(at)
            if found is None or block.kind == "note":
                continue
            heading = found
        if heading.kind == "art" and (heading.value or "").isdecimal():
            yield _opening(at, 0, int(heading.value or 0), block.text[:_SEEN])


def _run_on(blocks: Sequence[Block], places: Sequence[_Opening]) -> dict[int, Heading]:
    """The blocks that begin with an article without a sign, in rows that those in mid-line may fill up."""
    texts = [(at, 0, block.text[:_SEEN]) for at, block in enumerate(blocks)]
    inside = [(one.block, one.at, blocks[one.block].text[one.at : one.at + _SEEN]) for one in places]
    row: list[tuple[int, int, str]] = []
    last: int | None = None
    for block, at, text in sorted([*texts, *inside]):
        number = may_open(text)
        if at == 0 or (last is not None and number == last + 1):
            row.append((block, at, text))
            last = last if number is None else number
    found = run_on_articles([text for _, _, text in row])
    return {row[place][0]: heading for place, heading in found.items() if row[place][1] == 0}


def _accepted(openings: Sequence[_Opening]) -> Iterator[_Opening]:
    """Those in mid-line that go on from the article before, or begin an act; all are given in order."""
    following = _following(openings)
    last: _Opening | None = None
    for here, opening in enumerate(openings):
        after = following[here]
        if opening.at == 0:
            last = opening
        elif after is not None and after.number == opening.number and after.word == opening.word:
            continue  # a block begins with that very article
        elif _goes_on(last, opening, openings[here + 1 : here + 2]) or _begins(last, openings[here : here + _LEAST]):
            last = opening
            yield opening


def _following(openings: Sequence[_Opening]) -> list[_Opening | None]:
    """For each, the next article a block begins with."""
    found: list[_Opening | None] = []
    after: _Opening | None = None
    for opening in reversed(openings):
        found.append(after)
        after = opening if opening.at == 0 else after
    return found[::-1]


def _goes_on(last: _Opening | None, opening: _Opening, after: Sequence[_Opening]) -> bool:
    """Whether an article comes next after one; without a sign behind its number, where a block begins with the next."""
    if last is None or not _is_next(last, opening):
        return False
    return opening.is_signed or any(one.at == 0 and _is_next(opening, one) for one in after)


def _begins(last: _Opening | None, row: Sequence[_Opening]) -> bool:
    """Whether a row of articles begins: the first, and a block begins with the second or two more are in mid-line."""
    if len(row) < 2 or row[0].number != 1 or not _is_next(row[0], row[1]):
        return False
    if row[1].at == 0:
        return last is None or not _is_next(last, row[1])  # else it goes on from there, and this one is spoken of
    return row[0].is_signed and len(row) == _LEAST and _is_next(row[1], row[2])


def _is_next(one: _Opening, other: _Opening) -> bool:
    return other.number == one.number + 1 and other.word == one.word
