"""Faults of a codebook: what `foedera codebook lint` reports, each with its place and what would settle it."""

from __future__ import annotations

import msgspec

from foedera.model.finding import Severity


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a file."""

    line: int
    """From 1."""
    column: int
    """From 1, in code points."""


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong with a codebook."""

    code: str
    """The rule that found it: unknown-field; docs/guides/codebooks.md lists all."""
    severity: Severity
    """An error keeps a codebook from being used, a warning does not; there are no notes."""
    path: str
    """The field: areas[3].strong[2], counted from 0; empty for the file itself."""
    text: str
    """What is wrong."""
    settle: str
    """What would settle it."""
    area: str | None = None
    """Id of the area; None where it is about none, or about one whose id cannot be read."""
    place: Place | None = None
    """Where in the file; None for a codebook out of the store."""


def error(code: str, path: str, text: str, *, settle: str, area: str | None = None) -> Fault:
    """A fault that keeps the codebook from being used."""
    return Fault(code=code, severity=Severity.ERROR, path=path, text=text, settle=settle, area=area)


def warning(code: str, path: str, text: str, *, settle: str, area: str | None = None) -> Fault:
    """A fault the codebook can be used with."""
    return Fault(code=code, severity=Severity.WARNING, path=path, text=text, settle=settle, area=area)


def in_one_line(fault: Fault) -> str:
    """A fault as one line: place, field, area, text, and its code."""
    where = [] if fault.place is None else [f"line {fault.place.line}, column {fault.place.column}"]
    if fault.path:
        where.append(fault.path + (f" ({fault.area})" if fault.area else ""))
    return f"{', '.join(where) or 'the file'}: {fault.text} [{fault.code}]"
