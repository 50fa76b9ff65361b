"""The cells a coder and a reference judge differently: lines for a terminal, and one line a cell as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedera.amounts import amount
from foedera.model.reliability import DisagreeingCell
from foedera.publishing.sheet import csv_text

COLUMNS = (
    "agreement", "area", "reference", "coder", "score", "probability", "rule", "words", "locator", "quote",
    "reference_quote",
)  # fmt: skip


def lines(cells: Sequence[DisagreeingCell]) -> Iterator[str]:
    """Each cell with both values and the passage; cells of one area stand together."""
    yield f"{amount(len(cells), 'cell')} with different values"
    area = None
    for cell in sorted(cells, key=lambda cell: cell.area):
        if cell.area != area:
            area = cell.area
            yield from ("", area)
        yield f"  {cell.agreement}: {cell.reference.in_words}; the coder: {cell.coder.in_words} ({_rule(cell)})"
        if cell.quote is None:
            yield "      nothing comes near it"
        else:
            yield f"      {cell.locator}: {' · '.join(cell.words)}" if cell.words else f"      {cell.locator}"
            yield f"        “{' '.join(cell.quote.split())}”"
        if cell.reference_quote:
            yield f"      people: {' '.join(cell.reference_quote.split())}"


def to_csv(cells: Sequence[DisagreeingCell]) -> str:
    """One line a cell; values by the words of the data, expressions joined by ' | '."""
    rows = ([" | ".join(v) if isinstance(v, tuple) else v for v in (getattr(c, n) for n in COLUMNS)] for c in cells)
    return csv_text(COLUMNS, rows)


def _rule(cell: DisagreeingCell) -> str:
    return cell.rule.partition("; this passage scores")[0] or f"score {cell.score}"
