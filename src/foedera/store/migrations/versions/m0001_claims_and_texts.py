"""The first shape: the log of claims, texts with their provisions, codebooks, full-text search.

The database itself keeps the log append-only: triggers refuse every update and delete.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, the search index and the triggers that guard them."""
    _claims()
    _texts()
    op.execute(
        "CREATE VIRTUAL TABLE provision_text USING fts5("
        "provision UNINDEXED, heading, body, tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    for table in ("claims", "documents", "provisions", "codebooks"):
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _claims() -> None:
    text = sa.Text()
    op.create_table(
        "claims",
        sa.Column("entry", sa.Integer(), primary_key=True),
        sa.Column("id", text, nullable=False, unique=True),
        *(sa.Column(name, text, nullable=False) for name in ("subject", "property", "value", "coder")),
        sa.Column("rank", sa.Integer(), nullable=False),
        *(sa.Column(name, text, nullable=False) for name in ("source", "locator")),
        sa.Column("span", text),
        *(sa.Column(name, text, nullable=False) for name in ("recorded", "confidence")),
        *(sa.Column(name, text) for name in ("codebook", "replaces", "note")),
    )
    op.create_index("claims_property", "claims", ["property", "subject"])
    op.create_index("claims_subject", "claims", ["subject"])


def _texts() -> None:
    text = sa.Text()
    op.create_table(
        "documents",
        sa.Column("id", text, primary_key=True),
        *(sa.Column(name, text, nullable=False) for name in ("subject", "role", "record")),
        sa.Column("original", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "provisions",
        sa.Column("entry", sa.Integer(), primary_key=True),
        sa.Column("id", text, nullable=False, unique=True),
        sa.Column("document", text, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("record", text, nullable=False),
    )
    op.create_index("provisions_document", "provisions", ["document", "entry"])
    op.create_table("codebooks", sa.Column("key", text, primary_key=True), sa.Column("record", text, nullable=False))


def downgrade() -> None:
    """Refused: the log is never thrown away."""
    raise RuntimeError("a workspace does not go back: copy the file before an upgrade instead")
