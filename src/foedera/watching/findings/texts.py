"""Texts whose reading raised an alarm."""

from __future__ import annotations

from collections.abc import Iterator

from foedera.model.finding import Severity
from foedera.watching.findings.case import Case
from foedera.watching.findings.rule import Found, rule


@rule(
    "text-alarm",
    Severity.WARNING,
    title="A text that may have been read wrongly",
    settle="a comparison of the text with its file, or a better copy of it",
)
def text_alarm(case: Case) -> Iterator[Found]:
    """A text may have been read wrongly or in part, so whatever rests on it is in doubt."""
    for head in case.snapshot.texts.heads():
        for problem in head.alarms:
            yield Found(
                head.id,
                f"{case.name(head.subject)}, text {head.id}: {problem.text} ({problem.where})",
                (),
                compared=(problem.code, problem.where, problem.text),
                about=(head.subject,),
            )


RULES = (text_alarm,)
"""The rules of this file."""
