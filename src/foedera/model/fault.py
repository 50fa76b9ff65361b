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
    """The rule that found it: unknown-field; a key of `CODES`."""
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


_ERRORS = (
    "yaml-syntax", "yaml-alias", "duplicate-key", "unknown-field", "missing-field", "wrong-type",
    "bad-id", "bad-version", "bad-language", "bad-match", "duplicate-language", "unknown-codebook", "unknown-area",
    "no-areas", "no-expressions", "duplicate-area", "duplicate-number", "duplicate-topic",
    "unknown-parent", "parent-cycle", "unknown-heading", "contradicting-examples",
    "unreadable-expression", "costly-expression", "own-negative", "repeated-expression",
    "score-out-of-reach", "score-too-low",
    "no-migration", "wrong-start", "unknown-old", "unknown-new", "no-step", "two-steps", "unaccounted",
)  # fmt: skip
_WARNINGS = (
    "no-definition", "no-include", "no-exclude", "no-examples", "no-eurovoc", "unknown-concept", "other-label",
    "area-not-in-language",
    "shared-expression", "subsumed-expression", "example-missed", "counter-example-found",
)  # fmt: skip

CODES = dict.fromkeys(_ERRORS, Severity.ERROR) | dict.fromkeys(_WARNINGS, Severity.WARNING)
"""Every kind of fault and how much it weighs; docs/guides/codebooks.md explains each."""


def new_fault(code: str, path: str, text: str, *, settle: str, area: str | None = None) -> Fault:
    """A fault, with the severity of its code; its place is added where the file is known."""
    return Fault(code=code, severity=CODES[code], path=path, text=text, settle=settle, area=area)


def in_one_line(fault: Fault) -> str:
    """A fault as one line: place, field, area, text, and its code."""
    where = [] if fault.place is None else [f"line {fault.place.line}, column {fault.place.column}"]
    if fault.path:
        where.append(fault.path + (f" ({fault.area})" if fault.area else ""))
    return f"{', '.join(where) or 'the file'}: {fault.text} [{fault.code}]"
