"""The views in the workspace file say what the library says: cells as the matrix, the rest as the ledger."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from foedera.model.agreement import Agreement
from foedera.model.claim import Basis, Claim, Rank, new_claim
from foedera.model.event import Dialogue, Event
from foedera.workspace import Workspace
from tests.conftest import NOW
from tests.questioned import TEXT
from tests.revised import written

VALUES = ("covered", "in_place", "not_found", "unclear", "not_applicable", "unreadable")
NORWAY = "eu-nor-sdp-2024"


def rows(workspace: Workspace, query: str) -> list[sqlite3.Row]:
    """What a program that knows only SQL sees."""
    with contextlib.closing(sqlite3.connect(f"file:{workspace.path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(query).fetchall()


def said(value: str, area: str, coder: str, rank: Rank, minute: int, **more: str) -> Claim:
    """A claim on a cell of Norway's, recorded some minutes from now."""
    strength = {"strength": more["strength"]} if "strength" in more else {}
    return new_claim(
        subject=NORWAY,
        property="coverage",
        value={"area": area, "value": value, **strength},
        coder=coder,
        rank=rank,
        basis=Basis(source=more.get("source", "eprs-pe-767-215"), locator=f"minute {minute}"),
        recorded=NOW + datetime.timedelta(minutes=minute),
        codebook="eu-sdp@2",
        replaces=more.get("replaces"),
    )


def record(workspace: Workspace, claims: Iterable[Claim]) -> None:
    """Put claims into the log."""
    with workspace._snapshots.writing() as writer:
        writer.append(claims)


