"""foedera check: findings; or a draft checked against the register."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from foedera.amounts import amount
from foedera.cli.call import say
from foedera.cli.output import Output, give, give_json, give_lines
from foedera.cli.session import opened, say_where
from foedera.errors import UnreadableFile, UsageError
from foedera.model.finding import Finding, Severity
from foedera.model.prose import Verdict
from foedera.publishing import checked_text, checked_word


def check(
    *,
    text: str | None = None,
    as_of: str | None = None,
    format: Literal["table", "json", "markdown", "html", "docx"] = "table",
    output: Output = None,
) -> int:
    """Recompute what sources say, report what does not follow; exit 1 if a finding is an error.

    Example: foedera check --text draft.docx --format docx -o checked.docx

    Parameters
    ----------
    text
        Check this draft instead (Markdown, Word, HTML, PDF, OpenDocument, plain text; - for standard input): its
        dates, counts, orders, names, sums, persons; exit 1 if something on record contradicts it.
    as_of
        The day a draft is judged by; the one it gives itself where it gives one, else today.
    format
        table or json; of a draft also markdown, html (marked up) or docx (with comments).
    """
    if text is not None:
        return _checked(text, as_of, format, output)
    if as_of is not None or format not in ("table", "json"):
        raise UsageError(
            "this is for a draft",
            where="--as-of" if as_of is not None else f"--format {format}",
            expected="--text DRAFT with it",
            found="no --text",
            next_step="name a draft: foedera check --text draft.md, or leave it out",
        )
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


def _checked(text: str, as_of: str | None, format: str, output: Path | None) -> int:
    """A draft, in the form asked for; 1 where something contradicts it."""
    with opened() as workspace:
        view = workspace.view()
        draft = sys.stdin.buffer.read() if text == "-" else Path(text)
        try:
            found = view.check_text(draft, as_of=as_of)
        except UnreadableFile as error:  # 1 says that the draft was read and something contradicts it
            raise UsageError(
                error.what, where=error.where, expected=error.expected, found=error.found, next_step=error.next_step
            ) from error
        moment = view.clock()
    match format:
        case "json":
            give(checked_text.to_json(found), output)
        case "html":
            give(checked_text.to_html(found), output)
        case "docx":
            give(checked_word.to_docx(found, moment=moment), output)
        case "markdown":
            give(checked_text.to_markdown(found), output)
        case _:
            give_lines(checked_text.to_lines(found), output)
    counts = found.counts
    say(", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict) + f"; {len(found.unjudged)} not judged")
    say_where(view)
    return 1 if found.alarms else 0
