"""foedera code: machine-code texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Annotated, Literal

from cyclopts import Parameter
from cyclopts.validators import Number

from foedera.amounts import amount
from foedera.cli import meant
from foedera.cli.call import say
from foedera.cli.output import give_lines
from foedera.cli.progress import bar
from foedera.cli.session import opened, say_where
from foedera.coding.language_model.prompting import Prompting
from foedera.coding.language_model.prompts import SIZE
from foedera.coding.language_model.requests import BYTES_A_TOKEN
from foedera.model.progress import Progress
from foedera.workspace.coders import CodedText


def code(
    ids: list[str] | None = None,
    /,
    *,
    codebook: str | None = None,
    coder: Literal["llm"] | None = None,
    endpoint: str | None = None,
    model: str | None = None,
    size: int = SIZE,
    timeout: Annotated[float, Parameter(validator=Number(gt=0, lte=86_400))] = 300.0,
    dry_run: bool = False,
    prompts: bool = False,
) -> int:
    """Propose a value for every area, each with the sentence it stands on.

    Example: foedera code eu-nor-sdp-2024

    A language model: foedera code eu-nor-sdp-2024 --coder llm --endpoint http://127.0.0.1:8080/v1 --model llama-3.1-8b

    Parameters
    ----------
    ids
        Agreements by id or name, or sources about agreements; every text if left out.
    codebook
        A codebook's id, or a YAML file; the workspace's own if left out.
    coder
        llm asks a language model, which is sent the provisions; the built-in rules if left out.
    endpoint
        With llm: its address, up to where /chat/completions begins. A key is read from FOEDERA_MODEL_KEY.
    model
        With llm: the name the endpoint knows the model by.
    size
        With llm: characters of one question at most.
    timeout
        With llm: seconds to wait for one answer.
    dry_run
        With llm: only say how many requests, characters and tokens would leave; nothing is sent or recorded.
    prompts
        With --dry-run: print each request's body, a line each, word for word as it would be sent.
    """
    with opened() as workspace, _shown(None if dry_run else coder) as progress:
        coded = workspace.code(
            meant.several(workspace, ids, "agreement", "source"),
            codebook=meant.codebook(workspace, codebook),
            coder=coder,
            endpoint=endpoint,
            model=model,
            size=size,
            timeout=timeout,
            dry_run=dry_run,
            progress=progress,
            then=_print,  # at once, so that a run that is stopped has said what it kept
        )
        learnt = "" if coder else workspace.codebook_learnt(meant.codebook(workspace, codebook)).in_words
        say_where(workspace)
    if dry_run:
        _print_plan(coded, whole=prompts)
        say(f"nothing was sent; without --dry-run this goes to {endpoint} (model {model})")
        return 0
    if learnt:
        say(learnt)
    left = sum(len(text.interview.open) for text in coded if text.interview is not None)
    refused = sum(text.refused is not None for text in coded)
    say("next: " + ("run the command again: it asks only what is open" if left else "foedera matrix"))
    return 1 if left or refused else 0


def _shown(coder: str | None) -> AbstractContextManager[Progress]:
    """How far it has come; where there is no terminal, questions to a language model are told one by one."""
    return bar("texts") if coder is None else bar("questions", _told_question)


def _told_question(done: int, of: int, what: str, /) -> None:
    if done < of:
        say(f"{what}: question {done + 1} of {of}")


def _print_plan(coded: Sequence[CodedText], *, whole: bool) -> None:
    """What would leave the machine: the requests themselves on stdout, or how much they are."""
    for text in coded:
        requests = text.requests or ()
        counts = (
            amount(len(requests), "request"),
            f"{sum(each.characters for each in requests)} characters",
            f"about {sum(each.tokens for each in requests)} tokens",
        )
        line = "\t".join((text.document, text.agreement or "", *counts))
        if whole:
            say(line)
            give_lines([each.body for each in requests])
        else:
            give_lines([line])
    say(f"tokens are estimated, {BYTES_A_TOKEN} bytes each; a model's own count differs, and the answers come on top")


def _print(text: CodedText) -> None:
    heard = text.interview
    if text.refused is not None:
        say(f"{text.document}: {text.refused}")
    elif heard is None:
        give_lines([f"{text.document}\t{text.new} new claims"])
    else:
        counts = (
            f"{text.new} new claims",
            f"{heard.answered} of {heard.questions} questions answered",
            f"{len(heard.refused)} refused",
            f"{len(heard.open)} areas open",
            f"{len(heard.for_review)} areas for review",
        )
        give_lines(["\t".join((text.document, text.agreement or "", *counts))])
        for line in _told(heard):
            say(f"  {line}")


def _told(heard: Prompting) -> Iterator[str]:
    """What a person should know of an interview beside its counts."""
    if not heard.questions:
        yield "nothing to ask: every area has an answer of this model"
    if heard.fenced:
        yield f"{amount(heard.fenced, 'answer')} came in a Markdown fence, which was taken off"
    for refusal in heard.rejected:
        about = ", ".join(filter(None, (f"question {refusal.question}", refusal.area, refusal.provision)))
        said = f": “{refusal.said}”" if refusal.said else ""
        yield f"{about}: {refusal.code}: {refusal.why}{said}"
    if heard.for_review:
        yield f"for review, none counts before a person has looked: {', '.join(heard.for_review)}"
    if heard.answered:
        yield _tokens_told(heard)
    if heard.open:
        yield f"open: {', '.join(heard.open)}"


def _tokens_told(heard: Prompting) -> str:
    """What the answers cost, as the endpoint counts."""
    tokens = heard.tokens
    if not tokens.answers:
        return "the endpoint says nothing of tokens"
    of = amount(tokens.answers, "answer")
    return f"tokens by the endpoint's count: {tokens.asked} asked, {tokens.answered} answered, in {of}"
