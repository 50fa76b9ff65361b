"""Texts → the segments that are compared, with their words as numbers.

In: documents with their provisions. Out: segments in the order of document ids and of reading, the same whatever order
the texts came in; every word as a number; what was left out and why. Not here: deciding which segments are alike.

A word is a run of letters and digits. Upper and lower case, punctuation, hyphens and apostrophes make no difference
(foedera.text.folding), accents do. The printed number of a provision is no part of its wording; numbers inside a
sentence are. The same word in another language has another number, so that texts of different languages never share
anything. Names of parties can be masked, so that texts of different parties can be compared; English ones are known.

Left out, each with its reason: a segment of fewer than five words, which has no shingle of five; formulas of closing
and lead-ins (`closings.py`); what stands in a language no other agreement is in (`comparable`).
"""

from __future__ import annotations

import itertools
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from foedera.comparing.wording.closings import set_apart
from foedera.comparing.wording.shingles import SHINGLE, Ints, WordNumbers
from foedera.ids import split_document
from foedera.model.document import Document, Provision, ReadResult
from foedera.model.reuse import LeftOut, Segment, SegmentLevel
from foedera.text.folding import fold
from foedera.text.joiners import without_joiners
from foedera.text.party_names import masked
from foedera.text.passages import Passage, passage_of, passages
from foedera.text.spans import body_start

_WORD = re.compile(r"[^\W_]+")
ALONE = "alone in its language"
MASK = "partyname"
"""What a masked name counts as: one word, the same for all."""
_ASCII = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256))


class SegmentRule(NamedTuple):
    """How texts are cut and read."""

    level: SegmentLevel = SegmentLevel.PASSAGE
    masked: bool = False
    """Whether the names of parties, with their adjectives and peoples, count as one word."""
    closings: bool = False
    """Whether formulas of closing and lead-ins are compared too."""


PASSAGES = SegmentRule()
"""Passages with their names, without formulas of closing."""


class Segments(NamedTuple):
    """What is compared. `words[starts[k]:starts[k + 1]]` belongs to `all[k]`, at least a shingle."""

    all: tuple[Segment, ...]
    words: WordNumbers
    """Numbers from 0."""
    starts: Ints
    left_out: tuple[LeftOut, ...]
    read: frozenset[str]
    """Agreements with a text of their own, whether anything of it is compared or not."""


def segments_of(texts: Iterable[ReadResult], rule: SegmentRule) -> Segments:
    """The segments of all texts of agreements; of several versions the latest counts, of a text given twice the first.

    Args:
        texts: documents with their provisions, in any order. Digests and sources are left out: their words are not an
            agreement's.
        rule: what is one segment, and which words count.
    """
    chosen, left_out = _chosen(texts)
    counter = itertools.count()
    numbers: dict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(counter.__next__))
    found: list[Segment] = []
    words, starts = array("i"), [0]
    for text in chosen:
        for passage in _cut(text.provisions, rule.level):
            members = [(each, body_start(text.document.text, each)) for each in passage.provisions]
            if not rule.closings:
                members = _without_closings(text.document, members, left_out)
            if not members:
                continue
            number = numbers[text.document.language_of(members[0][0])].__getitem__
            words.fromlist(list(map(number, _words(text.document, members, rule))))
            if len(words) - starts[-1] >= SHINGLE:
                kept = [each for each, _ in members]
                found.append(_segment(text.document, passage.title, kept, len(words) - starts[-1]))
                starts.append(len(words))
            else:
                del words[starts[-1] :]
                left_out.append(LeftOut(id=members[0][0].id, why="fewer than five words"))
    read = frozenset(text.document.subject for text in chosen)
    return Segments(
        tuple(found), np.array(words, dtype=np.int32), np.array(starts, dtype=np.int64), tuple(left_out), read
    )


def comparable(segments: Segments) -> Segments:
    """The segments in languages that two agreements are in; the others are left out: nothing can be found for them."""
    agreements: dict[str, set[str]] = defaultdict(set)
    for segment in segments.all:
        agreements[segment.language].add(segment.agreement)
    keep = np.array([len(agreements[segment.language]) > 1 for segment in segments.all], dtype=np.bool_)
    if keep.all():
        return segments
    sizes = np.diff(segments.starts)
    alone = (LeftOut(id=segment.id, why=ALONE) for segment in itertools.compress(segments.all, ~keep))
    return segments._replace(
        all=tuple(itertools.compress(segments.all, keep)),
        words=segments.words[np.repeat(keep, sizes)],
        starts=np.cumsum([0, *sizes[keep]], dtype=np.int64),
        left_out=(*segments.left_out, *alone),
    )


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    if text.isascii():  # the same as below, in a fifth of the time
        return text.encode().translate(_ASCII).decode().split()
    return _WORD.findall(fold(without_joiners(text)).decode())


def _chosen(texts: Iterable[ReadResult]) -> tuple[list[ReadResult], list[LeftOut]]:
    """The latest text of each agreement and language by document id, and the others with the reason."""
    latest: dict[tuple[str, str], tuple[int, ReadResult]] = {}
    left_out: list[LeftOut] = []
    for text in texts:
        document = text.document
        if document.role != "text":
            left_out.append(LeftOut(id=document.id, why="not a text"))
            continue
        key, version = (document.subject, document.language), split_document(document.id)[2]
        held = latest.get(key)
        if held is None or version > held[0]:
            latest[key] = version, text
        if held is not None:
            older = held[1].document.id if version > held[0] else document.id
            left_out.append(LeftOut(id=older, why="given twice" if version == held[0] else "older version"))
    left_out.sort(key=lambda left: (left.id, left.why))
    return sorted((text for _, text in latest.values()), key=lambda text: text.document.id), left_out


def _cut(provisions: Sequence[Provision], level: SegmentLevel) -> Iterator[Passage]:
    """The passages of a text; at the level of provisions, each provision as one of its own."""
    if level is SegmentLevel.PASSAGE:
        return passages(provisions)
    return (passage_of((provision,)) for provision in provisions)


def _without_closings(
    document: Document, members: list[tuple[Provision, int]], left_out: list[LeftOut]
) -> list[tuple[Provision, int]]:
    """The provisions of a passage that are its wording; the others are noted with the reason."""
    apart = set_apart(document, members)
    if not any(apart):
        return members
    left_out += [LeftOut(id=each.id, why=why) for (each, _), why in zip(members, apart, strict=True) if why]
    return [member for member, why in zip(members, apart, strict=True) if not why]


def _words(document: Document, members: Sequence[tuple[Provision, int]], rule: SegmentRule) -> Iterable[str]:
    bodies = [document.text[start : provision.end] for provision, start in members]
    if rule.masked and document.language_of(members[0][0]) == "eng":
        bodies = [masked(body, slot=MASK) for body in bodies]
    if (whole := " ".join(bodies)).isascii():  # one pass over all of it is quicker than one over each
        return words_of(whole)
    return itertools.chain.from_iterable(map(words_of, bodies))


def _segment(document: Document, title: str, provisions: Sequence[Provision], words: int) -> Segment:
    return Segment(
        id=provisions[0].id,
        agreement=document.subject,
        document=document.id,
        language=document.language_of(provisions[0]),
        title=title,
        start=provisions[0].start,
        end=provisions[-1].end,
        words=words,
    )
