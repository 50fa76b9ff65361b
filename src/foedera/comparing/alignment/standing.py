"""Standing: where a clause stands in the structure of its text, apart from the language its headings are in.

In: clauses. Out: for every pair, whether they have one number, stand under one heading's number, are of one sort. An
eId says it in no language: `text_2__annex_1__art_3` is Article 3 of an annex, whichever of the texts in its file it
stands in, and Roman or Arabic figures number it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from foedera.model.alignment import Clause

_STEP = re.compile(r"([a-z]+)_(.+)")
_TEXTS = frozenset({"text"})
"""Steps that say which of the texts in one file a clause stands in: each language's own has another."""
_ONE = {"appendix": "annex", "schedule": "annex", "attachment": "annex"}
"""Kinds of divisions that one language prints under one name and another under another."""
_ROMAN = re.compile(r"(?=[ivxl])(x[lc]|l?x{0,3})(i[xv]|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_UNNUMBERED = frozenset({"preamble", "conclusions", "hcontainer", "table", "indent", "subpara"})
"""Steps that are counted by the reader, not printed."""

Grid = NDArray[np.float64]


class Standing(NamedTuple):
    """Where a clause stands."""

    level: str
    """art, para, point, annex …"""
    number: str | None
    """As printed, Roman figures as Arabic ones; None where none is printed."""
    under: tuple[str, ...]
    """The steps above it."""
    sort: str


def standing(clause: Clause) -> Standing:
    """Where it stands, by its eId and what was read of it."""
    eid = clause.id.rpartition("/")[2]
    steps = [(found[1], found[2]) for part in eid.split("__") if (found := _STEP.fullmatch(part))]
    steps = [(_ONE.get(level, level), number) for level, number in steps if level not in _TEXTS] or [(eid, "")]
    level, number = steps[-1]
    printed = clause.number is not None and level not in _UNNUMBERED
    return Standing(
        level=level,
        number=_value(number.partition("_")[0], roman=level != "point") if printed else None,
        under=tuple(f"{level} {_value(number, roman=True)}" for level, number in steps[:-1]),
        sort=clause.sort,
    )


def grids(one: Sequence[Clause], other: Sequence[Clause]) -> dict[str, Grid]:
    """For every pair: `number` and `numbered` (both print one, at one level), `under`, `sort`."""
    left, right = [standing(clause) for clause in one], [standing(clause) for clause in other]
    numbered = _pairs([it.level if it.number else f"none {at}" for at, it in enumerate(left)],
                      [it.level if it.number else "none" for it in right])  # fmt: skip
    same = _pairs([f"{it.level} {it.number}" for it in left], [f"{it.level} {it.number}" for it in right])
    return {
        "number": numbered * same,
        "numbered": numbered,
        "under": _pairs([it.under for it in left], [it.under for it in right]),
        "sort": _pairs([it.sort for it in left], [it.sort for it in right]),
    }


def _pairs(left: Sequence[object], right: Sequence[object]) -> Grid:
    """1 where two are equal."""
    numbers = {thing: at for at, thing in enumerate(dict.fromkeys([*left, *right]))}
    return np.equal.outer([numbers[it] for it in left], [numbers[it] for it in right]).astype(np.float64)


def _value(number: str, *, roman: bool) -> str:
    """A number as a reader hears it: Article IV is Article 4; a point (i) may be a letter and stays one."""
    if not roman or not number or not _ROMAN.fullmatch(number):
        return number
    values = [_VALUES[sign] for sign in number]
    return str(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))
