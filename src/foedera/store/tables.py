"""The tables of a workspace, as SQLAlchemy Core knows them.

Migrations create them; this file must agree with the newest.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

CLAIMS = Table(
    "claims",
    METADATA,
    Column("entry", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("subject", Text, nullable=False),
    Column("property", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("coder", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("locator", Text, nullable=False),
    Column("span", Text),
    Column("recorded", Text, nullable=False),
    Column("confidence", Text, nullable=False),
    Column("codebook", Text),
    Column("replaces", Text),
    Column("note", Text),
    Index("claims_property", "property", "subject"),
    Index("claims_subject", "subject"),
)
"""The log. `entry` counts up in the order of recording; `value` and `span` are JSON; `recorded` is ISO 8601 in UTC."""

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("original", LargeBinary, nullable=False),
)
"""Texts: `record` is the whole Document as JSON, `original` the bytes as they came."""

PROVISIONS = Table(
    "provisions",
    METADATA,
    Column("entry", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, nullable=False),
    Column("record", Text, nullable=False),
    ForeignKeyConstraint(["document"], ["documents.id"]),
    Index("provisions_document", "document", "entry"),
)
"""Provisions in reading order; `record` is the whole Provision as JSON."""

CODEBOOKS = Table(
    "codebooks",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("record", Text, nullable=False),
)
"""Codebooks by id@version, immutable once here."""

CHAIN = Table(
    "chain",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("head", Text, nullable=False),
    UniqueConstraint("kind", "key"),
)
"""Everything that was ever recorded, in order, hash upon hash (foedera.store.chain). `kind` is claim, document or
codebook, `key` its id; `head` is hexadecimal."""

APPEND_ONLY = ("claims", "documents", "provisions", "codebooks", "chain")
"""Tables the database itself refuses to change or shorten."""
