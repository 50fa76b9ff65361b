"""What became of a file's characters.

In: a file taken apart, and its provisions. Out: counts. Only letters and digits are counted: white space, cell borders,
the signs of Markdown and the hyphens of line ends may go without loss.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from foedera.model.document import Report
from foedera.reading.formats.parsed import Parsed
from foedera.reading.structure.segment import Segmented


def report_of(parsed: Parsed, segmented: Segmented, breaks: Sequence[tuple[int, int]]) -> Report:
    """The report of a file that gave provisions; `breaks` lead from its clean text to its original."""
    counted, places = _counted(segmented.text), _places(breaks, len(segmented.text))
    standing = np.zeros(len(segmented.text), dtype=bool)
    for provision in segmented.provisions:
        standing[provision.start : provision.end] = True
    inside, above = (np.zeros(len(parsed.original), dtype=bool) for _ in range(2))
    inside[places[counted & standing]] = True
    above[places[counted & ~standing]] = True
    return Report(
        provisions=len(segmented.provisions),
        characters=int(_counted(parsed.original).sum()) + parsed.outside,
        in_provisions=int(inside.sum()),
        in_headings=int((above & ~inside).sum()),
        left_out=parsed.outside + parsed.passed_over,
    )


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
