"""Texts → the segments that are compared, with their words as numbers.

In: documents with their provisions. Out: segments in the order of document ids and of reading, the same whatever order
the texts came in; every word as a number; what was left out and why. Not here: deciding which segments are alike.

A word is a run of letters and digits. Upper and lower case, punctuation, hyphens and apostrophes make no difference
(foedera.text.folding), accents do. The printed number of a provision is no part of its wording; numbers inside a
sentence are. The same word in another language has another number, so that texts of different languages never share
anything. A segment of fewer than five words has no shingle of five: it is left out, and said to be.
"""

from __future__ import annotations

import itertools
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from foedera.comparing.wording.shingles import SHINGLE, Ints, WordNumbers
from foedera.ids import split_document
from foedera.model.document import Document, Provision, ReadResult
from foedera.model.reuse import LeftOut, Segment, SegmentLevel
from foedera.text.folding import fold
from foedera.text.joiners import without_joiners
from foedera.text.passages import Passage, passages
from foedera.text.spans import body_start

_WORD = re.compile(r"[^\W_]+")
_ASCII = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256))


class Segments(NamedTuple):
    """What is compared. `words[starts[k]:starts[k + 1]]` belongs to `all[k]`, at least a shingle."""

    all: tuple[Segment, ...]
    words: WordNumbers
    """Numbers from 0."""
    starts: Ints
    left_out: tuple[LeftOut, ...]


def segments_of(texts: Iterable[ReadResult], level: SegmentLevel) -> Segments:
    """The segments of all texts of agreements; of several versions the latest counts, of a text given twice the first.

    Args:
        texts: documents with their provisions, in any order. Digests and sources are left out: their words are not an
            agreement's.
        level: what is one segment.
    """
    chosen, left_out = _chosen(texts)
    counter = itertools.count()
    numbers: dict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(counter.__next__))
    found: list[Segment] = []
    words, starts = array("i"), [0]
    for text in chosen:
        for passage in _cut(text.provisions, level):
            number = numbers[text.document.language_of(passage.provisions[0])].__getitem__
            words.extend(map(number, _words(text.document, passage.provisions)))
            if len(words) - starts[-1] >= SHINGLE:
                found.append(_segment(text.document, passage, len(words) - starts[-1]))
                starts.append(len(words))
            else:
                del words[starts[-1] :]
                left_out.append(LeftOut(id=passage.provisions[0].id, why="fewer than five words"))
    return Segments(tuple(found), np.array(words, dtype=np.int32), np.array(starts, dtype=np.int64), tuple(left_out))


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
    return (passage for provision in provisions for passage in passages([provision]))


def _words(document: Document, provisions: Sequence[Provision]) -> Iterator[str]:
    bodies = (document.text[body_start(document.text, provision) : provision.end] for provision in provisions)
    return itertools.chain.from_iterable(map(words_of, bodies))


def _segment(document: Document, passage: Passage, words: int) -> Segment:
    return Segment(
        id=passage.provisions[0].id,
        agreement=document.subject,
        document=document.id,
        language=document.language_of(passage.provisions[0]),
        title=passage.title,
        start=passage.start,
        end=passage.provisions[-1].end,
        words=words,
    )
