"""Reading a damaged record gives an error that names its table and entry, whatever is asked and wherever it is hit."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foedera.errors import WorkspaceDamaged
from foedera.workspace import View, Workspace, open_workspace
from tests.conftest import clock
from tests.store.test_verify import unguarded
from tests.workspace.test_snapshots import VERBS

TEXTS = {
    "show text": lambda view: view.show("eu-nor-sdp-2024-digest/eng"),
    "documents": lambda view: view.documents(),
    "code": lambda view: view.code("eu-nor-sdp-2024"),
}
SPOTS = 6
"""Damaged records tried of each table; each with every verb that reads it."""


BYTES = b'\x00"A[{\x80\xff'
"""What is written over a byte: signs of JSON, what no JSON has, and what no UTF-8 has."""


def spoil(workspace: Workspace, copy: Path, table: str, column: str, spot: random.Random) -> str:
    """Overwrite a byte of a record in a copy of a workspace; return the entry's key."""
    shutil.copy(workspace.path, copy)
    key = "key" if table == "codebooks" else "id"
    with unguarded(copy) as connection:
        rows = connection.execute(
            f"SELECT rowid, {key}, CAST({column} AS BLOB) FROM {table} WHERE {column} IS NOT NULL"
            + (" AND document = 'eu-nor-sdp-2024-digest/eng'" if table == "provisions" else "")
            + (" AND id = 'eu-nor-sdp-2024-digest/eng'" if table == "documents" else "")
        ).fetchall()
        entry, name, content = spot.choice(rows)
        spoiled = bytearray(content)
        place = spot.randrange(len(spoiled))
        spoiled[place] = spot.choice([byte for byte in BYTES if byte != spoiled[place]])
        connection.execute(f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE rowid = ?", (bytes(spoiled), entry))
    return str(name)


@pytest.mark.parametrize("column", ["value", "span", "recorded", "confidence", "subject", "note", "replaces", "rank"])
def test_a_damaged_claim_is_named_by_every_view(coded: Workspace, tmp_path: Path, column: str) -> None:
    """Whichever byte of whichever column it is, and whether or not what stands there can still be read."""
    spot = random.Random(column)
    for number in range(2):
        copy = tmp_path / f"{number}.db"
        try:
            key = spoil(coded, copy, "claims", column, spot)
        except IndexError:
            pytest.skip(f"no claim has a {column}")
        with open_workspace(copy, clock=clock) as opened:
            for verb in ("matrix", "show agreement", "check", "brief", "claims"):
                assert complaint(VERBS[verb], opened) in (f"table claims, entry {key}", str(copy)), verb


def test_a_damaged_codebook_is_named(coded: Workspace, tmp_path: Path) -> None:
    """Any byte of its record."""
    spot = random.Random(3)
    for number in range(SPOTS):
        spoil(coded, tmp_path / f"{number}.db", "codebooks", "record", spot)
        with (
            open_workspace(tmp_path / f"{number}.db", clock=clock) as opened,
            pytest.raises(WorkspaceDamaged, match="table codebooks, entry eu-sdp@2"),
        ):
            opened.matrix()


def complaint(look: Callable[[Any], object], workspace: Workspace) -> str:
    """Where a way to look at a workspace finds it damaged; empty where it answers."""
    try:
        look(workspace)
    except WorkspaceDamaged as error:
        return str(error.where)
    return ""


@pytest.mark.parametrize("table", ["documents", "provisions"])
@pytest.mark.parametrize("verb", TEXTS)
def test_a_damaged_text_gives_an_error_or_an_answer(coded: Workspace, tmp_path: Path, table: str, verb: str) -> None:
    """What can no longer be read is named; what can still be read is found by `verify`, and nothing is published."""
    look: Callable[[Any], object] = TEXTS[verb]
    spot = random.Random(f"{table} {verb}")
    for number in range(SPOTS):
        key = spoil(coded, tmp_path / f"{number}.db", table, "record", spot)
        with open_workspace(tmp_path / f"{number}.db", clock=clock) as opened:
            found = opened.verify()
            said = complaint(look, opened)
            assert said in ("", f"table {table}, entry {key}")
            if found:
                with pytest.raises(WorkspaceDamaged, match="nothing was published"):
                    opened.brief(collection="eu-sdp")


def test_a_briefing_names_the_log_it_was_drawn_from(coded: Workspace) -> None:
    """Position and head, with which `verify` can be asked later."""
    view: View = coded.view()
    assert f"Log at position {view.position}, head <code>{view.head}</code>" in coded.brief(collection="eu-sdp")
