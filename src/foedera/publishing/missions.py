"""Missions in words and as tables: who has which part, since when, on which source; a source's own table as printed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from foedera.amounts import amount
from foedera.model.claim import Source
from foedera.model.dates import written_out
from foedera.model.ledger import Ledger
from foedera.model.mission import MissionItem, Missions, Part, PartStatement, PrintedTable, StatedNumber
from foedera.model.phrasing import joined
from foedera.publishing.dossier import title_of
from foedera.publishing.sheet import csv_text, workbook

COLUMNS = (
    *("mission", "mission_name", "kind", "party", "party_name", "relation", "date", "dated", "personnel"),
    *("unverified", "sources", "claims", "notes", "as_of"),
)
"""Of the table: a row a dated statement; lists are joined by |."""

NUMBER_COLUMNS = ("party", "party_name", "kind", "stated", "named", "text", "source", "claim")

SIGNS = {"contributes": "✓", "not_listed": "✗", None: ""}
"""As sources print them."""

MEANING = "✓ contributes, as the source says; ✗ not listed by the source, which is no proof that it takes no part"


def part_in_words(part: Part) -> str:
    """What a party has to do with a mission, since when and with how many people, without its sources."""
    return joined(_relation(part), None if part.personnel is None else amount(part.personnel, "person", "people"))


def _relation(part: Part) -> str:
    since = f" since {written_out(part.since)}" if part.since else ""
    listed = f"listed {written_out(part.listed)}" if part.listed else ""
    on = written_out(part.since) if part.since else "date not on record"
    if part.over and part.relation == "contributes":
        return (
            "contributed"
            + since.replace(" since", " from")
            + f", {written_out(part.listed) if part.listed else 'in the past'}"
        )
    match part.relation:
        case "contributes" | "cooperates":
            if not since and not listed:
                return f"{part.relation}, since when is not stated"
            return part.relation + (since or f", {listed}") + (f" ({listed})" if since and listed else "")
        case "invited":
            return f"invited to contribute, {on}"
        case "agreed":
            return f"participation agreement, {on}"
        case "approved":
            return f"approved by its own authorities, {on}"
        case _:
            return "not listed by the source"


def statement_in_words(one: PartStatement) -> str:
    """One dated statement of a part: 'since 2006', 'listed April 2018, 4 people', 'no date stated'."""
    dated = {"since": "since ", "as_of": "listed ", "past": "in the past, "}.get(one.dated or "", "")
    people = None if one.personnel is None else amount(one.personnel, "person", "people")
    return ", ".join(filter(None, (f"{dated}{written_out(one.date) if one.date else 'no date stated'}", people)))


def mandate_in_words(item: MissionItem) -> str:
    """Since when a mission runs, up to when, and whether that time is over on the day asked for."""
    started = f"since {written_out(item.start)}" if item.start else "start not on record"
    if item.status == "closed":
        return f"{started}, closed{f' {written_out(item.until)}' if item.until else ''}"
    if item.until is None:
        return f"{started}, {item.status or 'status not on record'}"
    over = "; whether it was extended since is not on record" if item.run_out else ""
    return f"{started}, mandate on record to {written_out(item.until)}{over}"


def numbers_in_words(numbers: Sequence[StatedNumber]) -> Iterator[tuple[str, str, tuple[StatedNumber, ...]]]:
    """Party id, and what is stated without names beside what is on record by name; what it stands on."""
    for party in dict.fromkeys(one.party for one in numbers):
        mine = tuple(one for one in numbers if one.party == party)
        counted = [one for one in mine if one.number is not None]
        named = len({mission for one in mine for mission in one.named})
        if counted:
            total = sum(one.number or 0 for one in counted)
            kinds = ", ".join(f"{one.number} {one.kind}" for one in counted)
            yield party, f"{total} stated ({kinds}), {named} named on record", mine
        else:
            yield party, f"others stated beside those named, without number; {named} named on record", mine


def source_in_short(ledger: Ledger, source: str) -> str:
    """What a source is called in a table: the briefing by what it is, others by who published them."""
    entries = ledger.of(Source, source)
    if not entries:
        return source
    record = entries[-1].value
    if record.kind == "recalled":
        return "from memory"
    return "the briefing" if record.kind == "briefing" else record.publisher


def _rows(found: Missions) -> Iterator[tuple[object, ...]]:
    for item in found.missions:
        for part in item.parts:
            for one in part.statements:
                yield (
                    *(item.id, item.name, item.kind, part.party, part.party_name, part.relation),
                    *(one.date or "", one.dated or "", "" if one.personnel is None else one.personnel),
                    *("true" if one.unverified else "false", "|".join(one.sources), "|".join(one.claims)),
                    *("|".join(one.notes), found.as_of),
                )


def _number_rows(numbers: Iterable[StatedNumber]) -> Iterator[tuple[object, ...]]:
    for one in numbers:
        number = "" if one.number is None else one.number
        yield one.party, one.party_name, one.kind, number, "|".join(one.named), one.text, one.source, one.claim


def to_csv(found: Missions) -> str:
    """A row a dated statement of a part."""
    return csv_text(COLUMNS, _rows(found))


def to_xlsx(found: Missions) -> bytes:
    """A workbook: the parts, and the numbers stated without names."""
    day = datetime.datetime.fromisoformat(found.as_of)
    sheets = {"parts": (COLUMNS, _rows(found)), "numbers": (NUMBER_COLUMNS, _number_rows(found.numbers))}
    return workbook(sheets, created=day)


def printed_rows(table: PrintedTable) -> list[list[str]]:
    """A printed table line by line: its lines of groups, its columns, its rows with the signs as printed."""
    lines = [["", *(text for group, width in head for text in (group, *[""] * (width - 1)))] for head in table.heads]
    lines.append(["", *table.columns])
    lines += [[row.text, *(SIGNS[cell] for cell in row.cells)] for row in table.rows]
    return lines


def printed_to_csv(table: PrintedTable) -> str:
    """As printed, with what the signs mean below."""
    first, *rest = printed_rows(table)
    return csv_text(first, [*rest, [MEANING]])


def printed_to_xlsx(table: PrintedTable, ledger: Ledger, created: datetime.datetime) -> bytes:
    """A workbook: the table as printed, and the claim each sign stands on."""
    first, *rest = printed_rows(table)
    cells = [
        (row.text, column, cell or "no sign", claim or "")
        for row in table.rows
        for column, cell, claim in zip(table.columns, row.cells, row.claims, strict=True)
    ]
    notes = [(table.title,), (title_of(ledger, table.source),), (MEANING,)]
    return workbook(
        {
            "as printed": (first, rest),
            "claims": (("mission", "column", "value", "claim"), cells),
            "notes": (("note",), notes),
        },
        created=created,
    )
