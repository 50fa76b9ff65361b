"""Prompting: one question that goes wrong takes nothing from the others, and nothing half-heard counts as absence."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from foedera.coding.language_model.prompting import MOST_FAILURES, prompt_all
from foedera.coding.language_model.prompts import Prompt
from foedera.coding.language_model.validation import RejectionCode
from foedera.errors import AnswerRefused
from tests.model_server import says
from tests.questioned import WORDING, asked_about, pact

LONG = "\n\n".join(
    f"Article {number}\n\nThe sides will hold talks number {number} on hybrid threats. {'Filling words. ' * 60}"
    for number in range(1, 17)
)
SIZE = len(WORDING.text) + 2_800


def quote(number: int) -> str:
    """A true quote of the long text."""
    return f"The sides will hold talks number {number} on hybrid threats."


def answer(question: Prompt) -> str:
    """Finds hybrid threats in the first provision shown, and nothing else."""
    first = min(question.provisions)
    return json.dumps(says(hybrid=[(first, quote(first))], cables=[], space=[]))


def nothing(question: Prompt) -> str:
    """Finds nothing."""
    return json.dumps(says(hybrid=[], cables=[], space=[]))


def but(ask: Callable[[Prompt], str], *numbers: int, text: str | None = None) -> Callable[[Prompt], str]:
    """The same model, which at these questions says `text`, or fails."""

    def changed(question: Prompt) -> str:
        if question.number not in numbers:
            return ask(question)
        if text is None:
            raise AnswerRefused("no answer", found="503\x1b", next_step="wait")
        return text

    return changed


@pytest.fixture
def put() -> tuple[Prompt, ...]:
    """The questions of the long text: several portions, all areas in each."""
    put = asked_about(pact(LONG), size=SIZE)
    assert len(put) > MOST_FAILURES + 1
    assert all(question.areas == ("hybrid", "cables", "space") for question in put)
    return put


def test_quotes_of_all_portions_come_together(put: tuple[Prompt, ...]) -> None:
    """In the order of the text; an area no portion covers is answered with nothing."""
    heard = prompt_all(put, pact(LONG).document, answer)
    assert (heard.questions, heard.answered, heard.open, heard.rejected) == (len(put), len(put), (), ())
    starts = [found.start for found in heard.found["hybrid"]]
    assert starts == sorted(starts)
    assert len(starts) == len(put)
    assert heard.found["space"] == ()


@pytest.mark.parametrize("text", [None, "", "{", "I would rather not.", '{"answers": []}'])
def test_a_portion_without_answer_leaves_open_what_was_not_found(put: tuple[Prompt, ...], text: str | None) -> None:
    """What other portions showed stands; of the rest nobody can say 'not found'."""
    heard = prompt_all(put, pact(LONG).document, but(answer, 2, text=text))
    assert len(heard.found["hybrid"]) == len(put) - 1
    assert heard.open == ("cables", "space")
    assert heard.found.keys() == {"hybrid"}
    assert heard.shares["hybrid"] == (len(put) - 1, len(put))
    assert {refusal.question for refusal in heard.rejected} == {2}


def test_codes_tell_a_silent_endpoint_from_a_bad_answer(put: tuple[Prompt, ...]) -> None:
    """The reader can see whose fault it was."""
    silent = prompt_all(put, pact(LONG).document, but(nothing, 1))
    assert [refusal.code for refusal in silent.rejected] == [RejectionCode.NO_ANSWER]
    assert silent.rejected[0].why == "no answer: 503\ufffd; wait"
    bad = prompt_all(put, pact(LONG).document, but(nothing, 1, text="```\nsorry\x1b[0m\n```"))
    assert [refusal.code for refusal in bad.rejected] == [RejectionCode.MALFORMED]
    assert bad.rejected[0].said.isprintable()


def test_a_refused_quote_leaves_its_area_open(put: tuple[Prompt, ...]) -> None:
    """An invented quote is not turned into 'not found'."""
    invented = json.dumps(says(hybrid=[(min(put[0].provisions), "The sides invent things.")], cables=[], space=[]))
    heard = prompt_all(put, pact(LONG).document, but(nothing, 1, text=invented))
    assert heard.open == ("hybrid",)
    assert heard.found == {"cables": (), "space": ()}


def test_an_endpoint_that_fails_on_and_on_is_left_alone(put: tuple[Prompt, ...]) -> None:
    """After three failures in a row the rest is named and not asked, in this text and the next."""
    asked = []

    def fail(question: Prompt) -> str:
        asked.append(question.number)
        raise AnswerRefused("no answer")

    heard = prompt_all(put, pact(LONG).document, fail)
    assert asked == [1, 2, 3]
    codes = [refusal.code for refusal in heard.rejected]
    assert codes == [RejectionCode.NO_ANSWER] * MOST_FAILURES + [RejectionCode.NOT_ASKED] * (len(put) - MOST_FAILURES)
    assert prompt_all(put, pact(LONG).document, fail, failures=heard.failures).answered == 0
    assert asked == [1, 2, 3]


def test_failures_between_answers_do_not_add_up(put: tuple[Prompt, ...]) -> None:
    """Two failures, an answer, two failures: all are asked."""
    heard = prompt_all(put, pact(LONG).document, but(answer, 1, 2, 4), failures=0)
    assert heard.answered == len(put) - 3
    assert RejectionCode.NOT_ASKED not in {refusal.code for refusal in heard.rejected}


def test_fences_are_counted(put: tuple[Prompt, ...]) -> None:
    """They are accepted, and said."""
    heard = prompt_all(put, pact(LONG).document, but(nothing, 1, text=f"```json\n{nothing(put[0])}\n```"))
    assert (heard.fenced, heard.answered, heard.open) == (1, len(put), ())
