"""Validation of a model's answer: read strictly or not at all, then each quote against exactly the provision it cites.

In: a prompt, the text of its answer, the document. Out: verified quotes by area, and a rejected answer for everything
else. A quote that stands there but for what a copyist sets as he likes, and a passage given for more areas than any one
can show, are kept with a doubt: they are evidence of nothing until a person has looked. Not here: whether a verified
quote means what the model takes it for; nobody can say that but a person.
"""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from foedera.coding.language_model.prompts import Prompt
from foedera.coding.language_model.quote_search import LEAST_LIKENESS, FoldedText, differences, fold, too_short
from foedera.errors import AnswerRefused
from foedera.model.document import Document, Provision

MOST_QUOTES = 20
"""Quotes of one area that are looked at."""

MOST_AREAS = 5
"""Areas one passage may be given for before each waits for a person: readers gave none for more than three."""

MOST_NEAREST = 20
"""Refused quotes of one answer whose nearest passage is looked for."""

MOST_SAID = 160
"""Characters of what was said that a rejected answer keeps."""

_FENCE = re.compile(r"\s*```(?:json)?[ \t]*\n(.*)\n[ \t]*```\s*", re.DOTALL | re.IGNORECASE)
"""One Markdown fence around the whole answer."""


class Quote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quote and the number of the provision it is said to stand in."""

    provision: int
    quote: str


class AreaAnswer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the model says of one area."""

    area: str
    covered: bool
    evidence: tuple[Quote, ...]


class ModelAnswer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole answer to one question."""

    answers: tuple[AreaAnswer, ...]


class RejectionCode(enum.StrEnum):
    """Why something a model said did not become a claim."""

    NO_ANSWER = "no-answer"
    """The endpoint gave none."""
    NOT_ASKED = "not-asked"
    """Too many questions before it went without an answer."""
    MALFORMED = "malformed"
    """The answer is not of the form asked for; nothing of it counts."""
    UNKNOWN_AREA = "unknown-area"
    SAID_TWICE = "said-twice"
    """An area has two answers; neither counts."""
    NOT_ANSWERED = "not-answered"
    """An area asked about has no answer."""
    CONTRADICTION = "contradiction"
    """Not covered, yet with quotes."""
    WITHOUT_QUOTE = "without-quote"
    """Covered, yet without any."""
    TOO_MANY_QUOTES = "too-many-quotes"
    UNKNOWN_PROVISION = "unknown-provision"
    """A number this question did not show."""
    QUOTE_TOO_SHORT = "quote-too-short"
    QUOTE_CUTS_WORD = "quote-cuts-word"
    """The letters are there, but the quote begins or ends inside a word."""
    QUOTE_ELSEWHERE = "quote-elsewhere"
    """The quote stands in another provision than the one cited."""
    NO_SUCH_QUOTE = "no-such-quote"
    """The quote stands in none of the provisions shown."""
    QUOTE_DIFFERS = "quote-differs"
    """The quote stands there but for apostrophes, quotation marks, dashes, white space, ligatures: kept for review."""
    ONE_PASSAGE = "one-passage"
    """One passage is given for many areas, as by a model that obeys the text: each is kept for review."""

    @property
    def for_review(self) -> bool:
        """Whether what was said is kept for a person to decide."""
        return self in (RejectionCode.QUOTE_DIFFERS, RejectionCode.ONE_PASSAGE)


class RejectedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Something a model said, or did not say, that is no evidence, or none before a person has looked."""

    code: RejectionCode
    question: int
    area: str | None = None
    """As the model named it; None for the whole question."""
    provision: str | None = None
    """Id of the provision cited; None where none was, or none that was shown."""
    said: str = ""
    """What was said: one line, shortened, signs that cannot be printed replaced."""
    why: str


class VerifiedQuote(msgspec.Struct, frozen=True, kw_only=True):
    """A verified quote: code points of the document's text, inside the provision."""

    provision: Provision
    start: int
    end: int
    doubt: str | None = None
    """Why it is evidence of nothing until a person has looked; None for a quote that stands word for word."""


class ValidatedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of an answer."""

    found: dict[str, tuple[VerifiedQuote, ...]]
    """Area → its verified quotes; none for an area answered with 'not covered'. Areas without a usable answer lack."""
    rejected: tuple[RejectedAnswer, ...]


def read_answer(text: str) -> tuple[ModelAnswer, bool]:
    """The answer, and whether it came in a Markdown fence (accepted, because many models cannot do without).

    Raises:
        AnswerRefused: the text is not one JSON object of exactly the form asked for.
    """
    fenced = _FENCE.fullmatch(text)
    try:
        answer = msgspec.json.decode(text if fenced is None else fenced[1], type=ModelAnswer)
    except (msgspec.MsgspecError, UnicodeError) as fault:
        raise AnswerRefused(
            "the answer does not have the form asked for",
            where="the model's answer",
            expected='{"answers": [{"area": …, "covered": …, "evidence": [{"provision": …, "quote": …}]}]}',
            found=str(fault) if text.strip() else "nothing",
            next_step="run the command again, with fewer characters a question (--size) or another model",
        ) from fault
    return answer, fenced is not None


def validate(question: Prompt, answer: ModelAnswer, document: Document) -> ValidatedAnswer:
    """Check an answer against what was asked and shown."""
    validator = _Validator(question, document)
    found = validator.doubted(dict(validator.verdicts(answer)))
    return ValidatedAnswer(found=found, rejected=tuple(validator.rejected))


class _Validator:
    """One question's provisions, folded once, and the rejected answers as they come up."""

    def __init__(self, question: Prompt, document: Document) -> None:
        self.question = question
        self.document = document
        self.nearest = 0
        self.texts = {n: FoldedText(document.text[p.start : p.end]) for n, p in question.provisions.items()}
        self.rejected: list[RejectedAnswer] = []

    def verdicts(self, answer: ModelAnswer) -> Iterator[tuple[str, tuple[VerifiedQuote, ...]]]:
        """Area and verified quotes, for each area with a usable answer."""
        said = Counter(item.area for item in answer.answers)
        for area in self.question.areas:
            if said[area] == 0:
                self._reject(RejectionCode.NOT_ANSWERED, "the area was asked about and has no answer", area)
            elif said[area] > 1:
                self._reject(RejectionCode.SAID_TWICE, f"the area has {said[area]} answers; none counts", area)
        for item in answer.answers:
            if item.area not in self.question.areas:
                self._reject(
                    RejectionCode.UNKNOWN_AREA, "no area of this question has that id", item.area, said=item.area
                )
            elif said[item.area] == 1:
                found = self._verdict(item)
                if found is not None:
                    yield item.area, found

    def _verdict(self, item: AreaAnswer) -> tuple[VerifiedQuote, ...] | None:
        """The verified quotes of one area; None where its answer is not usable."""
        if not item.covered:
            if item.evidence:
                quote = item.evidence[0].quote
                self._reject(RejectionCode.CONTRADICTION, "'not covered' came with quotes", item.area, said=quote)
                return None
            return ()
        if not item.evidence:
            self._reject(RejectionCode.WITHOUT_QUOTE, "'covered' came without a quote", item.area)
        if len(item.evidence) > MOST_QUOTES:
            why = f"of {len(item.evidence)} quotes the first {MOST_QUOTES} were looked at"
            self._reject(RejectionCode.TOO_MANY_QUOTES, why, item.area)
        found = [self._found(item.area, evidence) for evidence in item.evidence[:MOST_QUOTES]]
        return tuple(one for one in found if one is not None) or None

    def _found(self, area: str, evidence: Quote) -> VerifiedQuote | None:
        provision = self.question.provisions.get(evidence.provision)
        if provision is None:
            why = f"provision {evidence.provision} was not shown in this question"
            self._reject(RejectionCode.UNKNOWN_PROVISION, why, area, said=evidence.quote)
            return None
        text = self.texts[evidence.provision]
        short = too_short(evidence.quote)
        place = None if short else text.find(evidence.quote)
        near = text.find_near(evidence.quote) if place is None and not short else None
        if place is None and near is None:
            code, why = self._fault(evidence)
            self._reject(code, why, area, provision, said=evidence.quote)
            return None
        first, last = place or near or (0, 0)
        start, end = provision.start + first, provision.start + last
        doubt = None
        if place is None:
            kinds = ", ".join(differences(evidence.quote, self.document.text[start:end]))
            doubt = f"the quote differs from the text in {kinds}"
            self._reject(RejectionCode.QUOTE_DIFFERS, doubt, area, provision, said=evidence.quote)
        return VerifiedQuote(provision=provision, start=start, end=end, doubt=doubt)

    def doubted(self, found: dict[str, tuple[VerifiedQuote, ...]]) -> dict[str, tuple[VerifiedQuote, ...]]:
        """The same, with a doubt about every passage that is given for more areas than one passage shows."""
        places = {(one.start, one.end): one for quotes in found.values() for one in quotes}
        doubts: dict[tuple[int, int], str] = {}
        told: set[tuple[str, ...]] = set()
        for place, quote in sorted(places.items()):
            served = tuple(area for area, quotes in found.items() if any(_overlap(quote, one) for one in quotes))
            if len(served) <= MOST_AREAS:
                continue
            doubts[place] = f"one passage is given for {len(served)} areas"
            if served not in told:
                said = self.document.text[quote.start : quote.end]
                why = f"{doubts[place]}: {', '.join(served)}"
                self._reject(RejectionCode.ONE_PASSAGE, why, None, quote.provision, said=said)
            told.add(served)
        return {
            area: tuple(_doubting(one, doubts.get((one.start, one.end))) for one in quotes)
            for area, quotes in found.items()
        }

    def _fault(self, evidence: Quote) -> tuple[RejectionCode, str]:
        if too_short(evidence.quote):
            return RejectionCode.QUOTE_TOO_SHORT, "too few letters to be evidence of anything"
        if self.texts[evidence.provision].holds(evidence.quote):
            return RejectionCode.QUOTE_CUTS_WORD, "the quote begins or ends inside a word"
        for number, text in self.texts.items():
            if text.find(evidence.quote) is not None:
                return (
                    RejectionCode.QUOTE_ELSEWHERE,
                    f"the quote stands in {self.question.provisions[number].eid}, not there",
                )
        return (
            RejectionCode.NO_SUCH_QUOTE,
            f"the quote stands in no provision of this question; {self._nearest(evidence)}",
        )

    def _nearest(self, evidence: Quote) -> str:
        """The passage of this question that is most like a quote, in words."""
        self.nearest += 1
        if self.nearest > MOST_NEAREST:
            return f"nearest passages are looked for {MOST_NEAREST} times an answer"
        best = max(((*text.nearest(evidence.quote), number) for number, text in self.texts.items()), default=None)
        if best is None or best[0] < LEAST_LIKENESS:
            return "nothing in them is like it"
        return f"nearest is “{printable(best[1])}” in {self.question.provisions[best[2]].eid}"

    def _reject(
        self, code: RejectionCode, why: str, area: str | None, provision: Provision | None = None, *, said: str = ""
    ) -> None:
        self.rejected.append(
            RejectedAnswer(
                code=code,
                question=self.question.number,
                area=None if area is None else printable(area),
                provision=None if provision is None else provision.id,
                said=printable(said),
                why=why,
            )
        )


def _overlap(one: VerifiedQuote, other: VerifiedQuote) -> bool:
    return one.start < other.end and other.start < one.end


def _doubting(quote: VerifiedQuote, doubt: str | None) -> VerifiedQuote:
    """A quote with one doubt more."""
    doubts = "; ".join(filter(None, (quote.doubt, doubt)))
    return msgspec.structs.replace(quote, doubt=doubts or None)


def printable(text: str) -> str:
    """One line of at most MOST_SAID characters in which every sign can be printed."""
    line = "".join(sign if sign.isprintable() else "\ufffd" for sign in fold(text[: 4 * MOST_SAID]))
    return line if len(line) <= MOST_SAID else line[: MOST_SAID - 1] + "…"
