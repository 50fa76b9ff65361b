"""How many changed bits of a workspace file `verify` finds.

    python -m benchmarks.flips [HOW_MANY]

The built-in register is coded into a workspace. One bit after the other is flipped in a copy of its file, at places
drawn with a fixed seed, until HOW_MANY (50) of them have changed what the file says: a row of a table, the schema, the
answer of a search, or that it can be read at all. Of each, whether opening or verifying the copy complains.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from foedera.errors import WorkspaceError
from foedera.workspace import create, open_workspace

SEED = 20261123
WORDS = ("maritime", "cyber", "dialogue", "security AND defence")
TABLES = ("claims", "documents", "provisions", "codebooks", "chain", "alembic_version", "provision_text")


class Flip(NamedTuple):
    """One flipped bit: where, whether it changed what the file says, and whether that was noticed."""

    offset: int
    changed: bool
    found: bool
    said: str
    """What was said first; empty for nothing."""


def flips(file: Path, *, seed: int = SEED) -> Iterator[Flip]:
    """Flipped bits at random places, each in a copy of its own of a workspace file."""
    content, draw, before = file.read_bytes(), random.Random(seed), said_by(file)  # noqa: S311  # repeatable, no secret
    with tempfile.TemporaryDirectory() as folder:
        for number in range(sys.maxsize):
            offset, bit = draw.randrange(len(content)), draw.randrange(8)
            flipped = bytearray(content)
            flipped[offset] ^= 1 << bit
            copy = Path(folder) / f"{number}.db"
            copy.write_bytes(flipped)
            changed = said_by(copy) != before
            copy.write_bytes(flipped)  # reading may have mended its header
            complaint = complaint_about(copy)
            yield Flip(offset, changed, bool(complaint), complaint)
            for leftover in Path(folder).iterdir():
                leftover.unlink()


def said_by(file: Path) -> str | None:
    """A digest of all a file says; None where it cannot be read."""
    connection = sqlite3.connect(file)
    connection.text_factory = bytes
    said = hashlib.sha256()
    try:
        for query, values in _queries():
            for row in connection.execute(query, values):
                said.update(repr(row).encode())
    except sqlite3.DatabaseError:
        return None
    finally:
        connection.close()
    return said.hexdigest()


def _queries() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name", ()
    for table in TABLES:
        yield f"SELECT * FROM {table} ORDER BY rowid", ()  # noqa: S608  # names of our own
    for word in WORDS:
        search = "SELECT provision, bm25(provision_text) FROM provision_text WHERE provision_text MATCH ? ORDER BY 2, 1"
        yield search, (word,)


def complaint_about(file: Path) -> str:
    """What opening and verifying a workspace says first; empty when it finds nothing wrong."""
    try:
        with open_workspace(file) as workspace:
            found = workspace.verify()
    except WorkspaceError as error:
        return str(error).splitlines()[0]
    return str(found[0]) if found else ""


def report(most: int = 50) -> list[str]:
    """The figures, one a line."""
    seen: list[Flip] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "w.db"
        with create(file) as workspace:
            workspace.code()
        for flip in flips(file):
            seen.append(flip)
            if sum(one.changed for one in seen) == most:
                break
    changing = [flip for flip in seen if flip.changed]
    return [
        f"{sum(flip.found for flip in changing)} of {len(changing)} flips that change what the file says were found",
        f"{len(seen) - len(changing)} of {len(seen)} flips changed nothing",
        *(f"not found: byte {flip.offset}" for flip in changing if not flip.found),
    ]


if __name__ == "__main__":
    print("\n".join(report(int(sys.argv[1]) if len(sys.argv) > 1 else 50)))
