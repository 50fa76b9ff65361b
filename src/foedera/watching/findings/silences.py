"""What people decided on findings: each with the decision that stands on it.

A finding is never deleted. Silenced, it stands in a list of its own with who, when and why; it speaks again, and says
so, when what it rests on is no longer what the person looked at.
"""

from __future__ import annotations

import msgspec

from foedera.model.finding import Finding, Silence, Silenced
from foedera.model.ledger import Ledger


def with_silence(ledger: Ledger, finding: Finding) -> Finding:
    """A finding with the decision that stands on it, if one does."""
    entries = ledger.of(Silenced, finding.id)
    if not entries or not entries[-1].value.silent:
        return finding
    claim, decided = entries[-1]
    silence = Silence(
        by=claim.coder.removeprefix("person:"),
        on=claim.recorded.date().isoformat(),
        why=claim.note or "",
        claim=claim.id,
        holds=decided.rests_on == finding.rests_on,
    )
    return msgspec.structs.replace(finding, silence=silence)
