"""The linter: rules that recompute what sources say and report what does not follow.

A rule is declared once, on its check (`rule.py`): code, severity, sentence, what would settle it. None of them knows a
fact of its own: mend the row in the register and the finding is gone.
"""

from __future__ import annotations

from foedera.model.finding import Finding, Severity
from foedera.watching.findings import cells, counts, coverage, dates, missions, quotes, since, tables, texts, wording
from foedera.watching.findings.case import Case
from foedera.watching.findings.rule import Found, Rule, rule
from foedera.watching.findings.silences import with_silence

RULES: dict[str, Rule] = {
    declared.code: declared
    for room in (counts, since, coverage, cells, dates, missions, quotes, since, tables, texts, wording)
    for declared in room.RULES
}
"""Every rule by code, in the order documents list them."""

_ORDER = {severity: place for place, severity in enumerate(Severity)}

__all__ = ["RULES", "Case", "Found", "Rule", "find_all", "rule"]


def find_all(case: Case) -> tuple[Finding, ...]:
    """Everything every rule finds, silenced or not: contradictions first, then by code and subject."""
    found = [with_silence(case.ledger, finding) for declared in RULES.values() for finding in declared(case)]
    return tuple(sorted(found, key=lambda f: (_ORDER[f.severity], f.code, f.subject, f.text)))
