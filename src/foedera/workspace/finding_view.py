"""Findings: what sources say against what follows from the record, chosen, one by one, and since when.

The part of a view that is about findings (foedera.workspace.watch_view); nothing here writes.
"""

from __future__ import annotations

import datetime

from foedera.comparing import matrix
from foedera.comparing.sets import tally
from foedera.comparing.stated import stated_tables
from foedera.model import matching, selection
from foedera.model.finding import Finding, Severity
from foedera.model.lookup import unknown_choice, unknown_finding
from foedera.model.snapshot import Snapshot, remembered
from foedera.watching.findings import RULES, Case, find_all
from foedera.workspace.codebook_view import CodebookView


class FindingView(CodebookView):
    """What the rules find in a workspace, as it is at one position of its log."""

    def check(
        self,
        *,
        partner: str | None = None,
        rule: str | None = None,
        severity: str | None = None,
        source: str | None = None,
        silenced: bool = False,
    ) -> tuple[Finding, ...]:
        """What the rules find, contradictions first.

        Args:
            partner: only what is about this agreement or party, by id, name or code; None for all.
            rule: only what this rule finds, a key of `foedera.watching.findings.RULES`.
            severity: only what weighs so, one of `Severity`.
            source: only what rests on something this source says, by id or title.
            silenced: what people silenced, instead of what speaks.

        Raises:
            UnknownId: no such partner or source.
            UsageError: no such rule or severity.
        """
        snapshot = self.snapshot
        if rule is not None and rule not in RULES:
            raise unknown_choice("rule of findings", rule, list(RULES))
        if severity is not None and severity not in list(Severity):
            raise unknown_choice("weight of a finding", severity, list(Severity))
        about = None if partner is None else matching.find(snapshot, partner, "agreement", "party").id
        said_by = None if source is None else matching.find(snapshot, source, "source").id
        return tuple(
            finding
            for finding in findings(snapshot)
            if finding.silent == silenced
            and rule in (None, finding.code)
            and severity in (None, finding.severity)
            and (about is None or about in finding.about)
            and (said_by is None or said_by in finding.sources)
        )

    def finding(self, identifier: str) -> Finding:
        """The finding of that id, silenced or not.

        Raises:
            UnknownId: no such finding stands; its fault may have been mended.
        """
        return finding_of(self.snapshot, identifier)

    def stands_since(self, identifier: str) -> datetime.date | None:
        """The day from whose end on the log has had what the finding rests on; None where no claim bears it.

        Raises:
            UnknownId: no such finding stands.
        """
        snapshot, found = self.snapshot, finding_of(self.snapshot, identifier)
        days = sorted({snapshot.by_id[claim].recorded.date() for claim in found.claims})
        earlier = (day for day in days[:-1] if any(one.id == found.id for one in findings(snapshot.as_of(day))))
        return next(earlier, days[-1] if days else None)


def finding_of(snapshot: Snapshot, identifier: str) -> Finding:
    """The finding of that id; UnknownId where none stands."""
    found = next((finding for finding in findings(snapshot) if finding.id == identifier), None)
    if found is None:
        raise unknown_finding(identifier)
    return found


@remembered(1)
def findings(snapshot: Snapshot) -> tuple[Finding, ...]:
    """Everything the rules find, silenced or not, contradictions first."""
    book, columns = selection.codebook(snapshot), selection.heads(snapshot, selection.agreements(snapshot))
    found = tally(matrix.resolved(snapshot, columns, book))
    return find_all(Case(snapshot=snapshot, codebook=book, stated=stated_tables(snapshot), resolved=found))
