"""What became of a file, in words."""

from __future__ import annotations

from collections import defaultdict

from foedera.ids import split_document
from foedera.model.document import Document, Problem


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
            parts.append(f"{report.left_out} left out on purpose")
    return [", ".join(parts), *map(_said, problems_by_code(document).values())]


def problems_by_code(document: Document) -> dict[str, list[Problem]]:
    """A document's problems, those of a kind together, in the order they were met."""
    found = defaultdict[str, list[Problem]](list)
    for problem in document.problems:
        found[problem.code].append(problem)
    return dict(found)


def _said(problems: list[Problem]) -> str:
    first, rest = problems[0], len(problems) - 1
    return f"{first.code}, {first.where}: {first.text}" + (f" (and {rest} more)" if rest else "")
