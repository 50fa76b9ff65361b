"""The numbers of an index, from a file into the log: what would go in, and the claims of it.

In: a snapshot, a file and what its user says of it. Out: a report, number by number, and claims. Nothing is written.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from foedera.errors import UsageError
from foedera.ids import check_slug
from foedera.model.agreement import Fact, Party
from foedera.model.claim import Basis, Claim, Rank, Source, claim_value, new_claim
from foedera.model.indicator import OVERALL, Index, Indicator
from foedera.model.lookup import unknown_index
from foedera.model.snapshot import Snapshot
from foedera.reading.decode import OLD_OFFICE, binary_kind
from foedera.reading.guard import GuardedReader
from foedera.reading.numbers.comparing_rows import Key, OnRecord
from foedera.reading.numbers.index_report import IndexReport, NumberRow
from foedera.reading.numbers.indices import indicator_claims, read_numbers
from foedera.reading.numbers.table import Table, csv_table
from foedera.reading.register import source_claim
from foedera.text.state_names import StateNames, english_name, two_letters
from foedera.workspace.files import read_file
from foedera.workspace.saying import USER

_ISO = 3
"""Letters of a state's id; an organisation's is another."""


class IndexFile(NamedTuple):
    """A file of numbers, and what its user says of it."""

    table: Table
    file: str
    name: str
    """Index id."""
    described: Index | None
    """What is said of the index; None where nothing is."""
    source: str
    licence: str | None
    columns: tuple[str, ...]
    decimal: str | None


class Plan(NamedTuple):
    """What would go in."""

    report: IndexReport
    claims: tuple[Claim, ...]


def table_of(file: Path, sheet: str | None) -> Table:
    """The rows of a file; a spreadsheet is opened in a guarded process.

    Raises:
        UnreadableFile: it cannot be read.
        UsageError: a sheet of what has none.
    """
    data = read_file(file)
    kind = binary_kind(data)
    if kind is not None and (file.suffix.lower() in (".xlsx", ".xlsm") or kind.startswith("a ZIP")):
        with GuardedReader() as reader:
            return reader.xlsx(data, file.name, sheet)
    if sheet is not None or kind == OLD_OFFICE:
        raise UsageError(
            "not an XLSX file",
            where=str(file),
            expected="a spreadsheet saved as XLSX, or a CSV file without --sheet",
            found=kind or "a text",
            next_step="save it as XLSX or CSV",
        )
    return csv_table(data, file.name)


def described_index(
    index: str, title: str | None, scale: tuple[float, float] | None, better: str | None
) -> Index | None:
    """The index a user describes; None where nothing is said of it.

    Raises:
        UsageError: described by half, or with a scale that is none.
    """
    given = {"--title": title, "--scale": scale, "--better": better}
    missing = [name for name, value in given.items() if value is None]
    if len(missing) == len(given):
        return None
    if title is None or scale is None or better is None:
        raise UsageError(
            "a new index needs its name, scale and direction",
            where=index,
            expected="--title TEXT --scale MIN MAX --better higher|lower",
            found=f"no {', no '.join(missing)}",
            next_step="give all three, as the index's publisher states them, or none for an index the workspace knows",
        )
    if not scale[0] < scale[1]:
        raise UsageError(
            "not a scale",
            where=index,
            expected="--scale MIN MAX, the lowest number first",
            found=f"{scale[0]:g} {scale[1]:g}",
            next_step="give the lowest and highest number the index can have; --better says which is good",
        )
    return Index(name=title, scale_min=scale[0], scale_max=scale[1], higher_is_better=better == "higher")


def planned(snapshot: Snapshot, read: IndexFile, *, recorded: datetime.datetime) -> Plan:
    """What would become of each number of a file, and the claims of those that go in.

    Raises:
        UnknownId: the index is unknown and not described.
        UsageError: it is described otherwise than it is known, or columns are not mapped to what there is.
        UnreadableFile: the file does not say which column is what.
    """
    ledger = snapshot.ledger
    known = [entry.value for entry in ledger.of(Index, read.name)]
    if known and read.described is not None:
        _check_same(read.name, known[-1], read.described)
    index = known[-1] if known else read.described
    if index is None:
        raise unknown_index(read.name, list(ledger.by_subject(Index)))
    found = read_numbers(
        read.table,
        index,
        state_names(snapshot),
        newest=recorded.year,
        columns=read.columns,
        decimal=read.decimal,
        on_record=_on_record(snapshot, read.name, read.source),
    )
    licence, notes = _licence(snapshot, read), [*found.notes]
    if licence is None:
        notes.append("under which licence the numbers stand is not known; --licence says so")
    report = IndexReport(
        index=read.name, source=read.source, file=read.file, dry_run=True, notes=tuple(notes), rows=found.rows
    )
    claims = [*indicator_claims(found.rows, name=read.name, source=read.source, recorded=recorded)]
    if claims:
        claims += _around(snapshot, read, index if not known else None, report.imported, recorded)
    return Plan(report, tuple(claims))


def state_names(snapshot: Snapshot) -> StateNames:
    """Whom names mean: those the workspace knows, and all lists know."""
    ledger = snapshot.ledger
    more: dict[str, list[str]] = defaultdict(list)
    for entry in ledger.of(Party):
        more[entry.claim.subject] += filter(None, (entry.value.name, entry.value.iso2))
    for fact in ledger.of(Fact):
        if fact.value.about == "other_name" and fact.claim.subject in more:
            more[fact.claim.subject].append(fact.value.value)
    return StateNames(more)


def _check_same(name: str, known: Index, described: Index) -> None:
    told, here = (
        f"{one.scale_min:g} to {one.scale_max:g}, {'higher' if one.higher_is_better else 'lower'} is better"
        for one in (described, known)
    )
    if told != here:
        raise UsageError(
            "the index is known with another scale or direction",
            where=name,
            expected=here,
            found=told,
            next_step="leave the description out, or import as an index of another id",
        )


def _licence(snapshot: Snapshot, read: IndexFile) -> str | None:
    known = snapshot.ledger.of(Source, read.source)
    return read.licence or (known[-1].value.licence if known else None)


def _on_record(snapshot: Snapshot, index: str, source: str) -> OnRecord:
    own: dict[Key, tuple[float, str]] = {}
    others: dict[Key, dict[str, float]] = defaultdict(dict)
    for claim, value in snapshot.ledger.of(Indicator):
        if value.index == index:
            key = (claim.subject, value.dimension, value.year)
            if claim.basis.source == source:
                own[key] = value.value, claim.id
            else:
                others[key][claim.basis.source] = value.value
    return OnRecord(own, others)


def _around(
    snapshot: Snapshot, read: IndexFile, new: Index | None, rows: Sequence[NumberRow], recorded: datetime.datetime
) -> Iterator[Claim]:
    """What the numbers need beside them: their source, the index, parties nobody has recorded."""
    ledger = snapshot.ledger
    known = ledger.of(Source, read.source)
    if not known or (read.licence is not None and known[-1].value.licence != read.licence):
        plain = Source(title=read.file, publisher="added by the user", kind="dataset", rank="secondary")
        record = msgspec.structs.replace(known[-1].value if known else plain, licence=read.licence)
        yield source_claim(check_slug(read.source, what="source"), record, recorded=recorded, coder=USER)
    if new is not None:
        dimensions = sorted({row.dimension for row in rows if row.dimension} - {OVERALL})
        yield _said(
            check_slug(read.name, what="index"),
            "index",
            msgspec.structs.replace(new, dimensions=tuple(dimensions)),
            Basis(source=read.source, locator="as described on import"),
            recorded,
        )
    unknown = dict.fromkeys(row.party for row in rows if row.party and not ledger.of(Party, row.party))
    for party in unknown:
        kind = "state" if len(party) == _ISO else "organisation"
        state = Party(name=english_name(party) or party, kind=kind, iso2=two_letters(party))
        yield _said(party, "party", state, Basis(source=read.source, locator=read.file), recorded)


def _said(subject: str, property: str, value: msgspec.Struct, basis: Basis, recorded: datetime.datetime) -> Claim:
    return new_claim(
        subject=subject,
        property=property,
        value=claim_value(value),
        coder=USER,
        rank=Rank.PERSON,
        basis=basis,
        recorded=recorded,
    )
