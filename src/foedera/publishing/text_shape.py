"""A text as data: what reading made of a file, with its problems and its provisions in order."""

from __future__ import annotations

from typing import Any

from foedera.model.document import Added, ReadResult


def text_shape(text: ReadResult | Added) -> dict[str, Any]:
    """A text with its problems, provisions and report, as the command line gives it."""
    document = text.document
    return {
        "text": document.id,
        "title": document.title,
        "language": document.language,
        "problems": [{"code": it.code, "where": it.where, "message": it.text} for it in document.problems],
        "provisions": [
            {
                "id": provision.id,
                "kind": provision.kind,
                "number": provision.number,
                "heading": provision.heading,
                "path": provision.path,
                "text": document.text[provision.start : provision.end],
                "language": provision.language or document.language,
                "page": provision.page,
            }
            for provision in text.provisions
        ],
        "report": document.report,
    }


def added_shape(added: Added) -> dict[str, Any]:
    """A text that was added, with what it says of itself; `recorded` says whether it was new."""
    return {
        **text_shape(added),
        "recorded": added.new,
        "proposals": added.proposals,
        "not_proposed": {gap.about: gap.why for gap in added.withheld},
    }
