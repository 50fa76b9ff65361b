"""foedera review: the cells a person is asked to decide, those whose answer teaches most first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from cyclopts import Parameter
from cyclopts.validators import Number

from foedera.cli import meant
from foedera.cli.call import for_this_call, say
from foedera.cli.output import Output, give, give_lines
from foedera.cli.session import opened, say_where
from foedera.model.review import Question
from foedera.publishing import questions as shown
from foedera.publishing.tables import WORDS


def review(
    *,
    collection: str | None = None,
    codebook: str | None = None,
    most: Annotated[int, Parameter(validator=Number(gt=0))] = 20,
    format: Literal["table", "json"] = "table",
    output: Output = None,
) -> None:
    """List the cells that wait for a person: what is proposed, why it is asked, how to decide.

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
        view = workspace.view()
        chosen = meant.perhaps(view, collection, "collection")
        found = view.review(chosen, codebook=meant.codebook(view, codebook), most=most)
    if format == "json":
        give(shown.to_json(found.questions), output)
    else:
        give_lines((line for at, it in enumerate(found.questions, start=1) for line in _lines(at, it)), output)
    say(shown.words_of_progress(found.progress) if found.questions else shown.why_empty(found.progress))
    if found.questions:
        say_where(view)


def _lines(number: int, question: Question) -> Iterator[str]:
    yield f"{number}. {question.cell}: {shown.in_words(question)}"
    yield f"   why: {question.why}"
    voices = shown.voices(question)
    for voice in voices:
        first = voice.claims[0]
        if len(voices) > 1:
            yield f"   {WORDS[voice.says.value]}, says {first.coder} ({first.basis.source})"
        if voice.ground:
            yield f"   {voice.ground}"
        for claim in voice.claims:
            if claim.basis.span is not None:
                yield f"   “{' '.join(claim.basis.span.said.split())}” ({claim.basis.locator})"
        if first.basis.span is None:
            yield f"   no quote: {first.basis.source}, {first.basis.locator}"
    for command in shown.commands(question):
        yield f"   {'accept' if command.accepts else 'decide':<6}  {for_this_call(command.line)}"
