"""Answers: the text a model gave, read strictly or refused whole.

In: text. Out: records. Not here: whether what they say is so.
"""

from __future__ import annotations

import re

import msgspec

from foedera.errors import AnswerRefused

_FENCE = re.compile(r"\s*```(?:json)?[ \t]*\n(.*)\n[ \t]*```\s*", re.DOTALL | re.IGNORECASE)
"""One Markdown fence around the whole answer."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quote and the number of the provision it is said to stand in."""

    provision: int
    quote: str


class AreaAnswer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the model says of one area."""

    area: str
    covered: bool
    evidence: tuple[Evidence, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole answer to one question."""

    answers: tuple[AreaAnswer, ...]


def read_answer(text: str) -> tuple[Answer, bool]:
    """The answer, and whether it came in a Markdown fence (accepted, because many models cannot do without).

    Raises:
        AnswerRefused: the text is not one JSON object of exactly the form asked for.
    """
    fenced = _FENCE.fullmatch(text)
    try:
        answer = msgspec.json.decode(text if fenced is None else fenced[1], type=Answer)
    except (msgspec.MsgspecError, UnicodeError) as fault:
        raise AnswerRefused(
            "the answer does not have the form asked for",
            where="the model's answer",
            expected='{"answers": [{"area": …, "covered": …, "evidence": [{"provision": …, "quote": …}]}]}',
            found=str(fault) if text.strip() else "nothing",
            next_step="run the command again, with fewer characters a question (--size) or another model",
        ) from fault
    return answer, fenced is not None
