"""Foedera turns the texts of partnership agreements into a table people can trust, and keeps it true."""

from __future__ import annotations

__version__ = "0.1.0"
