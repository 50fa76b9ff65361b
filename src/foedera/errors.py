"""Every exception Foedera raises, grouped by what the caller can do about it.

    FoederaError
    ├── UsageError            the call is wrong: change the call (exit 2, HTTP 400)
    │   ├── SaidMeanwhile     somebody spoke on the cell since it was looked at (HTTP 409)
    │   └── UnknownId         the id names nothing in this workspace (HTTP 404)
    ├── RefusedInput          the input cannot be taken: change the input (exit 1, HTTP 422)
    │   ├── UnreadableFile    missing, empty, encrypted or not what its name says
    │   ├── FetchFailed       a file did not come whole, or was not what its server said
    │   ├── AnswerRefused     a language model gave no answer, or one that breaks its form
    │   ├── TextTooHard       a text takes longer to code than one text may
    │   ├── InvalidRegister   a register or codebook row breaks its schema
    │   └── BrokenEvidence    a quote, hash or source does not match what it points at
    ├── DeliveryFailed        a mail or webhook was not taken; it is sent again (exit 1)
    ├── OutputRefused         a file cannot be written where it was asked for (exit 1)
    └── WorkspaceError        the store cannot serve: change the place (exit 1, HTTP 503)
        ├── WorkspaceMissing  there is no workspace at that path
        ├── WorkspaceExists   a workspace is there already; nothing was overwritten
        ├── WorkspaceTooNew   made by a newer Foedera
        ├── WorkspaceReadOnly the folder or file refuses writing
        ├── WorkspaceDamaged  what is stored is not what was recorded
        └── WorkspaceBusy     another process is writing

A message has up to five parts: what failed, where, expected, found, next step.
"""

from __future__ import annotations


class FoederaError(Exception):
    """Root of all errors Foedera raises on purpose.

    Args:
        what: what failed, as a sentence without a full stop.
        where: the file, id, row or URL it failed at.
        expected: what would have been accepted.
        found: what was there instead.
        next_step: what the reader can do now.
    """

    exit_code = 1
    http_status = 500

    def __init__(
        self,
        what: str,
        *,
        where: str | None = None,
        expected: str | None = None,
        found: str | None = None,
        next_step: str | None = None,
    ) -> None:
        self.what = what
        self.where = where
        self.expected = expected
        self.found = found
        self.next_step = next_step
        super().__init__(self.message())

    def message(self) -> str:
        """The whole message, one part a line; parts that are None are left out."""
        parts = [self.what if self.where is None else f"{self.what}: {self.where}"]
        if self.expected is not None:
            parts.append(f"  expected: {self.expected}")
        if self.found is not None:
            parts.append(f"  found:    {self.found}")
        if self.next_step is not None:
            parts.append(f"  next:     {self.next_step}")
        return "\n".join(parts)


class UsageError(FoederaError):
    """The call itself is wrong."""

    exit_code = 2
    http_status = 400


class UnknownId(UsageError):
    """An id names nothing in this workspace."""

    http_status = 404


class SaidMeanwhile(UsageError):
    """Somebody spoke since the caller looked; nothing was recorded."""

    http_status = 409


class RefusedInput(FoederaError):
    """An input cannot be taken; nothing of it was recorded."""

    http_status = 422


class UnreadableFile(RefusedInput):
    """A file is missing, empty, encrypted, broken or not what its name says."""


class DeliveryFailed(FoederaError):
    """A mail server or webhook did not take a message."""


class FetchFailed(RefusedInput):
    """A file could not be fetched whole, or is not what its server said."""


class AnswerRefused(RefusedInput):
    """A language model gave no answer, or one that breaks the form asked for."""


class TextTooHard(RefusedInput):
    """A text takes longer to code than one text may; nothing of it was recorded."""


class InvalidRegister(RefusedInput):
    """A register or codebook file breaks its schema."""


class BrokenEvidence(RefusedInput):
    """A quote, span, hash or source does not match what it points at."""


class OutputRefused(FoederaError):
    """A file cannot be written where it was asked for; what was there stays."""


class WorkspaceError(FoederaError):
    """The workspace cannot serve the request."""

    http_status = 503


class WorkspaceMissing(WorkspaceError):
    """There is no workspace at the path."""


class WorkspaceExists(WorkspaceError):
    """A workspace is there already; nothing was overwritten."""


class WorkspaceTooNew(WorkspaceError):
    """The workspace was written by a newer version of Foedera."""


class WorkspaceReadOnly(WorkspaceError):
    """The folder or the file refuses writing."""


class WorkspaceDamaged(WorkspaceError):
    """What is stored is not what was recorded, or the file was moved or replaced while it was open."""


class WorkspaceBusy(WorkspaceError):
    """Another process is writing to the workspace."""
