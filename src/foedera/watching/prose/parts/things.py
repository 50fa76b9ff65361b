"""What a deed is done to: partnerships, other instruments, talks, dialogues, missions, acts of the union, and the rest.

In: a sentence's text with the instruments and missions named in it. Out: things in order. What a verb goes with
(`FITS`) tells which of several is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from foedera.watching.prose.parts.names import Mention
from foedera.watching.prose.parts.nouns import OWN

PARTNERSHIP, TYPED, ACT, OTHER, WEAK, TALKS, DIALOGUE, MISSION = (
    "partnership",
    "typed",
    "act",
    "other",
    "beside",
    "talks",
    "dialogue",
    "mission",
)
_DOCUMENTS = frozenset({PARTNERSHIP, TYPED, ACT, OTHER, WEAK})
FITS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "signed",
            "adopted",
            "endorsed",
            "agreed",
            "consented",
            "in_force",
            "provisionally_applied",
            "announced",
            "concluded",
            "published",
            "authorised",
        ),
        _DOCUMENTS | {TALKS},
    ),
    "extended": frozenset({MISSION, OTHER, WEAK}),
    "begun": frozenset({TALKS, DIALOGUE, MISSION, OTHER, WEAK}),
    "broken_off": frozenset({TALKS}),
    "closed": frozenset({TALKS, MISSION}),
    "met": frozenset({DIALOGUE, OTHER, WEAK}),
    "taking_part": frozenset({MISSION}),
    "attended": _DOCUMENTS | {DIALOGUE},
    "came": _DOCUMENTS | {DIALOGUE},
}
"""Kinds of things each deed is done to."""
_TALKS = re.compile(r"\b(?:talks|negotiations?|exploratory talks)\b", re.IGNORECASE)
_FORMATS = (
    ("security_and_defence", r"security and defen[cs]e (?:policy )?dialogues?|\bSDD\b|\bsecurity dialogues?"),
    (
        "foreign_and_security_policy",
        r"foreign and security policy dialogues?|\bFSPD\b",
    ),
    ("political_and_security", r"(?:high-level )?political and security dialogues?"),
    ("strategic", r"strategic dialogues?"),
    ("consultations", r"(?:security |defen[cs]e |security and defen[cs]e |political )?consultations?"),
    ("forum", r"(?:[Ss]chuman\w* )?(?:security and defence )?forums?"),
    ("", r"dialogues?"),
)
_DIALOGUE = re.compile("|".join(f"(?P<f{n}>{words})" for n, (_, words) in enumerate(_FORMATS)), re.IGNORECASE)
_WEAK = (
    r"loans?|packages?|summits?|programmes?|law|(?-i:bill)|budget|exercises?|papers?|briefings?|commitments?|roadmap|plans?|war"
    r"|elections?|visits?|framework|letter|invitation|association|accession|facility|measures?|mandates?|overview|study"
    r"|(?<!across the )(?<!at the )(?<!on the )(?<!round the )table|list"
)
"""What nobody means by 'it was signed'."""
_OTHER = re.compile(
    r"\b(?:agreements?|accords?|memorand(?:um|a)|declarations?|treat(?:y|ies)|statements?|decisions?|resolutions?"
    r"|regulations?|reports?|strateg(?:y|ies)|contracts?|arrangements?"
    r"|(?:digital|green|eastern|trade|strategic) partnerships?"
    rf"|(?P<weak>{_WEAK}))\b",
    re.IGNORECASE,
)
_OLDER = re.compile(r"\b(?:ad hoc|older|earlier|previous|legal|binding|separate|financial|standing)\s$", re.IGNORECASE)
"""'The ad hoc instrument' is no partnership."""
_OCCASION = re.compile(
    r"\b(?:during|at|after|before|on the (?:margins?|sidelines|margin) of|in the framework of|under|on the occasion of"
    r"|alongside|back to back with)\s(?:the|its|their|an?|that|this)\s"
    r"(?:[\w–'’-]+\s){0,6}(?:summit|council|forum|dialogues?|meeting|committee|conference)\b",
    re.IGNORECASE,
)


class Thing(NamedTuple):
    """Something a deed may be done to, where it is named."""

    start: int
    end: int
    kind: str
    id: str
    """Type of an instrument, format of a dialogue, id of a mission or act; empty where the words do not say."""


def things_in(text: str, instruments: Iterable[Mention], missions: Iterable[Mention]) -> tuple[Thing, ...]:
    """The things a text names, in order; an occasion ('during the eighth Association Council') is none."""
    bare = _OCCASION.sub(lambda found: " " * len(found[0]), text)
    return tuple(sorted(_apart(_named(bare, text, instruments, missions))))


def dialogues_in(text: str) -> tuple[Thing, ...]:
    """The dialogues a text names, those it gives only as an occasion among them."""
    return tuple(
        Thing(match.start(), match.end(), DIALOGUE, _FORMATS[int((match.lastgroup or "f0")[1:])][0])
        for match in _DIALOGUE.finditer(text)
    )


def _named(bare: str, text: str, instruments: Iterable[Mention], missions: Iterable[Mention]) -> Iterator[Thing]:
    for one in instruments:
        if one.how != "DRAFT":
            yield Thing(one.start, one.end, ACT if one.how == "STRATEGY" else TYPED, one.id)
    yield from (Thing(one.start, one.end, MISSION, one.id) for one in missions)
    yield from dialogues_in(bare)
    yield from (Thing(match.start(), match.end(), TALKS, "") for match in _TALKS.finditer(bare))
    for match in OWN.finditer(text):
        kind = OTHER if _OLDER.search(text, 0, match.start()) else PARTNERSHIP
        yield Thing(match.start(), match.end(), kind, "" if kind == PARTNERSHIP else match[0].lower())
    for match in _OTHER.finditer(bare):
        yield Thing(match.start(), match.end(), WEAK if match["weak"] else OTHER, match[0].lower())


def _apart(found: Iterable[Thing]) -> list[Thing]:
    """Things none of which stands in another: those named first in the list win where lengths are equal."""
    kept: list[Thing] = []
    for one in sorted(found, key=lambda thing: thing.start - thing.end):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    typed = {one.end for one in kept if one.kind == TYPED}
    return [one for one in kept if one.kind != OTHER or one.start - 1 not in typed]  # 'SAFE agreement' is one


def fits(role: str, things: Iterable[Thing]) -> list[Thing]:
    """The things a deed of a role can be done to."""
    return [one for one in things if one.kind in FITS.get(role, _DOCUMENTS)]
