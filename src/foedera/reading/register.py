"""Reads register files: one row, one claim; the file's name is the claim's property.

In: the text of CSV files by name. Out: claims. Not here: opening files, writing the log.
The first column is the claim's subject; source, locator, confidence and note are the claim's own;
every other column is a field of the property's record. Lists are joined by '|'; empty means unknown.
"""

from __future__ import annotations

import csv
import datetime
import io
import types
import typing
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from foedera.amounts import amount
from foedera.errors import InvalidRegister, UsageError
from foedera.ids import check_slug
from foedera.model.claim import Basis, Claim, Confidence, Rank, Source, claim_value, new_claim
from foedera.model.collection import Collection
from foedera.model.properties import PROPERTIES
from foedera.model.property import Property
from foedera.reading.commitment_rows import commitment_remarks
from foedera.reading.meeting_rows import meeting_remarks
from foedera.reading.row_remark import RowRemark

OWN_COLUMNS = ("subject", "source", "locator", "confidence", "note")


class RegisterRows(NamedTuple):
    """A register, read."""

    claims: tuple[Claim, ...]
    """Of the rows that can go in."""
    remarks: tuple[RowRemark, ...]
    """What is wrong with others, and what is worth a look; file by file, line by line."""

    @property
    def refused(self) -> tuple[RowRemark, ...]:
        """Remarks on rows that do not go in."""
        return tuple(remark for remark in self.remarks if remark.refused)


def register_claims(
    files: Mapping[str, str],
    *,
    recorded: datetime.datetime,
    codebook: str,
    collections: Mapping[str, Collection] = MappingProxyType({}),
) -> tuple[Claim, ...]:
    """The claims of a register.

    Args:
        files: text of each CSV file by its name without ending, which must be a property.
        recorded: the register's date, taken as the time of recording.
        codebook: codebook version the coverage rows were made under.
        collections: what is declared of its collections, by id.

    Raises:
        InvalidRegister: naming every row that breaks its schema, before anything is returned.
    """
    read = read_rows(files, recorded=recorded, codebook=codebook, collections=collections)
    if read.refused:
        raise InvalidRegister(
            f"{amount(len(read.refused), 'row')} of the register: not what their schema asks for",
            where="; ".join(map(str, read.refused[:20])),
            expected="rows as docs/reference/properties.md describes them",
            next_step="mend the rows named and run the command again",
        )
    return read.claims


def read_rows(
    files: Mapping[str, str],
    *,
    recorded: datetime.datetime,
    codebook: str,
    collections: Mapping[str, Collection] = MappingProxyType({}),
) -> RegisterRows:
    """The claims of the rows that can go in, and a remark on every row that cannot or is worth a look.

    Arguments as for `register_claims`.
    """
    ranks = _ranks(files.get("source", ""))
    claims: list[Claim] = []
    places: dict[str, tuple[str, int]] = {}
    remarks: list[RowRemark] = []
    for name, text in sorted(files.items()):
        known, file = PROPERTIES.get(name), f"{name}.csv"
        if known is None:
            remarks.append(_refused(file, 1, "", "not a property", f"one of {', '.join(sorted(PROPERTIES))}"))
            continue
        for line, row in enumerate(csv.DictReader(io.StringIO(text)), start=2):
            try:
                claim = _claim(known, row, ranks, recorded, codebook)
            except (ValueError, msgspec.ValidationError) as fault:
                remarks.append(_refused(file, line, row.get("subject") or "", str(fault)))
            else:
                claims.append(claim)
                places[claim.id] = (file, line)
    for name, declared in collections.items():
        try:
            claims.append(_collection(name, declared, ranks, recorded))
        except ValueError as fault:
            remarks.append(_refused("datapackage.json", 1, f"collection {name}", str(fault)))
    remarks += meeting_remarks(claims, places, {remark.subject for remark in remarks})
    remarks += commitment_remarks(claims, places)
    out = {(remark.file, remark.line) for remark in remarks if remark.refused}
    return RegisterRows(
        tuple(claim for claim in claims if places.get(claim.id) not in out),
        tuple(sorted(remarks, key=lambda remark: (remark.file, remark.line))),
    )


