"""Findings: faults and contradictions, each with the claims it rests on, and an address of its own."""

from __future__ import annotations

import enum
import textwrap

import msgspec

from foedera.ids import content_id
from foedera.model.dates import PartialDate


class Severity(enum.StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """Two claims cannot both be true, or a stated number does not follow from the same document."""
    CHANGED = "changed"
    """True when it was said, and no longer: something happened since. Nobody was wrong."""
    WARNING = "warning"
    """Something is missing, unsupported, outdated or easily misread."""
    NOTE = "note"
    """Worth knowing; nothing has to be mended."""

    @property
    def in_words(self) -> str:
        """What a reader is told it is."""
        return _IN_WORDS[self]


_IN_WORDS = {
    Severity.ERROR: "contradiction",
    Severity.CHANGED: "true then, changed since",
    Severity.WARNING: "unclear or incomplete",
    Severity.NOTE: "worth knowing",
}


class Silenced(msgspec.Struct, frozen=True, kw_only=True):
    """A person's decision that a finding needs no more attention, or that it does again (subject: finding id)."""

    silent: bool
    """False takes an earlier decision back."""
    code: str
    """The rule that found it: areas-count."""
    text: str
    """What it said when it was decided on."""
    rests_on: str
    """Print of the values of the claims it rested on then (`Finding.rests_on`)."""


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """The decision that stands on a finding."""

    by: str
    """The person's name."""
    on: PartialDate
    why: str
    claim: str
    """Id of the claim that records it."""
    holds: bool
    """Whether the claims still say what they said then; else the finding speaks again."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One fault or contradiction, by however many sources it is told."""

    id: str
    """Permanent: made of the rule, what it is about and what is compared, not of the claims (`finding_id`)."""
    code: str
    """The rule that found it: areas-count."""
    severity: Severity
    subject: str
    """What it is about: an agreement, table, statement …"""
    text: str
    """What is wrong, in one sentence, with both values; things by their names."""
    settle: str
    """What would settle it."""
    about: tuple[str, ...]
    """Ids of everything it is about, the subject first: agreements and their parties, areas, missions, dialogues."""
    sources: tuple[str, ...]
    """Ids of the sources of its claims."""
    claims: tuple[str, ...]
    """Ids of the claims involved."""
    against: tuple[str, ...] = ()
    """Those of them that speak against the others; none where it is no matter of two sides."""
    rests_on: str = ""
    """Print of what its claims say, whoever says it: it changes when one of the values does."""
    silence: Silence | None = None
    """The decision that stands on it; None where nobody decided, or it was taken back."""

    @property
    def silent(self) -> bool:
        """Whether a person silenced it, and what it rests on has not changed since."""
        return self.silence is not None and self.silence.holds

    def __repr__(self) -> str:
        """The fault and what it is about, in one line."""
        said = textwrap.shorten(self.text, 200, placeholder="…")
        return f"<Finding {self.id} {self.severity} {self.code} [{self.subject}]: {said}>"


def finding_id(code: str, subject: str, compared: tuple[object, ...]) -> str:
    """The id of what a rule finds in one place.

    Args:
        code: the rule.
        subject: what it is about.
        compared: what is held against each other, as far as one subject can have several findings of the rule. Never
            ids of claims: a further source that says the same makes no other finding.
    """
    return content_id("f", code, subject, compared)
