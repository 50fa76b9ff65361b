"""Findings: faults and contradictions, each with the claims it rests on."""

from __future__ import annotations

import enum
import textwrap

import msgspec


class Severity(enum.StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """Two claims cannot both be true, or a stated number does not follow from the data."""
    WARNING = "warning"
    """Something is missing, unsupported or easily misread."""
    NOTE = "note"
    """Worth knowing; nothing has to be mended."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One fault or contradiction."""

    code: str
    """The rule that found it: count-mismatch."""
    severity: Severity
    subject: str
    """What it is about: an agreement, table, statement …"""
    text: str
    """What is wrong, with both values."""
    settle: str
    """What would settle it."""
    claims: tuple[str, ...]
    """Ids of the claims involved."""

    def __repr__(self) -> str:
        """The fault and what it is about, in one line."""
        said = textwrap.shorten(self.text, 200, placeholder="…")
        return f"<Finding {self.severity} {self.code} [{self.subject}]: {said}>"
