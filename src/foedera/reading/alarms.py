"""What makes a text suspicious once it is read: something of the file is nowhere, or its shape is not a treaty's.

In: the report on a file and its provisions. Out: problems, of the kinds that raise an alarm. Not here: mending.
"""

from __future__ import annotations

from collections.abc import Iterator

from foedera.model.document import Problem, Report


def alarms(report: Report, *, name: str) -> Iterator[Problem]:
    """Every alarm a text raises; `name` is the file's."""
    if report.lost:
        share = report.lost / report.characters
        text = f"{report.lost} of {report.characters} letters and digits stand in no provision or heading ({share:.1%})"
        yield Problem(code="text-lost", where=name, text=text)
