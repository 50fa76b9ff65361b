"""foedera check: findings."""

from __future__ import annotations

from collections import Counter
from typing import Literal

import msgspec

from foedera.cli.session import opened, say, write_bytes
from foedera.model.finding import Finding, Severity


def check(*, format: Literal["table", "json"] = "table") -> int:
    """Recompute what sources say and report what does not follow; exit 1 if any finding is an error.

    Example: foedera check --format json

    Parameters
    ----------
    format
        table or json.
    """
    with opened() as workspace:
        found = workspace.check()
    if format == "json":
        write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    else:
        for finding in found:
            _print_finding(finding)
    counts = Counter(finding.severity for finding in found)
    say(", ".join(f"{counts[severity]} {severity}(s)" for severity in Severity))
    return 1 if counts[Severity.ERROR] else 0


def _print_finding(finding: Finding) -> None:
    print(f"{finding.severity:<8}{finding.code}  [{finding.subject}]")
    print(f"        {finding.text}")
    print(f"        would settle it: {finding.settle}; claims: {len(finding.claims)}")
