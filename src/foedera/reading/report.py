"""What became of a file's characters.

In: a file taken apart, and its provisions. Out: counts. Only letters and digits are counted: white space, cell borders,
the signs of Markdown and the hyphens of line ends may go without loss.
"""

from __future__ import annotations

from foedera.model.document import Report
from foedera.reading.formats.parsed import Parsed
from foedera.reading.structure.segment import Segmented


def report_of(parsed: Parsed, segmented: Segmented) -> Report:
    """The report of a file that gave provisions."""
    inside: set[int] = set()
    above: set[int] = set()
    spans = iter(segmented.provisions)
    current = next(spans, None)
    for start, block, offsets in zip(segmented.starts, parsed.blocks, parsed.offsets, strict=True):
        while current is not None and current.end <= start:
            current = next(spans, None)
        lands = current is not None and current.start <= start
        places = (place for place, sign in zip(offsets.places(), block.text, strict=False) if sign.isalnum())
        (inside if lands else above).update(places)
    whole = sum(map(str.isalnum, parsed.original))
    return Report(
        provisions=len(segmented.provisions),
        characters=whole + parsed.outside,
        in_provisions=len(inside),
        in_headings=len(above - inside),
        left_out=parsed.outside + parsed.passed_over,
    )
