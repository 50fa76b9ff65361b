"""Variants of a clause type: which passages word it alike, and how like two wordings are.

In: the wordings of one type. Out: variants with letters by date. The rule: in order of date, a wording belongs to the
variant whose eldest wording it is likest, if they have nine tenths of their words in common in the same order, names,
amounts and dates that differ between agreements left aside; else it is a new variant.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from foedera.comparing.templates.wordings import Value, Wording, plain_words
from foedera.comparing.wording.formulas import Signed
from foedera.model.dates import first_day
from foedera.model.template import TemplateMember, Variant

SAME = 0.9
"""Share of words in common, in order, from which two wordings are one variant."""
DIGITS = 4


class Numbered(NamedTuple):
    """A wording with its words as numbers, the same number for the same word within a clause type."""

    wording: Wording
    words: tuple[int, ...]


def numbered(wordings: Sequence[Wording], fixed: Collection[Value]) -> list[Numbered]:
    """Wordings of one type with their words as numbers; rapidfuzz takes strings for equal when their hashes are."""
    known: dict[str, int] = {}
    return [
        Numbered(one, tuple(known.setdefault(word, len(known)) for word in plain_words(one, fixed))) for one in wordings
    ]


def common(one: Sequence[int], other: Sequence[int], least: float = 0.0) -> float:
    """Words in common in the same order, twice, by the words of both; 0 where that is below `least`."""
    both = len(one) + len(other)
    if not both or 2 * min(len(one), len(other)) < least * both:
        return 0.0
    return round(Indel.normalized_similarity(one, other, score_cutoff=least), DIGITS)


def in_order(wordings: Sequence[Wording], signed: Signed) -> list[Wording]:
    """By date signed, the undated last, then by agreement and place."""

    def key(wording: Wording) -> tuple[bool, str, str, str, int]:
        date, segment = signed.get(wording.segment.agreement), wording.segment
        when = "" if date is None else first_day(date).isoformat()
        return date is None, when, segment.agreement, segment.document, segment.start

    return sorted(wordings, key=key)


def variants_of(wordings: Sequence[Numbered], signed: Signed) -> tuple[Variant, ...]:
    """The variants of one type.

    Args:
        wordings: its passages in order of date.
        signed: dates of signature.
    """
    leaders: list[Numbered] = []
    known: dict[tuple[int, ...], tuple[int, float]] = {}
    groups: list[list[TemplateMember]] = []
    for one in wordings:
        if one.words not in known:
            known[one.words] = _placed(one, leaders)
        place, same = known[one.words]
        if place == len(groups):
            leaders.append(one)
            groups.append([])
        segment = one.wording.segment
        groups[place].append(TemplateMember(segment=segment, signed=signed.get(segment.agreement), same=same))
    return tuple(Variant(letter=letter(at), members=tuple(group)) for at, group in enumerate(groups))


def _placed(one: Numbered, leaders: Sequence[Numbered]) -> tuple[int, float]:
    """The variant a wording belongs to, and how much it has in common with the eldest of it; a new one's number."""
    likest, same = len(leaders), SAME
    for at, leader in enumerate(leaders):
        alike = common(leader.words, one.words, same)
        if alike >= same and (alike > same or likest == len(leaders)):
            likest, same = at, alike
    return (likest, same) if likest < len(leaders) else (likest, 1.0)


def letter(place: int) -> str:
    """A for 0 to Z for 25, then AA, AB and so on."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
