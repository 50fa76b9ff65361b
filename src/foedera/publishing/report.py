"""What became of a file, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from foedera.ids import split_document
from foedera.model.document import Document, Omission, Problem
from foedera.model.problem_kinds import PROBLEM_KINDS, ProblemKind


def report_lines(document: Document) -> list[str]:
    """One line on the whole, one for each kind of problem."""
    _, language, version = split_document(document.id)
    parts = [document.format, language]
    if version > 1:
        parts.append(f"version {version}")
    if document.pages is not None:
        parts.append(f"{document.pages} page{'s' if document.pages != 1 else ''}")
    report = document.report
    if report is not None:
        parts.append(f"{report.landed:.2%} of its letters and digits in provisions or headings")
        if report.left_out:
            parts.append(f"{report.left_out} left out on purpose{_by_kind(report.omissions)}")
    return [", ".join(parts), *map(_said, problems_by_code(document).values())]


def alarms_of(document: Document) -> list[tuple[Problem, ProblemKind]]:
    """The problems that put in doubt whatever rests on a text, each with what its kind says; the first of each kind."""
    first = {code: problems[0] for code, problems in problems_by_code(document).items()}
    kinds = ((problem, PROBLEM_KINDS.get(code)) for code, problem in first.items())
    return [(problem, kind) for problem, kind in kinds if kind is not None and kind.alarm]


def problems_by_code(document: Document) -> dict[str, list[Problem]]:
    """A document's problems, those of a kind together, in the order they were met."""
    found = defaultdict[str, list[Problem]](list)
    for problem in document.problems:
        found[problem.code].append(problem)
    return dict(found)


def _by_kind(omissions: Sequence[Omission]) -> str:
    named = ", ".join(f"{one.what} {one.characters}" for one in omissions)
    return f" ({named})" if named else ""


def _said(problems: list[Problem]) -> str:
    first, rest = problems[0], len(problems) - 1
    kind = PROBLEM_KINDS.get(first.code)
    alarm = "△ " if kind is not None and kind.alarm else ""
    return f"{alarm}{first.code}, {first.where}: {first.text}" + (f" (and {rest} more)" if rest else "")
