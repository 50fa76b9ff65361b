"""What became of a file's characters.

In: a file taken apart, its provisions, and how much the file holds by a count of its own (census). Out: counts. Only
letters and digits are counted: white space, cell borders, the signs of Markdown and the hyphens of line ends may go
without loss.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice, pairwise

import numpy as np
import numpy.typing as npt

from foedera.model.document import Report
from foedera.reading.formats.parsed import Parsed
from foedera.reading.structure.segment import Segmented
from foedera.text.counting import letters_and_digits


def report_of(parsed: Parsed, segmented: Segmented, breaks: Sequence[tuple[int, int]], census: int | None) -> Report:
    """The report of a file that gave provisions.

    Args:
        parsed: the file taken apart.
        segmented: its clean text and provisions.
        breaks: the way from the clean text to the original.
        census: letters and digits of the raw file; None for a format without one, where the reader's word is taken and
            no loss can show.
    """
    told = counted_once(segmented) if stands_once(parsed) else counted_by_place(parsed, segmented, breaks)
    in_provisions, in_headings = told
    left_out = sum(item.characters for item in parsed.omissions)
    accounted = in_provisions + in_headings + left_out
    return Report(
        provisions=len(segmented.provisions),
        characters=accounted if census is None else census + parsed.added,
        in_provisions=in_provisions,
        in_headings=in_headings,
        left_out=left_out,
        omissions=parsed.omissions,
    )


def stands_once(parsed: Parsed) -> bool:
    """Whether no place of the original is in the text twice, as letters that were recomposed and cells may be."""
    flat = chain.from_iterable([pair for offsets in parsed.offsets for pair in offsets.breaks])
    breaks = np.fromiter(flat, dtype=np.int64).reshape(-1, 2)
    lasts = np.cumsum([len(offsets.breaks) for offsets in parsed.offsets]) - 1
    lengths = np.diff(breaks[:, 0], append=0)
    lengths[lasts] = 0
    starts, lengths = breaks[lengths > 0, 1], lengths[lengths > 0]
    order = np.argsort(starts, kind="stable")
    return bool((starts[order][:-1] + lengths[order][:-1] <= starts[order][1:]).all())


def counted_once(segmented: Segmented) -> tuple[int, int]:
    """Letters and digits in provisions, and elsewhere, where no place of the original is in the text twice."""
    text, provisions = segmented.text, segmented.provisions
    gaps = pairwise([0, *(place for item in provisions for place in (item.start, item.end)), len(text)])
    outside = letters_and_digits("".join([text[start:end] for start, end in islice(gaps, 0, None, 2)]))
    return letters_and_digits(text) - outside, outside


def counted_by_place(parsed: Parsed, segmented: Segmented, breaks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The same of any text: a place of the original counts once, in a provision if it stands in one at all."""
    counted, places = _counted(segmented.text), _places(breaks, len(segmented.text))
    standing = np.zeros(len(segmented.text), dtype=bool)
    for provision in segmented.provisions:
        standing[provision.start : provision.end] = True
    inside, above = (np.zeros(len(parsed.original), dtype=bool) for _ in range(2))
    inside[places[counted & standing]] = True
    above[places[counted & ~standing]] = True
    return int(inside.sum()), int((above & ~inside).sum())


def _places(breaks: Sequence[tuple[int, int]], length: int) -> npt.NDArray[np.int64]:
    """For each code point of a text of `length` its place in the original."""
    clean, original = np.array(breaks, dtype=np.int64).T
    ahead: npt.NDArray[np.int64] = np.repeat(original - clean, np.diff(clean, append=length))
    return ahead + np.arange(length)


def _counted(text: str) -> npt.NDArray[np.bool_]:
    """For each code point whether it is a letter or digit."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    signs = sorted(set(text))
    counts = np.zeros(ord(signs[-1]) + 1 if signs else 0, dtype=bool)
    counts[[ord(sign) for sign in signs if sign.isalnum()]] = True
    return counts[points]
