"""Clauses put into a sentence: 'whose talks opened on 30 June 2025,' is blanked, with what it names and dates."""

from __future__ import annotations

import re

from foedera.watching.prose.dates import DateMention
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.names import Mention

_RELATIVE = re.compile(r",\s(?P<word>whose|which|who|where|when)\s[^,;]*(?:,|$|(?=;))")
"""A clause put in, with what is dated in it: 'whose talks opened on 30 June 2025,'."""


def put_in(sentence: Sentence) -> tuple[int, int] | None:
    """The first clause put in that has a verb or a date of its own."""
    found = _RELATIVE.search(sentence.text)
    return (found.start(), found.end()) if found is not None and found.start() > 3 else None


def without(sentence: Sentence, put_in: tuple[int, int], dates: list[DateMention]) -> Sentence:
    """A sentence with a clause put in blanked, its dates and names taken out of the lists."""
    start, end = put_in

    def outside(found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(one for one in found if not start <= one.start < end)

    dates[:] = [one for one in dates if not start <= one.start < end]
    return sentence._replace(
        text=sentence.text[:start] + " " * (end - start) + sentence.text[end:],
        partners=outside(sentence.partners),
        parties=outside(sentence.parties),
        instruments=outside(sentence.instruments),
        missions=outside(sentence.missions),
    )
