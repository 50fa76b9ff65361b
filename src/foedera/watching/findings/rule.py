"""A rule of findings as it is declared: its code, how much it weighs, what it says and what would settle it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from foedera.model.claim import Claim
from foedera.model.finding import Finding, Severity
from foedera.watching.findings.case import Case


class Found(NamedTuple):
    """What a rule found in one place: the parts of a finding that vary."""

    subject: str
    """What it is about: an agreement, table, statement …"""
    text: str
    """What is wrong, with both values."""
    claims: Iterable[Claim | str]
    """The claims involved, or their ids."""


Check = Callable[[Case], Iterator[Found]]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule: what is declared of it, and the check that finds."""

    code: str
    """Its name in findings: areas-count."""
    severity: Severity
    sentence: str
    """What it looks for, for a reader."""
    settle: str
    """What would settle what it finds."""
    check: Check

    def __call__(self, case: Case) -> Iterator[Finding]:
        """What it finds in a case, each claim once."""
        for found in self.check(case):
            ids = dict.fromkeys(claim if isinstance(claim, str) else claim.id for claim in found.claims)
            yield Finding(
                code=self.code,
                severity=self.severity,
                subject=found.subject,
                text=found.text,
                settle=self.settle,
                claims=tuple(ids),
            )


def rule(code: str, severity: Severity, *, settle: str) -> Callable[[Check], Rule]:
    """Declare a check as a rule; the check's docstring is the rule's sentence.

    Raises:
        ValueError: the check has no docstring.
    """

    def declare(check: Check) -> Rule:
        sentence = (check.__doc__ or "").strip()
        if not sentence:
            raise ValueError(f"the rule {code} does not say what it looks for")
        return Rule(code=code, severity=severity, sentence=sentence, settle=settle, check=check)

    return declare
