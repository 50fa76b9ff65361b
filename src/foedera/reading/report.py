"""What became of a file's characters.

In: a file taken apart, and its provisions. Out: counts. Only letters and digits are counted: white space, cell borders,
the signs of Markdown and the hyphens of line ends may go without loss.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from foedera.model.document import Report
from foedera.reading.formats.parsed import Parsed
from foedera.reading.structure.segment import Segmented


def report_of(parsed: Parsed, segmented: Segmented) -> Report:
    """The report of a file that gave provisions."""
    inside, above = (np.zeros(len(parsed.original), dtype=bool) for _ in range(2))
    counted = _counted(segmented.text)
    spans = iter(segmented.provisions)
    current = next(spans, None)
    for start, offsets in zip(segmented.starts, parsed.offsets, strict=True):
        while current is not None and current.end <= start:
            current = next(spans, None)
        lands = inside if current is not None and current.start <= start else above
        for (clean, original), (following, _) in pairwise(offsets.breaks):
            lands[original : original + following - clean] |= counted[start + clean : start + following]
    return Report(
        provisions=len(segmented.provisions),
        characters=int(_counted(parsed.original).sum()) + parsed.outside,
        in_provisions=int(inside.sum()),
        in_headings=int((above & ~inside).sum()),
        left_out=parsed.outside + parsed.passed_over,
    )


class _Counted(dict[int, str]):
    """Code point → NUL, or the sign after it for letters and digits; filled as code points are met."""

    def __missing__(self, point: int) -> str:
        self[point] = found = "\x01" if chr(point).isalnum() else "\x00"
        return found


_COUNTED = _Counted()


def _counted(text: str) -> npt.NDArray[np.bool_]:
    """For each code point whether it is a letter or digit."""
    return np.frombuffer(text.translate(_COUNTED).encode("ascii"), dtype=bool)
