"""The chain: hash upon hash over everything recorded, so that no byte of it changes unnoticed.

Each entry's head is the SHA-256 of the head before it, the entry's position, kind and key, and the digest of all that
is stored of it: of a claim every column with its place in the log and its time of recording; of a text its record, the
hash of its original and its provisions in order; of a codebook its record. The last head names the whole content: who
kept a printed one can tell whether the log before it is still the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, Select, insert, select

from foedera.store.tables import CHAIN, CLAIMS, CODEBOOKS, DOCUMENTS, PROVISIONS

GENESIS = "0" * 64
"""The head of a chain without entries."""


_HEAD = re.compile(r"[0-9a-f]{12,64}")
"""As much of a head as commands print, up to all of it."""


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


def goes_through(connection: Connection, head: str) -> bool:
    """Whether the chain has that head at some position; the first digits of one are enough, unless they are few."""
    if not _HEAD.fullmatch(head):
        return False
    found = connection.execute(select(CHAIN.c.position).where(CHAIN.c.head.startswith(head)).limit(1)).scalar()
    return found is not None or GENESIS.startswith(head)


def kinds_after(connection: Connection, position: int) -> frozenset[str]:
    """The kinds of what was recorded after a position."""
    return frozenset(connection.execute(select(CHAIN.c.kind).where(CHAIN.c.position > position).distinct()).scalars())


def extend(connection: Connection, links: Iterable[Link]) -> Place:
    """Add what was just stored to the chain; return its new end."""
    place, rows = last(connection), []
    for link in links:
        place = follow(place, link)
        rows.append({"position": place.position, "kind": link.kind, "key": link.key, "head": place.head})
    if rows:
        connection.execute(insert(CHAIN), rows)
    return place


def follow(place: Place, link: Link) -> Place:
    """The end of a chain once a link is added."""
    position = place.position + 1
    content = msgspec.json.encode([place.head, position, link.kind, link.key, link.digest.hex()])
    return Place(position, hashlib.sha256(content).hexdigest())


def claim_link(row: Mapping[str, Any] | Row[Any]) -> Link:
    """The link of a claim as it is stored."""
    columns = row if isinstance(row, Mapping) else row._mapping  # noqa: SLF001  # SQLAlchemy's own name for it
    return Link("claim", columns["id"], _digest([columns[column.name] for column in CLAIMS.columns]))


def codebook_link(key: str, record: str) -> Link:
    """The link of a codebook as it is stored."""
    return Link("codebook", key, _digest([key, record]))


def document_link(document: Mapping[str, Any], original: bytes, provisions: Sequence[Sequence[Any]]) -> Link:
    """The link of a text.

    Args:
        document: its columns but the original.
        original: its bytes as they came.
        provisions: (entry, id, record) of each, in order.
    """
    told = [document[name] for name in ("id", "subject", "role", "record")]
    return Link("document", document["id"], _digest([told, hashlib.sha256(original).hexdigest(), *provisions]))


def stored_links(connection: Connection) -> Iterator[Link]:
    """The links of everything stored, in the order they would be added to a new chain: codebooks, claims, texts."""
    for row in connection.execute(select(CODEBOOKS).order_by(CODEBOOKS.c.key)):
        yield codebook_link(row.key, row.record)
    for row in connection.execute(select(CLAIMS).order_by(CLAIMS.c.entry)):
        yield claim_link(row)
    yield from document_links(connection)


def document_links(connection: Connection) -> Iterator[Link]:
    """The links of all texts, by id."""
    columns = [DOCUMENTS.c[name] for name in ("id", "subject", "role", "record", "original")]
    for row in connection.execute(select(*columns).order_by(DOCUMENTS.c.id)):
        provisions = connection.execute(_provisions_of(row.id)).all()
        yield document_link(dict(row._mapping), row.original, [tuple(one) for one in provisions])  # noqa: SLF001  # as above


def _provisions_of(document: str) -> Select[Any]:
    columns = PROVISIONS.c.entry, PROVISIONS.c.id, PROVISIONS.c.record
    return select(*columns).where(PROVISIONS.c.document == document).order_by(PROVISIONS.c.entry)


def _digest(content: object) -> bytes:
    return hashlib.sha256(msgspec.json.encode(content)).digest()
