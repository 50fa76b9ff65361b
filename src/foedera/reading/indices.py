"""Reads the numbers of an index from CSV: party, dimension, year, value.

Every number is checked against the index's scale; a number without scale and direction is no indicator.
"""

from __future__ import annotations

import csv
import datetime
import io
import math
from collections.abc import Collection

from foedera.errors import UnreadableFile
from foedera.model.claim import Basis, Claim, Rank, claim_value, new_claim
from foedera.model.indicator import Index, Indicator

COLUMNS = ("party", "dimension", "year", "value")


def indicator_claims(
    text: str,
    *,
    file: str,
    name: str,
    index: Index,
    parties: Collection[str],
    source: str,
    recorded: datetime.datetime,
) -> tuple[Claim, ...]:
    """The claims of a CSV file with one number a row.

    Args:
        text: the file's text.
        file: its name, for locators and errors.
        name: index id.
        index: its scale and dimensions.
        parties: party ids that are known.
        source: source id of the numbers.
        recorded: time of recording.

    Raises:
        UnreadableFile: naming every row that is not a number on the scale for a known party; then none is returned.
    """
    reader = csv.DictReader(io.StringIO(text))
    _check_header(list(reader.fieldnames or ()), file)
    faults: list[str] = []
    claims: list[Claim] = []
    for line, row in enumerate(reader, start=2):
        try:
            record = _record(row, name, index, parties)
        except ValueError as fault:
            faults.append(f"line {line}: {fault}")
            continue
        claims.append(
            new_claim(
                subject=row["party"],
                property="indicator",
                value=claim_value(record),
                coder=source,
                rank=Rank.SECONDARY,
                basis=Basis(source=source, locator=f"{file}, line {line}"),
                recorded=recorded,
            )
        )
    if faults or not claims:
        raise UnreadableFile(
            "the file holds rows that are no numbers of this index; none was recorded",
            where=file,
            expected=f"a known party, a year, and a value from {index.scale_min:g} to {index.scale_max:g}",
            found="; ".join(faults[:10]) or "no rows",
            next_step="mend the rows named and run the command again",
        )
    return tuple(claims)


def _check_header(header: list[str], file: str) -> None:
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise UnreadableFile(
            "the file lacks columns",
            where=file,
            expected=f"a header with {', '.join(COLUMNS)}",
            found=", ".join(header) or "nothing",
            next_step=f"add {'the column' if len(missing) == 1 else 'the columns'} {', '.join(missing)}",
        )


def _record(row: dict[str, str], name: str, index: Index, parties: Collection[str]) -> Indicator:
    party, dimension = row["party"], row["dimension"]
    if party not in parties:
        raise ValueError(f"party {party!r} is not known")
    if index.dimensions and dimension not in (*index.dimensions, "overall"):
        raise ValueError(f"dimension {dimension!r} is not one of {', '.join((*index.dimensions, 'overall'))}")
    value = float(row["value"])
    if not (math.isfinite(value) and index.scale_min <= value <= index.scale_max):
        raise ValueError(f"value {row['value']} is off the scale")
    return Indicator(index=name, dimension=dimension, year=int(row["year"]), value=value)
