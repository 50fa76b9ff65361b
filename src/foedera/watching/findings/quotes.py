"""Rules about quotes that a newer version of their text may have left behind."""

from __future__ import annotations

from collections.abc import Iterator

from foedera.model.finding import Severity
from foedera.watching.findings.case import Case
from foedera.watching.findings.rule import Found, rule


@rule(
    "quote-unreviewed",
    Severity.WARNING,
    title="Quotes of an older version",
    settle="code the newest version, or a person's decision on it",
)
def quote_unreviewed(case: Case) -> Iterator[Found]:
    """Cells whose deciding quote was not carried over exactly into the newest version of its text."""
    for cell in case.resolved.matrix:
        if cell.unreviewed:
            yield Found(
                cell.id,
                f"{case.name(cell.agreement)}, {case.label(cell.area)}: {cell.value.in_words} rests on a quote of an "
                "older version, and nobody has looked whether it still holds",
                claims=[cell.claims[0].id],
                about=(cell.agreement, cell.area),
            )


RULES = (quote_unreviewed,)
"""The rules of this file."""
