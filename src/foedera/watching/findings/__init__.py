"""The linter: rules that recompute what sources say and report what does not follow.

A rule is a function of a case; its docstring is published as its description. None of them knows a fact of its own:
mend the row in the register and the finding is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from foedera.model.finding import Finding, Severity
from foedera.watching.findings import counts, coverage, dates, missions, quotes, tables, wording
from foedera.watching.findings.case import Case

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    *counts.RULES,
    *coverage.RULES,
    *dates.RULES,
    *missions.RULES,
    *quotes.RULES,
    *tables.RULES,
    *wording.RULES,
)

_ORDER = {severity: place for place, severity in enumerate(Severity)}

__all__ = ["RULES", "Case", "Rule", "find_all"]


def find_all(case: Case) -> tuple[Finding, ...]:
    """Everything every rule finds: errors first, then by code and subject."""
    found = [finding for rule in RULES for finding in rule(case)]
    return tuple(sorted(found, key=lambda f: (_ORDER[f.severity], f.code, f.subject, f.text)))