def quarrel(workspace: Workspace) -> None:
    """Voices that differ in every way the resolution rule speaks of, over the areas of Norway's column."""
    areas = [row.area for row in workspace.matrix("eu-sdp").rows]
    claims = []
    for place, area in enumerate(areas):
        first, second = VALUES[place % 6], VALUES[(place // 2) % 6]
        claims += [
            said(first, area, "lexicon@3", Rank.MACHINE, 1, strength="firm"),
            said(
                second, area, "lexicon@4", Rank.MACHINE, 1 + place % 2
            ),  # the same method, later or at the same moment
            said(second, area, "llm:a:http://user@host/v1@1", Rank.MACHINE, place % 3),
            said("unreadable", area, "llm:b:http://host/v1@1", Rank.MACHINE, 9),
        ]
        if place % 3 == 0:
            claims.append(said(second, area, "council-no", Rank.PRIMARY, 3, source="council-no"))
        if place % 4 == 0:
            claims.append(said(first, area, "eprs-pe-767-215", Rank.SECONDARY, 4))
    record(workspace, claims)
    for area, value in zip(areas[::4], VALUES, strict=False):
        workspace.decide(f"{NORWAY}/{area}", value, by="Ada Lovelace", note="read the whole text")
    workspace.decide(f"{NORWAY}/{areas[0]}", "not_found", by="Grace Hopper", note="read it again")
    mistaken = next(claim for claim in claims if claim.rank is Rank.PRIMARY)
    record(workspace, [said("unclear", mistaken.value["area"], "council-no", Rank.PRIMARY, 8, replaces=mistaken.id)])


def by_matrix(workspace: Workspace, codebook: str) -> dict[tuple[str, str], tuple[object, ...]]:
    """Every coded cell as the library resolves it."""
    everybody = tuple(workspace.ledger().by_subject(Agreement))
    matrix = workspace.matrix(agreements=everybody, codebook=codebook)
    return {
        (cell.agreement, cell.area): (
            cell.value.value,
            cell.strength,
            cell.winner.coder,
            cell.winner.basis.source,
            cell.winner.basis.locator,
            cell.quote,
            cell.winner.id,
        )
        for cell in matrix
        if cell.winner is not None
    }


def by_sql(workspace: Workspace, codebook: str) -> dict[tuple[str, str], tuple[object, ...]]:
    """The same by the view."""
    found = rows(workspace, f"SELECT * FROM cells WHERE codebook = '{codebook}'")
    fields = ("value", "strength", "coder", "source", "locator", "quote", "claim")
    return {(row["agreement"], row["area"]): tuple(row[field] for field in fields) for row in found}


def test_cells_are_the_matrix(coded: Workspace) -> None:
    """Of the coded register: value, strength, who says so, where, in which words, by which claim."""
    seen = by_sql(coded, "eu-sdp@2")
    assert seen == by_matrix(coded, "eu-sdp@2")
    assert len(seen) > 150


def test_cells_are_the_matrix_where_voices_differ(workspace: Workspace) -> None:
    """After decisions and corrections, between ranks, methods and versions, where a text could not be read."""
    quarrel(workspace)
    seen = by_sql(workspace, "eu-sdp@2")
    assert seen == by_matrix(workspace, "eu-sdp@2")
    assert {value for value, *_ in seen.values()} == set(VALUES)


def test_cells_are_the_matrix_of_every_codebook(workspace: Workspace, tmp_path: Path) -> None:
    """Of an older version, of its next one with what still counts and what was said since, and of another codebook."""
    quarrel(workspace)
    file = tmp_path / "pact.txt"
    file.write_text(TEXT, encoding="utf-8")
    workspace.add(file, agreement="pact")
    workspace.code("pact")
    before = by_sql(workspace, "eu-sdp@2")
    workspace.codebook_migrate(written(tmp_path))
    workspace.code([NORWAY, "pact"])
    workspace.code("pact", codebook="dta")
    workspace.decide(f"{NORWAY}/terrorism", "unclear", by="Ada Lovelace", note="read the whole text")
    assert by_sql(workspace, "eu-sdp@2") == before
    seen = {codebook: by_sql(workspace, codebook) for codebook in workspace.snapshot.codebooks}
    assert seen == {codebook: by_matrix(workspace, codebook) for codebook in seen}
    assert all(seen[codebook] for codebook in ("eu-sdp@2", "eu-sdp@3", "dta@1"))
    quotes = [quote for cells in seen.values() for *_, quote, _ in cells.values()]
    assert {quote is None for quote in quotes} == {True, False}


@pytest.mark.parametrize(("view", "record"), [("events", Event), ("dialogues", Dialogue)])
def test_events_and_dialogues_are_the_ledgers(coded: Workspace, view: str, record: type[Event | Dialogue]) -> None:
    """The same claims with the same fields; a machine's proposals are in neither."""
    entries = {entry.claim.id: entry for entry in coded.ledger().of(record)}
    seen = {row["claim"]: row for row in rows(coded, f"SELECT * FROM {view}")}
    assert set(seen) == set(entries)
    for identifier, row in seen.items():
        claim, value = entries[identifier]
        assert (row["source"], row["locator"], row["coder"]) == (claim.basis.source, claim.basis.locator, claim.coder)
        fields = set(record.__struct_fields__) & set(row.keys()) - {"source"}
        assert fields
        assert {field: row[field] for field in fields} == {field: getattr(value, field) for field in fields}


def test_quotes_are_every_standing_claim_on_words_of_a_text(coded: Workspace) -> None:
    """Each with its words, and the provision they stand in."""
    replaced = {claim.replaces for claim in coded.claims()}
    standing = {claim.id: claim for claim in coded.claims() if claim.id not in replaced and claim.property != "anchor"}
    spans = {identifier: claim.basis.span for identifier, claim in standing.items() if claim.basis.span is not None}
    seen = {row["claim"]: row for row in rows(coded, "SELECT * FROM quotes")}
    assert set(seen) == set(spans)
    for identifier, row in seen.items():
        span = spans[identifier]
        assert (row["quote"], row["provision"], row["page"]) == (span.quote, span.provision, span.page)
    assert {row["id"] for row in rows(coded, "SELECT id FROM standing_claims")} == {
        claim.id for claim in coded.claims() if claim.id not in replaced
    }
