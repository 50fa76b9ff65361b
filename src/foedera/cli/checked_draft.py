"""foedera check --text: a draft, in the form asked for."""

from __future__ import annotations

import sys
from pathlib import Path

from foedera.cli.call import say
from foedera.cli.output import give, give_lines
from foedera.cli.session import opened, say_where
from foedera.errors import UnreadableFile, UsageError
from foedera.model.prose import Verdict
from foedera.publishing import checked_text, checked_word


def check_draft(text: str, as_of: str | None, format: str, output: Path | None) -> int:
    """Give a checked draft; 1 where something contradicts it.

    Args:
        text: the draft's path; - for standard input.
        as_of: the day to judge by.
        format: table, json, markdown, html or docx.
        output: the file it is written to; None for standard output.

    Raises:
        UsageError: the draft cannot be read.
    """
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
