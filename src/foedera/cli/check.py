"""foedera check: findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from foedera.amounts import amount
from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.checked_draft import check_draft
from foedera.cli.output import Output, give_json, give_lines
from foedera.cli.session import opened, say_where
from foedera.errors import UsageError
from foedera.model.finding import Finding, Severity
from foedera.publishing.lines import silence_in_words
from foedera.watching.findings import RULES


def check(
    *,
    text: str | None = None,
    as_of: str | None = None,
    partner: str | None = None,
    rule: str | None = None,
    severity: Literal["error", "changed", "warning", "note"] | None = None,
    source: str | None = None,
    silenced: bool = False,
    format: Literal["table", "json", "markdown", "html", "docx"] = "table",
    output: Output = None,
) -> int:
    """Recompute what sources say, report what does not follow; exit 1 if a finding is an error.

    Example: foedera check --partner albania --severity error

    One of them in full: foedera show FINDING-ID. A draft: foedera check --text draft.docx -o checked.txt

    Parameters
    ----------
    text
        Check this draft instead (Markdown, Word, HTML, PDF, OpenDocument, plain text; - for standard input): its
        dates, counts, orders, names, sums, persons; exit 1 if something on record contradicts it.
    as_of
        The day a draft is judged by; the one it gives itself where it gives one, else today.
    partner
        Only findings about this agreement or party, by id, name or ISO code.
    rule
        Only findings of this rule, such as areas-count; all of them: docs/reference/findings.md.
    severity
        error (two claims cannot both be true, or a number does not follow from its own document), changed (true when
        it was said), warning (missing, unsupported, outdated, easily misread) or note.
    source
        Only findings that rest on something this source says, by id.
    silenced
        Those that people silenced, with who, when and why, instead of those that speak.
    format
        table or json; of a draft also markdown, html (marked up) or docx (with comments).
    """
    if text is not None:
        return check_draft(text, as_of, format, output)
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
        about = meant.perhaps(view, partner, "agreement", "party")
        said_by = meant.perhaps(view, source, "source")
        found = view.check(partner=about, rule=rule, severity=severity, source=said_by, silenced=silenced)
        others = 0 if silenced else len(view.check(silenced=True))
    if format == "json":
        give_json(found, output)
    else:
        give_lines([line for finding in found for line in finding_lines(finding)], output)
    counts = Counter(finding.severity for finding in found)
    said = ", ".join(f"{severity.in_words}: {counts[severity]}" for severity in Severity)
    say(said + (f"; silenced by people: {others} (foedera check --silenced)" if others else ""))
    say_where(view)
    return 1 if counts[Severity.ERROR] and not silenced else 0


def finding_lines(finding: Finding) -> Iterator[str]:
    """A finding in a few lines: how it weighs and its id, the sentence, what would settle it, who silenced it."""
    yield f"{finding.severity.in_words}: {RULES[finding.code].title}  [{finding.code}] {finding.id}"
    yield f"        {finding.text}."
    yield f"        would settle it: {finding.settle}; stands on {amount(len(finding.claims), 'claim')}"
    if finding.silence is not None:
        yield f"        {silence_in_words(finding.silence)}"
