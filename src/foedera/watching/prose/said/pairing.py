"""Which date belongs to which deed of a clause, and to whom of several.

In: the verbs, dates and names of a clause. Out: pairs; where a pair cannot be told, nobody.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.names import Mention
from foedera.watching.prose.parts.verbs import CAME, Verb

_LIST = re.compile(
    r"(?:\s?[,–-]\s?(?:and\s|then\s)?(?:with\s|the\s)*|\s(?:and|or|as well as)\s(?:with\s|the\s|in\s)*)(?:the\s)?"
    r"|['’]s?(?:,\s|\sand\s)"
)
_REFERENCE_YEAR = re.compile(r"\b(?:reports?|the one|that) (?:on|for) (?:the CSDP in )?$", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|after|later than|as of|between|from|to|up to|than)\s(?:about\s|early\s|late\s)?$",
    re.IGNORECASE,
)
_WHAT_OF = re.compile(
    r"\s(?:briefing|report|table|list|overview|comparison|study|paper|measure|partnership|text|review|figures?|statement)s?\b"
)
_OF_YEAR = re.compile(r"\b(?!(?:is|are|was|were)\s)\w+\sof\s$")
"""'The six texts of 2024'."""
_NOUN_OF = re.compile(r"\b(?!(?:is|are|was|were|day|date|signature|signing|adoption|month)\s)[a-z]+\sof\s$")
_BEGINNING = re.compile(r"\b(?:dates?|dated|dating|is|are|was|were|force|effect|back)\s(?:\w+\s)?(?:from|to|since)\s$")


def of_a_deed(text: str, date: DateMention) -> bool:
    """Whether a date can be of a deed: no bound of a time, no year of a report or of what is spoken of."""
    before = text[max(0, date.start - 24) : date.start]
    bound = _BOUND.search(before) and not _BEGINNING.search(before)
    of_it = len(date.date) == 4 and _OF_YEAR.search(before)
    return not bound and not of_it and not of_a_thing(text, date) and _REFERENCE_YEAR.search(before) is None


def of_a_thing(text: str, date: DateMention) -> bool:
    """Whether a date only tells which of several things is meant: 'the January 2025 briefing'."""
    return _WHAT_OF.match(text, date.end) is not None


def tells_which(text: str, date: DateMention) -> bool:
    """Whether a date belongs to a noun before it: 'four years after the agreement of December 2012'."""
    return _NOUN_OF.search(text, max(0, date.start - 24), date.start) is not None


def to_verbs(verbs: Sequence[Verb], dates: Sequence[DateMention]) -> Iterator[tuple[Verb, list[DateMention]]]:
    """Each deed of a clause with its dates: those behind it, and those before the first."""
    acting = [one for one in verbs if not one.noun] or list(verbs)
    firm = [one for one in acting if one.role != CAME] or acting
    for place, verb in enumerate(firm):
        end = firm[place + 1].start if place + 1 < len(firm) else None
        start = verb.start if place else 0
        yield verb, [one for one in dates if start <= one.start and (end is None or one.start < end)]


def to_parties(
    text: str, here: Sequence[Mention], parties: tuple[str, ...], dates: Sequence[DateMention]
) -> Iterator[tuple[tuple[str, ...], tuple[DateMention, ...]]]:
    """Whom each date of a deed is said of; where that cannot be told, nobody.

    Args:
        text: the sentence.
        here: who is named in the clause.
        parties: whom the clause is about.
        dates: the dates of the deed.
    """
    if len(parties) <= 1 or not dates:
        yield parties, tuple(dates)
        return
    each = _each(dates) if "respectively" in text else []
    if len(each) == len(parties):
        yield from (((one,), (date,)) for one, date in zip(parties, each, strict=True))
    elif len(dates) == 1:
        yield (parties if _listed(text, here) else ()), tuple(dates)
    else:
        marks = sorted([*((one.start, "p") for one in here), *((date.start, "d") for date in dates)])
        signs = "".join(kind for _, kind in marks)
        if len(here) == len(dates) and signs in ("pd" * len(dates), "dp" * len(dates)):
            yield from (((one.id,), (date,)) for one, date in zip(here, dates, strict=True))
        else:
            yield (), tuple(dates)


def _each(dates: Sequence[DateMention]) -> list[DateMention]:
    """Dates one by one, also the two of '1 and 4 November'."""
    found = []
    for date in dates:
        found.append(date._replace(last=None))
        if date.last is not None:
            found.append(date._replace(date=date.last, last=None))
    return found


def _listed(text: str, here: Sequence[Mention]) -> bool:
    """Whether those named stand in one list: 'X, Y and Z'."""
    joints = (text[one.end : other.start] for one, other in itertools.pairwise(here))
    return bool(here) and all(_LIST.fullmatch(joint) for joint in joints)