def _refused(file: str, line: int, subject: str, problem: str, expected: str = "") -> RowRemark:
    return RowRemark(
        file=file,
        line=line,
        subject=subject,
        problem=problem,
        expected=expected,
        found="",
        next_step="mend the row",
        refused=True,
    )


def declared_collections(package: Mapping[str, Any]) -> dict[str, Collection]:
    """The collections a register's datapackage.json declares under foedera.collections, by id.

    Raises:
        InvalidRegister: naming every one that breaks its schema.
    """
    found: dict[str, Collection] = {}
    faults: list[str] = []
    for place, entry in enumerate(package.get("foedera", {}).get("collections", ()), start=1):
        try:
            fields = dict(entry)
            found[check_slug(fields.pop("id", ""), what="collection")] = msgspec.convert(
                fields, Collection, strict=True
            )
        except (UsageError, msgspec.ValidationError, TypeError, ValueError) as fault:
            faults.append(f"collection {place}: {str(fault).splitlines()[0]}")
    if faults:
        raise InvalidRegister(
            f"{amount(len(faults), 'collection')} of the register: not what their schema asks for",
            where="datapackage.json, foedera.collections: " + "; ".join(faults),
            expected="id, title, sources and, where there are such, codebook, union, default, calendar",
            next_step="mend them and run the command again",
        )
    return found


def _collection(name: str, declared: Collection, ranks: Mapping[str, Rank], recorded: datetime.datetime) -> Claim:
    source = declared.sources[0] if declared.sources else ""
    if source not in ranks:
        raise ValueError(f"source {source!r} is not in source.csv")
    return new_claim(
        subject=name,
        property="collection_info",
        value=claim_value(declared),
        coder=source,
        rank=ranks[source],
        basis=Basis(source=source, locator="datapackage.json, foedera.collections"),
        recorded=recorded,
    )


def _ranks(sources: str) -> dict[str, Rank]:
    rows = csv.DictReader(io.StringIO(sources))
    return {row["subject"]: Rank.PRIMARY if row["rank"] == "primary" else Rank.SECONDARY for row in rows}


def _claim(
    known: Property,
    row: dict[str, str],
    ranks: Mapping[str, Rank],
    recorded: datetime.datetime,
    codebook: str,
) -> Claim:
    for column in ("subject", "source", "locator", "confidence"):
        if not row.get(column):
            raise ValueError(f"column {column!r} is empty; every row says what it is about and on what it stands")
    source = row["source"]
    if source not in ranks:
        raise ValueError(f"source {source!r} is not in source.csv")
    fields = typing.get_type_hints(known.record, include_extras=True)
    raw = {
        key: _field(_chosen(known, key, text), fields[key])
        for key, text in row.items()
        if key not in OWN_COLUMNS and text
    }
    value = msgspec.convert(raw, known.record, strict=False)
    return new_claim(
        subject=row["subject"],
        property=known.key,
        value=claim_value(value),
        coder=source,
        rank=ranks[source],
        basis=Basis(source=source, locator=row["locator"]),
        recorded=recorded,
        confidence=Confidence(row["confidence"]),
        codebook=codebook if known.under_codebook else None,
        note=row.get("note") or None,
    )


def _chosen(known: Property, field: str, text: str) -> str:
    """A word of a field that takes only some: as it is declared, however blanks and hyphens are written.

    Raises:
        ValueError: it takes other words.
    """
    words = known.choices.get(field)
    word = text if words is None else "_".join(text.casefold().replace("-", " ").replace("_", " ").split())
    if words is not None and word not in words:
        raise ValueError(f"column {field!r}: expected one of {', '.join(words)}; found {text!r}")
    return word


def _field(text: str, kind: Any) -> object:
    """A field's text as its type wants it: lists split, everything else left to the record."""
    options = typing.get_args(kind) if typing.get_origin(kind) in (typing.Union, types.UnionType) else (kind,)
    if any(typing.get_origin(option) is tuple for option in options):
        return tuple(part for part in text.split("|") if part)
    return text


def source_claim(identifier: str, source: Source, *, recorded: datetime.datetime, coder: str) -> Claim:
    """The claim that a source exists, for a text somebody adds."""
    return new_claim(
        subject=identifier,
        property="source",
        value=claim_value(source),
        coder=coder,
        rank=Rank.PERSON,
        basis=Basis(source=identifier, locator="bibliographic record"),
        recorded=recorded,
    )
