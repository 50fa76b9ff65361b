"""foedera review: the cells a person is asked to decide, those whose answer teaches most first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from cyclopts import Parameter
from cyclopts.validators import Number

from foedera.cli.session import opened, say, write_bytes
from foedera.model.review import Progress, Question
from foedera.publishing import review as shown


def review(
    *,
    collection: str | None = None,
    codebook: str | None = None,
    most: Annotated[int, Parameter(validator=Number(gt=0))] = 20,
    format: Literal["table", "json"] = "table",
) -> None:
    """List the cells that wait for a person: what is proposed, on which words, why it is asked, and how to decide.

    Example: foedera review --collection eu-sdp --most 5

    Parameters
    ----------
    collection
        Only the agreements of a collection; every agreement if left out.
    codebook
        Whose areas; the workspace's own if left out.
    most
        How many cells.
    format
        table or json.
    """
    with opened() as workspace:
        found = workspace.review(collection, codebook=codebook, most=most)
    if format == "json":
        write_bytes(shown.to_json(found.questions))
    else:
        _print(found.questions)
    _say(found.questions, found.progress)


def _print(found: Sequence[Question]) -> None:
    for number, question in enumerate(found, start=1):
        print(f"{number}. {question.cell}: {shown.in_words(question)}")
        print(f"   why: {question.why}")
        for claim in (question.proposal, *question.others):
            if claim.basis.span is not None:
                print(f"   “{' '.join(claim.basis.span.quote.split())}” ({claim.basis.locator})")
        if question.proposal.basis.span is None:
            print(f"   no quote: {question.proposal.basis.source}, {question.proposal.basis.locator}")
        for command in shown.commands(question):
            print(f"   {'accept' if command.accepts else 'decide':<6}  {command.line}")


def _say(found: Sequence[Question], progress: Progress) -> None:
    say(shown.words_of_progress(progress) if found else shown.why_empty(progress))
