"""A text as data: what reading made of a file, with its problems and its provisions in order."""

from __future__ import annotations

from typing import Any

from foedera.model.document import Added, ReadResult
from foedera.model.proposal import SelfDescription


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


def arrived_shape(text: ReadResult | Added, own: SelfDescription) -> dict[str, Any]:
    """A text that was just read, with what it says of itself: each with the code points of its words in the text."""
    return {
        **text_shape(text),
        "proposals": own.proposals,
        "not_proposed": {gap.about: gap.why for gap in own.withheld},
    }


def added_shape(added: Added) -> dict[str, Any]:
    """A text that was added; `recorded` says whether it was new."""
    own = SelfDescription(proposals=added.proposals, withheld=added.withheld)
    return {**arrived_shape(added, own), "recorded": added.new}
