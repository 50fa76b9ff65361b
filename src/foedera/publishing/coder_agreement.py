"""How far coders agree, as tables and words. The same figures on the command line, on the page and in the files.

In: what was measured. Out: text and CSV. Not here: any coefficient.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping

from foedera.amounts import amount
from foedera.model.coverage import CellValue
from foedera.model.reliability import BetweenCoders, Coded, CoderPair, Measured, Part
from foedera.publishing.sheet import csv_text
from foedera.publishing.tables import WORDS

PERCENTAGES = ("percent_agreement",)
"""Measures readers know as a percentage; the others are printed with two decimals."""


def notes(found: BetweenCoders) -> dict[str, str]:
    """Why figures or intervals are missing: sentence → the letter that stands for it in a table."""
    sentences = dict.fromkeys(figure.why for part in (found.overall, *found.areas) for figure in part.figures)
    return dict(zip((sentence for sentence in sentences if sentence), string.ascii_lowercase, strict=False))


def in_words(figure: Measured, part: Part, lettered: dict[str, str]) -> str:
    """A figure with its interval, and its own number of cells where that is not its part's: 0.42 (0.17 to 0.73), n 67.

    What is missing is a dash, or nothing in place of the interval, with the letter of the reason in brackets.
    """
    return f"{value_in_words(figure)} {how_sure(figure, part, lettered)}"


def how_sure(figure: Measured, part: Part, lettered: dict[str, str]) -> str:
    """What stands behind a figure: its interval, or the letter of why there is none, and its own number of cells."""
    sure = f"[{lettered[figure.why]}]" if figure.why else f"({interval_in_words(figure)})"
    return sure + (f", n {figure.cells}" if figure.cells != part.cells else "")


def value_in_words(figure: Measured) -> str:
    """A figure alone; a dash where it is undefined."""
    return "–" if figure.value is None else _printed(figure.value, figure.measure)


def interval_in_words(figure: Measured) -> str:
    """A figure's interval; why there is none, where there is none."""
    if figure.interval is None:
        return figure.why or ""
    return " to ".join(_printed(end, figure.measure) for end in figure.interval)


def _printed(value: float, measure: str) -> str:
    return f"{100 * value:.0f} %" if measure in PERCENTAGES else f"{value:.2f}".replace("-", "−")


def says(coded: Coded) -> str:
    """What a coder says of a cell, in words."""
    return WORDS[coded.value] + (f", {coded.strength}" if coded.strength else "")


def left_out_in_words(found: BetweenCoders) -> str:
    """Which cells are no part of the figures, and why."""
    parts = [
        f"{count} only {coder} has coded"
        for coder, count in zip(found.coders, found.left_out.only, strict=True)
        if count
    ]
    parts += [f"{count} {WORDS[CellValue(value)]}" for value, count in found.left_out.no_judgement.items()]
    return f"left out: {'; '.join(parts)}" if parts else "no cell of either coder is left out"


def how_many_differ(found: BetweenCoders) -> str:
    """How many cells differ, and how many of them in strength alone."""
    graded = sum(one.value == two.value for one, two in (cell.says for cell in found.differences))
    return f"{amount(len(found.differences) - graded, 'difference')} in value, {graded} in strength only"


def reading_aid(found: BetweenCoders) -> tuple[str, ...]:
    """What must be known to read the figures: what is left out, why some are missing, the rules."""
    missing = (f"[{letter}] {sentence}" for sentence, letter in notes(found).items())
    return left_out_in_words(found), *missing, *found.rules


def nobody_to_compare(coders: Mapping[str, int]) -> str:
    """Why there is no pair of coders to compare, and what would make one.

    Args:
        coders: who has said something of how many cells.
    """
    said = ", ".join(f"{name} {count}" for name, count in coders.items())
    return (
        f"no two coders have judged a common cell; cells coded by each: {said or 'none yet'}. "
        "Add a text of an agreement a source speaks of, and code it: foedera add FILE --agreement ID; foedera code ID"
    )


def to_csv(found: BetweenCoders) -> str:
    """One line a figure: area (empty for all), measure, value, interval, what it stands on, and why it is missing."""
    header = ["area", "measure", "value", "low", "high", "interval_by", "cells", "agreements", "why"]
    return csv_text(
        header,
        (
            [
                part.area or "",
                figure.measure,
                _number(figure.value),
                *(map(_number, figure.interval or (None, None))),
                figure.interval_by or "",
                figure.cells,
                figure.agreements,
                figure.why or "",
            ]
            for part in (found.overall, *found.areas)
            for figure in part.figures
        ),
    )


def pairs_to_csv(pairs: Iterable[CoderPair]) -> str:
    """One line a pair of coders with common cells."""
    rows = ([*pair.coders, pair.cells, pair.differ, pair.agreements] for pair in pairs)
    return csv_text(["first", "second", "cells", "differ", "agreements"], rows)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}"
