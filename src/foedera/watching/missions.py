"""Missions with the parties' parts in them, as of a day; and a source's own table of them, as printed.

Contribution, participation agreement, invitation, cooperation and a source's cross are kept apart. Several sources of
one part are one part with all of them (foedera.model.merging).
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence

from foedera.model.agreement import Fact, Party
from foedera.model.claim import Claim
from foedera.model.dates import first_day, last_day
from foedera.model.event import Mission, Participation
from foedera.model.ledger import Entry, Ledger
from foedera.model.merging import Told, merged
from foedera.model.mission import (
    RELATIONS,
    MissionItem,
    Missions,
    Part,
    PartStatement,
    PrintedRow,
    PrintedTable,
    StatedNumber,
)
from foedera.model.statement import LayoutElement, Statement
from foedera.watching.known import known_by, notes_of, unverified


def missions(ledger: Ledger, *, as_of: datetime.date) -> Missions:
    """Every mission begun by a day, with all parts in it, and the numbers of them sources state."""
    parts = _parts(ledger, as_of)
    items = tuple(_mission(one, told, parts, as_of) for one, told in _begun(ledger, as_of))
    order = {"military": 0, "civilian": 1, "mixed": 2}
    items = tuple(sorted(items, key=lambda item: (order.get(item.kind, 3), item.name.casefold())))
    numbers = tuple(_numbers(ledger, [part for of_one in parts.values() for part in of_one]))
    return Missions(as_of=as_of.isoformat(), missions=items, numbers=numbers)


def _begun(ledger: Ledger, day: datetime.date) -> Iterator[tuple[str, Told[Mission]]]:
    for identifier, entries in ledger.by_subject(Mission).items():
        (told,) = merged(entries)
        if told.value.start is None or first_day(told.value.start) <= day:
            yield identifier, told


def _mission(identifier: str, told: Told[Mission], parts: dict[str, list[Part]], day: datetime.date) -> MissionItem:
    record = told.value
    return MissionItem(
        id=identifier,
        name=record.name,
        kind=record.kind,
        host=record.host,
        start=record.start,
        until=record.until,
        status=record.status,
        run_out=record.until is not None and last_day(record.until) < day,
        parts=tuple(parts.get(identifier, ())),
        claims=told.ids,
        unverified=unverified(told),
    )


def _parts(ledger: Ledger, day: datetime.date) -> dict[str, list[Part]]:
    """Mission id → the parts in it."""
    found: dict[tuple[str, str, str], list[Told[Participation]]] = defaultdict(list)
    for party, entries in ledger.by_subject(Participation).items():
        for told in merged(entries):
            if known_by(ledger, told, told.value.date, day):
                found[told.value.mission, told.value.relation, party].append(told)
    parts: dict[str, list[Part]] = defaultdict(list)
    for (mission, relation, party), tolds in found.items():
        parts[mission].append(_part(ledger, mission, relation, party, tolds, day))
    for of_one in parts.values():
        of_one.sort(key=lambda part: (RELATIONS.index(part.relation), part.party_name.casefold()))
    return parts


def _closed(named: Sequence[Entry[Mission]], day: datetime.date) -> bool:
    closed = [entry.value.until for entry in named[-1:] if entry.value.status == "closed"]
    return any(until is None or last_day(until) < day for until in closed)


def _part(
    ledger: Ledger,
    mission: str,
    relation: str,
    party: str,
    tolds: Sequence[Told[Participation]],
    day: datetime.date,
) -> Part:
    named = ledger.of(Mission, mission)
    statements = tuple(sorted((_statement(told) for told in tolds), key=_earliest_first))
    began = [one.date for one in statements if one.date and one.dated in (None, "since")]
    listed = [one.date for one in statements if one.date and one.dated in ("as_of", "past")]
    counted = [one.personnel for one in statements if one.personnel is not None]
    return Part(
        party=party,
        party_name=_party_name(ledger, party),
        mission=mission,
        mission_name=named[-1].value.name if named else mission,
        kind=named[-1].value.kind if named else "",
        relation=relation,
        since=began[0] if began else None,
        listed=listed[-1] if listed else None,
        over=_closed(named, day) or {one.dated for one in statements} in ({"past"}, {"past", "since"}),
        personnel=counted[-1] if counted else None,
        statements=statements,
    )


def _statement(told: Told[Participation]) -> PartStatement:
    return PartStatement(
        date=told.value.date,
        dated=told.value.dated,
        personnel=told.value.personnel,
        notes=notes_of(told),
        sources=told.sources,
        claims=told.ids,
        unverified=unverified(told),
    )


def _earliest_first(one: PartStatement) -> tuple[bool, datetime.date]:
    return one.date is None, first_day(one.date) if one.date else datetime.date.min


def _party_name(ledger: Ledger, party: str) -> str:
    entries = ledger.of(Party, party)
    return entries[-1].value.name if entries else party


def _numbers(ledger: Ledger, parts: Sequence[Part]) -> Iterator[StatedNumber]:
    """Stated without names: so many missions of a kind, or others besides those named."""
    for entry in ledger.of(Statement):
        kind = entry.value.kind
        if kind not in ("joined_missions_count", "more_missions_than_named"):
            continue
        party = ledger.partner(entry.value.about[0])
        if party is None:
            continue
        of_kind = entry.value.items[0] if kind == "joined_missions_count" else ""
        mine = [part for part in parts if part.party == party and part.relation == "contributes"]
        yield StatedNumber(
            party=party,
            party_name=_party_name(ledger, party),
            kind=of_kind,
            number=None if entry.value.number is None else int(entry.value.number),
            text=entry.value.text,
            named=tuple(part.mission for part in mine if not of_kind or part.kind == of_kind),
            source=entry.claim.basis.source,
            claim=entry.claim.id,
        )


def printed_tables(ledger: Ledger) -> tuple[PrintedTable, ...]:
    """The tables of missions that sources print."""
    known = ledger.by_subject(Mission)
    return tuple(
        _printed(ledger, table, elements)
        for table, elements in ledger.by_subject(LayoutElement).items()
        if any(one.value.element == "row" and one.value.refers_to in known for one in elements)
    )


def _printed(ledger: Ledger, table: str, elements: Sequence[Entry[LayoutElement]]) -> PrintedTable:
    claim = elements[0].claim
    columns = sorted((e.value for e in elements if e.value.element == "column_name"), key=lambda one: one.position)
    rows = sorted((e.value for e in elements if e.value.element == "row"), key=lambda one: one.position)
    parties = [ledger.partner(one.refers_to or "") or "" for one in columns]
    title = next((e.value.value for e in ledger.of(Fact, table) if e.value.about == "title"), table)
    return PrintedTable(
        id=table,
        title=title,
        source=claim.basis.source,
        heads=_heads([e for e in elements if e.value.element == "group"], len(columns)),
        columns=tuple(one.text for one in columns),
        rows=tuple(_row(ledger, one, parties, claim) for one in rows),
    )


def _heads(groups: Sequence[Entry[LayoutElement]], width: int) -> tuple[tuple[tuple[str, int], ...], ...]:
    """Line by line, as the source's header has them, with blanks over columns no group stands over."""
    by_line: dict[str, list[LayoutElement]] = defaultdict(list)
    for entry in groups:
        by_line[entry.claim.basis.locator].append(entry.value)
    lines = []
    for _, line in sorted(by_line.items()):
        cells: list[tuple[str, int]] = []
        at = 1
        for group in sorted(line, key=lambda one: one.position):
            if group.position > at:
                cells.append(("", group.position - at))
            cells.append((group.text, group.width))
            at = group.position + group.width
        lines.append((*cells, ("", width + 1 - at)) if at <= width else tuple(cells))
    return tuple(lines)


def _row(ledger: Ledger, row: LayoutElement, parties: Sequence[str], table: Claim) -> PrintedRow:
    found = [_cell(ledger, party, row.refers_to or "", table) for party in parties]
    return PrintedRow(
        text=row.text,
        mission=row.refers_to or "",
        cells=tuple(None if entry is None else entry.value.relation for entry in found),
        claims=tuple(None if entry is None else entry.claim.id for entry in found),
    )


def _cell(ledger: Ledger, party: str, mission: str, table: Claim) -> Entry[Participation] | None:
    """What the table's own source says there, in the table and not in its prose."""
    place = table.basis.locator.partition(",")[0]
    return next(
        (
            entry
            for entry in ledger.of(Participation, party)
            if entry.value.mission == mission
            and entry.claim.basis.source == table.basis.source
            and entry.claim.basis.locator.partition(",")[0] == place
        ),
        None,
    )
