"""foedera check: findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from foedera.amounts import amount
from foedera.cli.call import say
from foedera.cli.output import Output, give_json, give_lines
from foedera.cli.session import opened, say_where
from foedera.model.finding import Finding, Severity


def check(*, format: Literal["table", "json"] = "table", output: Output = None) -> int:
    """Recompute what sources say, report what does not follow; exit 1 if a finding is an error.

    Example: foedera check --format json

    Parameters
    ----------
    format
        table or json.
    """
    with opened() as workspace:
        view = workspace.view()
        found = view.check()
    if format == "json":
        give_json(found, output)
    else:
        give_lines([line for finding in found for line in _lines(finding)], output)
    counts = Counter(finding.severity for finding in found)
    say(", ".join(amount(counts[severity], severity) for severity in Severity))
    say_where(view)
    return 1 if counts[Severity.ERROR] else 0


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.severity:<8}{finding.code}  [{finding.subject}]"
    yield f"        {finding.text}"
    yield f"        would settle it: {finding.settle}; claims: {len(finding.claims)}"
