"""The chain: hash upon hash over everything recorded, so that no byte of it changes unnoticed.

Each entry's head is the SHA-256 of the head before it, the entry's position, kind and key, and the digest of all that
is stored of it: of a claim every column with its place in the log and its time of recording; of a text its record, the
hash of its original and its provisions in order; of a codebook its record. The last head names the whole content: who
kept a printed one can tell whether the log before it is still the same.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Row, Select, func, literal_column, select

from foedera.store.records import insert_rows
from foedera.store.tables import CHAIN, CLAIMS, CODEBOOKS, DOCUMENTS, PROVISIONS

GENESIS = "0" * 64
"""The head of a chain without entries."""

AT_ONCE = 1000
"""Entries written with one statement."""

ENTRY_COLUMNS = 4
"""Columns of what `recorded` selects; those of a table may be added behind."""


class Place(NamedTuple):
    """How far the chain goes."""

    position: int
    head: str


START = Place(0, GENESIS)


class Link(NamedTuple):
    """What was recorded: its kind, its id, and the digest of what is stored of it."""

    kind: str
    key: str
    digest: bytes


def last(connection: Connection) -> Place:
    """The end of the chain."""
    row = connection.execute(select(CHAIN).order_by(CHAIN.c.position.desc()).limit(1)).first()
    return START if row is None else Place(row.position, row.head)


def head_at(connection: Connection, position: int) -> str | None:
    """The head at a position; None where the chain has none there."""
    if position == 0:
        return GENESIS
    found: str | None = connection.execute(select(CHAIN.c.head).where(CHAIN.c.position == position)).scalar()
    return found


def between_claims(connection: Connection, position: int) -> dict[int, str]:
    """The entries after a position that are no claims: position → key of the codebook or text."""
    query = select(CHAIN.c.position, CHAIN.c.key).where(CHAIN.c.kind != "claim", CHAIN.c.position > position)
    return {row.position: row.key for row in connection.execute(query.order_by(CHAIN.c.position))}


def recorded(kind: str) -> Select[Any]:
    """The entries of one kind, in order: key, position, head, and the head before it."""
    earlier = CHAIN.alias("earlier")
    before = func.coalesce(earlier.c.head, GENESIS).label("before")
    columns = select(CHAIN.c.key, CHAIN.c.position, CHAIN.c.head, before).where(CHAIN.c.kind == kind)
    return columns.outerjoin(earlier, earlier.c.position == CHAIN.c.position - 1).order_by(CHAIN.c.position)


def holds(entry: Row[Any], link: Link) -> bool:
    """Whether what is stored is what an entry (`recorded`) says was recorded."""
    head: str = entry.head
    return follow(Place(entry.position - 1, entry.before), link).head == head


def extend(connection: Connection, links: Iterable[Link]) -> Place:
    """Add what was just stored to the chain; return its new end."""
    place, waiting = last(connection), iter(links)
    while some := list(itertools.islice(waiting, AT_ONCE)):
        rows = []
        for link in some:
            place = follow(place, link)
            rows.append((place.position, link.kind, link.key, place.head))
        insert_rows(connection, CHAIN, rows)
    return place


def follow(place: Place, link: Link) -> Place:
    """The end of a chain once a link is added."""
    position = place.position + 1
    content = msgspec.json.encode([place.head, position, link.kind, link.key, link.digest.hex()])
    return Place(position, hashlib.sha256(content).hexdigest())


def claim_link(columns: Sequence[Any]) -> Link:
    """The link of a claim: of its columns, in the order of the table."""
    return Link("claim", columns[1], _digest(columns))


def codebook_link(key: str, record: str) -> Link:
    """The link of a codebook as it is stored."""
    return Link("codebook", key, _digest([key, record]))


def document_link(columns: Sequence[Any], provisions: Sequence[Sequence[Any]]) -> Link:
    """The link of a text.

    Args:
        columns: of its row, in the order of the table; the last is the original, its bytes as they came.
        provisions: (entry, id, record) of each, in order.
    """
    *told, original = columns
    return Link("document", columns[0], _digest([told, sha256(original), *provisions]))


def sha256(original: object) -> str:
    """The hash of a text's original, hexadecimal; of what is no bytes, no hash there can be."""
    return hashlib.sha256(original).hexdigest() if isinstance(original, bytes) else repr(original)


def _stored_document(connection: Connection, columns: Sequence[Any]) -> Link:
    query = select(PROVISIONS.c.entry, PROVISIONS.c.id, PROVISIONS.c.record).order_by(PROVISIONS.c.entry)
    provisions = connection.execute(query.where(PROVISIONS.c.document == columns[0])).all()
    return document_link(columns, [tuple(one) for one in provisions])


class Kind(NamedTuple):
    """A kind of thing that is recorded."""

    key: Column[str]
    """The key of its table."""
    order: ColumnElement[Any]
    """The order in which an older workspace, which has no chain, is chained."""
    link: Callable[[Connection, Sequence[Any]], Link]
    """The link of a row, from its columns in the order of the table."""


KINDS = {
    "codebook": Kind(CODEBOOKS.c.key, literal_column("rowid"), lambda _, columns: codebook_link(*columns)),
    "claim": Kind(CLAIMS.c.id, CLAIMS.c.entry, lambda _, columns: claim_link(columns)),
    "document": Kind(DOCUMENTS.c.id, DOCUMENTS.c.id, _stored_document),
}


def stored_links(connection: Connection) -> Iterator[Link]:
    """The links of everything stored, for a new chain."""
    for kind in KINDS.values():
        for row in connection.execute(select(kind.key.table).order_by(kind.order)):
            yield kind.link(connection, tuple(row))


def _digest(content: object) -> bytes:
    return hashlib.sha256(msgspec.json.encode(content)).digest()
