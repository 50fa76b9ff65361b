"""Prompting: one text's questions, put to a model one after another; what was found, rejected, and stays open.

In: questions and a function that answers them. Out: a record. One question without a usable answer does not stop the
others; several in a row without any answer do. Not here: making claims of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from foedera.coding.language_model.prompts import Prompt
from foedera.coding.language_model.validation import (
    RejectedAnswer,
    RejectionCode,
    VerifiedQuote,
    printable,
    read_answer,
    validate,
)
from foedera.errors import AnswerRefused
from foedera.model.document import Document


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """What answers cost, as the endpoint itself counts."""

    asked: int = 0
    """Tokens of the questions."""
    answered: int = 0
    """Tokens of the answers."""
    answers: int = 0
    """Answers that came with a count; the others are not in the sums."""

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(
            asked=self.asked + other.asked,
            answered=self.answered + other.answered,
            answers=self.answers + other.answers,
        )


class Answer(msgspec.Struct, frozen=True):
    """What a model answered."""

    text: str
    tokens: Tokens = Tokens()


Ask = Callable[[Prompt], Answer | str]
"""Gives a model's answer, or its text alone, or raises AnswerRefused."""

MOST_FAILURES = 3
"""Questions in a row the endpoint may leave without an answer before the rest is not asked."""


class Prompting(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a text's questions."""

    questions: int
    answered: int
    """Questions whose answer had the form asked for."""
    fenced: int
    """Of those, the ones that came in a Markdown fence."""
    found: dict[str, tuple[VerifiedQuote, ...]]
    """Area → its verified quotes in the order of the text; none for an area all its questions answer with
    'not covered'."""
    shares: dict[str, tuple[int, int]]
    """Area → of how many of the questions about it the answer could be used, and how many there were."""
    open: tuple[str, ...]
    """Areas nothing can be said of: no verified quote, and not every question answered."""
    rejected: tuple[RejectedAnswer, ...]
    failures: int
    """Questions in a row that had no answer, up to the last one asked; handed on to the next text."""
    tokens: Tokens
    """What the endpoint says the answers cost, those of another form than asked for included."""

    @property
    def refused(self) -> tuple[RejectedAnswer, ...]:
        """What is kept for nobody."""
        return tuple(one for one in self.rejected if not one.code.for_review)

    @property
    def for_review(self) -> tuple[str, ...]:
        """Areas with nothing but doubted quotes: a person decides."""
        return tuple(area for area, places in self.found.items() if places and all(one.doubt for one in places))


def prompt_all(questions: Sequence[Prompt], document: Document, ask: Ask, *, failures: int = 0) -> Prompting:
    """Ask the questions of one text.

    Args:
        questions: as `foedera.coding.language_model.prompts.prompts` builds them.
        document: the text they are about.
        ask: gives each answer.
        failures: questions in a row that had no answer before these.
    """
    heard = _Heard(document, failures)
    for question in questions:
        if heard.failures >= MOST_FAILURES:
            heard.reject(question, RejectionCode.NOT_ASKED, f"{MOST_FAILURES} questions in a row had no answer")
        else:
            heard.put(question, ask)
    asked = dict.fromkeys(area for question in questions for area in question.areas)
    found = {area: heard.of(area, questions) for area in asked}
    return Prompting(
        questions=len(questions),
        answered=len(heard.found),
        fenced=heard.fenced,
        found={area: places for area, places in found.items() if places is not None},
        shares={area: heard.share(area, questions) for area in asked},
        open=tuple(area for area, places in found.items() if places is None),
        rejected=tuple(heard.rejected),
        failures=heard.failures,
        tokens=heard.tokens,
    )


class _Heard:
    """What was heard so far."""

    def __init__(self, document: Document, failures: int) -> None:
        self.document = document
        self.found: dict[int, dict[str, tuple[VerifiedQuote, ...]]] = {}
        self.rejected: list[RejectedAnswer] = []
        self.fenced = 0
        self.failures = failures
        self.tokens = Tokens()

    def put(self, question: Prompt, ask: Ask) -> None:
        """Ask one question and validate its answer."""
        try:
            said = ask(question)
        except AnswerRefused as fault:
            self.failures += 1
            self.reject(question, RejectionCode.NO_ANSWER, _in_line(fault))
            return
        self.failures = 0
        text = said if isinstance(said, str) else said.text
        self.tokens += Tokens() if isinstance(said, str) else said.tokens
        try:
            answer, fenced = read_answer(text)
        except AnswerRefused as fault:
            self.reject(question, RejectionCode.MALFORMED, _in_line(fault), said=text)
            return
        validated = validate(question, answer, self.document)
        self.fenced += fenced
        self.found[question.number] = validated.found
        self.rejected += validated.rejected

    def reject(self, question: Prompt, code: RejectionCode, why: str, *, said: str = "") -> None:
        """Note that nothing came of a question."""
        self.rejected.append(RejectedAnswer(code=code, question=question.number, said=printable(said), why=why))

    def share(self, area: str, questions: Sequence[Prompt]) -> tuple[int, int]:
        """Of how many questions about an area the answer could be used, and how many there were."""
        said = self._said(area, questions)
        return len(said) - said.count(None), len(said)

    def of(self, area: str, questions: Sequence[Prompt]) -> tuple[VerifiedQuote, ...] | None:
        """Verified quotes of an area, each place once; none where all say 'not covered'; None where it is open."""
        said = self._said(area, questions)
        quotes = sorted((one for places in said for one in places or ()), key=lambda one: one.doubt is None)
        places = {(one.start, one.end): one for one in quotes}
        if not places and None in said:
            return None
        return tuple(places[place] for place in sorted(places))

    def _said(self, area: str, questions: Sequence[Prompt]) -> list[tuple[VerifiedQuote, ...] | None]:
        """What each question about an area found; None for those without a usable answer."""
        return [self.found.get(q.number, {}).get(area) for q in questions if area in q.areas]


def _in_line(fault: AnswerRefused) -> str:
    """What happened and what to do, in one line; what was found may hold anything the endpoint said."""
    return f"{fault.what}: {printable(fault.found or '')}; {fault.next_step}"
