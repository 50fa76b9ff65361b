"""Records as they are stored: JSON, read back with a complaint that names table and entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec

from foedera.errors import WorkspaceDamaged

Record = TypeVar("Record")


def decoded(text: object, record: type[Record], table: str, entry: object) -> Record:
    """The record a row holds.

    Args:
        text: what the row holds, JSON.
        record: what it should be.
        table: the table, for the complaint.
        entry: the row's key, for the complaint.

    Raises:
        WorkspaceDamaged: it is none.
    """
    return undamaged(table, entry, lambda: msgspec.json.decode(str(text), type=record))


def undamaged(table: str, entry: object, make: Callable[[], Record]) -> Record:
    """What `make` builds of a row.

    Raises:
        WorkspaceDamaged: the row does not hold what it should.
    """
    try:
        return make()
    except (msgspec.MsgspecError, ValueError, TypeError, KeyError) as fault:
        raise WorkspaceDamaged(
            "the workspace is damaged",
            where=f"table {table}, entry {entry}",
            expected="a record as Foedera wrote it",
            found=str(fault),
            next_step="foedera verify names all damage; go back to a copy from before it",
        ) from fault
