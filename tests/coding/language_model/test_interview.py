"""Interviews: one question that goes wrong takes nothing from the others, and nothing half-heard counts as absence."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from foedera.coding.language_model.interview import PATIENCE, conduct
from foedera.coding.language_model.judging import Code
from foedera.coding.language_model.questions import Question
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


def answer(question: Question) -> str:
    """Finds hybrid threats in the first provision shown, and nothing else."""
    first = min(question.provisions)
    return json.dumps(says(hybrid=[(first, quote(first))], cables=[], space=[]))


def nothing(question: Question) -> str:
    """Finds nothing."""
    return json.dumps(says(hybrid=[], cables=[], space=[]))


def but(ask: Callable[[Question], str], *numbers: int, text: str | None = None) -> Callable[[Question], str]:
    """The same model, which at these questions says `text`, or fails."""

    def changed(question: Question) -> str:
        if question.number not in numbers:
            return ask(question)
        if text is None:
            raise AnswerRefused("no answer", found="503\x1b", next_step="wait")
        return text

    return changed


@pytest.fixture
def put() -> tuple[Question, ...]:
    """The questions of the long text: several portions, all areas in each."""
    put = asked_about(pact(LONG), size=SIZE)
    assert len(put) > PATIENCE + 1
    assert all(question.areas == ("hybrid", "cables", "space") for question in put)
    return put


def test_quotes_of_all_portions_come_together(put: tuple[Question, ...]) -> None:
    """In the order of the text; an area no portion covers is answered with nothing."""
    heard = conduct(put, pact(LONG).document, answer)
    assert (heard.questions, heard.answered, heard.open, heard.refusals) == (len(put), len(put), (), ())
    starts = [found.start for found in heard.found["hybrid"]]
    assert starts == sorted(starts)
    assert len(starts) == len(put)
    assert heard.found["space"] == ()


@pytest.mark.parametrize("text", [None, "", "{", "I would rather not.", '{"answers": []}'])
def test_a_portion_without_answer_leaves_open_what_was_not_found(put: tuple[Question, ...], text: str | None) -> None:
    """What other portions showed stands; of the rest nobody can say 'not found'."""
    heard = conduct(put, pact(LONG).document, but(answer, 2, text=text))
    assert len(heard.found["hybrid"]) == len(put) - 1
    assert heard.open == ("cables", "space")
    assert heard.found.keys() == {"hybrid"}
    assert heard.shares["hybrid"] == (len(put) - 1, len(put))
    assert {refusal.question for refusal in heard.refusals} == {2}


def test_codes_tell_a_silent_endpoint_from_a_bad_answer(put: tuple[Question, ...]) -> None:
    """The reader can see whose fault it was."""
    silent = conduct(put, pact(LONG).document, but(nothing, 1))
    assert [refusal.code for refusal in silent.refusals] == [Code.NO_ANSWER]
    assert silent.refusals[0].why == "no answer: 503\ufffd; wait"
    bad = conduct(put, pact(LONG).document, but(nothing, 1, text="```\nsorry\x1b[0m\n```"))
    assert [refusal.code for refusal in bad.refusals] == [Code.MALFORMED]
    assert bad.refusals[0].said.isprintable()


def test_a_refused_quote_leaves_its_area_open(put: tuple[Question, ...]) -> None:
    """An invented quote is not turned into 'not found'."""
    invented = json.dumps(says(hybrid=[(min(put[0].provisions), "The sides invent things.")], cables=[], space=[]))
    heard = conduct(put, pact(LONG).document, but(nothing, 1, text=invented))
    assert heard.open == ("hybrid",)
    assert heard.found == {"cables": (), "space": ()}


def test_an_endpoint_that_fails_on_and_on_is_left_alone(put: tuple[Question, ...]) -> None:
    """After three failures in a row the rest is named and not asked, in this text and the next."""
    asked = []

    def fail(question: Question) -> str:
        asked.append(question.number)
        raise AnswerRefused("no answer")

    heard = conduct(put, pact(LONG).document, fail)
    assert asked == [1, 2, 3]
    codes = [refusal.code for refusal in heard.refusals]
    assert codes == [Code.NO_ANSWER] * PATIENCE + [Code.NOT_ASKED] * (len(put) - PATIENCE)
    assert conduct(put, pact(LONG).document, fail, failures=heard.failures).answered == 0
    assert asked == [1, 2, 3]


def test_failures_between_answers_do_not_add_up(put: tuple[Question, ...]) -> None:
    """Two failures, an answer, two failures: all are asked."""
    heard = conduct(put, pact(LONG).document, but(answer, 1, 2, 4), failures=0)
    assert heard.answered == len(put) - 3
    assert Code.NOT_ASKED not in {refusal.code for refusal in heard.refusals}


def test_fences_are_counted(put: tuple[Question, ...]) -> None:
    """They are accepted, and said."""
    heard = conduct(put, pact(LONG).document, but(nothing, 1, text=f"```json\n{nothing(put[0])}\n```"))
    assert (heard.fenced, heard.answered, heard.open) == (1, len(put), ())
