"""Wordings: passages as clause types are made of them, and as a reader sees them with their slots.

In: texts of a family. Out: wordings; their words with a mark for each slot; their text with [PARTY], [AMOUNT], [DATE].
A passage and its words are those common wording is counted in (comparing.wording.segments).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from foedera.comparing.alignment.tokens import Token
from foedera.comparing.templates.slots import Slot, slots_of
from foedera.comparing.wording.closings import CLOSING, names_alone, set_apart
from foedera.comparing.wording.segments import SegmentRule, segments_of, words_of
from foedera.model.document import Provision, ReadResult
from foedera.model.reuse import LeftOut, Segment
from foedera.model.template import SlotKind
from foedera.text.spans import body_start

_SLOT_TOKEN = re.compile(r"(\s*)(\[(?:PARTY|AMOUNT|DATE)\]|[^\W_]+(?:['’\u2010-][^\W_]+)*|[^\s]|\Z)")
MARKS = {f"[{kind}]" for kind in SlotKind}
EVERYTHING = SegmentRule(closings=True)
"""Whole passages: what of them is a formula of closing is told apart here, not left out."""
Value = tuple[SlotKind, str]


class Wording(NamedTuple):
    """A passage with its text and what in it may be a slot."""

    segment: Segment
    text: str
    """Its provisions without their printed numbers, one a line."""
    slots: tuple[Slot, ...]
    closing: bool
    """Whether it is nothing but a formula of closing or the lines of signatories."""


def wordings_of(texts: Sequence[ReadResult]) -> tuple[tuple[Wording, ...], tuple[LeftOut, ...]]:
    """The passages of all texts that are compared, and what was left out with the reason."""
    segments = segments_of(texts, EVERYTHING)
    held = {text.document.id: text for text in texts}
    provisions = {name: {each.id: at for at, each in enumerate(text.provisions)} for name, text in held.items()}
    made: list[Wording] = []
    closed = ""
    for segment in segments.all:
        text = held[segment.document]
        first = provisions[segment.document][segment.id]
        members = list(_members(text.document.text, text.provisions[first:], segment.end))
        body = "\n".join(text.document.text[start : each.end].strip() for each, start in members)
        apart = set_apart(text.document, members)
        # behind a formula of closing a line of names needs no 'For' to be a signatory's
        closing = apart.count(CLOSING) == len(apart) or (closed == segment.document and names_alone(body))
        closed = segment.document if closing else ""
        made.append(Wording(segment, body, slots_of(body), closing))
    return tuple(made), segments.left_out


def _members(text: str, provisions: Iterable[Provision], end: int) -> Iterable[tuple[Provision, int]]:
    """The provisions up to a place, each with where its words begin."""
    for provision in provisions:
        if provision.start >= end:
            return
        yield provision, body_start(text, provision)


def words(wording: Wording) -> list[str]:
    """Its words as they are compared, with a mark such as [PARTY] for each slot."""
    return _words(wording, frozenset())


def _words(wording: Wording, fixed: Collection[Value]) -> list[str]:
    found: list[str] = []
    at = 0
    for slot in wording.slots:
        found += words_of(wording.text[at : slot.start])
        if (slot.kind, slot.value) in fixed:
            found += words_of(wording.text[slot.start : slot.end])
        else:
            found.append(f"[{slot.kind}]")
        at = slot.end
    return found + words_of(wording.text[at:])


def fixed_of(wordings: Sequence[Wording]) -> frozenset[Value]:
    """The names, amounts and dates that more than half of the wordings have: those are part of the clause.

    Of one wording by itself nothing is known to differ, so all of it is.
    """
    counted: Counter[Value] = Counter()
    for wording in wordings:
        counted.update({(slot.kind, slot.value) for slot in wording.slots})
    return frozenset(value for value, times in counted.items() if 2 * times > len(wordings))


def plain_words(wording: Wording, fixed: Collection[Value]) -> tuple[str, ...]:
    """Its words with a mark for each slot that is not fixed: what makes two wordings the same."""
    return tuple(_words(wording, fixed))


def rendered(wording: Wording, fixed: Collection[Value]) -> str:
    """Its text with [PARTY], [AMOUNT] or [DATE] for each slot that is not fixed."""
    parts, at = [], 0
    for slot in wording.slots:
        if (slot.kind, slot.value) not in fixed:
            parts += [wording.text[at : slot.start], f"[{slot.kind}]"]
            at = slot.end
    return "".join([*parts, wording.text[at:]])


def slot_tokens(text: str) -> list[Token]:
    """The tokens of a text with slots: a slot is one."""
    return [Token(*found.groups()) for found in _SLOT_TOKEN.finditer(text) if found[0]]
