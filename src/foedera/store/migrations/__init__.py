"""Numbered migrations of the workspace, each applied once in a transaction (Alembic)."""
