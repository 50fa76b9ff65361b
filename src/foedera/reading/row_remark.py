"""A remark on one row of a register: what is wrong or worth a look, what was expected and found, and what to do."""

from __future__ import annotations

import msgspec


class RowRemark(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader of a register should know of one of its rows."""

    file: str
    """Name of the file, with its ending."""
    line: int
    """Counted from 1; the header is line 1."""
    subject: str
    """What the row is about; '' where it does not say."""
    problem: str
    expected: str
    found: str
    next_step: str
    refused: bool
    """Whether the row does not go in; else it goes in and is worth a look."""

    def __str__(self) -> str:
        said = f"{self.file}, line {self.line} ({self.subject}): {self.problem}"
        more = (("expected", self.expected), ("found", self.found), ("next", self.next_step))
        return said + "".join(f"; {name}: {text}" for name, text in more if text)
