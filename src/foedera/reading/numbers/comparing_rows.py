"""Numbers of a file beside one another and beside what is on record: said again, said otherwise, changed.

In: rows of a report. Out: the same rows with what becomes of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from foedera.reading.numbers.index_report import Fate, NumberRow
from foedera.reading.row_remark import RowRemark

Key = tuple[str, str, int]
"""Party id, dimension and year."""


class OnRecord(NamedTuple):
    """The numbers of an index that are there already."""

    own: Mapping[Key, tuple[float, str]]
    """What the same source says, and the id of the claim."""
    others: Mapping[Key, Mapping[str, float]]
    """What other sources say, by source id."""


class Refused(ValueError):
    """A cell that is not what it has to be: what is wrong, what was expected, and what to do."""

    def __init__(self, problem: str, expected: str, found: str, next_step: str) -> None:
        super().__init__(problem)
        self.problem, self.expected, self.found, self.next_step = problem, expected, found, next_step


def refused(row: NumberRow, fault: Refused, file: str) -> NumberRow:
    """The row as one that does not go in."""
    return msgspec.structs.replace(row, fate=Fate.REFUSED, remark=_remark(row, fault, file, out=True))


def _remark(row: NumberRow, fault: Refused, file: str, *, out: bool) -> RowRemark:
    return RowRemark(
        file=file,
        line=row.line,
        subject=", ".join(row.said),
        problem=fault.problem,
        expected=fault.expected,
        found=fault.found,
        next_step=fault.next_step,
        refused=out,
    )


def apart(rows: Sequence[NumberRow], file: str) -> list[NumberRow]:
    """The rows, each number of the file once: said again it is passed over, said otherwise all of it is refused."""
    groups: dict[Key, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.fate is Fate.NEW and row.party and row.dimension and row.year is not None:
            groups[row.party, row.dimension, row.year].append(at)
    found = list(rows)
    for places in groups.values():
        lines = ", ".join(str(rows[at].line) for at in places)
        differ = len({rows[at].value for at in places}) > 1
        for at in places[0 if differ else 1 :]:
            row = rows[at]
            if differ:
                values = ", ".join(f"{rows[one].value:g}" for one in places)
                fault = Refused("one number is given several values", "one value", values, f"keep one of lines {lines}")
                found[at] = refused(row, fault, file)
            else:
                fault = Refused("said before", "each number once", f"lines {lines}", "nothing; it is counted once")
                found[at] = msgspec.structs.replace(
                    row, fate=Fate.REPEATED, remark=_remark(row, fault, file, out=False)
                )
    return found


def compared(row: NumberRow, on_record: OnRecord, file: str) -> NumberRow:
    """The row beside what is there already."""
    if row.fate is not Fate.NEW or row.party is None or row.dimension is None or row.year is None:
        return row
    key = (row.party, row.dimension, row.year)
    before, claim = on_record.own.get(key, (None, None))
    if before == row.value:
        return msgspec.structs.replace(row, fate=Fate.KNOWN)
    if before is not None:
        fault = Refused(
            "another value than before", f"{before:g}, as this source said", row.said[-1], "look which is right"
        )
        return msgspec.structs.replace(
            row, fate=Fate.CHANGED, replaces=claim, remark=_remark(row, fault, file, out=False)
        )
    others = {who: value for who, value in on_record.others.get(key, {}).items() if value != row.value}
    if not others:
        return row
    told = ", ".join(f"{value:g} ({who})" for who, value in others.items())
    fault = Refused("another source says otherwise", told, row.said[-1], "look which is right; both stay on record")
    return msgspec.structs.replace(row, remark=_remark(row, fault, file, out=False))
